"""Related markets: values that do not meet, of markets of which one lies within the other or overlaps it.

Sizes and growth rates only: shares differ between related markets as a matter of course. A part's size is compared only where
it exceeds that of the market it lies within. One draft for each pair of markets, kind and period, at the lowest severity.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.judge.case import Case, Statement
from kg.judge.draft import Draft
from kg.judge.explain import timed
from kg.judge.figures import value
from kg.judge.groups import apart, hull, single
from kg.model import MarketRelation

KIND = "related"
RULE = "related-markets"
KINDS = (("market_size", "USD"), ("market_size", "EUR"), ("market_cagr", "percent"))


def find(case: Case) -> Iterator[Draft]:
    """Drafts for each related pair."""
    seen: set[tuple[str, str]] = set()
    for relation in case.markets.partial:
        a, b = case.markets.fold(relation.a), case.markets.fold(relation.b)
        if relation.relation == "broader":
            a, b = b, a
        if a == b or (a, b) in seen or (b, a) in seen:
            continue
        seen.add((a, b))
        for kind, unit in KINDS:
            yield from _pair(case, relation, kind, case.by_key.get((kind, a, None, None, unit.casefold()), ()), case.by_key.get(
                (kind, b, None, None, unit.casefold()), ()))  # fmt: skip


def _pair(
    case: Case, relation: MarketRelation, kind: str, inner: Sequence[Statement], outer: Sequence[Statement]
) -> Iterator[Draft]:
    if not inner or not outer:
        return
    for period in sorted({s.period for s in inner} & {s.period for s in outer} - {(None, None)}, key=str):
        part, whole = ([s for s in group if s.period == period] for group in (inner, outer))
        units = [hull(single(s) for s in part), hull(single(s) for s in whole)]
        split = apart(units)
        exceeds = units[0].low > units[1].high
        if split is None or (kind == "market_size" and relation.relation != "overlaps" and not exceeds):
            continue
        yield _draft(case, relation, split.low, split.high, tuple(split.statements))


def _draft(case: Case, relation: MarketRelation, low: Statement, high: Statement, members: tuple[Statement, ...]) -> Draft:
    pair = (relation.b, relation.a) if relation.relation == "broader" else (relation.a, relation.b)
    how = "overlaps" if relation.relation == "overlaps" else "lies within"
    why = f"'{case.label(pair[0])}' {how} '{case.label(pair[1])}': {relation.evidence or relation.rule}"
    what = "Size" if low.claim.claim.kind == "market_size" else "Yearly growth"
    said = [f"{value(s.claim.claim)} of the {case.label(s.claim.subject_id)} market" for s in (high, low)]
    text = f"{what} {timed(low)}: {said[0]} against {said[1]}, of which one {how} the other"
    return Draft(kind=KIND, rule=RULE, members=members, low=low, high=high, text=text, because=(why,))
