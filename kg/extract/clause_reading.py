"""The readings of a sentence: each run of quantities with what it measures, whose it is, when and in which mode."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.extract import clause_subject
from kg.extract.clause import Statement
from kg.extract.clause_mode import mode_at
from kg.extract.clause_owner import REMAINING, SUBJECT_TYPES, owner
from kg.extract.clause_subject import Subjects
from kg.extract.clause_time import NOT_STATED, Clock, When
from kg.extract.clause_topic import Measured, is_money, measured
from kg.extract.clause_window import Window
from kg.model import Mode, Period, Quantity, Span

__all__ = ["SUBJECT_TYPES", "Reading", "readings"]

NEAR = 120  # characters between a region and its bare percentage
_NO_SHARE = re.compile(
    r"\b(?:increas|grow|decreas|cut|reduc|rais|tariff|tax|purity|efficien|save|saving|improv|below|gdp|population|"
    r"inflation)",
    re.I,
)
_ON_YEAR = re.compile(
    r"\W{0,3}(?:yoy|y-o-y|y/y|year[- ](?:on|over)[- ]year|(?:\w+ )?(?:from|over|compared to|compared with) the (?:previous"
    r"|prior|preceding) year|increase)",
    re.I,
)


class Reading(NamedTuple):
    """One run of quantities, read. `subjects` None: the sentence names none (a size is then the report's market's)."""

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
    runs = clause_subject.runs(statement.text, [quantity for quantity in statement.quantities if quantity.unit])
    places = [Span(run[0].span.start, run[-1].span.end) for run in runs]
    clock = Clock(statement, places, forecast, last)
    found: list[Reading] = []
    for index, run in enumerate(runs):
        floor = _floor(places[index - 1], found[-1]) if index else statement.span.start
        limit = places[index + 1].start if index + 1 < len(runs) else statement.span.end
        found.append(_reading(Window(statement, run, floor, limit), found[-1] if found else None, clock, index))
    return found


def _reading(window: Window, previous: Reading | None, clock: Clock, index: int) -> Reading:
    statement, run, place = window.statement, window.run, window.span
    topic = _topic(window, previous)
    if topic is None:
        return Reading(statement, run, None, None, False, NOT_STATED, None, window.floor, window.limit)
    subjects, inherited = owner(window, topic, previous.subjects if previous else None)
    mode = mode_at(statement, run[0].span.end, place.end)  # a hedge may hold the verb: "exceeded $5 billion"
    spoken = previous if previous and (inherited or previous.measured == topic) and mode == previous.mode else None
    when = clock.growth(index) if topic == "rate" else _when(clock, index, topic, spoken)
    if topic == "rate" and inherited and previous and when.period is None and _ON_YEAR.match(statement.text, place.end):
        when = previous.when  # "$1.4 billion in 2022, up 107% year-over-year"
    return Reading(statement, run, topic, subjects, inherited, when, mode, window.floor, window.limit)


def _floor(before: Span, previous: Reading) -> int:
    """Where a run's own words begin: behind the number before it, and behind its subject where that follows it."""
    behind = previous.subjects.span.end if previous.subjects and previous.subjects.post and not previous.subjects.opened else 0
    return max(before.end, behind)


def _topic(window: Window, previous: Reading | None) -> Measured | None:
    """What the run measures, by its words or by the mere name beside it."""
    first = window.run[0]
    same_sort = previous is not None and _sort(previous.run[0]) == _sort(first)
    topic = measured(window, previous.measured if previous and same_sort else None)
    if first.unit == "percent" and (_in_brackets(window) or (topic is None and _bare_share(window))):
        return "share"
    if topic is None and is_money(first.unit):
        return "firm" if clause_subject.before(window.statement, window.span.start, window.floor, ("company",)) else None
    return topic


def _sort(quantity: Quantity) -> str:
    return "money" if is_money(quantity.unit) else quantity.unit or ""


def _in_brackets(window: Window) -> bool:
    """ "China (15%)": whatever the sentence speaks of, a bracketed percentage behind a region is its share (guide, rule 21)."""
    text, place = window.text, window.span
    if text[place.start - 1 : place.start] != "(" or text[place.end : place.end + 1] != ")":
        return False
    return any(
        mention.type == "region" and mention.span.end < place.start and not text[mention.span.end : place.start - 1].strip(" *")
        for mention in window.statement.mentions
    )


def _bare_share(window: Window) -> bool:
    """A percentage behind a region's name (guide, rule 21), or before it, or of what remains."""
    statement, text, start, floor = window.statement, window.text, window.span.start, window.floor
    if REMAINING.search(text, floor, start):
        return True
    found = clause_subject.before(statement, start, floor, ("region",))
    if found is None:
        behind = clause_subject.after(statement, window.span.end, window.limit, ("region",))
        return behind is not None and floor == statement.span.start and not _NO_SHARE.search(text, floor, start)
    clause = max(found.span.end, text.rfind(", ", floor, start))
    return start - found.span.end <= NEAR and not _NO_SHARE.search(text, clause, start)


def _when(clock: Clock, index: int, topic: Measured, previous: Reading | None) -> When:
    """A number without a time of its own takes that of the number it hangs on (`previous`), or of the sentence's opening."""
    own = clock.of(index)
    if own.stated:
        return own
    if previous and previous.when.period and previous.when.used[0].form == "point":
        return previous.when
    return clock.opening(index, topic == "share")
