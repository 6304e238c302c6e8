"""The readings of a sentence: each run of quantities with what it measures, whose it is, when and in which mode."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from kg.extract import clause_subject
from kg.extract.clause import Statement
from kg.extract.clause_mode import mode_at
from kg.extract.clause_subject import Subjects
from kg.extract.clause_time import NOT_STATED, Clock, When
from kg.extract.clause_topic import Measured, measured
from kg.model import Mode, Period, Quantity, Span

WHOLE = ("market", "other-market", "region", "segment", "application", "company")
SUBJECT_TYPES: dict[Measured, tuple[str, ...]] = {
    "share": ("region", "company", "segment", "application"),
    "rate": WHOLE,
    "size": WHOLE,
    "amount": WHOLE,
    "volume": WHOLE,
    "revenue": WHOLE,
    "firm": ("company",),
    "count": ("company", "market", "other-market"),
    "part": ("company",),
}
NEAR = 120  # characters between a region and its bare percentage
_NO_SHARE = re.compile(
    r"\b(?:increas|grow|decreas|cut|reduc|rais|tariff|tax|purity|efficien|save|saving|improv|below|gdp|population|"
    r"inflation)",
    re.I,
)
_REMAINING = re.compile(r"\b(?:remaining|rest|balance|remainder)(?: \w+){0,3} ?\**$", re.I)
_ON_YEAR = re.compile(
    r"\W{0,3}(?:yoy|y-o-y|y/y|year[- ](?:on|over)[- ]year|(?:\w+ )?(?:from|over|compared to|compared with) the (?:previous"
    r"|prior|preceding) year|increase)",
    re.I,
)
_OPENER = re.compile(r"[^,]{0,80}, (?:the |both |\w+ly, )?\**$")
_OPENING = re.compile(r"\W*(?:\w+ly, )?(?:with|valued|worth|at|having|from|by|in terms of|\w+ing)\b", re.I)
_MARKET_IS = re.compile(
    r"\b(?:market|industry)(?: (?:size|value))?,? (?:which )?(?:is|was|will|has|could|would|can|may|to|projected|expected"
    r"|set|growing|poised|valued|estimated|anticipated|forecast)",
    re.I,
)
_OWN_SIZE = re.compile(r"\b(?:an?|its|their|whose) (?:[\w-]+ ){0,2}market (?:size|value|valuation|cap)", re.I)
_MARKET_GROWTH = re.compile(r"\bmarket (?:size )?(?:growth|expansion|CAGR)(?: rate)?(?: \w+){0,3} ?$", re.I)
_MARKET_IN = re.compile(r"(?:'s|’s)?\**,? (?:in|of|for|across|within) (?:the )?(?:broader |wider )?\**$")
_IN_REGION = re.compile(r"(?:^|[,;:] |\. |\b(?:[Ww]hile|and|whereas) )(?:[Ii]n|[Ff]or|[Aa]cross|[Ww]ithin) (?:the )?\**$")


class Reading(NamedTuple):
    """One run of quantities, read. `subjects` None: the sentence names none (a market's number is then the report's market's)."""

    statement: Statement
    run: list[Quantity]
    measured: Measured | None
    subjects: Subjects | None
    inherited: bool  # the subject is that of the number before
    when: When
    mode: Mode | None  # None: no verb says
    floor: int  # where the number before ends
    limit: int  # where the next number begins

    @property
    def span(self) -> Span:
        """From the first number to the last."""
        return Span(self.run[0].span.start, self.run[-1].span.end)


def readings(statement: Statement, forecast: Period | None, last: Period | None) -> list[Reading]:
    """All runs of a sentence, read from left to right."""
    runs = clause_subject.runs(statement.text, statement.quantities)
    places = [Span(run[0].span.start, run[-1].span.end) for run in runs]
    clock = Clock(statement, places, forecast, last)
    found: list[Reading] = []
    for index, run in enumerate(runs):
        floor = _floor(statement, places[index - 1], found[-1]) if index else statement.span.start
        limit = places[index + 1].start if index + 1 < len(runs) else statement.span.end
        found.append(_reading(statement, run, floor, limit, found[-1] if found else None, clock, index))
    return found


def _reading(
    statement: Statement, run: list[Quantity], floor: int, limit: int, previous: Reading | None, clock: Clock, index: int
) -> Reading:
    same_sort = previous if previous and _sort(previous.run[0]) == _sort(run[0]) else None
    topic = measured(statement, run, floor, same_sort.measured if same_sort else None)
    place = Span(run[0].span.start, run[-1].span.end)
    if run[0].unit == "percent" and _in_brackets(statement, place):
        topic = "share"
    if topic is None and run[0].unit == "percent" and _bare_share(statement, place, floor, limit):
        topic = "share"
    if topic is None and _sort(run[0]) == "money" and clause_subject.before(statement, place.start, floor, ("company",)):
        topic = "firm"
    if topic is None:
        return Reading(statement, run, None, None, False, NOT_STATED, None, floor, limit)
    subjects, inherited = _subjects(statement, place, floor, limit, topic, previous)
    when = clock.growth(index) if topic == "rate" else _when(clock, index, topic, previous)
    if topic == "rate" and inherited and previous and when.period is None and _ON_YEAR.match(statement.text, place.end):
        when = previous.when  # "$1.4 billion in 2022, up 107% year-over-year"
    mode = mode_at(statement, run[0].span.end, place.end)  # a hedge may hold the verb: "exceeded $5 billion"
    return Reading(statement, run, topic, subjects, inherited, when, mode, floor, limit)


def _floor(statement: Statement, before: Span, previous: Reading) -> int:
    """Where a run's own words begin: behind the number before it, and behind its subject where that follows it."""
    behind = previous.subjects.span.end if previous.subjects and previous.subjects.post and not previous.subjects.opened else 0
    return max(before.end, behind)


def _sort(quantity: Quantity) -> str:
    unit = quantity.unit or ""
    return "money" if len(unit) == 3 and unit.isupper() else unit


def _in_brackets(statement: Statement, place: Span) -> bool:
    """ "China (15%)": whatever the sentence speaks of, a bracketed percentage behind a region is its share (guide, rule 21)."""
    if statement.text[place.start - 1 : place.start] != "(" or statement.text[place.end : place.end + 1] != ")":
        return False
    return any(
        m.type == "region" and not statement.text[m.span.end : place.start - 1].strip(" *") and m.span.end < place.start
        for m in statement.mentions
    )


def _bare_share(statement: Statement, place: Span, floor: int, limit: int) -> bool:
    """A percentage behind a region's name (guide, rule 21), or before it, or of what remains."""
    if _REMAINING.search(statement.text, floor, place.start):
        return True
    found = clause_subject.before(statement, place.start, floor, ("region",))
    if found is None:
        behind = clause_subject.after(statement, place.end, limit, ("region",))
        return behind is not None and floor == statement.span.start and not _NO_SHARE.search(statement.text, floor, place.start)
    clause = max(found.span.end, statement.text.rfind(", ", floor, place.start))
    return place.start - found.span.end <= NEAR and not _NO_SHARE.search(statement.text, clause, place.start)


def _when(clock: Clock, index: int, topic: Measured, previous: Reading | None) -> When:
    """A number without a time of its own takes that of the number before it, or of the sentence's opening."""
    own = clock.of(index)
    if own.stated:
        return own
    if previous and previous.when.period and previous.measured == topic and previous.when.used[0].form == "point":
        return previous.when
    return clock.opening(index, topic == "share")


def _subjects(
    statement: Statement, place: Span, floor: int, limit: int, topic: Measured, previous: Reading | None
) -> tuple[Subjects | None, bool]:
    types = SUBJECT_TYPES[topic]
    ahead = _ahead(statement, place, floor, types, topic)
    behind = clause_subject.after(statement, place.end, limit, types)
    if (
        ahead
        and behind
        and topic in ("rate", "size", "amount", "volume")
        and ahead.type == "market"
        and behind.type == "region"
    ):
        return behind, False
    if ahead:
        return ahead, False
    if behind:
        return behind, False
    if _REMAINING.search(statement.text, floor, place.start):
        return clause_subject.after_remaining(statement, place.end, limit, types), False
    if (
        previous
        and previous.subjects
        and previous.subjects.type in types
        and not clause_subject.stranger(statement, floor, place.start)
    ):
        return previous.subjects, True
    return _opened(statement, place, floor, types), False


def _ahead(statement: Statement, place: Span, floor: int, types: Collection[str], topic: Measured) -> Subjects | None:
    found = clause_subject.before(statement, place.start, floor, clause_subject.strict(statement, place.start, floor, types))
    if topic == "revenue":
        found = clause_subject.before(statement, place.start, floor, ("company",)) or (
            None if found and found.oblique else found
        )
    if (
        topic == "share"
        and (rest := clause_subject.others(statement, place.start, floor))
        and (not found or rest.span.start > found.span.end)
    ):
        return rest
    if found and found.type == "market" and topic != "share":
        return _of_region(statement, found, place, floor) or found
    if (
        found
        and found.type == "company"
        and topic in ("rate", "size", "amount", "volume")
        and _of_market(statement, found, place)
    ):
        return None
    return found


def _of_market(statement: Statement, found: Subjects, place: Span) -> bool:
    """Whether between a company and a number the market takes over: "in a market projected to grow at 5%"."""
    text = statement.text
    owned = text.startswith(("'s ", "’s "), found.end)
    if owned or _OWN_SIZE.search(text, found.end, place.start):
        return False
    pattern = _MARKET_GROWTH.search(text, found.end, place.start) or _MARKET_IS.search(text, found.end, place.start)
    return pattern is not None


def _of_region(statement: Statement, found: Subjects, place: Span, floor: int) -> Subjects | None:
    """The region that a market's number is about: "the market in China", "In China, the market"."""
    for row in statement.groups:
        if row.type != "region" or row.span.start < floor or row.span.start >= place.start or row.aside:
            continue
        if row.span.start > found.span.end and _MARKET_IN.fullmatch(statement.text, found.span.end, row.span.start):
            return Subjects(row.members, row.span)
        if row.span.end <= found.span.start and _IN_REGION.search(
            statement.text, max(floor, row.span.start - 16), row.span.start
        ):
            return Subjects(row.members, row.span)
    return None


def _opened(statement: Statement, place: Span, floor: int, types: Collection[str]) -> Subjects | None:
    """ "With a revenue of $78 billion in 2022, Intel ...": the subject comes behind the comma."""
    if not _OPENING.match(statement.text, statement.clause_start(place.start)):
        return None
    for row in statement.groups:
        if row.span.start >= place.end and row.type in types and not row.aside:
            if _OPENER.fullmatch(statement.text, place.end, row.span.start):
                return Subjects(row.members, row.span, True, True)
            return None
    return None
