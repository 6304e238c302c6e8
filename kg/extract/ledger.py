"""The numbers of a report that are in no claim, each with its reason: nothing is dropped in silence.

Every run of digits, every blank ("$XX million") and every number in words of the visible text is either inside the value of a
claim or in one entry here. Reasons are a closed table.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from kg.extract.clause_reading import Reading
from kg.extract.context import Context
from kg.extract.measures.founded import FOUNDED
from kg.model import Claim, LedgerEntry, Span

REASONS: dict[str, str] = {
    "link": "part of a link or an address",
    "boilerplate": "an offer, price or order line of the publisher",
    "year": "a year: the time of a claim, a date, a title's window",
    "date": "a day of a month, or a time of day",
    "founding-year-without-company": "a year of founding in a sentence that names no company as the one founded",
    "list-number": "the number of a list item or heading",
    "part-of-a-name": "part of the name of a market, segment, application, company or region",
    "part-of-a-word": "part of a word, a model or a standard: 5G, 300mm, COVID-19",
    "product-spec": "a property of a product: purity, size, capacity, efficiency",
    "price": "the price of one product or service",
    "part-of-something-else": "a percentage of another whole than the market",
    "effect": "by how much something is changed or saved, not how fast a market grows",
    "count-without-company": "a count of people or things that no company is said to have",
    "volume-without-market": "an amount of goods that is not the market's",
    "money-of-no-company": "a sum that is spent, invested or owed by nobody in particular",
    "unnamed-subject": 'the text leaves the subject open ("these regions", "some of the players", a name of no known company)',
    "company-market-size": "a market size or value said of a company: whose number it is cannot be told",
    "no-market": "the report is about no market, and the number is not said of a company",
    "no-kind": "a measure for which the guide has no kind with this sort of subject",
    "second-number": "another number of a company whose measure the sentence does not name",
    "bare-number": "a bare number, an age, a duration, a model: nothing that a claim could state",
    "table-cell": "a cell whose column or row names no measure that is a claim",
    "front-matter": "a field about the document itself, or program text",
    "no-pattern-matched": "a sum or percentage in a sentence that no measure understands",
}

_NUMBER = re.compile(r"[0-9][0-9.,]*+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_BOILERPLATE = re.compile(
    r"\b(?:[Ss]ingle[- ]?[Uu]ser|[Uu]ser [Ll]icen[cs]e|[Pp]urchase (?:this|the|a) |"
    r"[Bb]uy [Nn]ow|[Rr]equest (?:a |for )?[Ss]ample|\(Price)"
)
_SPEC = re.compile(
    r"\b(?:purit|pure|concentrat|efficien|accura|alcohol|cotton|moisture|humidity|temperature|content|contain|protein|"
    r"sugar|calori|particles|filter|resolution|"
    r"capacit|ranging from|solution|grade|dosage|dose|ppm|strength|reflectiv|transmi|opacity|density|salt|assay|"
    r"sensitiv|specific|w/w|solids|composition|recycled|"
    r"bacteria|germs|virus|UV|sunlight|oxygen|opaque|weigh|voltage|power|wavelength)",
    re.I,
)
_EFFECT = re.compile(
    r"\b(?:increas|improv|reduc|sav|enhanc|boost|cut|lower|decreas|faster|less|fewer|more efficient|rise|decline|drop|"
    r"surge|up to|higher|better|outperform|grow)",
    re.I,
)
_PRICE = re.compile(
    r"\b(?:pric|cost|per (?:unit|kg|ton|month|year|user|license|piece|pair|kilogram|liter)|afford|"
    r"budget|retail|models?\b|fee)|/(?:month|kg|unit|year)",
    re.I,
)
# "0.007% boron": what stands right behind is what there is so much of.
_INGREDIENT = re.compile(
    r" (?!(?:of|in|by|to|from|and|over|during|for|due|as|or|at|on|with|across|through|per|annual|"
    r"growth|increase|rise)\b)[a-z]{4,}\b"
)
_LIST_MARK = re.compile(r"[\s*#(\[-]*")
_LIST_END = (".", ")", ":")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|"
    r"Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_UNIT = (
    r"mm|cm|nm|μm|µm|um|[Nn]anomet|[Mm]icromet|[Mm]illimet|[Ii]nch|inches|volts?|W/|W\b|m³|m3|m²|kg|°|kW|MW|V\b|kV|"
    r"k?Hz|GHz|MHz|L\b|[Ll]iters?"
    r"|ml|mL|g\b|mg|bit|[Gg]iga|[GMk]bps|bar|psi|degrees|[Mm]icrons?|[Mm]eters?|[Ff]eet|[Ff]t\b|[Ff]oot|[Ss]quare|"
    r"tons?\b|Nm\b|N\b|mAh|[LRG]PM|dB|[km]?Pa\b"
    r"|MPa|ohms?|oz\b|ounces?|pounds?|lbs?\b|pixels|MP\b|[Hh]ardness|\"|″"
)
_AROUND = 16  # characters on each side of a number that its surroundings are told from
# The number stands between two marks: before ‹number› after. The first pattern that fits gives the reason.
_SURROUNDINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "year",
        re.compile(
            r"(?:^|[^\w./-]|\b(?:19|20)[0-9]{2} ?[-–—/] ?|[–—])‹(?:1[5-9]|20)[0-9]{2}›(?![A-Za-z%]|"
            r"-[A-Za-z0-9])|‹20[0-9]{2}› ?[-–—] ?20[0-9]{2}"
        ),
    ),
    (
        "date",
        re.compile(
            rf"{_MONTH} ‹[0-9]{{1,2}}›|\b[0-9]{{1,2}}/‹|\b20[0-9]{{2}}-(?:[0-9]{{2}}-)?‹|\b[0-2]?[0-9]:‹[0-5][0-9]›|"
            rf"‹[0-2]?[0-9]›:[0-5][0-9]\b|› {_MONTH}|›(?:st|nd|rd|th) |›/[0-9]"
        ),
    ),
    (
        "part-of-a-word",
        re.compile(
            r"[^\W\d_]‹|›[^\W\d_]|[^\W_][-/.]‹|›-[^\W\d_]|›-[0-9]+-[0-9]|\b[Ii]ndustry ‹|"
            r"›, ?[0-9]+-[A-Za-z]|[0-9],? ?‹[0-9]+›[-('’]"
        ),
    ),
    ("product-spec", re.compile(rf"›(?: ?(?:-|–|to|and|,) ?[0-9.,]+)? ?-?(?:{_UNIT})")),
    (
        "part-of-a-word",
        re.compile(
            r"\b(?!(?:The|In|Over|About|Below|Above|Under|Between|From|With|Around|"
            r"Nearly|Up) )[A-Z][\w-]*[A-Za-z] [vV]?‹"
        ),
    ),
)


_NEAR = 500  # characters of the sentence on either side that tell the reason: 5,000 sums in one "sentence" took 2.5 s


class _Place(NamedTuple):
    """A stretch of the text whose numbers have one reason."""

    span: Span
    reason: str


def ledger(context: Context, claims: Sequence[Claim]) -> tuple[LedgerEntry, ...]:
    """One entry for each number that no claim's value covers, in order of place."""
    taken = sorted(claim.value for claim in claims if claim.value)
    known = _known(context, taken)
    entries: list[LedgerEntry] = []
    covered = 0  # everything before this place has its claim or entry
    values = iter([*taken, _END])
    value = next(values)
    places = iter([*known, _Place(_END, "")])
    place = next(places)
    for number in _NUMBER.finditer(context.report.text):
        start = number.start()
        while value.end <= start:
            value = next(values)
        while place.span.end <= start:
            if place.span.start >= covered:
                entries.append(LedgerEntry(*place))  # it holds no digit: a blank, a number in words
                covered = place.span.end
            place = next(places)
        if value.start <= start or start < covered:
            continue
        entry = _Place(place.span, place.reason) if place.span.start <= start else _alone(context, number)
        covered = entry.span.end
        entries.append(LedgerEntry(*entry))
    entries.extend(LedgerEntry(*rest) for rest in (place, *places) if rest.reason and rest.span.start >= covered)
    return tuple(entries)


