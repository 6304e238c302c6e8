"""Sources (files, folders, patterns) -> the files to read, in an order that does not depend on the file system."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct

from kg.corpus.problems import problem
from kg.errors import SourceError
from kg.model import Problem

SUFFIXES = frozenset({".html", ".htm", ".md", ".txt"})
WILDCARDS = frozenset("*?[")


class SourceFile(Struct, frozen=True, order=True):
    """A file to read. `name` is its path below its SOURCE without suffix (with it where two would be equal), `/` between.

    `display` is its path as the caller would write it, `path` the absolute one.
    """

    name: str
    display: str
    path: str


class _Found(Struct, frozen=True):
    """A file under its source: its path below it, and as displayed."""

    below: str
    display: str


class _Search:
    """One run over the sources: what was found, by absolute path, and the problems met."""

    def __init__(self) -> None:
        self.found: dict[str, _Found] = {}
        self.problems: dict[tuple[str, str], Problem] = {}

    def report(self, path: Path, code: str, detail: str = "") -> None:
        shown = printable(str(path))
        self.problems[shown, code] = problem(shown, code, detail)

    def source(self, source: Path) -> None:
        if source.is_dir():
            self.folder(source, source, source.resolve())
        elif source.exists() or source.is_symlink():
            self.named_file(source)
        elif any(WILDCARDS & set(part) for part in source.parts):
            self.pattern(source)
        else:
            raise SourceError(f"{printable(str(source))}: there is no such file or folder; check the path")

    def named_file(self, path: Path) -> None:
        if path.suffix.lower() in SUFFIXES:
            self.take(path, path.parent)
        else:
            self.report(path, "unsupported-type")

    def pattern(self, source: Path) -> None:
        first = next(i for i, part in enumerate(source.parts) if WILDCARDS & set(part))
        base, wanted = Path(*source.parts[:first]), str(PurePosixPath(*source.parts[first:]))
        matches = [path for path in sorted(base.glob(wanted)) if _shown(path.relative_to(base), wanted)]
        if not matches:
            raise SourceError(f"{printable(str(source))}: the pattern matches nothing; check it, and quote it for the shell")
        root = base.resolve()
        for path in matches:
            if path.is_symlink() and not path.resolve().is_relative_to(root):
                self.report(path, "outside-source")
            elif path.is_dir():
                self.folder(path, base, root)
            elif path.suffix.lower() in SUFFIXES:
                self.take(path, base)

    def folder(self, folder: Path, source: Path, root: Path) -> None:
        """Everything below `folder`; links are followed to files inside `root` only."""
        for entry in self.entries(folder, top=folder == source):
            path = Path(entry.path)
            if entry.is_symlink() and not path.resolve().is_relative_to(root):
                if entry.is_dir() or path.suffix.lower() in SUFFIXES:
                    self.report(path, "outside-source")
            elif entry.is_dir(follow_symlinks=False):
                self.folder(path, source, root)
            elif path.suffix.lower() in SUFFIXES and not (entry.is_symlink() and entry.is_dir()):
                self.take(path, source)

    def entries(self, folder: Path, top: bool) -> Iterator[os.DirEntry[str]]:
        """What stands in a folder, without what is hidden."""
        try:
            with os.scandir(folder) as entries:
                found = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)
        except OSError as error:
            if top:
                raise SourceError(f"{printable(str(folder))}: {error.strerror}; check its permissions") from error
            self.report(folder, "unreadable", error.strerror or "")
            return
        yield from found

    def take(self, path: Path, source: Path) -> None:
        """Add one file, if it is a regular one."""
        if printable(str(path)) != str(path):
            self.report(path, "name-encoding")
            return
        try:
            regular = stat.S_ISREG(path.stat().st_mode)
        except OSError as error:
            self.report(path, "unreadable", error.strerror or "")
            return
        if not regular:
            self.report(path, "not-regular")
            return
        absolute = str(path.absolute())
        found = _Found(path.relative_to(source).as_posix(), str(path))
        known = self.found.get(absolute)
        if known is None or (found.below, found.display) < (known.below, known.display):
            self.found[absolute] = found


def printable(name: str) -> str:
    """A file name without what cannot be shown: bytes that are no UTF-8 and control characters become U+FFFD.

    >>> printable("a\\nb")
    'a�b'
    """
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" or c < " " or "\x7f" <= c <= "\x9f" else c for c in name)


def _shown(below: Path, wanted: str) -> bool:
    """Whether a match is not hidden, or the pattern asks for hidden ones."""
    return wanted.startswith(".") or "/." in wanted or not any(part.startswith(".") for part in below.parts)


def _names(found: dict[str, _Found]) -> dict[str, str]:
    """A name for each absolute path: without suffix, or with it, or the whole path, whichever is the first unique one."""
    choices = {path: (str(PurePosixPath(f.below).with_suffix("")), f.below, f.display, path) for path, f in found.items()}
    level = dict.fromkeys(choices, 0)
    while True:
        names = {path: choices[path][level[path]] for path in choices}
        counts = Counter(names.values())
        equal = [path for path, name in names.items() if counts[name] > 1 and level[path] < 3]
        if not equal:
            return names
        for path in equal:
            level[path] += 1


def discover(sources: Sequence[str | Path]) -> tuple[list[SourceFile], list[Problem]]:
    """The files that `sources` hold, sorted by name, and a problem for everything that cannot be read.

    Folders are read recursively; what is hidden and files of other types are passed over. Symbolic links are followed to
    regular files inside the same source only; a file or folder that is named itself may be a link.
    Raises SourceError for a source that does not exist.
    """
    search = _Search()
    for source in sources:
        search.source(Path(source))
    names = _names(search.found)
    files = sorted(SourceFile(names[path], found.display, path) for path, found in search.found.items())
    return files, [search.problems[key] for key in sorted(search.problems)]
