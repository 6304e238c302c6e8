"""Values as a reader writes them: two of them in one scale, with their unit."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal

from kg.model import Claim

SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_PLAIN = frozenset({"percent", "year", "count"})
_DIGITS = 6


def number(value: Decimal) -> str:
    """At most six significant digits, no exponent, no idle zeros.

    >>> number(Decimal("8.00")), number(Decimal("5E+9")), number(Decimal("1.4545454545"))
    ('8', '5000000000', '1.45455')
    """
    if not value:
        return "0"
    places = max(_DIGITS - 1 - value.adjusted(), 0)
    if places > _DIGITS + 6:
        return f"{value:.2E}"
    text = f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN) if value.adjusted() < 20 else value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def scale_of(values: Sequence[Decimal], unit: str | None) -> tuple[Decimal, str]:
    """The scale in which the largest of some values reads best; no scale for percent, years and counts below a million."""
    largest = max((abs(v) for v in values), default=Decimal(0))
    if unit in ("percent", "year"):
        return Decimal(1), ""
    return next(((size, name) for size, name in SCALES if largest >= size), (Decimal(1), ""))


def ends(claim: Claim) -> list[Decimal]:
    """The ends that a claim states."""
    return [v for v in (claim.low, claim.high) if v is not None]


def span(claim: Claim, scale: Decimal) -> str:
    """A claim's value in a scale: "16", "5–8", "over 20", "under 3"."""
    if claim.low is None or claim.high is None:
        stated = ends(claim)
        return "?" if not stated else f"{'over' if claim.high is None else 'under'} {number(stated[0] / scale)}"
    if claim.low == claim.high:
        return number(claim.low / scale)
    return f"{number(claim.low / scale)}–{number(claim.high / scale)}"


def value(claim: Claim) -> str:
    """A claim's value in its own scale, with its unit: "16 billion USD", "5–8 %"."""
    scale, name = scale_of(ends(claim), claim.unit)
    return f"{span(claim, scale)}{unit_name(claim.unit, name)}"


def unit_name(unit: str | None, scale: str) -> str:
    """The words after a number: " billion USD", " %"."""
    if unit == "percent":
        return " %"
    return "".join(f" {part}" for part in (scale, "" if unit in _PLAIN or unit is None else unit) if part)


def against(high: Claim, low: Claim) -> str:
    """Two values in one scale, the higher first: "16 against 11 billion USD"; far apart, each in its own."""
    (scale, name), (small, small_name) = (scale_of(ends(c), c.unit) for c in (high, low))
    if name == small_name or scale <= small * 1000:
        low_scale = scale if ends(low) and abs(ends(low)[0]) * 1000 >= scale else small
        if low_scale == scale:
            return f"{span(high, scale)} against {span(low, scale)}{unit_name(high.unit, name)}"
    return f"{span(high, scale)}{unit_name(high.unit, name)} against {span(low, small)}{unit_name(low.unit, small_name)}"
