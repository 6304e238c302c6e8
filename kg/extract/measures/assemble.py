"""From a reading to its claims: one for each value, or one for a row of subjects that share it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from kg.extract.clause_mode import past_growth
from kg.extract.clause_quote import quote_of
from kg.extract.clause_reading import Reading
from kg.extract.context import Context
from kg.extract.units import HEDGES
from kg.model import Claim, Mention, Mode, Quantity, Span

# Where a report names no forecast window: nearly all of the corpus was written from 2023 to 2025.
ASSUMED_FORECAST = 2025
_EACH = re.compile(r"\b(?:each|apiece|individually|every one|both (?:with|at|holding|hold|having))\b", re.I)
_TOGETHER = re.compile(
    r"\b(?:combined|together|collective(?:ly)?|joint(?:ly)?|total(?:ing)?|in aggregate|cumulative(?:ly)?)\b", re.I
)
_OF = re.compile(r"\** (?:(?:market )?share )?(?:of|in|within) (?:the )?(?:total |overall |entire )?\**")
_DECLINE = re.compile(
    r"\b(?:declin|decreas|fell|fall|drop|shr[aiu]nk|contract(?:ed|ing)|negative|down)\w*(?: \w+){0,5} ?$", re.I
)


def row_name(members: tuple[Mention, ...]) -> str:
    """The subject of one value for several: names in text order, commas and "and" (guide, rule 5)."""
    names = [member.name for member in members]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


class Makes(NamedTuple):
    """What a measure makes of a reading. `kinds`: type of the subject -> kind of the claim.

    `default`: the type taken where the sentence names no subject ("market"); None: no claim then. `blank`: of blanks.
    """

    kinds: Mapping[str, str]
    extractor: str
    default: str | None = None
    blank: bool = False


class _Pair(NamedTuple):
    """A value with the name it belongs to, and where that stands."""

    quantity: Quantity
    name: str | None
    surface: Span


def claims_of(context: Context, reading: Reading, makes: Makes) -> Iterator[Claim]:
    """The claims of a reading whose subject's type the measure has a kind for."""
    kind = makes.kinds.get(reading.subjects.type if reading.subjects else makes.default or "")
    if kind is None:
        return
    for pair in _pairs(context, reading):
        if pair.name is not None and pair.quantity.blank == makes.blank:
            yield _claim(context, reading, kind, pair, makes.extractor)


def _pairs(context: Context, reading: Reading) -> Iterator[_Pair]:
    run = reading.run
    if reading.subjects is None:
        yield from (_Pair(quantity, context.header.market, quantity.span) for quantity in run)
        return
    members = reading.subjects.members
    if len(members) == len(run) and len(run) > 1:
        for quantity, member in zip(_with_hedge(run), members, strict=True):
            yield _Pair(quantity, _name(context, member), member.span)
    elif len(members) > 1 and _apart(reading):
        yield from (_Pair(quantity, _name(context, member), member.span) for quantity in run for member in members)
    else:
        name = row_name(members) if len(members) > 1 else _name(context, members[0])
        yield from (_Pair(quantity, name, reading.subjects.span) for quantity in run)


def _name(context: Context, member: Mention) -> str | None:
    return context.header.market if member.type == "market" else member.name


def _apart(reading: Reading) -> bool:
    """One value said of each member, not of all together: "5% each"; revenues are a company's own."""
    assert reading.subjects is not None
    text, statement = reading.statement.text, reading.statement
    first, last = min(reading.subjects.span.end, reading.span.end), max(reading.subjects.span.start, reading.span.start)
    between = text[first:last]
    behind = text[reading.span.end : min(statement.span.end, reading.span.end + 40)]
    if _TOGETHER.search(between) or _TOGETHER.search(behind):
        return False
    return bool(_EACH.search(between) or _EACH.search(behind)) or (
        reading.subjects.type == "company" and reading.measured != "share"
    )


def _with_hedge(run: list[Quantity]) -> list[Quantity]:
    """A hedge before a list of values holds for all of them (guide, rule 13)."""
    first = run[0]
    if not first.hedge or any(quantity.hedge for quantity in run[1:]):
        return run
    bound = HEDGES.get(first.hedge, "point")
    rest = [
        Quantity(
            None if bound == "upper" else quantity.low,
            None if bound == "lower" else quantity.high,
            quantity.unit,
            first.hedge,
            quantity.span,
            quantity.as_written,
            quantity.blank,
        )
        for quantity in run[1:]
    ]
    return [first, *rest]


def _claim(context: Context, reading: Reading, kind: str, pair: _Pair, extractor: str) -> Claim:
    assert pair.name is not None
    quantity = pair.quantity
    period = reading.when.period
    low, high = _signed(reading, quantity)
    return Claim(
        kind=kind,
        subject=pair.name,
        low=low,
        high=high,
        unit=quantity.unit,
        qualifier=quantity.hedge,
        of=_scope(reading),
        start=period.start if period else None,
        end=period.end if period else None,
        mode=_mode(context, reading),
        quote=quote_of(reading),
        value=quantity.span,
        subject_text=reading.statement.text[pair.surface.start : pair.surface.end] if reading.subjects else "",
        extractor=extractor,
    )


def _signed(reading: Reading, quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """A share has no sign (a minus before it is a dash); a growth rate that tells of a decline is negative."""
    low, high = quantity.low, quantity.high
    if reading.measured == "rate":
        text = reading.statement.text
        if (low or 0) > 0 and _DECLINE.search(text, max(reading.floor, quantity.span.start - 60), quantity.span.start):
            return (-high if high is not None else None), (-low if low is not None else None)
        return low, high
    return (abs(low) if low is not None else None), (abs(high) if high is not None else None)


def _mode(context: Context, reading: Reading) -> Mode:
    """Growth rates are projections unless told of the past; sizes of a year before the forecast are reports (rule 11)."""
    period = reading.when.period
    if reading.measured == "rate" and reading.subjects and reading.subjects.type == "company":
        later = period is not None and period.end >= _first_forecast_year(context) and period.start < period.end
        return "projected" if later else reading.mode or "reported"
    if reading.measured == "rate":
        return "reported" if reading.mode == "reported" and past_growth(reading.statement, reading.span.start) else "projected"
    if (
        reading.when.used
        and reading.when.used[0].form == "until"
        and period
        and reading.measured in ("size", "amount", "volume")
    ):
        return "projected" if reading.mode is None or period.end >= _first_forecast_year(context) else reading.mode
    return reading.mode or "reported"


def _first_forecast_year(context: Context) -> int:
    return context.header.forecast.start if context.header.forecast else ASSUMED_FORECAST


def _scope(reading: Reading) -> str | None:
    """The whole that a share is part of, where the text names a region: "15% of the Asia-Pacific market"."""
    if reading.measured != "share" or reading.subjects is None or reading.subjects.post:
        return None
    link = _OF.match(reading.statement.text, reading.span.end, reading.statement.span.end)
    region = reading.statement.mention_at(link.end()) if link else None
    if region is None or link is None or region.type != "region" or region.span.start != link.end():
        return None
    return None if any(member.name == region.name for member in reading.subjects.members) else region.name
