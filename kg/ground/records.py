"""What grounding keeps of an extraction: header, claims with their quotes and ids, no text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from kg.ground.fold import digest
from kg.model import Claim, Extraction, Header

_AFTER = 80  # code points: enough for "from its Epoetin products", which makes a revenue that of a part
_SENTENCE_END = re.compile(r"[.!?;](?:\s|$)")
_TYPE_OF_SUBJECT = ("market", "company", "region", "segment", "application")


class Record(Struct, frozen=True):
    """One report: its identity, its header, and its claims as (id, claim, quote, what follows the quote in its sentence)."""

    id: str
    name: str
    path: str
    paths: tuple[str, ...]
    sha256: str
    header: Header
    claims: tuple[tuple[str, Claim, str, str], ...]


def records(extractions: Iterable[Extraction]) -> list[Record]:
    """Records sorted by report id; a report that comes twice is one with both paths."""
    found: dict[str, Record] = {}
    for extraction in extractions:
        record = _record(extraction)
        twin = found.get(record.id)
        found[record.id] = record if twin is None else _together(twin, record)
    return [found[k] for k in sorted(found)]


def _record(extraction: Extraction) -> Record:
    report = extraction.report
    return Record(
        id=report.id,
        name=report.name,
        path=report.path,
        paths=tuple(sorted({*report.paths, report.path})),
        sha256=report.sha256,
        header=extraction.header,
        claims=tuple(_claims(report.id, report.text, extraction.claims)),
    )


def _together(a: Record, b: Record) -> Record:
    first = min(a, b, key=lambda r: (r.path, r.name))
    return replace(first, paths=tuple(sorted({*a.paths, *b.paths})))


def _claims(report: str, text: str, claims: Iterable[Claim]) -> Iterable[tuple[str, Claim, str, str]]:
    seen: dict[str, int] = {}
    for claim in claims:
        identifier = claim_id(report, claim)
        again = seen[identifier] = seen.get(identifier, 0) + 1
        if again > 1:  # two claims that differ only in scope or period
            identifier = f"{identifier}-{again}"
        rest = text[claim.quote.end : claim.quote.end + _AFTER]
        stop = _SENTENCE_END.search(rest)
        yield identifier, claim, text[claim.quote.start : claim.quote.end], rest[: stop.start()] if stop else rest


def claim_id(report: str, claim: Claim) -> str:
    """`claim/` and the hash of report, kind, subject as written, place and value: it survives a rebuild."""
    place = claim.value or claim.quote
    parts = (report, claim.kind, claim.subject, str(place.start), str(place.end), _number(claim.low), _number(claim.high))
    return f"claim/{digest(chr(31).join(parts))}"


def _number(value: Decimal | None) -> str:
    """A number as it is compared: 8.0 is 8.

    >>> _number(Decimal("8.0")), _number(Decimal("1.5E+10")), _number(None)
    ('8', '15000000000', '')
    """
    if value is None:
        return ""
    return format(value.normalize(), "f") if value.is_finite() and abs(value.adjusted()) < 60 else str(value)


def subject_type(claim: Claim) -> str:
    """What the subject of a claim is: one of the entity types, or "other" where the kind does not say."""
    kind = claim.qualifier or "" if claim.kind == "undisclosed" else claim.kind
    head = kind.partition("_")[0]
    return head if head in _TYPE_OF_SUBJECT else "other"
