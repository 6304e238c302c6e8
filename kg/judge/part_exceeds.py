"""Arithmetic: a part exceeds its whole, in one report and period.

Example: the United States 35 % and North America 30 %; China and India 45 % together and Asia-Pacific 40 %. Counter-example:
China 40 % "of Asia-Pacific", and Asia-Pacific 35 % of the world.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from decimal import Decimal

from kg.judge import severity
from kg.judge.case import Case, Statement
from kg.judge.draft import Draft
from kg.judge.explain import years
from kg.judge.figures import ends, scale_of, span, unit_name
from kg.judge.wholes import Whole, outermost, wholes

KIND = "arithmetic"
RULE = "part-exceeds"
KINDS = frozenset({"region_share", "region_size"})
SIZES = frozenset({"region_size", "segment_size", "application_size"})


def find(case: Case, statements: list[Statement]) -> Iterator[Draft]:
    """Drafts for one report: parts against the region that contains them, and against the whole market."""
    for whole in wholes(case, statements, KINDS):
        inside: dict[str, list[str]] = {}
        for part in sorted(whole.parts):
            for container in case.above(part) & whole.parts.keys():
                inside.setdefault(container, []).append(part)
        for container in sorted(inside):
            yield from _check(case, whole, container, inside[container])
    yield from _of_market(case, statements)


def _check(case: Case, whole: Whole, container: str, inside: list[str]) -> Iterator[Draft]:
    single = [p for p in inside if whole.low(p) > whole.high(container)]
    parts = single or outermost(case, inside)
    if not single and sum((max(whole.low(p), Decimal(0)) for p in parts), Decimal(0)) <= whole.high(container):
        return
    yield _draft(case, [whole.lowest(p) for p in parts], whole.highest(container), case.label(container))


def _of_market(case: Case, statements: list[Statement]) -> Iterator[Draft]:
    totals: dict[Hashable, Statement] = {}
    for s in statements:
        if s.claim.claim.kind == "market_size" and not s.claim.claim.of and not s.undated:
            at = (case.markets.fold(s.claim.subject_id), s.period, s.claim.claim.unit)
            if at not in totals or s.high > totals[at].high:
                totals[at] = s
    for s in statements:
        if totals and s.claim.claim.kind in SIZES and not s.claim.claim.of and s.claim.market_id is not None:
            total = totals.get((case.markets.fold(s.claim.market_id), s.period, s.claim.claim.unit))
            if total is not None and s.low > total.high:
                yield _draft(case, [s], total, "the whole market")


def _draft(case: Case, parts: list[Statement], whole: Statement, container: str) -> Draft:
    unit = whole.claim.claim.unit
    scale, name = scale_of([v for s in (*parts, whole) for v in ends(s.claim.claim)], unit)
    words = unit_name(unit, name)
    names = " and ".join(f"{case.label(s.claim.subject_id)} ({span(s.claim.claim, scale)}{words})" for s in parts)
    verb, them = ("exceeds", "it") if len(parts) == 1 else ("exceed", "them")
    text = f"{names} {verb} {container}, which contains {them} ({span(whole.claim.claim, scale)}{words}), {years(whole.period)}"
    highest = max(parts, key=lambda s: s.low)
    lone = highest.low > whole.high
    together = sum((s.low for s in parts), Decimal(0))
    extent = None if lone else severity.size(severity.tolerances(whole.claim.claim.kind, whole.high, together))
    return Draft(
        kind=KIND, rule=RULE, members=(*parts, whole), low=whole if lone else None, high=highest if lone else None, text=text,
        extent=extent, because=(f"{container} contains {' and '.join(case.label(s.claim.subject_id) for s in parts)}",),
    )  # fmt: skip