_END = Span(1 << 60, 1 << 60)


def _known(context: Context, taken: Sequence[Span]) -> list[_Place]:
    """Links, and quantities that were read but made no claim; none overlaps a value or another."""
    text = context.report.text
    places = [_Place(Span(*match.span()), "link") for match in _ADDRESS.finditer(text)]
    for reading in context.readings:
        places.extend(_Place(quantity.span, reason) for quantity in reading.run if (reason := _reason(context, reading)))
    places.sort()
    free: list[_Place] = []
    for place in places:
        index = bisect_right(taken, place.span)
        beside = (*taken[max(0, index - 1) : index + 1], *([free[-1].span] if free else ()))
        if all(place.span.end <= other.start or other.end <= place.span.start for other in beside):
            free.append(place)
    return free


def _reason(context: Context, reading: Reading) -> str:
    """Why a read quantity is in no claim; "" leaves it to its digits."""
    unit = reading.run[0].unit
    around, place = reading.statement.span, reading.run[0].span
    sentence = reading.statement.text[max(around.start, place.start - _NEAR) : min(around.end, place.end + _NEAR)]
    if _BOILERPLATE.search(sentence):
        return "boilerplate"
    if unit is None:
        return ""
    if reading.measured in ("count", "volume"):
        if _SPEC.search(sentence):
            return "product-spec"
        return "count-without-company" if reading.measured == "count" else "volume-without-market"
    if reading.measured == "part" or reading.measured is None:
        return _of_no_measure(reading, sentence)
    return _without_subject(context, reading, sentence)


