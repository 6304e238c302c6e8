"""Arithmetic: size, later size and growth rate do not fit, in one report.

Example: 10 billion USD in 2025, 5 % a year for 2025 to 2032, 30 billion in 2032 (5 % make 14.1). Counter-example: 14.1 billion.
The first size may be of the year before the window ("valued in 2023, grows from 2024"), and publishers count the years of a
window with or without its first: a rate fits when it fits by either count.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator
from decimal import Decimal

from kg.judge import key, severity
from kg.judge.case import Case, Statement
from kg.judge.draft import Draft
from kg.judge.explain import capital, topic
from kg.judge.figures import number, scale_of, span, unit_name
from kg.judge.groups import Unit, hull, single

KIND = "arithmetic"
RULE = "growth-fit"
SIZE_OF = {f"{subject}_cagr": f"{subject}_size" for subject in ("market", "region", "segment", "application")}
_SIZES = frozenset(SIZE_OF.values())
MAX_YEARS = 100
# A growth rate is rounded to its last digit, but sizes are rounded before it is computed from them: half a point either way.
SLACK = 0.5

_Sizes = dict[int, list[Statement]]


def find(case: Case, statements: list[Statement]) -> Iterator[Draft]:
    """Drafts for one report: one for each market, of the rate that fits its sizes worst."""
    sizes: dict[tuple[Hashable, str | None], _Sizes] = {}
    rates: dict[Hashable, list[Statement]] = {}
    for s in statements:
        claim = s.claim.claim
        if claim.start is None or claim.end is None:
            continue
        if claim.kind in _SIZES and claim.start == claim.end:
            sizes.setdefault(((claim.kind, *_about(case, s)), claim.unit), {}).setdefault(claim.start, []).append(s)
        elif claim.kind in SIZE_OF and claim.start < claim.end:
            rates.setdefault((SIZE_OF[claim.kind], *_about(case, s)), []).append(s)
    for (about, _), by_year in sizes.items():
        if len(by_year) > 1:
            drafts = list(_windows(case, by_year, rates.get(about, [])))
            yield from sorted(drafts, key=lambda d: -(d.extent or 0))[:1]


def _about(case: Case, s: Statement) -> tuple[Hashable, ...]:
    market = None if s.claim.market_id is None else case.markets.fold(s.claim.market_id)
    return case.markets.fold(s.claim.subject_id), market, key.scope(s.claim, market, case.markets)


def _windows(case: Case, by_year: _Sizes, rates: list[Statement]) -> Iterator[Draft]:
    by_window: dict[tuple[int, int], list[Statement]] = {}
    for rate in rates:
        by_window.setdefault((rate.claim.claim.start or 0, rate.claim.claim.end or 0), []).append(rate)
    for (start, end), own in sorted(by_window.items()):
        inside = [year for year in sorted(by_year) if start - 1 <= year <= end]
        if len(inside) > 1 and inside[-1] > start:
            draft = _check(case, by_year, (inside[0], inside[-1]), own, start)
            if draft is not None:
                yield draft


def _check(case: Case, by_year: _Sizes, ends: tuple[int, int], rates: list[Statement], start: int) -> Draft | None:
    first, last = (hull(single(s) for s in by_year[year]) for year in ends)
    rate = hull(single(s) for s in rates)
    years = ends[1] - ends[0]
    if years > MAX_YEARS or first.low <= 0 or last.low <= 0:
        return None
    counts = (years, years + 1) if ends[0] == start else (years, max(years - 1, 1))
    implied = [_implied(first, last, n) for n in counts]
    low, high = float(rate.low) - SLACK, float(rate.high) + SLACK
    if any(a <= high and low <= b for a, b in implied):
        return None
    if not math.isfinite(_middle(implied[0])):
        return None
    return _draft(case, by_year[ends[0]], by_year[ends[1]], rates, implied[0])


def _implied(first: Unit, last: Unit, years: int) -> tuple[float, float]:
    """The growth rates, in percent a year, that two sizes allow."""
    return _rate(first.high, last.low, years), _rate(first.low, last.high, years)


def _rate(a: Decimal, b: Decimal, years: int) -> float:
    if not a.is_finite():
        return -100.0
    return (float(b / a) ** (1 / years) - 1) * 100 if b.is_finite() else float("inf")


def _draft(
    case: Case, first: list[Statement], last: list[Statement], rates: list[Statement], implied: tuple[float, float]
) -> Draft:
    a, b, rate = first[0].claim.claim, last[0].claim.claim, rates[0].claim.claim
    scale, name = scale_of([v for c in (a, b) for v in (c.low, c.high) if v is not None], a.unit)
    money = unit_name(a.unit, name)
    middle = _middle(implied)
    text = (
        f"{capital(topic(case, first[0]))}: {span(a, scale)}{money} in {a.start} and {span(b, scale)}{money} in {b.start} "
        f"make {_most(implied)}{number(Decimal(repr(round(middle, 1))))} % a year, not {span(rate, Decimal(1))} %"
    )
    stated = float(rate.low if rate.low is not None else rate.high or 0)
    # As large as the error it makes in the last size: a point a year over ten years is ten per cent.
    drift = abs(middle - stated) / 100 * (b.start - a.start if b.start and a.start else 1)
    extent = severity.size(drift / (2 * 0.05))
    return Draft(kind=KIND, rule=RULE, members=(*first, *last, *rates), text=text, extent=extent)


def _most(implied: tuple[float, float]) -> str:
    return "at least " if implied[1] == float("inf") else "at most " if implied[0] <= -100 else ""


def _middle(implied: tuple[float, float]) -> float:
    low, high = implied
    return low if high == float("inf") else high if low <= -100 else (low + high) / 2
