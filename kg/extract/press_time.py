"""When the values of a press release hold: ways from A to B, "a decade later", quarters without a year, two currencies."""

from __future__ import annotations

import re

from kg.extract.clause_reading import Reading
from kg.extract.clause_time import When
from kg.extract.clause_topic import Measured
from kg.extract.press_quantities import FROM
from kg.extract.units import words
from kg.model import Period

AMOUNTS: frozenset[Measured | None] = frozenset(("size", "revenue", "amount", "volume"))
_LATER = re.compile(
    r"\W{0,3}(?:(?:just |only |about |roughly )?(?P<n>a|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) )"
    r"(?P<unit>decades?|years?) (?:later|on|hence|after)\b",
    re.I,
)
_NUMBERS = {word: number for number, word in enumerate(words("one two three four five six seven eight nine ten"), 1)} | {"a": 1}
_TO_VERB = re.compile(
    r"\bto (?:reach|hit|surpass|exceed|cross|top|touch|attain|be worth|grow|surge|soar|rise|climb|expand|skyrocket|"
    r"garner|generate|total|"
    r"double|triple)\b[^,;]*$",
    re.I,
)
_TO_REACH = re.compile(
    r"(?:\W{0,3}(?:in |during |for |from )?(?:[\w ]{0,40})?)\bto "
    r"(?:reach |hit |stand at |total |a total of |around |about |approximately )*$",
    re.I,
)
_QUARTER = re.compile(
    r"\b(?:first|second|third|fourth|last|latest)[- ]quarter\b(?! of (?:19|20)\d\d)|\bQ[1-4]\b(?! ?(?:19|20)\d\d)|"
    r"\b[1-4]Q\b(?! ?\d)|"
    r"\b(?:first|second) half\b|\bH[12]\b",
    re.I,
)
_QUARTER_YEAR = re.compile(r"\b(?:quarter of|Q[1-4]|[1-4]Q|FY|fiscal(?: year)?|H[12]|half of) ?(?P<year>20\d\d)\b", re.I)


def quarter_year(text: str, date: str | None) -> int | None:
    """The year of quarters that stand without one: that of a quarter with a year, else the report's date.

    >>> quarter_year("up in the third quarter; in the fourth quarter of 2024", None), quarter_year("in Q3", "2025-11-02")
    (2024, 2025)
    """
    year = _QUARTER_YEAR.search(text)
    return int(year["year"]) if year else int(date[:4]) if date else None


def dated(reading: Reading, previous: Reading | None, following: Reading | None, quarters: int | None) -> Reading:
    """The reading with its time, where the clock of the home genre does not tell it."""
    text, end = reading.statement.text, reading.span.end
    later = _LATER.match(text, end, min(len(text), end + 40))
    if later and previous and previous.when.period:
        number = later["n"].lower()
        years = (int(number) if number.isdigit() else _NUMBERS[number]) * (
            10 if later["unit"].lower().startswith("decade") else 1
        )
        year = previous.when.period.start + years
        return reading._replace(when=When(Period(year, year), True, ()), mode="projected")
    if reading.when.period is None and not reading.when.stated:
        reading = _borrowed(reading, previous, following)
    undated = reading.when.period is None and reading.measured in (*AMOUNTS, "rate", "firm")
    place = reading.statement.span
    if undated and quarters and _QUARTER.search(text, place.start, min(place.end, end + 60)):
        return reading._replace(when=When(Period(quarters, quarters), True, ()))
    return reading


def _borrowed(reading: Reading, previous: Reading | None, following: Reading | None) -> Reading:
    """The time of the number that this one hangs on."""
    text = reading.statement.text
    if following and following.when.period and reading.measured in AMOUNTS:
        between = text[reading.span.end : following.span.start]
        window = following.measured == "rate" and following.when.period.start < following.when.period.end
        if between == " (" or (reading.measured == "amount" and window):
            return reading._replace(when=following.when)
    if previous and previous.when.period:
        between = text[previous.span.end : reading.span.start]
        if hangs_on_rate(previous, reading) or (between.endswith("(") and len(between) < 24):
            return reading._replace(when=previous.when)
    return reading


def hangs_on_rate(previous: Reading, reading: Reading) -> bool:
    """ "declined 6.5% in 2022 to $1.1 billion": an amount that a rate of one year leads to."""
    period = previous.when.period
    one_year = period is None or period.start == period.end
    return (
        previous.measured == "rate"
        and one_year
        and bool(_TO_REACH.match(reading.statement.text[previous.span.end : reading.span.start]))
    )


def moded(reading: Reading) -> Reading:
    """The first value of a way is told, not expected (guide, rule 26); a headline's "to reach" expects."""
    before = reading.statement.text[reading.floor : reading.span.start]
    if reading.measured in AMOUNTS and reading.measured != "amount" and FROM.search(before):
        return reading._replace(mode="reported")
    if (
        reading.mode is None
        and reading.measured in AMOUNTS
        and (_TO_VERB.search(_up_to_digit(reading)) or reading.measured == "amount")
    ):
        return reading._replace(mode="projected")
    return reading


def _up_to_digit(reading: Reading) -> str:
    """The words before the number, its hedge among them ("to surpass")."""
    text = reading.statement.text[reading.floor : reading.run[0].span.end]
    digit = next(
        (place for place, char in enumerate(text) if place >= reading.run[0].span.start - reading.floor and char.isdigit()), 0
    )
    return text[:digit]


def ways(found: list[Reading]) -> list[Reading]:
    """ "from A to B from Y1 to Y2": the first holds for Y1, the second for Y2."""
    for index in range(len(found) - 1):
        one, two = found[index], found[index + 1]
        period = two.when.period
        if one.measured not in ("size", "volume", "revenue") or two.measured != one.measured:
            continue
        if period is None or period.start == period.end or one.when.period not in (None, period):
            continue
        text = one.statement.text
        if FROM.search(text[one.floor : one.span.start]) and text[one.span.end : two.span.start].strip().startswith(
            ("to", "by")
        ):
            found[index] = one._replace(when=When(Period(period.start, period.start), True, two.when.used), mode="reported")
            found[index + 1] = two._replace(when=When(Period(period.end, period.end), True, two.when.used))
    return found
