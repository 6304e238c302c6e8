"""The years that a value holds for, as a sentence states them (guide, fields `start`/`end`, rules 12, 19, 24, 27).

`times` finds expressions of time and says which form each has; what an expression refers to ("the same period", "the forecast
period") is resolved by `context.py`, which knows the sentence and the title. It finds the years (or the words "year", "period")
first and then reads backwards: 12 times faster than one pattern that begins at the preposition.
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from kg.extract.units import words
from kg.model import Period, Span

Form = Literal["point", "range", "until", "from", "same", "forecast", "vague"]

MAX_TIMES = 500  # in one span


class Time(Struct, frozen=True):
    """One expression of time. `period` is None for the forms that name no year: same, forecast, vague.

    point "in 2022", "FY2024", "Q3 2023"; range "from 2023 to 2030"; until "by 2026", "through 2030", "to 2030"; from "from
    2023"; same
    "the same period", "that year"; forecast "during the forecast period"; vague "in recent years", "last year".
    """

    span: Span
    form: Form
    period: Period | None = None


_MONTHS = words(
    """january february march april may june july august september october november december jan feb mar apr jun jul
        aug sep sept oct nov dec"""
)
_YEAR = re.compile(
    r"(?:19|20)[0-9]{2}(?![0-9]|[.,/][0-9]|%| ?percent\b| (?:billion|million|units|employees)\b)(?:[EFAe](?![A-Za-z]))?"
)
_BAD_BEFORE = frozenset("0123456789$€£¥₩₹#/.,_=")  # a year is no part of a longer number, of a sum of money or of a link
_SECOND = re.compile(
    r"(?:\)? ?[-–—−~] ?|,? (?P<word>(?:up )?to|through|until|till|and|by) )(?:the )?"
    r"(?:(?:year|end of|fiscal|financial|early|late|mid|FY|CY|Q[1-4]"
    r"|[1-4]Q)[ -]?){0,3}(?:[A-Z][a-z]{2,8}\.? (?:[0-9]{1,2},? )?)?"
    r"(?P<year>(?:19|20)[0-9]{2}(?:[EFAe](?![A-Za-z]))?(?![0-9]|[.,][0-9])|[0-9]{2}(?![0-9A-Za-z.,%-]))"
)
_SHORT = re.compile(r"\b(?:[1-4]Q|[12]H|FY|CY)[ '’]?(?P<year>[0-9]{2})\b(?![%0-9.])")
_WORDS = re.compile(
    r"\b(?:years?|periods?|time ?frames?|timespan|timeline|horizon|decades?|future|quarters?|window|"
    r"months?)\b"
)
_TOKEN = re.compile(r"\S+")
_LOOK_BACK = 64  # characters before a year that are searched for its preposition

# Words between a preposition and its year: "in the first half of 2023", "for the fiscal year ending in 2022", "by late 2026".
_FILLERS = frozenset(
    words(
        """the early late mid mid- end beginning close start middle turn first second third fourth last quarter half fiscal
        financial calendar full base year years ending ended period months month of q1 q2 q3 q4 1q 2q 3q 4q h1
        h2 1h 2h fy cy f fye forecast historic historical approximately around and about fy- estimated"""
    )
) | frozenset(_MONTHS)
_PREPOSITIONS: dict[str, Form] = {
    **dict.fromkeys(
        ("in", "for", "during", "as", "at", "since", "on", "after", "following", "over", "within", "of", "across", "between"),
        "point",
    ),
    **dict.fromkeys(
        ("by", "through", "throughout", "until", "till", "to", "before", "into", "towards", "toward", "beyond", "upto"), "until"
    ),
    **dict.fromkeys(("from", "starting", "beginning", "commencing"), "from"),
}
_JOINED_BY_AND = frozenset({"and"})
_NEXT = frozenset(
    words(
        """last past previous prior preceding recent latest next coming upcoming following foreseeable subsequent current
        ensuing near most several few couple"""
    )
)
_FORECAST = frozenset(
    words(
        """forecast forecasted forecasting projected projection predicted prediction assessment study analysis analyzed
        review reporting"""
    )
)
_DEMONSTRATIVE = frozenset({"that", "this", "same"})
_APPOSED = 16  # characters between "forecast period" and the years that spell it out: " (2024-2031)", " from 2024"


def times(text: str, span: Span) -> list[Time]:
    """All expressions of time in `text[span]`, in order.

    >>> [(time.form, time.period) for time in times("in 2023 and over the next five years", Span(0, 36))]
    [('point', Period(start=2023, end=2023)), ('vague', None)]
    """
    found = _years(text, span)
    for match in _WORDS.finditer(text, span.start, span.end):
        if (time := _worded(text, match, span)) and not any(_overlap(time.span, other.span) for other in found):
            found.append(time)
    found.sort(key=lambda time: time.span)
    return _merged(found)


def _years(text: str, span: Span) -> list[Time]:
    found: list[Time] = []
    position = span.start
    while len(found) < MAX_TIMES and (match := _YEAR.search(text, position, span.end)):
        position = match.end()
        before = text[match.start() - 1] if match.start() > span.start else " "
        if before in _BAD_BEFORE or (
            before.isalpha() and not text[max(span.start, match.start() - 3) : match.start()].endswith(("FY", "CY"))
        ):
            continue
        time = _dated(text, match, span)
        found.append(time)
        position = time.span.end
    for match in _SHORT.finditer(text, span.start, span.end):
        year = 2000 + int(match["year"])
        if not any(_overlap(Span(*match.span()), other.span) for other in found):
            found.append(Time(Span(*match.span()), "point", Period(year, year)))
    return found


def _dated(text: str, match: re.Match[str], span: Span) -> Time:
    """The expression around one year: its preposition, and the year that ends its range."""
    start, form, word = _preposition(text, match.start(), span.start)
    year = int(match[0][:4])
    second = _SECOND.match(text, match.end(), span.end)
    if second and (second["word"] != "and" or word == "between"):
        end = int(second["year"][:4]) if len(second["year"]) > 2 else year // 100 * 100 + int(second["year"])
        if year <= end and not (form == "until" and second["word"]):
            return Time(Span(start, second.end()), "range", Period(year, end))
    return Time(Span(start, match.end()), form, Period(year, year))


def _preposition(text: str, end: int, floor: int) -> tuple[int, Form, str]:
    """Where the expression that leads to a year at `end` begins, its form and preposition."""
    base = max(floor, end - _LOOK_BACK)
    tokens = list(_TOKEN.finditer(text, base, end))
    start = end
    for token in reversed(tokens):
        word = token[0].lower().strip("(,'’")
        form = _PREPOSITIONS.get(word)
        if form and word != "of":
            return token.start() + len(token[0]) - len(token[0].lstrip("(")), form, word
        if word not in _FILLERS and not (word.isdigit() and len(word) <= 2) and word != "of":
            break
        start = token.start()
    return (start if _opens(text, start, end) else end), "point", ""


def _opens(text: str, start: int, end: int) -> bool:
    """Fillers without a preposition belong to the year ("fiscal year 2024"), unless they are a loose "of the"."""
    return not text[start:end].lower().startswith(("of ", "the ", "and "))


def _worded(text: str, match: re.Match[str], span: Span) -> Time | None:
    """ "the same period", "the forecast period", "over the next five years"; None for a year or period of no such kind."""
    tokens = list(_TOKEN.finditer(text, max(span.start, match.start() - _LOOK_BACK), match.start()))[-6:]
    words = [token[0].lower().strip("(,") for token in tokens]
    if not words:
        return None
    form: Form | None = None
    reach = 0
    if words[-1] in _DEMONSTRATIVE or (
        words[-1] in ("fiscal", "financial", "forecast") and len(words) > 1 and words[-2] in _DEMONSTRATIVE
    ):
        form, reach = "same", 3
        if words[-1] == "forecast" and words[-2] == "this":
            form = "forecast"
    elif words[-1] in _FORECAST or (words[-1] == "time" and len(words) > 1 and words[-2] in _FORECAST):
        form, reach = "forecast", 2
    else:
        for back in range(1, min(5, len(words)) + 1):
            if words[-back] in _NEXT:
                form, reach = "vague", back + 2
                break
    if form is None:
        return None
    start = match.start()
    for token, word in zip(reversed(tokens[-reach:]), reversed(words[-reach:]), strict=True):
        if word in _PREPOSITIONS and form != "vague":
            break
        start = token.start()
        if word in _PREPOSITIONS:
            break
    return Time(Span(start, match.end()), form)


def _merged(found: list[Time]) -> list[Time]:
    """A forecast period whose years stand right behind it is a range."""
    merged: list[Time] = []
    for time in found:
        last = merged[-1] if merged else None
        if last and last.form == "forecast" and time.form == "range" and time.span.start - last.span.end <= _APPOSED:
            merged[-1] = Time(Span(last.span.start, time.span.end), "range", time.period)
        else:
            merged.append(time)
    return merged


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
