"""A bound far exceeded: "over 20" and 90 do agree, but nobody who knew 90 would have said "over 20".

Beyond the kind's declared factor (`vocab.KINDS[...].bound_factor`) this is `related`, at the lowest severity.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kg import vocab
from kg.judge.case import Statement
from kg.judge.draft import Draft

KIND = "related"
RULE = "far-bound"


def find(statements: Sequence[Statement]) -> list[Draft]:
    """One draft for the lower bounds, one for the upper bounds, that some value of the set leaves far behind."""
    drafts = []
    values = [s for s in statements if s.low.is_finite() and s.high.is_finite()]
    if not values or len(values) == len(statements):
        return []
    factor = vocab.KINDS[statements[0].claim.claim.kind].bound_factor
    floors = [s for s in statements if s.low.is_finite() and not s.high.is_finite() and s.low > 0]
    highest = max(values, key=lambda s: s.low)
    passed = [s for s in floors if highest.low > s.low * factor]
    if passed:
        lowest = min(passed, key=lambda s: s.low)
        drafts.append(_draft(lowest, highest, [*passed, *(s for s in values if s.low > lowest.low * factor)]))
    ceilings = [s for s in statements if s.high.is_finite() and not s.low.is_finite() and s.high > 0]
    smallest = min(values, key=lambda s: s.high)
    unmet = [s for s in ceilings if _below(smallest.high, s.high, factor)]
    if unmet:
        largest = max(unmet, key=lambda s: s.high)
        drafts.append(_draft(smallest, largest, [*unmet, *(s for s in values if _below(s.high, largest.high, factor))]))
    return drafts


def _below(value: Decimal, ceiling: Decimal, factor: Decimal) -> bool:
    return value * factor < ceiling


def _draft(low: Statement, high: Statement, members: Sequence[Statement]) -> Draft:
    why = ("a bound agrees with every value beyond it; this one is left far behind",)
    return Draft(kind=KIND, rule=RULE, members=tuple(members), low=low, high=high, because=why)
