"""From a labelled value ("Revenue (FY24)" with "$706M (-5% YoY)") to claims; tables and notes share it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kg.extract.labels import ONE, Label, Measure, label_period
from kg.extract.period import times
from kg.extract.press_quantities import figures
from kg.extract.things import Thing, ThingType
from kg.model import Claim, Period, Quantity, Span

# A report that tells neither its date nor its forecast is read as written in this year: what its tables say of later
# years is a projection. (Of the gold notes none is older than 2024.)
LAST_KNOWN_YEAR = 2025
MAX_VALUE = 240  # characters of a value that are read
PARTS: tuple[ThingType, ...] = ("region", "segment", "application")

_MARKET: dict[Measure, str] = {
    "size": "market_size",
    "revenue": "market_size",
    "cagr": "market_cagr",
    "growth": "market_cagr",
    "amount": "market_growth_amount",
    "volume": "market_volume",
    "other": "other",
}
_COMPANY: dict[Measure, str] = {
    "share": "company_share",
    "revenue": "company_revenue",
    "cagr": "company_growth",
    "growth": "company_growth",
    "founded": "company_founded",
    "volume": "company_other",
    "company_other": "company_other",
    "other": "company_other",
    "leads": "company_leads",
}
_PART: dict[Measure, str] = {  # of a market: region, segment, application
    "share": "{}_share",
    "size": "{}_size",
    "revenue": "{}_size",
    "cagr": "{}_cagr",
    "growth": "{}_cagr",
    "leads": "{}_leads",
    "fastest": "{}_fastest",
    "volume": "other",
    "other": "other",
}
_OTHER: dict[Measure, str] = dict.fromkeys(
    ("share", "size", "revenue", "cagr", "growth", "amount", "volume", "other", "company_other"), "other"
)


def kind_of(thing: ThingType, measure: Measure) -> str | None:
    """The kind of claim that a measure of a thing is; None where it is none.

    >>> kind_of("region", "revenue"), kind_of("company", "rank")
    ('region_size', None)
    """
    if thing in PARTS:
        kind = _PART.get(measure)
        return kind.format(thing) if kind else None
    return {"market": _MARKET, "company": _COMPANY, "other": _OTHER}.get(thing, {}).get(measure)


ALL_KINDS = frozenset(
    {*_MARKET.values(), *_COMPANY.values(), *(kind.format(part) for kind in _PART.values() for part in PARTS)}
)
MONEY: frozenset[Measure] = frozenset(("size", "revenue", "amount"))
RATES: frozenset[Measure] = frozenset(("share", "cagr", "growth"))
_CUES: tuple[tuple[Measure, re.Pattern[str]], ...] = (
    ("cagr", re.compile(r"\bCAGR\b", re.I)),
    ("growth", re.compile(r"\bYoY\b|\by/y\b|\by-o-y\b|\bgrowth\b|\bQoQ\b|\byear.over.year\b|\b(?:up|down)\b", re.I)),
    ("share", re.compile(r"\bshare\b", re.I)),
)
_GUIDED = re.compile(r"\b(?:guid\w+|expected|projected|forecast|target)\b[^,;/]*$", re.I)
_NEXT_ONE = re.compile(r"[,/] (?:\w+ )?[+~*]*$")  # "+9.9% reported, +6.6% organic", "19% FY24 / guided 15% FY26"
_YEAR = re.compile(r"(?<!\d)(1[6-9]\d\d|20\d\d)(?!\d)")
_SIGNED = frozenset("+-−–")


class Value(NamedTuple):
    """A value and what its labels say. `where`: its place; `quote`: the run of text that carries it with its labels."""

    thing: Thing
    measure: Measure
    where: Span
    quote: Span
    label: Label  # merged: unit, scale, period, projected
    base_year: int
    surface: str
    extractor: str


class _Figure(NamedTuple):
    """One quantity of a value, and where its neighbours end and begin."""

    quantity: Quantity
    floor: int
    limit: int


def claims_of(text: str, value: Value) -> Iterator[Claim]:
    """The claims of one labelled value: the value itself and what stands in brackets behind it."""
    where = Span(value.where.start, min(value.where.end, value.where.start + MAX_VALUE))
    if value.measure == "founded":
        yield from _founded(text, value, where)
        return
    found = figures(text, where)
    edges = [where.start, *(quantity.span.end for quantity in found)]
    starts = [*(quantity.span.start for quantity in found[1:]), where.end]
    first: Measure | None = None
    for quantity, floor, limit in zip(found, edges, starts, strict=False):
        figure = _Figure(quantity, floor, limit)
        measure = _first(figure, value) if first is None else _further(text, figure, value, first)
        measure = measure or _cued(text, figure, first)
        kind = kind_of(value.thing.type, measure) if measure else None
        if kind and measure:
            first = first or measure
            yield _claim(text, value, kind, figure)


def _first(figure: _Figure, value: Value) -> Measure | None:
    """What the label says, where the unit agrees."""
    measures: tuple[Measure, ...] = (
        (value.measure, "volume") if value.measure == "revenue" else (value.measure,)
    )  # sales in units
    return next((m for m in measures if fitting(m, figure.quantity.unit, value.label.unit)), None)


def _further(text: str, figure: _Figure, value: Value, first: Measure) -> Measure | None:
    """What a figure behind the first measures by its form: the same again, the same sum in another currency, a growth."""
    quantity = figure.quantity
    if first == value.measure == "company_other":
        return first
    if quantity.unit == "percent":
        again = (
            first == value.measure and first in ("growth", "cagr") and _NEXT_ONE.search(text, figure.floor, quantity.span.start)
        )
        return first if again else None
    if first != value.measure or first not in MONEY or not fitting(first, quantity.unit, None):
        return None
    way = "→" in text[figure.floor : quantity.span.start]
    return first if way or "(" in text[figure.floor : quantity.span.start] else None


def _cued(text: str, figure: _Figure, first: Measure | None) -> Measure | None:
    """What a percentage measures by the words beside it, or by its sign behind a sum."""
    quantity = figure.quantity
    if quantity.unit != "percent":
        return None
    behind = text[quantity.span.end : figure.limit]
    beside = text[figure.floor : quantity.span.start] + behind
    for words in (behind, beside):
        for measure, cue in _CUES:
            if cue.search(words):
                return None if measure == first else measure
    return "growth" if first in MONEY and text[quantity.span.start] in _SIGNED else None


def fitting(measure: Measure, unit: str | None, head_unit: str | None) -> bool:
    """Whether a quantity's unit (or, for a bare number, its head's) is one that the measure takes.

    >>> fitting("share", "percent", None), fitting("revenue", "percent", None), fitting("revenue", None, "USD")
    (True, False, True)
    """
    unit = unit or head_unit
    money = unit is not None and len(unit) == 3 and unit.isupper()
    if measure in MONEY:
        return money
    if measure in RATES:
        return unit == "percent"
    if measure == "volume":
        return unit not in (None, "percent") and not money
    return measure in ("company_other", "other")


def _claim(text: str, value: Value, kind: str, figure: _Figure) -> Claim:
    quantity, said = figure.quantity, value.label
    behind = label_period(times(text, Span(quantity.span.end, figure.limit)))
    period = behind or label_period(times(text, value.where)) or said.period
    scale = said.scale if quantity.unit is None and _unscaled(quantity) else ONE
    plain = kind in ("company_other", "other") and said.scale == ONE and said.unit != "percent"  # a ratio has no unit
    late = period is not None and period.end > value.base_year
    guided = _GUIDED.search(text, value.where.start, quantity.span.start)
    return Claim(
        kind=kind,
        subject=value.thing.name,
        low=_scaled(quantity.low, scale),
        high=_scaled(quantity.high, scale),
        unit=quantity.unit or (None if plain else said.unit),
        qualifier=quantity.hedge,
        start=period.start if period else None,
        end=period.end if period else None,
        mode="projected" if said.projected or late or guided else "reported",
        quote=value.quote,
        value=quantity.span,
        subject_text=value.surface,
        extractor=value.extractor,
    )


def _unscaled(quantity: Quantity) -> bool:
    """Whether the number was written without a word of scale ("610", not "610 million")."""
    return not any(c.isalpha() for c in quantity.as_written)


def _scaled(number: Decimal | None, scale: Decimal) -> Decimal | None:
    return None if number is None else number * scale


def _founded(text: str, value: Value, where: Span) -> Iterator[Claim]:
    year = _YEAR.search(text, where.start, where.end)
    if year and value.thing.type == "company":
        number = Decimal(year[1])
        yield Claim(
            kind="company_founded",
            subject=value.thing.name,
            low=number,
            high=number,
            unit="year",
            quote=value.quote,
            value=Span(*year.span(1)),
            subject_text=value.surface,
            extractor=value.extractor,
        )


def base_year(date: str | None, forecast: Period | None) -> int:
    """The year up to which the report's values are reported: that of its date, else the forecast's first.

    >>> base_year("2024-03-02", None), base_year(None, Period(2023, 2030))
    (2024, 2023)
    """
    if date and date[:4].isdigit():
        return int(date[:4])
    return forecast.start if forecast else LAST_KNOWN_YEAR
