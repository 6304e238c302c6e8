"""What a label says: a column head, the first cell of a row, the words before a colon, a key of front matter.

A label names a measure ("Market share"), a unit and scale ("USD mn"), a period ("FY24", "2028F"), or the thing that the
values are about. The measures are a table; the first pattern that fits wins, so the order is part of it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from kg.extract.period import Time, times
from kg.extract.units import CURRENCY_AFTER, CURRENCY_BEFORE, LETTER_SCALES, SCALES, VOLUME_UNITS, alternatives
from kg.model import Period, Span

Measure = (
    Literal["share", "cagr", "growth", "amount", "size", "revenue", "volume"]
    | Literal["founded", "rank", "leads", "fastest", "company_other", "other", "none"]
)

MAX_LABEL = 120  # characters; what is longer is text
ONE = Decimal(1)

# What the words of a label say, the first that fits. "none": a number that no claim is made of (guide, rules 9 and 29).
_WORDS: tuple[tuple[Measure, str], ...] = (
    (
        "none",
        r"\b(?:pages?|report id|base year|historical|study period|tables|figures|report price|weight|score|rating|"
        r"correlation|beta)\b",
    ),
    (
        "none",
        r"\b(?:etf|wavelength|resolution|throughput|accuracy|node|voltage|dimensions?|specs?|target price|52.w|"
        r"(?:share|stock) price)\b",
    ),
    ("fastest", r"\bfastest[- ]growing\b|\bfastest growth\b|\bhighest growth\b"),
    (
        "leads",
        r"\b(?:largest|leading|dominant|dominating|biggest) (?:market|region|country|segment|type|product|application|"
        r"end.use|share)\b",
    ),
    (
        "company_other",
        r"\bmarket[- ]?cap|\bmkt cap|\bcapitali[sz]ation|\benterprise value|\bEV\b(?! )|\bheadcount|\bemployees|\bstaff\b",
    ),
    (
        "company_other",
        r"\bworkforce|\bP/[ESB]\b|\bPE\b|\bPEG\b|\bEV/|\bEPS\b|\bmargins?\b|\bnet income|\bprofit|\bearnings|\bEBIT|\bFCF",
    ),
    (
        "company_other",
        r"\bcash\b|\bcap ?ex\b|\bR&D|\bR & D|\bdebt\b|\bdividend|\byield\b|\bbacklog|\border book|\bcapacity\b|\bcountries\b",
    ),
    (
        "company_other",
        r"\bplants\b|\bfabs\b|\bstores\b|\bvaluation multiple|\braised\b|\bfunding\b|\bROE\b|\bROIC\b|\bASP\b|\bfactories\b",
    ),
    ("company_other", r"\bcustomers?\b(?= \(?\d|$)|\bacquired for\b"),
    (
        "other",
        r"%[ -]?(?:of )?(?:total )?(?:revenue|sales)\b|\b(?:revenue|sales) (?:share|mix|split|contribution)|"
        r"\bshare of (?:revenue|sales)",
    ),
    (
        "other",
        r"\bshares outstanding|\bper share\b|\bpenetration|\badoption|\blocali[sz]ation|\butili[sz]ation|\bself.sufficiency",
    ),
    ("other", r"\binstalled base|\bSAM\b|\bSOM\b|\bserviceable\b|\bprice\b|\bcost\b"),
    ("cagr", r"\bCAGR\b|\bcompound(?:ed)? annual|\bannual(?:ized)? growth"),
    (
        "amount",
        r"\bincremental\b|\babsolute (?:dollar )?(?:growth|opportunity)|\bgrowth (?:opportunity|amount|value)|"
        r"\bopportunity\b",
    ),
    ("growth", r"\bgrowth\b|\bYoY\b|\by/y\b|\bQoQ\b|\bq/q\b|\by-o-y\b|\bchange\b|\byear.over.year\b"),
    ("share", r"\bshares?\b|\bsplit\b|% of (?:the )?(?:global )?market\b|\bmarket %"),
    ("founded", r"\bfounded\b|\bfounding\b|\bestablished\b|\binception\b|\bincorporated\b"),
    ("revenue", r"\brevenues?\b|\b(?:net )?sales\b|\bturnover\b|\btop.line\b"),
    ("volume", r"\bvolumes?\b|\bshipments?\b|\bunits shipped\b|\bproduction\b|\bconsumption\b|\bdemand\b"),
    (
        "size",
        r"\b(?:market|industry|sector)(?: \w+)? (?:size|value|valuation|worth|revenue|forecast)\b|\b(?:size|TAM|"
        r"total addressable market)\b",
    ),
    (
        "size",
        r"\b(?:forecast(?:ed)?|projected|estimated|expected|base.year|current)(?: market)? (?:value|valuation|"
        r"revenue)\b|\bvalue (?:in|by) \d{4}",
    ),
    ("rank", r"\brank(?:ing)?\b|\bposition\b|\bmarket position\b|^#$|^\\#$|\bstatus\b"),
    ("size", r"\bvaluation \(?(?:in|by)? ?\d{4}|\bforecast \(?(?:in|by)? ?\d{4}|^market$|^forecast$"),
)
MEASURES: tuple[tuple[Measure, re.Pattern[str]], ...] = tuple((measure, re.compile(words, re.I)) for measure, words in _WORDS)
_PROJECTED = re.compile(
    r"\b(?:forecast(?:ed)?|projected|projection|predicted|expected|anticipated|guidance|outlook|target|guide)\b|"
    r"\d[FE]\b|\([FE]\)",
    re.I,
)
_QUARTER = re.compile(r"\b(?:[1-4]Q ?\d{2}|Q[1-4]|quarter(?:ly)?|QoQ|q/q)\b", re.I)
_CURRENCY = rf"(?P<cur>{alternatives(CURRENCY_BEFORE)})"
_SCALE = rf"(?:(?P<scale>(?i:{alternatives(SCALES)}))|(?P<letter>{alternatives(LETTER_SCALES)}))"
_UNIT = re.compile(
    rf"(?<![\w$]){_CURRENCY}(?: ?{_SCALE}(?![A-Za-z]))?(?![A-Za-z0-9])"
    rf"|(?<![\w])(?P<scale2>(?i:{alternatives(SCALES)})) (?:of )?(?P<after>{alternatives(CURRENCY_AFTER)})(?![A-Za-z])"
)
_VOLUME = re.compile(
    rf"\(?(?:\bin )?(?:(?P<scale>(?i:{alternatives(SCALES)}))|"
    rf"(?P<zeros>['’`]?000)s?) (?P<unit>{alternatives(VOLUME_UNITS)})\b|[(](?P<bare>{alternatives(VOLUME_UNITS)})[)]"
)
_PERCENT = re.compile(r"%|\bper ?cent|\bpct\b", re.I)
_MARKS = re.compile(r"[*_`\\]+|\[\[(?:[^\]|]*\|)?|\]\]|\[\^?\d+\]")


class Label(NamedTuple):
    """`text` is the label without marks. `scale` multiplies bare numbers; `times` hold places in the report's text."""

    text: str
    measure: Measure | None
    unit: str | None
    scale: Decimal
    period: Period | None
    projected: bool

    @property
    def names_a_thing(self) -> bool:
        """Whether it may be the name of what values are about: it says neither measure nor period, and has letters."""
        return self.measure is None and self.period is None and any(c.isalpha() for c in self.text)


