"""Rank conflict: different leaders are named for one market and scope.

Example: North America dominates in one report, Asia-Pacific in another. Counter-examples: "one of the largest"; the United
States and North America; "North America and Europe" and Europe; the leader "in China" and the leader of the world. Within one
report a leader of today and an expected one are a shift, no conflict; between reports they weigh half.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.judge import key
from kg.judge.case import Case
from kg.judge.draft import Draft
from kg.judge.explain import capital, counted, years
from kg.judge.leaders import Lead, Lists, Side, exclude, leads
from kg.judge.windows import comparable

KIND = "rank-conflict"
SHIFT_DOUBT = 0.5
MAX_REFERENCES = 8  # sides tried as the one that others exclude, most named first: keeps the cost linear in claims
MAX_NAMED = 4
_VERBS = {"leads": "leads", "fastest": "grows fastest in"}


def find(case: Case, lists: Lists) -> Iterator[Draft]:
    """Drafts for each market, scope and period."""
    for base, statements in case.leads.items():
        if len(statements) < 2:
            continue
        told: set[str] = set()
        for group in comparable(statements):
            for draft in _cut(case, lists, base, leads(group)):
                ids = {s.claim.id for s in draft.members}
                if not ids <= told:
                    told |= ids
                    yield draft


def _cut(case: Case, lists: Lists, base: key.BaseKey, named: list[Lead]) -> Iterator[Draft]:
    by_report: dict[str, list[Lead]] = {}
    for lead in named:
        by_report.setdefault(lead.report, []).append(lead)
    voices = []
    for own in by_report.values():
        for mode in ("reported", "projected"):
            same_mode = [lead for lead in own if lead.statements[0].mode == mode]
            sides = _conflict(case, lists, same_mode)
            if sides is not None:
                yield _draft(case, base, *sides)
        voices.append(
            Lead(frozenset().union(*(lead.side for lead in own)), tuple(s for lead in own for s in lead.statements))
        )  # fmt: skip
    sides = _conflict(case, lists, voices)
    if sides is not None:
        yield _draft(case, base, *sides)


def _conflict(case: Case, lists: Lists, named: Sequence[Lead]) -> tuple[list[Lead], list[Lead]] | None:
    """The most named side that some others exclude, with its allies, and those others."""
    by_side: dict[Side, list[Lead]] = {}
    for lead in named:
        by_side.setdefault(lead.side, []).append(lead)
    if len(by_side) < 2:
        return None
    ranked = sorted(by_side, key=lambda s: (-len({lead.report for lead in by_side[s]}), sorted(s)))
    for reference in ranked[:MAX_REFERENCES]:
        against = [s for s in ranked if _rivals(case, lists, reference, s)]
        if against:
            taken = set(against)
            rest = [s for s in ranked if s not in taken]
            allies = [s for s in rest if any(_rivals(case, lists, s, x) for x in against[:MAX_REFERENCES])]
            return [lead for s in allies for lead in by_side[s]], [lead for s in against for lead in by_side[s]]
    return None


def _rivals(case: Case, lists: Lists, a: Side, b: Side) -> bool:
    return exclude(case, a, b) and lists.alternatives(a, b)


def _draft(case: Case, base: key.BaseKey, first: list[Lead], others: list[Lead]) -> Draft:
    members = tuple(s for lead in (*first, *others) for s in lead.statements)
    shift = not {s.mode for lead in first for s in lead.statements} & {s.mode for lead in others for s in lead.statements}
    kind, _, market, scope, _ = base
    reports = len({s.claim.report for s in members})
    where = f"the {case.label(market)} market" + (f" ({scope.rpartition('/')[2]})" if scope else "")
    time = years(members[0].period)
    measure = kind.partition("_")[2]
    text = f"{_say(case, first)} against {_say(case, others)}: who {_VERBS[measure]} {where}{counted(len(members), reports)}"
    text += ", undated" if time == "undated" else f" {time}"
    return Draft(
        kind=KIND, rule=KIND, members=members, text=capital(text), doubt=SHIFT_DOUBT if shift else 1.0,
        because=("one is said of today, the other expected",) if shift else (),
    )  # fmt: skip


def _say(case: Case, named: list[Lead]) -> str:
    counts: dict[str, int] = {}
    for lead in named:
        name = " and ".join(case.label(e) for e in sorted(lead.side))
        counts[name] = counts.get(name, 0) + 1
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    more = f" or {len(ranked) - MAX_NAMED} more" if len(ranked) > MAX_NAMED else ""
    return " or ".join(ranked[:MAX_NAMED]) + more
