"""Report -> Extraction: header fields, names as written, claims, and a ledger of the numbers that are in no claim."""

from __future__ import annotations

import msgspec

from kg.extract.companies import companies
from kg.extract.context import Context
from kg.extract.measures import EXTRACTORS
from kg.extract.mentions import mentions
from kg.extract.period import Time, times
from kg.extract.quantity import quantities
from kg.model import Claim, Extraction, Report

__all__ = ["Time", "extract", "quantities", "times"]


def extract(report: Report) -> Extraction:
    """Everything that a careful analyst reads out of one report. Claims are sorted by place, kind and subject."""
    from kg.extract.header import header

    bare = header(report)
    head = msgspec.structs.replace(bare, companies=companies(report, bare))
    context = Context(report, head, mentions(report, head))
    claims = [claim for measure in EXTRACTORS for claim in measure.extract(context)]
    claims.sort(key=_order)
    return Extraction(report, head, tuple(claims), ())


def _order(claim: Claim) -> tuple[int, int, str, str]:
    place = claim.value or claim.quote
    return place.start, place.end, claim.kind, claim.subject
