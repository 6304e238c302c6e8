"""Sources (files, folders, patterns) -> the files to read, in an order that does not depend on the file system."""

from __future__ import annotations

import glob
import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from kg.corpus.problems import problem
from kg.errors import SourceError
from kg.model import Problem

SUFFIXES = frozenset({".html", ".htm", ".md", ".txt"})
PATTERN_MARKS = frozenset("*?[")


class SourceFile(Struct, frozen=True, order=True):
    """A file to read. `name` is its path below its SOURCE without suffix, `display` the path as a reader would write it."""

    name: str
    display: str
    path: str


def discover(sources: Sequence[str | Path]) -> tuple[list[SourceFile], list[Problem]]:
    """The files that `sources` hold, sorted by name and path, and a problem for everything named that cannot be read.

    Folders are read recursively; files of other types in them are passed over. Hidden files and folders too. Symbolic
    links are followed to regular files inside the same source only.
    Raises SourceError for a source that does not exist.
    """
    found: dict[str, tuple[str, str]] = {}  # absolute path -> (path below its source, display path)
    problems: list[Problem] = []
    for source in sources:
        for path, below, display in _expand(str(source), problems):
            known = found.get(path)
            if known is None or (below, display) < known:
                found[path] = (below, display)
    files = _named(found)
    return files, sorted(set(problems), key=lambda p: (p.path, p.code))


def _named(found: dict[str, tuple[str, str]]) -> list[SourceFile]:
    stems = Counter(os.path.splitext(below)[0] for below, _ in found.values())
    files = []
    for path, (below, display) in found.items():
        stem = os.path.splitext(below)[0]
        files.append(SourceFile(stem if stems[stem] == 1 else below, display, path))
    return sorted(files)


def _expand(source: str, problems: list[Problem]) -> Iterator[tuple[str, str, str]]:
    if os.path.isdir(source):
        yield from _folder(source, problems)
    elif os.path.lexists(source):
        yield from _file(source, problems)
    elif PATTERN_MARKS & set(source):
        matches = sorted(glob.glob(source, recursive=True))
        if not matches:
            raise SourceError(problem(source, "no-match").message)
        for match in matches:
            yield from _folder(match, problems) if os.path.isdir(match) else _file(match, problems, named=False)
    else:
        raise SourceError(problem(source, "missing").message)


def _file(path: str, problems: list[Problem], named: bool = True) -> Iterator[tuple[str, str, str]]:
    supported = os.path.splitext(path)[1].lower() in SUFFIXES
    if not supported and not named:
        return
    if not supported:
        problems.append(problem(path, "unsupported-type"))
    elif not _regular(os.stat(path) if os.path.exists(path) else None):
        problems.append(problem(path, "not-regular"))
    else:
        yield os.path.abspath(path), os.path.basename(path), path


def _regular(status: os.stat_result | None) -> bool:
    return status is not None and stat.S_ISREG(status.st_mode)


def _folder(source: str, problems: list[Problem]) -> Iterator[tuple[str, str, str]]:
    root = os.path.realpath(source)

    def on_error(error: OSError) -> None:
        problems.append(problem(str(error.filename), "unreadable", error.strerror or ""))

    for folder, folders, names in os.walk(source, onerror=on_error):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            if os.path.splitext(name)[1].lower() in SUFFIXES and not name.startswith("."):
                yield from _entry(os.path.join(folder, name), source, root, problems)


def _entry(path: str, source: str, root: str, problems: list[Problem]) -> Iterator[tuple[str, str, str]]:
    real = os.path.realpath(path)
    if os.path.islink(path) and not real.startswith(root + os.sep):
        problems.append(problem(path, "outside-source"))
        return
    try:
        status = os.stat(path)
    except OSError as error:
        problems.append(problem(path, "unreadable", error.strerror or ""))
        return
    if not _regular(status):
        problems.append(problem(path, "not-regular"))
        return
    yield os.path.abspath(path), os.path.relpath(path, source).replace(os.sep, "/"), path
