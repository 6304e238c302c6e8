"""What the rules work on: claims with their comparison intervals, by comparison key, and lookups of the grounding."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from kg import vocab
from kg.judge import key
from kg.judge.interval import INFINITY, Intervals
from kg.judge.partial import KINDS as PARTED
from kg.judge.sources import family
from kg.model import Entity, GroundedClaim, GroundedReport, Grounding, MarketRelation, Mode, Period

Window = tuple[int, int] | None


class Statement(Struct, frozen=True, eq=False, gc=False):
    """A claim with its report and its comparison interval (both ends infinite for ranks)."""

    claim: GroundedClaim
    report: GroundedReport
    low: Decimal  # ends of the comparison interval
    high: Decimal

    @property
    def period(self) -> tuple[int | None, int | None]:
        """Start and end year; unknown ones are None."""
        return self.claim.claim.start, self.claim.claim.end

    @property
    def undated(self) -> bool:
        """No year is stated, though the kind has one (a founding year needs none)."""
        return self.period == (None, None) and self.claim.claim.kind not in key.TIMELESS

    @property
    def mode(self) -> Mode:
        """Reported or projected."""
        return self.claim.claim.mode

    @property
    def window(self) -> Window:
        """Forecast window of its report; None where the report tells none."""
        forecast: Period | None = self.report.header.forecast
        return None if forecast is None else (forecast.start, forecast.end)


def disagree(statements: Sequence[Statement]) -> bool:
    """Some two of these claims do not meet."""
    return len(statements) > 1 and min(s.high for s in statements) < max(s.low for s in statements)


class Case:
    """A grounding, indexed once for all rules."""

    def __init__(self, grounding: Grounding) -> None:
        self.grounding = grounding
        self.markets = key.Markets(grounding.relations)
        self.entities: dict[str, Entity] = {entity.id: entity for entity in grounding.entities}
        self.reports: dict[str, GroundedReport] = {report.id: report for report in grounding.reports}
        self.misread: list[Statement] = []  # in no comparison, see `key.misread`
        self.by_report: dict[str, list[Statement]] = {}
        self.by_key: dict[key.BaseKey, list[Statement]] = {}
        self.leads: dict[key.BaseKey, list[Statement]] = {}
        self.same_markets: dict[str, list[MarketRelation]] = {}
        for relation in sorted(grounding.relations, key=lambda r: (r.a, r.b)):
            if relation.relation == "same":
                self.same_markets.setdefault(relation.a, []).append(relation)
                self.same_markets.setdefault(relation.b, []).append(relation)
        self._above: dict[str, frozenset[str]] = {}
        self._fill(Intervals())
        self.families = {report.id: family(report) for report in grounding.reports}

    def _fill(self, intervals: Intervals) -> None:
        for claim in sorted(self.grounding.claims, key=lambda c: c.id):  # what ties are broken by
            statement = self._statement(claim, intervals)
            if statement is None:
                continue
            if key.misread(claim):
                self.misread.append(statement)
                continue
            base = key.base_key(claim, self.markets)
            if base is not None:
                place = self.leads if claim.claim.kind in key.RANKS else self.by_key
                place.setdefault(base, []).append(statement)
            self.by_report.setdefault(claim.report, []).append(statement)
        for base in [b for b, own in self.by_key.items() if b[0] in PARTED and disagree(own)]:
            self._set_parts_apart(base)

    def _statement(self, claim: GroundedClaim, intervals: Intervals) -> Statement | None:
        report = self.reports[claim.report]
        if claim.claim.kind in key.RANKS:
            return Statement(claim, report, -INFINITY, INFINITY)
        if claim.claim.low is None and claim.claim.high is None:
            return None
        return Statement(claim, report, *intervals.of(claim))

    def _set_parts_apart(self, base: key.BaseKey) -> None:
        kind, subject, market, scope, unit = base
        for s in self.by_key.pop(base):
            part = key.part(s.claim, self.markets)
            self.by_key.setdefault((kind, subject, market, part or scope, unit), []).append(s)

    def above(self, entity: str) -> frozenset[str]:
        """Ids of everything that contains an entity, at any height (North America, for the United States)."""
        found = self._above.get(entity)
        if found is None:
            seen: set[str] = set()
            todo = [entity]
            while todo:
                fresh = [b for b in self._broader(todo.pop()) if b not in seen and b != entity]
                seen.update(fresh)
                todo.extend(fresh)
            found = self._above[entity] = frozenset(seen)
        return found

    def _broader(self, entity: str) -> tuple[str, ...]:
        found = self.entities.get(entity)
        region = vocab.REGIONS.get(entity.removeprefix("region/")) if entity.startswith("region/") else None
        return (found.broader if found else ()) + (tuple(f"region/{slug}" for slug in region.broader) if region else ())

    def nested(self, a: str, b: str) -> bool:
        """One of the two is the other, or lies within it."""
        return a == b or a in self.above(b) or b in self.above(a)

    def label(self, entity: str | None) -> str:
        """Preferred name of an entity; the last part of its id where it is unknown."""
        if entity is None:
            return ""
        found = self.entities.get(entity)
        return found.label if found else entity.rpartition("/")[2]
