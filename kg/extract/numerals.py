"""Digits and number words as Decimals."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.extract.units import FRACTION_PARTS, NUMBER_WORDS

MAX_DIGITS = 18  # longer runs are serial numbers or attacks, and Decimal arithmetic on them is slow

_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?\Z")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]+)?\Z")  # 1,234,567.8 and the Indian 12,34,567
_EUROPEAN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}\Z|[0-9]{1,3}(?:\.[0-9]{3}){2,}\Z")  # 1.234,5 and 1.234.567
_DECIMAL_COMMA = re.compile(r"[0-9]{1,4},(?:[0-9]{1,2}|[0-9]{4,})\Z")  # 37,95


def digits_value(written: str) -> Decimal | None:
    """The number that a run of digits, points and commas means; None where it means none or has too many digits.

    >>> [str(digits_value(w)) for w in ("1,234.5", "37,95", "1.234,5", "12,34,567", "1.2.3")]
    ['1234.5', '37.95', '1234.5', '1234567', 'None']
    """
    if len(written) > MAX_DIGITS + 6:
        return None
    if _PLAIN.match(written):
        plain = written
    elif _GROUPED.match(written):
        plain = written.replace(",", "")
    elif _EUROPEAN.match(written):
        plain = written.replace(".", "").replace(",", ".")
    elif _DECIMAL_COMMA.match(written):
        plain = written.replace(",", ".")
    else:
        return None
    return Decimal(plain) if len(plain) <= MAX_DIGITS else None


def fraction_value(count: str | None, part: str) -> Decimal:
    """Percent that a fraction in words stands for, to two places.

    >>> str(fraction_value("two", "thirds")), str(fraction_value(None, "half"))
    ('66.67', '50')
    """
    number = NUMBER_WORDS.get((count or "one").lower(), 1)
    return round(Decimal(100 * number) / FRACTION_PARTS[part.lower()], 2).normalize() + 0