def _of_no_measure(reading: Reading, sentence: str) -> str:
    if reading.run[0].unit != "percent":
        return "price" if _PRICE.search(sentence) else "no-pattern-matched"
    if _SPEC.search(sentence) or _INGREDIENT.match(reading.statement.text, reading.span.end):
        return "product-spec"
    if reading.measured == "part":
        return "part-of-something-else"
    return "effect" if _EFFECT.search(sentence) else "no-pattern-matched"


def _without_subject(context: Context, reading: Reading, sentence: str) -> str:
    kind = reading.subjects.type if reading.subjects else None
    if kind == "company":
        return "company-market-size" if reading.measured == "size" else "second-number"
    if reading.measured == "firm":
        return "price" if _PRICE.search(sentence) else "money-of-no-company"
    if kind is None and reading.measured in ("share", "revenue"):
        return "unnamed-subject"
    if context.header.market is None:
        return "no-market"
    return "no-kind" if kind else "no-pattern-matched"


def _alone(context: Context, number: re.Match[str]) -> _Place:
    """The reason of a run of digits that is no quantity of a read sentence."""
    text, report = context.report.text, context.report
    span = Span(number.start(), number.start() + len(number[0].rstrip(".,")))
    mention = bisect_right(context.mentions, span.start, key=lambda m: m.span.start) - 1
    if mention >= 0 and span.end <= context.mentions[mention].span.end:
        return _Place(span, "part-of-a-name")
    index = bisect_right(report.blocks, span.start, key=lambda block: block.span.start) - 1
    block = report.blocks[max(0, index)] if report.blocks else None
    if block and _LIST_MARK.fullmatch(text, block.span.start, span.start) and text.startswith(_LIST_END, span.end):
        return _Place(span, "list-number")
    surroundings = (
        f"{text[max(0, span.start - _AROUND) : span.start]}‹{text[span.start : span.end]}›{text[span.end : span.end + _AROUND]}"
    )
    reason = next((reason for reason, pattern in _SURROUNDINGS if pattern.search(surroundings)), None)
    if reason == "year" and FOUNDED.search(text, max(0, span.start - 60), span.end):
        return _Place(span, "founding-year-without-company")
    return _Place(span, reason or _OF_BLOCK.get(block.kind if block else "paragraph", "bare-number"))


_OF_BLOCK: dict[str, str] = {"front-matter": "front-matter", "code": "front-matter", "cell": "table-cell"}
