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
        """One source: a folder, a file, or a pattern."""
        try:
            self._source(source)
        except (OSError, ValueError) as error:  # a folder above it is closed; a malformed pattern
            raise SourceError(f"{printable(str(source))}: {error}; check the path and its permissions") from error

    def _source(self, source: Path) -> None:
        if source.is_dir():
            self.folder(source, source, os.path.realpath(source))
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
        root = os.path.realpath(base)
        for path in matches:
            if path.is_symlink() and not _inside(path, root):
                self.report(path, "outside-source")
            elif path.is_dir():
                self.folder(path, base, root)
            elif path.suffix.lower() in SUFFIXES:
                self.take(path, base)

    def folder(self, folder: Path, source: Path, root: str) -> None:
        """Everything below `folder`; links are followed to files inside `root` only."""
        waiting = [folder]
        while waiting:
            current = waiting.pop()
            for entry in self.entries(current, top=current == source):
                path = Path(entry.path)
                supported = path.suffix.lower() in SUFFIXES
                if entry.is_symlink():
                    if not _inside(path, root):
                        if supported or path.is_dir():
                            self.report(path, "outside-source")
                    elif supported and not path.is_dir():
                        self.take(path, source)
                elif entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                elif supported:
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


def _inside(path: Path, root: str) -> bool:
    """Whether a link leads to something in the folder `root` (whose own links are resolved)."""
    return f"{os.path.realpath(path)}{os.sep}".startswith(root.rstrip(os.sep) + os.sep)


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
