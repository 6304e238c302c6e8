"""Why the claims of a finding are comparable: one sentence for each match that holds two names to be one thing.

A reader who disagrees with such a sentence mends it with one line in `decisions.csv`.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.judge import key
from kg.judge.case import Case, Statement
from kg.judge.explain import years
from kg.model import MarketRelation, Match

MAX_NAMES = 6  # a group of thousands of claims meets dozens of spellings: the reader needs those that carry it
_ONE = {"company": "company", "market": "market", "region": "region", "segment": "segment", "application": "application"}


class Matches:
    """The matches of a grounding, found by surface and entity."""

    def __init__(self, matches: Iterable[Match]) -> None:
        self._of: dict[tuple[str, str], list[Match]] = {}
        for match in sorted(matches, key=lambda m: (m.surface, m.entity, m.report or "", m.rule, m.evidence)):
            self._of.setdefault((match.surface, match.entity), []).append(match)

    def of(self, surface: str, entity: str, report: str) -> Match | None:
        """The match that made this surface that entity in a report; one that holds everywhere where there is no own one."""
        found = self._of.get((surface, entity), ())
        return next((m for m in found if m.report == report), None) or next((m for m in found if m.report is None), None)


def score(matches: Matches, members: Iterable[Statement]) -> float:
    """The lowest score of the matches of subject and market of some claims; 1 where no match was needed."""
    seen: set[tuple[str, str, str]] = set()
    for s in members:
        seen.add((s.claim.claim.subject, s.claim.subject_id, s.claim.report))
        if s.claim.market_id and s.report.header.market and s.claim.claim.kind not in key.WITHOUT_MARKET:
            seen.add((s.report.header.market, s.claim.market_id, s.claim.report))
    scores = [m.score for m in (matches.of(*names) for names in seen) if m is not None]
    return min(scores, default=1.0)


def sentences(case: Case, matches: Matches, members: tuple[Statement, ...]) -> tuple[str, ...]:
    """What holds the subjects, the markets and the periods of some claims to be one."""
    out: list[str] = []
    if not key.is_rank(members[0].claim.claim.kind):
        out += _names(case, matches, [(s.claim.claim.subject, s.claim.subject_id, s.claim.report) for s in members])
    if members[0].claim.claim.kind not in key.WITHOUT_MARKET and not members[0].claim.claim.kind.startswith("market_"):
        out += _names(
            case,
            matches,
            [
                (s.report.header.market, s.claim.market_id, s.claim.report)
                for s in members
                if s.claim.market_id and s.report.header.market
            ],
        )
    out += _markets(case, members)
    return tuple(out)


def _names(case: Case, matches: Matches, names: list[tuple[str, str, str]]) -> list[str]:
    first: dict[str, tuple[str, str]] = {}
    for surface, entity, report in names:
        first.setdefault(surface, (entity, report))
    if not first:
        return []
    entity_type = next(iter(first.values()))[0].partition("/")[0]
    noun = _ONE.get(entity_type, "thing")
    if len(first) == 1:
        surface, (entity, report) = next(iter(first.items()))
        return [f"'{surface}' is held to be one {noun} in all of them"]
    out = []
    for surface, (entity, report) in sorted(first.items()):
        match = matches.of(surface, entity, report)
        label = case.label(entity)
        if match is not None and surface != label:
            out.append(
                f"'{surface}' and '{label}' are held to be one {noun}: {match.evidence or match.rule} ({match.score:.2f})"
            )
    if not out and len({entity for entity, _ in first.values()}) > 1:
        return []  # several markets: their relations say why
    return out[:MAX_NAMES] or [f"{' and '.join(repr(s) for s in sorted(first)[:2])} are held to be one {noun}"]


def _markets(case: Case, members: tuple[Statement, ...]) -> list[str]:
    """Sentences for markets that stayed two entities and are held to be the same."""
    ids = {s.claim.market_id for s in members if s.claim.market_id is not None}
    if len(ids) < 2 or members[0].claim.claim.kind in key.WITHOUT_MARKET:
        return []
    found: list[MarketRelation] = [r for market in sorted(ids) for r in case.same_markets.get(market, ()) if {r.a, r.b} <= ids]
    return [
        f"'{case.label(r.a)}' and '{case.label(r.b)}' are held to be the same market: {r.evidence or r.rule}"
        for r in dict.fromkeys(found)
    ][:MAX_NAMES]


def time(members: tuple[Statement, ...]) -> str:
    """Why the periods of some claims are comparable."""
    periods = {s.period for s in members}
    if len(periods) > 1:
        return "their periods differ: " + ", ".join(years(p) for p in sorted(periods, key=str)[:MAX_NAMES])
    if periods != {(None, None)}:
        return f"all of them are {years(next(iter(periods))).replace('in ', 'for ')}"
    windows = sorted({w for s in members if (w := s.window) is not None})
    stated = " and ".join(f"{a}–{b}" for a, b in windows[:2])
    if len({s.claim.report for s in members}) == 1:
        return "none of them is dated, and one report makes them all"
    return f"none of them is dated, and their reports look at the same years ({stated})" if stated else "none of them is dated"
