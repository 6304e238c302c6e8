"""What people decided: decisions.csv beside the reports, an input like them.

Columns: action, a, b, by, when, note. Actions and what `a` and `b` are:

    merge          a, b entity ids or names: b is a; a's id stays
    split          a an entity id, b a name: the name is another thing
    same-market    a, b market ids or names: one market
    not-same       a, b ids or names: never one thing, and never comparable
    reject-claim   a a claim id: the claim is left out
    accept-finding a a finding id: it was looked at and stands
    note           a any id; the text is in `note`

A line that cannot be applied gives a problem with its number and a remedy; the build goes on without it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from kg.errors import DecisionError, SourceError
from kg.model import Problem

COLUMNS = ("action", "a", "b", "by", "when", "note")
# Action -> whether `b` must be given.
ACTIONS: dict[str, bool] = {
    "merge": True,
    "split": True,
    "same-market": True,
    "not-same": True,
    "reject-claim": False,
    "accept-finding": False,
    "note": False,
}
MAX_FIELD = 10_000
_IDS = {"reject-claim": "claim/", "accept-finding": "finding/"}


class _CsvReader(Protocol):
    """What csv.reader gives: rows, and the number of the line last read."""

    line_num: int

    def __next__(self) -> list[str]: ...


class Decision(Struct, frozen=True):
    """One line of the file; `line` counts from 1, the header included."""

    action: str
    a: str
    b: str = ""
    by: str = ""
    when: str = ""
    note: str = ""
    line: int = 0


class Decisions(Struct, frozen=True):
    """All lines that can be understood, in the order of the file; `path` for messages."""

    rows: tuple[Decision, ...] = ()
    path: str = "decisions.csv"

    def of(self, *actions: str) -> tuple[Decision, ...]:
        """The decisions with one of these actions."""
        return tuple(d for d in self.rows if d.action in actions)

    def problem(self, decision: Decision, code: str, message: str) -> Problem:
        """A problem that names file and line."""
        return Problem(self.path, code, f"{self.path}, line {decision.line}: {message}")


def read_decisions(path: Path) -> tuple[Decisions, list[Problem]]:
    """The decisions in a file, and a problem for every line that is none.

    Raises SourceError where the file cannot be read at all.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig", "replace").replace("\0", "\ufffd")
    except OSError as error:
        raise SourceError(
            f"{path}: the decisions cannot be read ({error.strerror}); restore the file or leave it out"
        ) from error
    reading = _Reading(str(path))
    reader = csv.reader(io.StringIO(text, newline=""))
    if reading.header(reader):
        reading.rows(reader)
    return Decisions(tuple(reading.found), reading.path), reading.problems


class _Reading:
    """One pass over a decisions file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Decision] = []
        self.problems: list[Problem] = []
        self._columns: list[str] = []
        self._seen: dict[tuple[str, str, str], int] = {}

    def header(self, reader: Iterator[list[str]]) -> bool:
        """Read the header; False where nothing of the file can be read."""
        try:
            self._columns = [h.strip().lower() for h in next(reader, [])]
        except csv.Error:
            self._columns = []
        columns = self._columns
        if "action" not in columns or "a" not in columns or len(set(columns)) != len(columns):
            self._bad(1, f"the header must be {','.join(COLUMNS)}; no decision of this file is applied")
            return False
        unknown = [h for h in columns if h not in COLUMNS]
        if unknown:
            self._bad(1, f"unknown column {', '.join(unknown)} is not read; the columns are {','.join(COLUMNS)}")
        return True

    def rows(self, reader: _CsvReader) -> None:
        """Read the lines after the header."""
        while True:
            line = reader.line_num + 1
            try:
                fields = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                self._bad(line, f"is no CSV ({error}); quote the text with double quotes")
                continue
            if any(f.strip() for f in fields):
                self._row(fields, line)

    def _row(self, fields: list[str], line: int) -> None:
        if len(fields) > len(self._columns):
            self._bad(line, f"has {len(fields)} fields for {len(self._columns)} columns; quote a field that holds a comma")
            return
        values = {h: f.strip()[:MAX_FIELD] for h, f in zip(self._columns, fields, strict=False) if h in COLUMNS}
        values["action"] = values.get("action", "").lower()
        decision = Decision(**{c: values.get(c, "") for c in COLUMNS}, line=line)
        wrong = _wrong(decision)
        key = (decision.action, decision.a, decision.note if decision.action == "note" else decision.b)
        if wrong:
            self._bad(line, wrong)
        elif key in self._seen:
            message = f"{self.path}, line {line}: says the same as line {self._seen[key]}; remove one of them"
            self.problems.append(Problem(self.path, "decision-duplicate", message))
        else:
            self._seen[key] = line
            self.found.append(decision)

    def _bad(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.path, "decision-line", f"{self.path}, line {line}: {message}"))


def _wrong(decision: Decision) -> str | None:
    """What is wrong with a decision by itself, with the remedy."""
    needs_b = ACTIONS.get(decision.action)
    if needs_b is None:
        return f"unknown action “{decision.action}”; the actions are {', '.join(ACTIONS)}"
    if not decision.a or (needs_b and not decision.b):
        return f"{decision.action} needs {'a and b' if needs_b else 'a'}; fill the empty column"
    if needs_b and decision.a == decision.b:
        return f"a and b are both “{decision.a}”; name two things"
    kind = _IDS.get(decision.action)
    if kind and not decision.a.startswith(kind):
        return f"{decision.action} needs an id that begins with {kind} in column a, not “{decision.a}”; copy the id"
    return None


def append_decision(path: Path, decision: Decision) -> None:
    """Write one decision at the end of the file, which is made with its header where there is none.

    Raises DecisionError where the decision is malformed, SourceError where the file cannot be written.
    """
    wrong = _wrong(decision)
    if wrong:
        raise DecisionError(f"decision not written: {wrong}")
    try:
        before = path.read_bytes() if path.exists() else b""
        with path.open("ab") as file:
            out = io.StringIO(newline="")
            writer = csv.writer(out, lineterminator="\n")
            if not before.strip():
                writer.writerow(COLUMNS)
            elif not before.endswith(b"\n"):
                out.write("\n")
            writer.writerow(_in_order(decision, before))
            file.write(out.getvalue().encode("utf-8", "replace"))
    except OSError as error:
        raise SourceError(f"{path}: the decision cannot be written ({error.strerror})") from error


def _in_order(decision: Decision, before: bytes) -> list[str]:
    """The fields in the order of the file's own header."""
    first = before.decode("utf-8-sig", "replace").splitlines()[0] if before.strip() else ",".join(COLUMNS)
    header = [h.strip().lower() for h in next(csv.reader([first]))]
    values = {c: getattr(decision, c) for c in COLUMNS}
    return [values.get(h, "") for h in header]
