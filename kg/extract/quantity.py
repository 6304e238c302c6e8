"""Numbers with their units and hedges, as the guide wants them: money in full, percent as written, bounds as open ends.

What is no quantity: years, dates, numbers that are part of a word or a name ("5G", "300mm", "COVID-19", "2-methyl"), numbers
too large to be meant. The scan is one pass of a pattern without nested repetition, and looks at a bounded window around
each number, so its cost is linear in the text.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from kg.extract.hedges import Hedge, hedge_before
from kg.extract.numerals import digits_value, fraction_value
from kg.extract.units import (
    COUNT_NOUNS,
    CURRENCY_AFTER,
    CURRENCY_BEFORE,
    FRACTION_PARTS,
    LAKH_CRORE,
    LETTER_SCALES,
    MARKS,
    NUMBER_WORDS,
    SCALES,
    TRAILING_BOUNDS,
    VOLUME_UNITS,
    alternatives,
)
from kg.model import Quantity, Span

OVERFLOW = Decimal(10) ** 17  # a hundred quadrillion: above every sum of money on earth, below what the store's decimals hold
MAX_QUANTITIES = 2_000  # in one span; a sentence of the corpus has at most some 60

_DIGITS = re.compile(r"[0-9][0-9.,]*+")
_BLANK_CUE = re.compile(r"[XYZx](?=[XYZ.% \])])")
_BLANK = re.compile(r"(?<![\w-])\[?(?:[XYZ]++|x++)(?:[.,][XYZx]++)?\]?")
# What may stand right before the digits: a sign, a mark, a currency. A currency in letters must begin a word.
_SIGNS = (
    rf"(?:(?P<sign>[-−–+])(?=[0-9$€£¥₩₹]|\Z))?(?P<mark>[~≈<>≤≥] ?)?"
    rf"(?:(?P<cur>(?<![\w])(?:{alternatives(c for c in CURRENCY_BEFORE if c[0].isalpha())})|[$€£¥₩₹](?:US)?) ?)?"
    r"(?P<mark2>[~≈<>≤≥] ?)?"
)
_BEFORE = re.compile(rf"(?:{_SIGNS})\Z")
_AHEAD = re.compile(rf"(?:{_SIGNS})(?=[0-9])")
_SIGN_REACH = 14  # characters: "US dollars ~"
_NORMS = ("Euro ", "EURO ")  # "Euro 6" is an emission norm
# "Wi-Fi 6 products": the number belongs to the name before it and counts nothing.
_NAMED = re.compile(
    r"\b[A-Z][\w-]+ \Z(?<!\bIn )(?<!\bOver )(?<!\bAbout )(?<!\bWith )(?<!\bThe )(?<!\bFrom )(?<!\bNearly )(?<!\bAround )(?<!\bAcross )"
)
_LEADS = frozenset("$€£¥₩₹~≈<>≤≥-−–+")
_TAIL = re.compile(
    rf"(?P<plus>\+)?"
    rf"(?:[ -]?(?P<scale>(?i:lakh crore|{alternatives(SCALES)})(?![A-Za-z])|"
    rf"(?:{alternatives(LETTER_SCALES)})(?![A-Za-z0-9])))?"
    rf"(?P<plus2>\+)?(?: ?(?P<percent>%|(?i:percentage points?\b|percent\b|per cent\b|pct\b))"
    rf"|[ -](?i:percent)\b| ?(?P<cur>{alternatives(CURRENCY_AFTER)})(?![A-Za-z]))?(?P<plus3>\+)?"
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


class _Part(NamedTuple):
    """One number with the units written at it, before ranges, nouns and hedges are looked at."""

    start: int
    end: int
    value: Decimal | None  # None for a blank
    currency: str | None
    scale: Decimal | None
    percent: bool
    mark: str | None

    @property
    def bare(self) -> bool:
        """Nothing but digits."""
        return self.currency is None and self.scale is None and not self.percent

    def amount(self) -> Decimal | None:
        """Value with its scale applied; None for a blank."""
        return None if self.value is None else self.value * (self.scale or 1)


def quantities(text: str, span: Span) -> list[Quantity]:
    """All quantities in `text[span]`, in order, without overlap.

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
        part = _part(text, _Sign.before(text, digits.start(), span.start), digits, span.end)
        if part:
            quantity, position = _quantity(text, part, span)
            if quantity:
                found.append(quantity)
    if _BLANK_CUE.search(text, span.start, span.end):
        found = _merge(found, _blanks(text, span))
    if _has_number_words(text, span):
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
    """Fractions, or "percent" and "million" behind a letter instead of a digit; the pattern for them costs more than all else."""
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


