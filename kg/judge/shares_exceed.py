"""Arithmetic: the shares of one whole, in one report and period, add up to more than 100 %.

Nested regions count once (the United States within North America), groups ("North America and Europe") are left out, and every
share counts with the low end of its comparison interval. Example: Asia-Pacific 60 %, Europe 30 %, North America 25 %.
Counter-example: North America 40 %, of it the United States 35 %, Europe 35 %.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kg.judge import key, severity
from kg.judge.case import Case, Statement
from kg.judge.draft import Draft
from kg.judge.explain import years
from kg.judge.figures import number
from kg.judge.wholes import Whole, outermost, percent, wholes

KIND = "arithmetic"
RULE = "shares-exceed"
MAX_NAMED = 6
_WHOLE = Decimal(100)


def find(case: Case, statements: list[Statement]) -> Iterator[Draft]:
    """Drafts for one report."""
    for whole in wholes(case, statements, key.SHARES):
        parts = outermost(case, one_list(whole))
        least = sum((max(whole.low(p), Decimal(0)) for p in parts), Decimal(0))
        if len(parts) > 1 and least > _WHOLE:
            yield _draft(case, whole, parts)


def one_list(whole: Whole) -> list[str]:
    """The subjects that exclude each other: all regions and companies; of segments and applications those of the report's list.

    A report may split its market by type and by technology; both splits are segments, each of 100 %.
    """
    kind = whole.base[0]
    report = next(iter(whole.parts.values()))[0].report
    if kind not in ("segment_share", "application_share"):
        return list(whole.parts)
    listed = set(report.segment_ids if kind == "segment_share" else report.application_ids)
    return [p for p in whole.parts if p in listed]


def _draft(case: Case, whole: Whole, parts: list[str]) -> Draft:
    chosen = [whole.lowest(p) for p in sorted(parts, key=lambda p: (-whole.low(p), p))]
    total = sum((s.claim.claim.low or Decimal(0) for s in chosen), Decimal(0))
    names = ", ".join(f"{case.label(s.claim.subject_id)} ({percent(s)})" for s in chosen[:MAX_NAMED])
    more = f" and {len(chosen) - MAX_NAMED} more" if len(chosen) > MAX_NAMED else ""
    market = case.label(chosen[0].claim.market_id)
    text = f"The shares of {names}{more} of the {market} market add up to {number(total)} %, {years(chosen[0].period)}"
    extent = severity.size(severity.tolerances(whole.base[0], _WHOLE, max(total, _WHOLE)))
    return Draft(kind=KIND, rule=RULE, members=tuple(chosen), text=text, extent=extent)
