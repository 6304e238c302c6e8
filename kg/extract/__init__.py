"""Report -> Extraction: header fields, names as written, claims, and a ledger of the numbers that are in no claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from kg.extract import notes, press_leads, tables
from kg.extract.companies import companies
from kg.extract.header import header
from kg.extract.ledger import REASONS, ledger
from kg.extract.measures import EXTRACTORS as MEASURES
from kg.extract.measures import Measure
from kg.extract.mentions import mentions
from kg.extract.period import Time, times
from kg.extract.press import context_of
from kg.extract.quantity import quantities
from kg.model import Claim, Extraction, Report, Span

__all__ = ["EXTRACTORS", "MEASURES", "REASONS", "Time", "extract", "quantities", "times"]

# Prose first: where a table and a sentence read the same number as the same thing, the sentence's claim stays.
EXTRACTORS: tuple[Measure, ...] = (*MEASURES, press_leads, tables, notes)


def extract(report: Report) -> Extraction:
    """Everything that a careful analyst reads out of one report. Claims are sorted by place, kind and subject."""
    bare = header(report)
    head = msgspec.structs.replace(bare, companies=companies(report, bare))
    context = context_of(report, head, mentions(report, head))
    claims = list(_once(claim for measure in EXTRACTORS for claim in measure.extract(context)))
    claims.sort(key=_order)
    return Extraction(report, head, tuple(claims), ledger(context, claims))


def _once(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The first claim of each kind and subject at a place."""
    seen: set[tuple[str, str, Span]] = set()
    for claim in claims:
        key = (claim.kind, claim.subject, claim.value or claim.quote)
        if key not in seen:
            seen.add(key)
            yield claim


def _order(claim: Claim) -> tuple[int, int, str, str]:
    place = claim.value or claim.quote
    return place.start, place.end, claim.kind, claim.subject