class _Sign(NamedTuple):
    """What stands right before the digits."""

    start: int
    currency: str | None = None
    mark: str | None = None
    negative: bool = False

    @classmethod
    def before(cls, text: str, start: int, floor: int) -> _Sign | None:
        """Read backwards from the digits at `start`; None where they are the tail of a word ("COVID-19", "v2.0")."""
        last = text[start - 1] if start > floor else " "
        if last.isalnum() or last in "_.,":
            found = _BEFORE.search(text, max(floor, start - _SIGN_REACH), start) if last.isalpha() or last == "." else None
            return cls._of(found) if found and found["cur"] else None
        if last == " " and start - 1 > floor:
            last = text[start - 2]
            if not (last in _LEADS or last.isalpha() or last == "."):
                return cls(start)
        elif last not in _LEADS:
            return cls(start)
        found = _BEFORE.search(text, max(floor, start - _SIGN_REACH), start)
        if found is None or found.start() == start:
            return None if last in "-–−" and text[start - 2 : start - 1].isalnum() else cls(start)
        if found["sign"] and found.start() > floor and text[found.start() - 1].isalnum():
            return None if text[found.start() - 1].isalpha() and not found["cur"] else cls._of(found)._replace(negative=False)
        return cls._of(found)

    @classmethod
    def _of(cls, found: re.Match[str]) -> _Sign:
        currency = CURRENCY_BEFORE.get(found["cur"].rstrip()) if found["cur"] else None
        mark = (found["mark"] or found["mark2"] or "").strip() or None
        return cls(found.start(), currency, mark, found["sign"] in ("-", "−", "–"))


def _part(text: str, sign: _Sign | None, number: re.Match[str], limit: int) -> _Part | None:
    """Read the units behind a matched number; None where it is part of a word, malformed or too large."""
    if sign is None:
        return None
    blank = number[0][0] not in "0123456789"
    written = number[0] if blank else number[0].rstrip(".,")
    value = None if blank else digits_value(written)
    if value is None and not blank:
        return None
    units = _units(text, number.start() + len(written), limit, sign.currency)
    if blank and units.currency is None and units.scale is None and not units.percent:
        return None
    if value is not None and sign.negative:
        value = -value
    if units.scale is None and text.startswith(_NORMS, sign.start):
        return None
    part = units._replace(start=sign.start, value=value, mark=units.mark or sign.mark)
    return None if _inside_a_word(text, part, limit) or abs(part.amount() or 0) >= OVERFLOW else part


def _units(text: str, end: int, limit: int, currency: str | None) -> _Part:
    """Scale, percent sign, currency and plus that follow a number ending at `end`."""
    tail = _TAIL.match(text, end, limit)
    if tail is None or tail.end() == end:
        return _Part(end, end, None, currency, None, False, None)
    scale = _scale(tail["scale"], currency or tail["cur"])
    if tail["scale"] and scale is None:  # "3M" without a currency is no three million
        return _Part(end, end, None, currency, None, False, None)
    plus = "+" if tail["plus"] or tail["plus2"] or tail["plus3"] else None
    percent = bool(tail["percent"]) or tail[0].lower().endswith("percent")
    return _Part(end, tail.end(), None, currency or CURRENCY_AFTER.get(tail["cur"] or ""), scale, percent, plus)


def _scale(word: str | None, currency: str | None) -> Decimal | None:
    if word is None:
        return None
    if word in LETTER_SCALES:
        return LETTER_SCALES[word] if currency else None
    return LAKH_CRORE if word.lower() == "lakh crore" else SCALES[word.lower()]


def _inside_a_word(text: str, part: _Part, limit: int) -> bool:
    """A bare number that goes on as a word: "5G", "12-inch", "2nd", "9e99"; "23x" is a ratio and no word."""
    if part.percent or part.currency or part.end >= limit:
        return part.end < limit and text[part.end].isalpha() and text[part.end - 1].isdigit()
    after = text[part.end : part.end + 2]
    if after[:1] in ("x", "X") and not after[1:].isalnum():
        return False
    if after[:1].isalnum() and not (part.scale or part.percent):
        return True
    return len(after) == 2 and after[0] in "-/.:" and after[1].isalpha()


