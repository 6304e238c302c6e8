"""The rules, in visible tables: the decision table of DESIGN.md section 3, and the rules of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kg.judge import (
    between_reports,
    copied_figures,
    different_period,
    different_scope,
    far_bound,
    growth_fit,
    key,
    leader_share,
    part_exceeds,
    rank_conflict,
    related_markets,
    revision,
    scale_slip,
    self_contradiction,
    shares_exceed,
)
from kg.judge.case import Case, Statement, disagree
from kg.judge.draft import Draft
from kg.judge.groups import Unit, single
from kg.judge.leaders import Lists
from kg.judge.windows import comparable

Cut = Callable[[list[Unit]], tuple[list[Draft], list[Unit]]]

# What one set of comparable values goes through, in the order of the decision table. Each step takes what it explains (a
# report that contradicts itself goes on as the range that it spans), so that no disagreement is found twice.
CASCADE: tuple[Cut, ...] = (
    scale_slip.cut,
    self_contradiction.cut,
    revision.cut,
    between_reports.cut,
)


def by_value(case: Case) -> Iterator[Draft]:
    """Values of one comparison key: the cascade, then what only looks like a contradiction."""
    for statements in case.by_key.values():
        if len(statements) > 1:
            found = list(_cascade(statements))
            yield from found
            within = all(len({s.claim.report for s in d.members}) == 1 for d in found)
            yield from different_period.find(statements, between=within)


def _cascade(statements: Sequence[Statement]) -> Iterator[Draft]:
    told: set[str] = set()  # windows that overlap in a chain put a claim into several sets
    for own in comparable(statements):
        if len(own) < 2:
            continue
        drafts = list(cut(own)) if disagree(own) else []
        for draft in drafts or far_bound.find(own):
            ids = {s.claim.id for s in draft.members}
            if not ids <= told:
                told |= ids
                yield draft


def cut(statements: Sequence[Statement]) -> Iterator[Draft]:
    """The drafts of one set of comparable values that do not all meet."""
    units = [single(s) for s in statements]
    for step in CASCADE:
        drafts, units = step(units)
        yield from drafts


def by_scope(case: Case) -> Iterator[Draft]:
    """Values of one subject that are parts of different wholes."""
    scoped = {(kind, subject, market, unit) for kind, subject, market, of, unit in case.by_key if of is not None}
    found: dict[tuple[str, str, str | None, str | None], list[Statement]] = {}
    for base, statements in case.by_key.items() if scoped else ():
        kind, subject, market, _, unit = base
        if (kind, subject, market, unit) in scoped:
            found.setdefault((kind, subject, market, unit), []).extend(statements)
    for statements in found.values():
        yield from different_scope.find(sorted(statements, key=lambda s: s.claim.id), case.markets)


def by_report(case: Case) -> Iterator[Draft]:
    """Figures of one report that do not add up."""
    lists = Lists(case)
    for report in sorted(case.by_report):
        statements = case.by_report[report]
        kinds = {s.claim.claim.kind for s in statements}
        if kinds & key.SHARES:
            yield from shares_exceed.find(case, statements)
            yield from leader_share.find(case, statements, lists)
        if kinds & part_exceeds.KINDS or kinds & part_exceeds.SIZES:
            yield from part_exceeds.find(case, statements)
        if kinds & growth_fit.SIZE_OF.keys():
            yield from growth_fit.find(case, statements)


def by_leader(case: Case) -> Iterator[Draft]:
    """Leaders of one market that exclude each other."""
    yield from rank_conflict.find(case, Lists(case))


RULES: tuple[Callable[[Case], Iterator[Draft]], ...] = (
    by_value,
    by_scope,
    by_report,
    by_leader,
    related_markets.find,
    copied_figures.find,
)
