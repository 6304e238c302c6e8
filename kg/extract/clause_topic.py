"""What a number measures: the cue right behind it, else the nearest before it, else what the number before it measured."""

from __future__ import annotations

import re
from typing import Literal

from kg.extract.clause import Statement
from kg.extract.clause_cues import Cue
from kg.model import Quantity

Measured = Literal["rate", "share", "revenue", "size", "amount", "firm", "count", "volume", "part"]
"""rate: growth a year; share: of the market; revenue: of a company; size: money that a market is worth; amount: money that it grows by;
firm: any other money or percent of a company; count: people and things; volume: units or tonnes; part: percent of something else."""

_WHOLE = r"(?:the )?(?:(?:total|global|overall|entire|worldwide|world|world's|current|regional|projected|industry|"
r"whole|international|domestic|local) )*"
_RIGHT_RATE = re.compile(
    r"\**,? ?(?:compound(?:ed)?\b|cagr\b|annual(?:ly|ized)?\b(?! (?:revenue|sales))|per year\b|per annum\b|a year\b|p\.a\."
    r"|each year\b|yearly\b|yoy\b|y-o-y\b|year[- ](?:on|over)[- ]year"
    r"|growth\b(?! in (?:demand|market))|\(?cagr|increase\b|rise\b|decline\b|jump\b|surge\b|expansion\b|year on year"
    r"|on an annual basis)",
    re.I,
)
_RIGHT_SHARE = re.compile(
    rf"\** ?\(?(?:(?:market |global |revenue |total |regional )*(?:shares?|stake)\b|market\b(?! (?:size|growth))"
    rf"|of {_WHOLE}(?:[\w'’&/-]+ ){{0,6}}?(?:markets?(?:'s|’s)?(?: (?:share|size|value|revenue|valuation|"
    rf"volume))?(?! growth)|shares?"
    rf"|industry|pie|stake)\b"
    rf"|of (?:the )?(?:total|global|overall|worldwide|world|world's) (?:\w+ ){{0,2}}?(?:revenue|sales|demand|consumption"
    rf"|value|valuation|production|output|volume)\b"
    r"|of (?:the )?(?:overall|total|global|entire) ?valuation\b|of (?:the )?[A-Z][\w. -]{1,24}(?:'s|’s) (?:total|overall"
    r"|share|market)\b)",
    re.I,
)
_RIGHT_PART = re.compile(
    r"\** (?:of|more|less|faster|higher|lower|better|discount|stronger|lighter|off|purity|efficiency|accuracy|reduction"
    r"|purit)\b",
    re.I,
)
_RIGHT_REVENUE = re.compile(
    r"\** ?(?:\(?in |of |worth of )?(?:its |their |the )?(?:(?:annual|total|net|global|yearly|product|reported|combined"
    r"|overall|sales|consolidated|group) )*(?:sales|revenues?|turnover)\b(?! growth)",
    re.I,
)
_RIGHT_FIRM = re.compile(
    r"\** (?:in |of |for |as )?(?:(?:annual|total|net|operating|market|its|the|research|new) )*(?:profits?|income|r&d"
    r"|research|capitali[sz]ation|cap\b|investments?|funding|acquisition|assets|"
    r"orders|contracts?|savings|debt|dividends?|loss|losses|deal|earnings|ebitda|contract|fund|takeover|merger|equity"
    r"|venture|series)\b",
    re.I,
)
_RIGHT_SIZE = re.compile(
    r"\** (?:global |worldwide )?(?:market|industry|valuation|market size|opportunity|in value|in market value)\b", re.I
)
_TIGHT = re.compile(
    r"(?:ing|s|ed)?(?: (?:rate|of|at|by|to|a|an|the|annual|annually|yearly|rapid|steady|compound|average|over|is|was|around"
    r"|rates|per|year|approximately|nearly|in|sales|revenue|revenues|turnover|range|significantly|between|from|reaching"
    r"|projected|expected|estimated|exceeding|strong|robust|healthy|further|another)\b){0,7} ?\(?\**$",
    re.I,
)
_REVENUE_GROWTH = re.compile(
    r"\W(?:growth|increase|rise|gain)s? (?:of|by|exceeding|over|approximately|around|about|nearly)\b", re.I
)
_REACHING = ("reach", "surpass", "exceed", "hit", "attain", "cross", "total")
_BY = re.compile(r"\b(?:by|of|worth|totaling) (?:an? )?(?:(?:additional|incremental|estimated|further|extra) )*\**$", re.I)
_EARNS = re.compile(
    r"\b(?:report(?:s|ed|ing)?|generat(?:e|es|ed|ing)|earn(?:s|ed|ing)|record(?:s|ed|ing)|post(?:s|ed|ing)|achiev(?:e|es|ed"
    r"|ing)|mak(?:es|ing)|made|bring(?:s|ing)? in|brought in|gross(?:es|ed|ing)|amass(?:es|ed|ing)?)\b",
    re.I,
)
_INCREMENT = re.compile(r"\b(?:incremental|additional|absolute|opportunity)\b", re.I)


