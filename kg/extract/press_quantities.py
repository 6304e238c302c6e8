"""Quantities as notes and press releases write them.

"$150-220M", "from $1.2 to $3 billion", "from a revenue of $2 billion to $3 billion", "to top $5 billion".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from kg.extract.quantity import quantities
from kg.extract.units import LETTER_SCALES, SCALES
from kg.model import Quantity, Span

_FILLER = r"a|an|the|just|about|roughly|approximately|around|nearly|an estimated|almost|only|some|over|its|their|"
r"current|present|today's"
# Right before a number: it is where a way begins.
FROM = re.compile(rf"\bfrom (?:(?:{_FILLER}) |(?:revenues?|values?|valuations?|sizes?) of ){{0,4}}$", re.I)
_RANGING = re.compile(r"\b(?:rang\w+|anywhere|varying|varies) (?:\w+ )?from $", re.I)
_JOINT = re.compile(r" to (?=[^0-9]{0,24}[0-9])")
_LETTER_END = re.compile(r"[-–](?P<digits>\d{1,6}(?:\.\d{1,3})?)(?P<scale>[TBMK])\b(?P<plus>\+?)")
_TO = re.compile(r" to ")
_TOP = re.compile(r"\bto top $", re.I)
LOOK_BACK = 48  # characters before a number that can say that a way begins


def figures(text: str, span: Span) -> list[Quantity]:
    """The quantities of `text[span]`, in order.

    >>> [(str(q.low), str(q.high)) for q in figures("$150-220M", Span(0, 9))]
    [('150000000', '220000000')]
    >>> [str(q.low) for q in figures("rose from $1.2 to $3 billion", Span(0, 28))]
    ['1200000000.0', '3000000000']
    """
    return mended(text, quantities(text, span))


def mended(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The quantities with ranges, ways and bounds as this genre writes them."""
    out: list[Quantity] = []
    for index, quantity in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        start = quantity.span.start
        if out and start < out[-1].span.end:
            continue  # the end of a range that is already read
        before = text[max(0, start - LOOK_BACK) : start]
        if _TOP.search(before) and quantity.hedge is None:
            out.append(msgspec.structs.replace(quantity, high=None, hedge="top"))
        elif FROM.search(before) and not _RANGING.search(before):
            out.extend(_way(text, quantity, following))
        else:
            out.append(_range(text, quantity))
    return out


def _range(text: str, quantity: Quantity) -> Quantity:
    """ "$150" with "-220M" behind it: one range in millions."""
    end = _LETTER_END.match(text, quantity.span.end)
    if (
        end is None
        or quantity.low is None
        or quantity.low != quantity.high
        or not _is_money(quantity)
        or not quantity.as_written[-1].isdigit()
    ):
        return quantity
    scale = LETTER_SCALES[end["scale"]]
    low, high = quantity.low * scale, Decimal(end["digits"]) * scale
    if low > high:
        return quantity
    span = Span(quantity.span.start, end.end())
    words = text[span.start : span.end]
    return msgspec.structs.replace(quantity, low=low, high=None if end["plus"] else high, span=span, as_written=words)


def _way(text: str, quantity: Quantity, following: Quantity | None) -> Iterator[Quantity]:
    """Where a way begins: its two values apart, the first in the scale of the second."""
    start, end = quantity.span.start, quantity.span.end
    joint = _JOINT.search(text, start, end) if quantity.low != quantity.high else None
    if joint:
        halves = [*quantities(text, Span(start, joint.start())), *quantities(text, Span(joint.end(), end))]
        if len(halves) == 2 and all(half.unit == quantity.unit for half in halves):
            yield from halves
            return
    scale = _scale(following.as_written) if following and _TO.fullmatch(text, end, following.span.start) else None
    if (
        scale
        and quantity.low
        and following
        and quantity.unit == following.unit
        and not any(c.isalpha() for c in quantity.as_written)
    ):
        yield msgspec.structs.replace(quantity, low=quantity.low * scale, high=quantity.high and quantity.high * scale)
        return
    yield quantity


def _is_money(quantity: Quantity) -> bool:
    return quantity.unit is not None and len(quantity.unit) == 3 and quantity.unit.isupper()


def _scale(as_written: str) -> Decimal | None:
    last = as_written.rstrip("+ ").rsplit(" ", 1)[-1].lower()
    return SCALES.get(last)
