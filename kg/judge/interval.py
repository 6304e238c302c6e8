"""Comparison intervals: what a number as written stands for (DESIGN.md section 3, "Interval").

A point stands for ± half a unit of its last digit as written ("5.85 billion": ± 5 million); a hedge widens that to the kind's
declared tolerance where larger ("approximately 16 billion": ± 5 %). Ranges and bounds are what they say.
"""

from __future__ import annotations

import re
from decimal import Decimal

from kg import vocab
from kg.model import Claim, GroundedClaim

INFINITY = Decimal("Infinity")
EXACT_UNITS = frozenset({"year"})  # a year of founding is no measurement: 1968 is not "1967.5 to 1968.5"
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?", re.ASCII)
_HALF = Decimal("0.5")

Interval = tuple[Decimal, Decimal]


def half_unit(value: Decimal, written: str) -> Decimal:
    """Half a unit of the last digit of `value` as `written`; without its words, of its last digit that is not zero.

    >>> half_unit(Decimal(5850000000), "$5.85 billion"), half_unit(Decimal(8), "8.00%"), half_unit(Decimal(16000000000), "")
    (Decimal('5000000'), Decimal('0.005'), Decimal('5E+8'))
    >>> half_unit(Decimal(-5), "-5%")
    Decimal('0.5')
    """
    for token in _NUMBER.findall(written[:80]):
        digits = token.replace(",", "")
        number = Decimal(digits)
        if not number or not value:
            continue
        places = len(digits.partition(".")[2])
        scale = abs(value) / number  # the sign stands before the token
        if scale.normalize().as_tuple().digits == (1,):
            return scale.scaleb(-places).normalize() * _HALF + 0
    exponent = value.normalize().as_tuple().exponent
    return _HALF.scaleb(exponent if isinstance(exponent, int) else 0)


def comparison(claim: Claim, written: str) -> Interval:
    """The interval that takes part in comparisons; -Infinity or Infinity where the claim leaves an end open.

    `written` is the number as it stands in the quote ("$5.85 billion"); without a number at all both ends are open.
    """
    low, high = claim.low, claim.high
    if low is None or high is None:
        return -INFINITY if low is None else low, INFINITY if high is None else high
    if low != high:
        return min(low, high), max(low, high)
    if claim.unit in EXACT_UNITS:
        return low, high
    half = half_unit(low, written)
    if claim.qualifier:
        half = max(half, abs(low) * vocab.KINDS[claim.kind].tolerance)
    return low - half, high + half


def as_written(grounded: GroundedClaim) -> str:
    """The number as it stands in the quote; empty where the claim has none or it lies outside the quote."""
    claim = grounded.claim
    if claim.value is None:
        return ""
    start = claim.value.start - claim.quote.start
    return grounded.quote[start : claim.value.end - claim.quote.start] if start >= 0 else ""


class Intervals:
    """Comparison intervals, each made once: of a million claims most repeat a few thousand values as written."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Decimal | None, Decimal | None, str | None, bool, str], Interval] = {}

    def of(self, grounded: GroundedClaim) -> Interval:
        """`comparison` of a claim, remembered."""
        claim = grounded.claim
        written = as_written(grounded) if claim.low == claim.high else ""
        key = (claim.kind, claim.low, claim.high, claim.unit, bool(claim.qualifier), written)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = comparison(claim, written)
        return found


def meet(a: Interval, b: Interval) -> bool:
    """Two closed intervals share a point."""
    return a[0] <= b[1] and b[0] <= a[1]
