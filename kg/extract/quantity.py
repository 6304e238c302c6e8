"""Numbers with their units and hedges, as the guide wants them: money in full, percent as written, bounds as open ends.

What is no quantity: years, dates, numbers that are part of a word or a name ("5G", "300mm", "COVID-19", "2-methyl"), numbers
too large to be meant. The scan is one pass of a pattern without nested repetition, and looks at a bounded window around
each number, so its cost is linear in the text.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import islice

from kg.extract.hedges import Hedge, hedge_before
from kg.extract.numerals import fraction_value
from kg.extract.quantity_part import AHEAD, TAIL, Part, Sign, read_part, scale_of
from kg.extract.units import (
    COUNT_NOUNS,
    CURRENCY_AFTER,
    FRACTION_PARTS,
    MARKS,
    NUMBER_WORDS,
    TRAILING_BOUNDS,
    VOLUME_UNITS,
    alternatives,
)
from kg.model import Quantity, Span

MAX_BLANKS = 400  # and numbers in words: each is held against all the others
MAX_QUANTITIES = 2_000  # in one span; a sentence of the corpus has at most some 60

_DIGITS = re.compile(r"[0-9][0-9.,]*+")
_BLANK_CUE = re.compile(r"[XYZx](?=[XYZ.% \])])")
_BLANK = re.compile(r"(?<![\w-])\[?(?:[XYZ]++|x++)(?:[.,][XYZx]++)?\]?")
# "Wi-Fi 6 products": the number belongs to the name before it and counts nothing.
_NAMED = re.compile(
    r"\b[A-Z][\w-]+ \Z(?<!\bIn )(?<!\bOver )(?<!\bAbout )(?<!\bWith )(?<!\bThe )(?<!\bFrom )(?<!\bNearly )(?<!\bAround )"
    r"(?<!\bAcross )"
)
_JOIN = re.compile(r" ?[-–—−~] ?| ?to (?:~|about |around |approximately |nearly |over )?| and ")
_NOUN = re.compile(
    rf"\+?[ -](?:[A-Za-z-]{{1,20}} ){{0,2}}?(?P<noun>{alternatives((*COUNT_NOUNS, *VOLUME_UNITS))})(?![A-Za-z])"
)  # fmt: skip
_AFTER = re.compile(rf" (?P<words>{alternatives(TRAILING_BOUNDS)})(?![A-Za-z])")
_WORDY = re.compile(
    rf"(?<![\w-])(?:(?:(?P<count>an?|one|two|three|four)[ -])?(?P<part>{alternatives(FRACTION_PARTS)})"
    rf"(?= of\b| the\b| share\b| its\b)"
    rf"|(?P<word>{alternatives(NUMBER_WORDS)})[ -](?=percent\b|per cent\b|billion\b|million\b|trillion\b))",
    re.I,
)
_ORDINAL = re.compile(r"(?:first|second|latter|other|final|last|next|third|fourth|current|the) $", re.I)
_BETWEEN = re.compile(r"\bbetween (?:approximately |about |around |an estimated )?$", re.I)
_FROM = re.compile(r"\bfrom (?:(?:approximately|about|around|an estimated|nearly|over|roughly|just) )*$", re.I)
_RANGING = re.compile(r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ying)|anywhere|span(?:s|ning)?) from (?:\w+ ){0,2}$", re.I)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATED = re.compile(rf"\b(?:{_MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? $")
_DATE_AFTER = re.compile(rf",? (?:of )?(?:{_MONTHS})\b")
_FRACTIONS = ("half", "third", "quarter", "fourth", "fifth")
_SCALED = (" percent", " per cent", " billion", " million", " trillion")
_YEAR_WORDS = (["in"], ["of"], ["by"], ["from"], ["to"], ["for"], ["and"])
_YEAR_UNIT = re.compile(r"[%+]| (?:[%$]|per|million|billion|trillion|thousand|crore|lakh|[a-z]+s\b|USD|EUR|US)|[A-Za-z]")
_LOOK_BACK = 40  # characters, for the words "between", "from", a month


def quantities(text: str, span: Span, blanks: bool = True, words: bool = True) -> list[Quantity]:
    """All quantities in `text[span]`, in order, without overlap.

    `blanks`, `words`: whether blanks and numbers in words are looked for; a caller who knows of none saves the search.
    `unit` is None for a bare number that is no year and no part of a word: a ratio, a table cell, a count of unknown things.

    >>> [(str(q.low), q.unit, q.hedge) for q in quantities("around $5.8 billion, or 12%", Span(0, 27))]
    [('5800000000.0', 'USD', 'around'), ('12', 'percent', None)]
    """
    found: list[Quantity] = []
    position = span.start
    while (digits := _DIGITS.search(text, position, span.end)) and len(found) < MAX_QUANTITIES:
        position = digits.end()
        if _plain_year(text, digits, span):
            continue
        part = read_part(text, Sign.before(text, digits.start(), span.start), digits, span.end)
        if part:
            quantity, position = _quantity(text, part, span)
            if quantity:
                found.append(quantity)
    if blanks and _BLANK_CUE.search(text, span.start, span.end):
        found = _merge(found, _blanks(text, span))
    if words and _has_number_words(text, span):
        found = _merge(found, _in_words(text, span))
    return found


def _plain_year(text: str, digits: re.Match[str], span: Span) -> bool:
    """A year behind its preposition, the commonest number of all: told without looking for its units."""
    year = digits[0].rstrip(".,")
    if (
        len(year) != 4
        or year[:2] not in ("19", "20")
        or text[max(span.start, digits.start() - 5) : digits.start()].split(" ")[-2:-1] not in _YEAR_WORDS
    ):
        return False
    return len(year) < len(digits[0]) or not _YEAR_UNIT.match(text, digits.end(), span.end)


def _has_number_words(text: str, span: Span) -> bool:
    """Fractions, or "percent" and "million" behind a letter instead of a digit: the pattern for them is slow."""
    find, start, end = text.find, span.start, span.end
    if any(find(cue, start, end) >= 0 for cue in _FRACTIONS):
        return True
    for cue in _SCALED:
        place = find(cue, start, end)
        while place >= 0:
            if text[place - 1 : place].isalpha():
                return True
            place = find(cue, place + 1, end)
    return False


def is_year(value: Decimal | None) -> bool:
    """A bare number that reads as a calendar year.

    >>> is_year(Decimal(2024)), is_year(Decimal("2024.5")), is_year(Decimal(300))
    (True, False, False)
    """
    return value is not None and 1800 <= value <= 2100 and value == value.to_integral_value()


def _quantity(text: str, first: Part, span: Span) -> tuple[Quantity | None, int]:
    """The quantity that begins with `first`, and where to go on looking."""
    second = _range_end(text, first, span)
    last = second or first
    if first.bare and last.bare and (is_year(first.value) or _dated(text, first, span)):
        return None, last.end
    unit, end = _unit(text, first, last, span)
    hedge = _hedge(text, first, last, span)
    low, high = (first if first.scale else first._replace(scale=last.scale)).amount(), last.amount()
    if hedge and second is None and low is not None:
        low, high = (None if hedge.bound == "upper" else low), (None if hedge.bound == "lower" else high)
    start = min(first.start, hedge.start) if hedge else first.start
    end = max(end, hedge.start + len(hedge.words)) if hedge and hedge.start >= last.end - 1 else end
    words = hedge.words if hedge else None
    return Quantity(low, high, unit, words, Span(start, end), text[start:end], first.value is None), end


def _unit(text: str, first: Part, last: Part, span: Span) -> tuple[str | None, int]:
    """Percent, currency, or what is counted behind the number; and where the unit ends."""
    if first.percent or last.percent:
        return "percent", last.end
    if first.currency or last.currency:
        return first.currency or last.currency, last.end
    noun = _NOUN.match(text, last.end, span.end)
    if noun is None or _NAMED.search(text, max(span.start, first.start - _LOOK_BACK), first.start):
        return None, last.end
    return ("count" if noun["noun"] in COUNT_NOUNS else noun["noun"]), noun.end()


def _range_end(text: str, first: Part, span: Span) -> Part | None:
    """The second number of "5-8 %", "$3 to $4 billion", "between 5% and 7%"; "from $3 to $4 billion" is two values."""
    join = _JOIN.match(text, first.end, span.end) if first.value is not None else None
    sign = AHEAD.match(text, join.end(), span.end) if join else None
    digits = _DIGITS.match(text, sign.end(), span.end) if sign else None
    if join is None or sign is None or digits is None:
        return None
    second = read_part(text, Sign.of(sign), digits, span.end)
    if second is None or second.value is None or not _fits(first, second):
        return None
    before = text[max(span.start, first.start - _LOOK_BACK) : first.start]
    word = join[0].strip()
    if word == "and":
        return second if _BETWEEN.search(before) else None
    if word.startswith("to") and _FROM.search(before) and not _RANGING.search(before):
        return None
    return second


def _fits(first: Part, second: Part) -> bool:
    """Both ends have, or can take, one unit, and the first is not the larger."""
    if first.currency and second.currency and first.currency != second.currency:
        return False
    if first.percent != second.percent and not (first.bare and second.percent):
        return False
    low = first if first.scale else first._replace(scale=second.scale)
    low_value, high_value = low.amount(), second.amount()
    return low_value is not None and high_value is not None and low_value <= high_value


def _dated(text: str, part: Part, span: Span) -> bool:
    """Day numbers: "March 13", "13 March"."""
    before = text[max(span.start, part.start - 12) : part.start]
    return bool(_DATED.search(before)) or bool(_DATE_AFTER.match(text, part.end, span.end))


def _hedge(text: str, first: Part, last: Part, span: Span) -> Hedge | None:
    """The hedge nearest to the number: a sign at it, a word before it, "between", or words behind it."""
    if last.mark == "+":
        return Hedge(last.end - 1, "+", "lower")
    if first.mark in MARKS:  # not the plus behind the first number of "5+ - 8"
        return Hedge(first.start, first.mark, MARKS[first.mark])
    if hedge := hedge_before(text, first.start, span.start):
        return hedge
    before = text[max(span.start, first.start - _LOOK_BACK) : first.start]
    if last is not first and (between := _BETWEEN.search(before)):
        return Hedge(first.start - len(before) + between.start(), "between", "point")
    after = _AFTER.match(text, last.end, span.end)
    return Hedge(after.start("words"), after["words"], TRAILING_BOUNDS[after["words"]]) if after else None


def _blanks(text: str, span: Span) -> list[Quantity]:
    """ "$XX million", "X.X%"."""
    found: list[Quantity] = []
    for match in islice(_BLANK.finditer(text, span.start, span.end), MAX_BLANKS):
        part = read_part(text, Sign.before(text, match.start(), span.start), match, span.end)
        quantity = _quantity(text, part, span)[0] if part else None
        if quantity:
            found.append(quantity)
    return found


def _in_words(text: str, span: Span) -> list[Quantity]:
    """Fractions and numbers in words: "two thirds of", "six percent"."""
    return [
        quantity
        for match in islice(_WORDY.finditer(text, span.start, span.end), MAX_BLANKS)
        if (quantity := _worded(text, match, span))
    ]


def _merge(found: list[Quantity], more: list[Quantity]) -> list[Quantity]:
    """`found` with those of `more` that overlap none of them, in order."""
    fresh = [quantity for quantity in more if not any(_overlap(quantity.span, other.span) for other in found)]
    return sorted([*found, *fresh], key=lambda q: q.span) if fresh else found


def _worded(text: str, match: re.Match[str], span: Span) -> Quantity | None:
    before = text[max(span.start, match.start() - _LOOK_BACK) : match.start()]
    if match["part"]:
        if match["count"] is None and (match["part"].lower() != "half" or _ORDINAL.search(before)):
            return None
        part = Part(match.start(), match.end(), fraction_value(match["count"], match["part"]), None, None, True, None)
    else:
        tail = TAIL.match(text, match.end() - 1, span.end)
        assert tail is not None  # every part of TAIL is optional
        scale, currency = scale_of(tail["scale"], None), CURRENCY_AFTER.get(tail["cur"] or "")
        percent = tail[0].lower().endswith(("percent", "cent"))
        part = Part(match.start(), tail.end(), Decimal(NUMBER_WORDS[match["word"].lower()]), currency, scale, percent, None)
    return _quantity(text, part, span)[0]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
