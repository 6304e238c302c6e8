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
from pathlib import Path

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
        raise SourceError(f"{path}: the decisions cannot be read ({error.strerror}); restore the file or leave it out") from error
    name = str(path)
    rows: list[Decision] = []
    problems: list[Problem] = []
    seen: dict[tuple[str, str, str], int] = {}
    reader = csv.reader(io.StringIO(text, newline=""))
    header = _header(reader, name, problems)
    if header is None:
        return Decisions((), name), problems
    while True:
        line = reader.line_num + 1
        try:
            fields = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            problems.append(_bad(name, line, f"is no CSV ({error}); quote the text with double quotes"))
            continue
        if any(f.strip() for f in fields):
            _read_line(fields, header, line, name, rows, problems, seen)
    return Decisions(tuple(rows), name), problems


def _header(reader: csv._reader, name: str, problems: list[Problem]) -> list[str] | None:  # type: ignore[name-defined]
    try:
        header = [h.strip().lower() for h in next(reader, [])]
    except csv.Error:
        header = []
    missing = [c for c in ("action", "a") if c not in header]
    if missing or len(set(header)) != len(header):
        problems.append(_bad(name, 1, f"the header must be {','.join(COLUMNS)}; no decision of this file is applied"))
        return None
    unknown = [h for h in header if h not in COLUMNS]
    if unknown:
        problems.append(_bad(name, 1, f"unknown column {', '.join(unknown)} is not read; the columns are {','.join(COLUMNS)}"))
    return header


def _read_line(
    fields: list[str],
    header: list[str],
    line: int,
    name: str,
    rows: list[Decision],
    problems: list[Problem],
    seen: dict[tuple[str, str, str], int],
) -> None:
    if len(fields) > len(header):
        problems.append(_bad(name, line, f"has {len(fields)} fields for {len(header)} columns; quote a field that holds a comma"))
        return
    values = {h: f.strip()[:MAX_FIELD] for h, f in zip(header, fields, strict=False) if h in COLUMNS}
    decision = Decision(
        action=values.get("action", "").lower(),
        a=values.get("a", ""),
        b=values.get("b", ""),
        by=values.get("by", ""),
        when=values.get("when", ""),
        note=values.get("note", ""),
        line=line,
    )
    wrong = _wrong(decision)
    key = (decision.action, decision.a, decision.b if decision.action != "note" else decision.note)
    if wrong:
        problems.append(_bad(name, line, wrong))
    elif key in seen:
        problems.append(Problem(name, "decision-duplicate", f"{name}, line {line}: says the same as line {seen[key]}; remove one of them"))
    else:
        seen[key] = line
        rows.append(decision)


def _wrong(decision: Decision) -> str | None:
    """What is wrong with a decision by itself, with the remedy."""
    needs_b = ACTIONS.get(decision.action)
    if needs_b is None:
        return f"unknown action “{decision.action}”; the actions are {', '.join(ACTIONS)}"
    if not decision.a or (needs_b and not decision.b):
        return f"{decision.action} needs {'a and b' if needs_b else 'a'}; fill the empty column"
    if needs_b and decision.a == decision.b:
        return f"a and b are both “{decision.a}”; name two things"
    for column, value, prefix in (("a", decision.a, decision.action),):
        kind = {"reject-claim": "claim/", "accept-finding": "finding/"}.get(prefix)
        if kind and not value.startswith(kind):
            return f"{decision.action} needs an id that begins with {kind} in column {column}, not “{value}”"
    return None


def _bad(name: str, line: int, message: str) -> Problem:
    return Problem(name, "decision-line", f"{name}, line {line}: {message}")


def append_decision(path: Path, action: str, a: str, b: str = "", *, by: str = "", when: str = "", note: str = "") -> Decision:
    """Write one decision at the end of the file, which is made with its header where there is none.

    Raises DecisionError where the decision is malformed, SourceError where the file cannot be written.
    """
    decision = Decision(action, a.strip(), b.strip(), by.strip(), when.strip(), note.strip())
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
    return decision


def _in_order(decision: Decision, before: bytes) -> list[str]:
    """The fields in the order of the file's own header."""
    first = before.decode("utf-8-sig", "replace").splitlines()[0] if before.strip() else ",".join(COLUMNS)
    header = [h.strip().lower() for h in next(csv.reader([first]))]
    values = {c: getattr(decision, c) for c in COLUMNS}
    return [values.get(h, "") for h in header]
