"""One number as it stands: sign, mark and currency before the digits, scale, percent sign and currency behind them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from kg.extract.numerals import digits_value
from kg.extract.units import CURRENCY_AFTER, CURRENCY_BEFORE, LAKH_CRORE, LETTER_SCALES, SCALES, alternatives

OVERFLOW = Decimal(10) ** 17  # a hundred quadrillion: above every sum of money on earth, below what the store's decimals hold
ZERO = Decimal(0)

# What may stand right before the digits: a sign, a mark, a currency. A currency in letters must begin a word.
_SIGNS = (
    rf"(?:(?P<sign>[-−–+])(?=[0-9$€£¥₩₹]|\Z))?(?P<mark>[~≈<>≤≥] ?)?"
    rf"(?:(?P<cur>(?<![\w])(?:{alternatives(c for c in CURRENCY_BEFORE if c[0].isalpha())})|[$€£¥₩₹](?:US)?) ?)?"
    r"(?P<mark2>[~≈<>≤≥] ?)?"
)
_BEFORE = re.compile(rf"(?:{_SIGNS})\Z")
AHEAD = re.compile(rf"(?:{_SIGNS})(?=[0-9])")
_SIGN_REACH = 14  # characters: "US dollars ~"
_NORMS = ("Euro ", "EURO ")  # "Euro 6" is an emission norm
_LEADS = frozenset("$€£¥₩₹~≈<>≤≥-−–+")
TAIL = re.compile(
    rf"(?P<plus>\+)?"
    rf"(?:[ -]?(?P<scale>(?i:lakh crore|{alternatives(SCALES)})(?![A-Za-z])|"
    rf"(?:{alternatives(LETTER_SCALES)})(?![A-Za-z0-9])))?"
    rf"(?P<plus2>\+)?(?: ?(?P<percent>%|(?i:percentage points?\b|percent\b|per cent\b|pct\b))"
    rf"|[ -](?i:percent)\b| ?(?P<cur>{alternatives(CURRENCY_AFTER)})(?![A-Za-z]))?(?P<plus3>\+)?"
)


class Part(NamedTuple):
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


class Sign(NamedTuple):
    """What stands right before the digits."""

    start: int
    currency: str | None = None
    mark: str | None = None
    negative: bool = False

    @classmethod
    def before(cls, text: str, start: int, floor: int) -> Sign | None:
        """Read backwards from the digits at `start`; None where they are the tail of a word ("COVID-19", "v2.0")."""
        last = text[start - 1] if start > floor else " "
        if last.isalnum() or last in "_.,":
            found = _BEFORE.search(text, max(floor, start - _SIGN_REACH), start) if last.isalpha() or last == "." else None
            return cls.of(found) if found and found["cur"] else None
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
            return None if text[found.start() - 1].isalpha() and not found["cur"] else cls.of(found)._replace(negative=False)
        return cls.of(found)

    @classmethod
    def of(cls, found: re.Match[str]) -> Sign:
        currency = CURRENCY_BEFORE.get(found["cur"].rstrip()) if found["cur"] else None
        mark = (found["mark"] or found["mark2"] or "").strip() or None
        return cls(found.start(), currency, mark, found["sign"] in ("-", "−", "–"))


def read_part(text: str, sign: Sign | None, number: re.Match[str], limit: int) -> Part | None:
    """Read the units behind a matched number; None where it is part of a word, malformed or too large."""
    if sign is None:
        return None
    blank = number[0][0] not in "0123456789"
    written = number[0] if blank else number[0].rstrip(".,")
    value = None if blank else digits_value(written)
    units = _units(text, number.start() + len(written), limit, sign.currency)
    if (units.bare if blank else value is None) or (units.scale is None and text.startswith(_NORMS, sign.start)):
        return None
    signed = -value if value is not None and sign.negative else value
    part = units._replace(start=sign.start, value=signed, mark=units.mark or sign.mark)
    return None if _inside_a_word(text, part, limit) or abs(part.amount() or ZERO) >= OVERFLOW else part


def _units(text: str, end: int, limit: int, currency: str | None) -> Part:
    """Scale, percent sign, currency and plus that follow a number ending at `end`."""
    tail = TAIL.match(text, end, limit)
    if tail is None or tail.end() == end:
        return Part(end, end, None, currency, None, False, None)
    scale = scale_of(tail["scale"], currency or tail["cur"])
    if tail["scale"] and scale is None:  # "3M" without a currency is no three million
        return Part(end, end, None, currency, None, False, None)
    plus = "+" if tail["plus"] or tail["plus2"] or tail["plus3"] else None
    percent = bool(tail["percent"]) or tail[0].lower().endswith("percent")
    return Part(end, tail.end(), None, currency or CURRENCY_AFTER.get(tail["cur"] or ""), scale, percent, plus)


def scale_of(word: str | None, currency: str | None) -> Decimal | None:
    if word is None:
        return None
    if word in LETTER_SCALES:
        return LETTER_SCALES[word] if currency else None
    return LAKH_CRORE if word.lower() == "lakh crore" else SCALES[word.lower()]


def _inside_a_word(text: str, part: Part, limit: int) -> bool:
    """A bare number that goes on as a word: "5G", "12-inch", "2nd", "9e99"; "23x" is a ratio and no word."""
    if part.percent or part.currency or part.end >= limit:
        return part.end < limit and text[part.end].isalpha() and text[part.end - 1].isdigit()
    after = text[part.end : part.end + 2]
    if after[:1] in ("x", "X") and not after[1:].isalnum():
        return False
    if after[:1].isalnum() and not (part.scale or part.percent):
        return True
    return len(after) == 2 and after[0] in "-/.:" and after[1].isalpha()
