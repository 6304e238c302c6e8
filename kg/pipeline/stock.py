"""What there is to read: the files by their content, and one fingerprint of everything that a build depends on."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from kg.corpus import RefusedError, SourceFile, load
from kg.model import Extraction, Problem, Report
from kg.pipeline import worker


class Stock(Struct, frozen=True):
    """`files`: those with the same bytes together, first name first, by SHA-256. `problems`: those that cannot be read."""

    files: dict[str, tuple[SourceFile, ...]]
    problems: tuple[Problem, ...]

    def places(self) -> dict[str, str]:
        """Absolute paths by the path shown."""
        return {shown(file.display): file.path for files in self.files.values() for file in files}


def take_stock(files: Iterable[SourceFile]) -> Stock:
    """Read every file once for its hash. Reading all is cheap (8,592 files: 0.4 s) and, unlike times, never wrong."""
    by_content: dict[str, list[SourceFile]] = {}
    problems = []
    for file in files:
        try:
            key = worker.digest(load(file.path, file.display))
        except RefusedError as error:
            problems.append(error.problem)
            continue
        by_content.setdefault(key, []).append(file)
    stock = {key: tuple(sorted(same)) for key, same in sorted(by_content.items())}
    return Stock(stock, tuple(problems))


def without_output(files: Iterable[SourceFile], private: Path) -> list[SourceFile]:
    """The files that are no output of an earlier build into a folder below the sources."""
    output = str(private.parent.absolute()) + os.sep
    inside = os.path.realpath(private) + os.sep
    return [f for f in files if not (f.path.startswith(output) and os.path.realpath(f.path).startswith(inside))]


def fingerprint(stock: Stock, problems: Iterable[Problem], inputs: Mapping[str, str | bool | None]) -> str:
    """A hash of all input; equal fingerprints mean equal output."""
    digest = hashlib.sha256(json.dumps(dict(sorted(inputs.items()))).encode())
    for key, files in stock.files.items():
        digest.update(repr((key, [(file.name, file.display) for file in files])).encode("utf-8", "surrogateescape"))
    for problem in sorted((*problems, *stock.problems), key=lambda p: (p.path, p.code)):
        digest.update(msgspec.json.encode((problem.code, problem.message.encode("utf-8", "surrogateescape"))))
    return digest.hexdigest()


def place(extraction: Extraction, files: Sequence[SourceFile]) -> Extraction:
    """An extraction under the names that its bytes have now; they may have been read under another."""
    report = extraction.report
    first = files[0]
    paths = tuple(shown(file.display) for file in files)
    problems = tuple(_move(problem, report.path, paths[0]) for problem in report.problems)
    moved: Report = msgspec.structs.replace(report, name=shown(first.name), path=paths[0], paths=paths, problems=problems)
    return msgspec.structs.replace(extraction, report=moved)


def _move(problem: Problem, old: str, new: str) -> Problem:
    message = f"{new}{problem.message.removeprefix(old)}" if problem.message.startswith(old) else problem.message
    return msgspec.structs.replace(problem, path=new, message=message)


def shown(path: str) -> str:
    r"""A path that any file can hold: bytes that are no UTF-8 are written as escapes.

    >>> shown("a\udcff.md")
    'a\\udcff.md'
    """
    return path if path.isascii() else path.encode("utf-8", "backslashreplace").decode()
