"""When a number holds: its own expression of time, or what it inherits in its sentence (guide, rules 12, 19, 24, 26, 27)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.extract.clause import Statement
from kg.extract.period import Time
from kg.model import Period, Span

# What separates a number from a time behind it that belongs to the next number.
_BORDER = re.compile(
    r"[;]|,? (?:while|whereas|but|though|although) |,? and (?!(?:is |are )?(?:grow|expand|until|through|beyond))|, with "
    r"|, followed by "
)


# "¥400 billion (approximately $2.8 billion) in 2022": one value in two currencies has one time.
_SAME_VALUE = re.compile(r" ?\((?:or |about |equivalent to )?| or | / ?")


class When(NamedTuple):
    """`period` None: not stated. `stated`: it has a time of its own, be it vague. `used`: the expressions that said it."""

    period: Period | None = None
    stated: bool = False
    used: tuple[Time, ...] = ()


NOT_STATED = When()


class Clock:
    """Times of one sentence, dealt out to its runs of quantities."""

    def __init__(self, statement: Statement, places: Sequence[Span], forecast: Period | None, last: Period | None) -> None:
        """`places`: the runs' spans in order. `last`: what "the same period" means where the sentence names none before it."""
        self._statement = statement
        self._places = places
        self._forecast = forecast
        self._last = last
        self._own = self._dealt()

    def _dealt(self) -> list[list[Time]]:
        own: list[list[Time]] = [[] for _ in self._places]
        index = 0
        for time in self._statement.times:
            while index < len(self._places) and self._places[index].end <= time.span.start:
                index += 1
            if not self._places:
                break
            if index and (index == len(self._places) or not self._crosses(self._places[index - 1].end, time.span.start)):
                own[index - 1].append(time)
            elif index < len(self._places):
                own[index].append(time)
        for index in range(len(self._places) - 1):
            between = self._statement.text[self._places[index].end : self._places[index + 1].start]
            if not own[index] and _SAME_VALUE.fullmatch(between):
                own[index] = list(own[index + 1])
        return own

    def _crosses(self, end: int, start: int) -> bool:
        return bool(_BORDER.search(self._statement.text, end, start))

    def of(self, index: int) -> When:
        """The time that the run states itself."""
        place = self._places[index]
        here = self._statement.aside_of(place.start)
        times = [t for t in self._own[index] if (aside := self._statement.aside_of(t.span.start)) is None or aside == here]
        behind = [t for t in times if t.span.start >= place.end]
        ahead = [t for t in times if t.span.end <= place.start or t.span.start < place.start]
        if index == len(self._places) - 1 and behind and self._crosses(place.end, behind[0].span.start) and ahead:
            behind = []
        chosen = behind[:1] or ahead[-1:]
        if not chosen:
            return NOT_STATED
        return When(self.resolve(chosen[0]), True, (chosen[0],))

    def growth(self, index: int) -> When:
        """The window of a growth rate: "In 2023 ... through 2030", "by 2028 ... from 2023", from size to size."""
        own = self.of(index)
        if not own.stated:
            window = self._window(index)
            return window if window.stated else self._in_aside(index)
        time = own.used[0]
        earlier = [t for t in self._statement.times if t.span.end <= time.span.start and t.period]
        if time.form == "until" and own.period:
            starts = [t for t in earlier if t.form in ("point", "from") and t.period and t.period.start < own.period.end]
            if starts and starts[-1].period:
                return When(Period(starts[-1].period.start, own.period.end), True, (starts[-1], time))
        if time.form == "from" and own.period:
            ends = [t for t in self._statement.times if t.form == "until" and t.period and t.period.end > own.period.start]
            if ends and ends[-1].period:
                return When(Period(own.period.start, ends[-1].period.end), True, (ends[-1], time))
        return own

    def _window(self, index: int) -> When:
        """From the first to the last year of two amounts that stand before the rate (rule 26)."""
        dated = [self.of(i) for i in range(index)]
        years = [when for when in dated if when.period and when.used[0].form in ("point", "until")]
        if len(years) >= 2:
            bounds = sorted((when.period.start, when.period.end) for when in years if when.period)
            if bounds[0][0] < bounds[-1][1]:
                return When(Period(bounds[0][0], bounds[-1][1]), True, tuple(t for when in years for t in when.used))
        return NOT_STATED

    def _in_aside(self, index: int) -> When:
        """ "5% due to rising demand over the forecast period": a window at the end of an aside holds for the rate before it."""
        place = self._places[index]
        for time in self._own[index]:
            if time.span.start >= place.end and time.form in ("range", "forecast", "until"):
                return When(self.resolve(time), True, (time,))
        return NOT_STATED

    def opening(self, index: int, windows: bool = False) -> When:
        """A year that stands before the first number of the sentence and governs it; `windows`: "by 2025", ranges too."""
        if not self._places:
            return NOT_STATED
        for time in self._statement.times:
            if time.span.start >= self._places[0].start or time.span.start > self._places[index].start:
                break
            if (time.form == "point" or (windows and time.form in ("until", "range"))) and self._statement.aside_of(
                time.span.start
            ) is None:
                return When(time.period, True, (time,))
        return NOT_STATED

    def resolve(self, time: Time) -> Period | None:
        """What an expression refers to."""
        if time.form == "forecast":
            return self._forecast
        if time.form == "same":
            earlier = [t for t in self._statement.times if t.span.end <= time.span.start and (t.period or t.form == "forecast")]
            return self.resolve(earlier[-1]) if earlier else self._last
        return time.period
