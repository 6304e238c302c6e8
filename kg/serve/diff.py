"""Two builds -> what is new, gone or changed in their claims and findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec import Struct

from kg.publish.jsonl_rows import ClaimRow, FindingRow
from kg.serve.dataset import Graph

Change = Literal["added", "gone", "changed"]
What = Literal["claim", "finding"]
Row = ClaimRow | FindingRow
CHANGES: tuple[Change, ...] = ("added", "gone", "changed")


class Difference(Struct, frozen=True):
    """One claim or finding. `fields`: those that changed, each `name: old -> new`; `text`: the newer quote or explanation."""

    change: Change
    what: What
    id: str
    kind: str
    text: str
    fields: tuple[str, ...] = ()


def differences(old: Graph, new: Graph) -> Iterator[Difference]:
    """Claims, then findings; of each the added, the gone and the changed ones by id. An id stands for place and value: a claim
    whose sentence moved is one gone and one added.
    """
    yield from _between("claim", dict(_by_id(old.read(ClaimRow))), dict(_by_id(new.read(ClaimRow))))
    yield from _between("finding", dict(_by_id(old.read(FindingRow))), dict(_by_id(new.read(FindingRow))))


def _by_id(rows: Iterable[Row]) -> Iterator[tuple[str, Row]]:
    return ((row.id, row) for row in rows)


def _between(what: What, before: Mapping[str, Row], after: Mapping[str, Row]) -> Iterator[Difference]:
    for key in sorted(after.keys() - before.keys()):
        yield _one("added", what, after[key])
    for key in sorted(before.keys() - after.keys()):
        yield _one("gone", what, before[key])
    for key in sorted(before.keys() & after.keys()):
        if before[key] != after[key]:
            yield _one("changed", what, after[key], _changed(before[key], after[key]))


def _one(change: Change, what: What, row: Row, fields: tuple[str, ...] = ()) -> Difference:
    text = row.quote if isinstance(row, ClaimRow) else row.explanation
    return Difference(change, what, row.id, row.kind, text, fields)


def _changed(before: Row, after: Row) -> tuple[str, ...]:
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in before.__struct_fields__)
    return tuple(f"{name}: {old} -> {new}" for name, old, new in pairs if old != new)
