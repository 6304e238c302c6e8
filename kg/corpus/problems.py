"""Everything that can be wrong with a file, with what to do about it: the closed list of this stage's problem codes."""

from __future__ import annotations

from typing import NamedTuple

from kg.errors import ReadError
from kg.model import Problem

MAX_FILE_BYTES = 20_000_000
"""Largest file that is read, in bytes: some 2,000 times a usual report (9 kB). Larger ones are data dumps, not reports."""


class ProblemKind(NamedTuple):
    """What a code means, what a reader can do, and whether the file gave no report."""

    meaning: str
    remedy: str
    refused: bool


PROBLEMS: dict[str, ProblemKind] = {
    # found before reading
    "unsupported-type": ProblemKind("the file's type is not one that is read", "convert it to .html, .htm, .md or .txt", True),
    "not-regular": ProblemKind("it is a device, a pipe or a socket", "name a regular file", True),
    "outside-source": ProblemKind("it is a link that leads out of its source", "name the file it leads to as a source", True),
    "unreadable": ProblemKind("it cannot be opened", "check its permissions", True),
    "name-encoding": ProblemKind("its name holds control characters or bytes that are not UTF-8", "rename it", True),
    # found on reading
    "too-large": ProblemKind(f"it is larger than {MAX_FILE_BYTES // 1_000_000} MB", "split it, or cut what is no report", True),
    "too-many-pieces": ProblemKind("it has more tags, lines or sentences than any report", "split it", True),
    "too-long": ProblemKind("it holds more text than any report", "split it", True),
    "empty": ProblemKind("it holds no text", "remove it, or fetch it again", True),
    "binary": ProblemKind("it holds binary data, not text", "convert it to .html, .htm, .md or .txt", True),
    "other-encoding": ProblemKind("it is not UTF-8 but another encoding of Unicode", "convert it to UTF-8", True),
    "invalid-utf8": ProblemKind("bytes that are not UTF-8 were read as U+FFFD", "convert the file to UTF-8", False),
    "control-characters": ProblemKind("it holds NUL or other control characters", "remove them; names may be cut there", False),
    "text-lost": ProblemKind("the HTML parser lost text", "close the tag, comment or quote that is open", False),
    "deep-nesting": ProblemKind("its tags are nested so deep that some parsers lose text", "remove the nesting", False),
}


def problem(path: str, code: str, detail: str = "") -> Problem:
    """The problem line for `code`, in words: what is wrong, and what to do.

    >>> problem("a.md", "empty").message
    'a.md: it holds no text; remove it, or fetch it again'
    """
    kind = PROBLEMS[code]
    meaning = f"{kind.meaning} ({detail})" if detail else kind.meaning
    return Problem(path=path, code=code, message=f"{path}: {meaning}; {kind.remedy}", refused=kind.refused)


class LimitError(ReadError):
    """A text holds nothing, or more than any report; `read`, which knows the path, turns it into a `RefusedError`."""

    def __init__(self, code: str) -> None:
        super().__init__(f"{PROBLEMS[code].meaning}; {PROBLEMS[code].remedy}")
        self.code = code


class RefusedError(ReadError):
    """A file that gives no report; `problem` is its line in problems.jsonl."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.message)
        self.problem = found