def measured(statement: Statement, run: list[Quantity], floor: int, earlier: Measured | None) -> Measured | None:
    """What the run measures. `floor`: where the number before it ends; `earlier`: what that one measured, if it had the same sort of unit."""
    unit = run[0].unit
    if unit == "percent":
        return _percent(statement, run, floor, earlier)
    if unit == "count":
        return "count"
    if unit is None:
        return None
    if len(unit) == 3 and unit.isupper():
        return _money(statement, run, floor, earlier)
    return "volume"


def _before(statement: Statement, start: int, floor: int) -> list[Cue]:
    """Cues in front of a number, nearest first, without those in asides that do not hold the number."""
    here = statement.aside_of(start)
    return [
        cue
        for cue in reversed(statement.cues)
        if floor <= cue.start and cue.end <= start and ((aside := statement.aside_of(cue.start)) is None or aside == here)
    ]


def _percent(statement: Statement, run: list[Quantity], floor: int, earlier: Measured | None) -> Measured | None:
    text, start, end = (
        statement.text,
        run[0].span.end,
        run[-1].span.end,
    )  # a hedge may hold the cue: "an estimated share of 40%"
    limit = min(statement.span.end, end + 80)
    if _RIGHT_RATE.match(text, end, limit):
        return "rate"
    if _RIGHT_SHARE.match(text, end, limit):
        return "share"
    if _RIGHT_PART.match(text, end, limit):
        return "part"
    for cue in _before(statement, start, floor):
        if cue.topic == "rate" or (cue.topic == "growth" and _TIGHT.match(text, cue.end, run[0].span.start)):
            return "rate"
        if cue.topic == "share":
            return "share"
        if cue.topic == "firm":
            return "firm"
    return earlier if earlier in ("rate", "share", "firm") else None


def _money(statement: Statement, run: list[Quantity], floor: int, earlier: Measured | None) -> Measured | None:
    text, start, end = statement.text, run[0].span.end, run[-1].span.end
    limit = min(statement.span.end, end + 60)
    if _RIGHT_REVENUE.match(text, end, limit):
        return "revenue"
    if _RIGHT_FIRM.match(text, end, limit):
        return "firm"
    if _RIGHT_SIZE.match(text, end, limit):
        return "size"
    weak: Measured | None = None
    worth = False
    for cue in _before(statement, start, floor):
        if cue.topic == "revenue":
            return "revenue" if cue.end == start or not _REVENUE_GROWTH.match(text, cue.end) else "amount"
        if cue.topic == "firm":
            return "firm"
        if (
            cue.topic == "growth"
            and _BY.search(text, cue.end, run[0].span.start)
            and _TIGHT.match(text, cue.end, run[0].span.start)
        ):
            return "amount"
        if cue.topic in ("size", "growth"):
            weak = weak or "size"
            worth = worth or (cue.topic == "size" and not cue.word.startswith(_REACHING))
    if weak and _INCREMENT.search(text, floor, run[0].span.start):
        return "amount"
    if earlier in ("revenue", "firm") and not worth:
        return earlier  # "$650 million, MKS exceeding $1 billion"
    return weak or earlier or ("revenue" if _EARNS.search(text, floor, start) else None)