EMPTY = Label("", None, None, ONE, None, False)


def label(text: str, span: Span) -> Label:
    """Read the label at `text[span]`.

    >>> found = label("4Q23 revenue (US$ mn)", Span(0, 21))
    >>> found.measure, found.unit, str(found.scale), found.period
    ('revenue', 'USD', '1000000', Period(start=2023, end=2023))
    >>> label("Gross margin", Span(0, 12)).measure, label("[[JSR]]", Span(0, 7)).text
    ('company_other', 'JSR')
    """
    if span.end <= span.start or span.end - span.start > MAX_LABEL:
        return EMPTY
    plain = unmarked(text[span.start : span.end])
    unit, scale = _unit(plain)
    return Label(plain, measure_of(plain), unit, scale, label_period(times(text, span)), bool(_PROJECTED.search(plain)))


def unmarked(text: str) -> str:
    """The text without Markdown's marks.

    >>> unmarked("**[[Tokyo Ohka Kogyo|TOK]]**")
    'TOK'
    """
    return _MARKS.sub("", text).strip(" :|")


def measure_of(plain: str) -> Measure | None:
    """The measure that a label names.

    >>> measure_of("Revenue growth (YoY)"), measure_of("EUV share"), measure_of("Arizona")
    ('growth', 'share', None)
    """
    return next((measure for measure, pattern in MEASURES if pattern.search(plain)), None)


def label_period(found: list[Time]) -> Period | None:
    """The period that a label states; of several single years the last ("Sales 2023 vs 2022" is not read)."""
    periods = [time.period for time in found if time.period]
    return periods[-1] if len(periods) == 1 or (periods and periods[-1].start != periods[-1].end) else None


def quarterly(plain: str) -> bool:
    """Whether the label speaks of quarters.

    >>> quarterly("Q4 FY26 revenue"), quarterly("FY26 revenue")
    (True, False)
    """
    return bool(_QUARTER.search(plain))


def _unit(plain: str) -> tuple[str | None, Decimal]:
    money = _UNIT.search(plain)
    if money:
        code = CURRENCY_BEFORE.get(money["cur"] or "") or CURRENCY_AFTER.get(money["after"] or "")
        return code, _scale(money["scale"] or money["scale2"], money["letter"])
    volume = _VOLUME.search(plain)
    if volume:
        scale = Decimal(1000) if volume["zeros"] else _scale(volume["scale"], None)
        return volume["unit"] or volume["bare"], scale
    return ("percent" if _PERCENT.search(plain) else None), ONE


def _scale(word: str | None, letter: str | None) -> Decimal:
    if word:
        return SCALES[word.lower()]
    return LETTER_SCALES[letter] if letter else ONE