def _quantity(text: str, first: _Part, span: Span) -> tuple[Quantity | None, int]:
    """The quantity that begins with `first`, and where to go on looking."""
    second = _range_end(text, first, span)
    last = second or first
    if first.bare and last.bare and (is_year(first.value) or _dated(text, first, span)):
        return None, last.end
    low, high = first.amount(), last.amount()
    currency = first.currency or last.currency
    percent = last.percent or first.percent
    if second:
        shared = first if first.scale else first._replace(scale=second.scale)
        low = shared.amount()
    unit: str | None = "percent" if percent else currency
    end = last.end
    if (
        unit is None
        and not _NAMED.search(text, max(span.start, first.start - _LOOK_BACK), first.start)
        and (noun := _NOUN.match(text, last.end, span.end))
    ):
        unit, end = ("count" if noun["noun"] in COUNT_NOUNS else noun["noun"]), noun.end()
    hedge = _hedge(text, first, last, span)
    if hedge and second is None and low is not None:
        low, high = (None if hedge.bound == "upper" else low), (None if hedge.bound == "lower" else high)
    start = min(first.start, hedge.start) if hedge else first.start
    end = max(end, hedge.start + len(hedge.words)) if hedge and hedge.start >= last.end - 1 else end
    place = Span(start, end)
    blank = first.value is None
    return Quantity(low, high, unit, hedge.words if hedge else None, place, text[start:end], blank), end


def _range_end(text: str, first: _Part, span: Span) -> _Part | None:
    """The second number of "5-8 %", "$3 to $4 billion", "between 5% and 7%"; "from $3 to $4 billion" is two values."""
    join = _JOIN.match(text, first.end, span.end) if first.value is not None else None
    sign = _AHEAD.match(text, join.end(), span.end) if join else None
    digits = _DIGITS.match(text, sign.end(), span.end) if sign else None
    if join is None or sign is None or digits is None:
        return None
    second = _part(text, _Sign._of(sign), digits, span.end)
    if second is None or second.value is None or not _fits(first, second):
        return None
    before = text[max(span.start, first.start - _LOOK_BACK) : first.start]
    word = join[0].strip()
    if word == "and":
        return second if _BETWEEN.search(before) else None
    if word.startswith("to") and _FROM.search(before) and not _RANGING.search(before):
        return None
    return second


def _fits(first: _Part, second: _Part) -> bool:
    """Both ends have, or can take, one unit, and the first is not the larger."""
    if first.currency and second.currency and first.currency != second.currency:
        return False
    if (first.percent and not second.percent) or (second.percent and (first.currency or first.scale)):
        return False
    if (first.currency or first.scale) and second.percent:
        return False
    low = first if first.scale else first._replace(scale=second.scale)
    low_value, high_value = low.amount(), second.amount()
    return low_value is not None and high_value is not None and low_value <= high_value


def _dated(text: str, part: _Part, span: Span) -> bool:
    """Day numbers: "March 13", "13 March"."""
    before = text[max(span.start, part.start - 12) : part.start]
    return bool(_DATED.search(before)) or bool(_DATE_AFTER.match(text, part.end, span.end))


def _hedge(text: str, first: _Part, last: _Part, span: Span) -> Hedge | None:
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
    found = []
    for match in _BLANK.finditer(text, span.start, span.end):
        part = _part(text, _Sign.before(text, match.start(), span.start), match, span.end)
        quantity = _quantity(text, part, span)[0] if part else None
        if quantity:
            found.append(quantity)
    return found


def _in_words(text: str, span: Span) -> list[Quantity]:
    """Fractions and numbers in words: "two thirds of", "six percent"."""
    return [quantity for match in _WORDY.finditer(text, span.start, span.end) if (quantity := _worded(text, match, span))]


def _merge(found: list[Quantity], more: list[Quantity]) -> list[Quantity]:
    """`found` with those of `more` that overlap none of them, in order."""
    fresh = [quantity for quantity in more if not any(_overlap(quantity.span, other.span) for other in found)]
    return sorted([*found, *fresh], key=lambda q: q.span) if fresh else found


def _worded(text: str, match: re.Match[str], span: Span) -> Quantity | None:
    before = text[max(span.start, match.start() - _LOOK_BACK) : match.start()]
    if match["part"]:
        if match["count"] is None and (match["part"].lower() != "half" or _ORDINAL.search(before)):
            return None
        part = _Part(match.start(), match.end(), fraction_value(match["count"], match["part"]), None, None, True, None)
    else:
        tail = _TAIL.match(text, match.end() - 1, span.end)
        assert tail is not None  # every part of _TAIL is optional
        scale, currency = _scale(tail["scale"], None), CURRENCY_AFTER.get(tail["cur"] or "")
        percent = tail[0].lower().endswith(("percent", "cent"))
        part = _Part(match.start(), tail.end(), Decimal(NUMBER_WORDS[match["word"].lower()]), currency, scale, percent, None)
    return _quantity(text, part, span)[0]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
