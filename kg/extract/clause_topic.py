"""What a number measures: the cue right behind it, else the nearest before it, else what the number before it measured."""

from __future__ import annotations

import re
from typing import Literal

from kg.extract.clause_cues import Cue
from kg.extract.clause_window import Window

# rate: growth a year; share: of the market; revenue: of a company; size: money that a market is worth; amount: money that it
# grows by; firm: any other money or percent of a company; count: people, things; volume: units, tonnes; part: percent of
# something else.
Measured = Literal["rate", "share", "revenue", "size", "amount", "firm", "count", "volume", "part"]

_WHOLE = (
    r"(?:the )?(?:(?:total|global|overall|entire|worldwide|world|world's|current|regional|projected|industry|whole"
    r"|international|domestic|local) )*"
)
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
    r"|rates|per|year|approximately|nearly|in|sales|revenue|revenues|turnover|range|trajectory|\w+ly|significantly|"
    r"between|from|reaching"
    r"|projected|expected|estimated|exceeding|strong|robust|healthy|further|another|its|their)\b){0,7} ?\(?\**$",
    re.I,
)
_REVENUE_GROWTH = re.compile(
    r"\W(?:growth|increase|rise|gain)s? (?:of|by|exceeding|over|approximately|around|about|nearly)\b", re.I
)
_REACHING = ("reach", "surpass", "exceed", "hit", "attain", "cross", "total")
_SIZE_NOUNS = frozenset({"size", "value", "valuation", "worth"})
_INTO = re.compile(r"(?: [a-z]+ly)? (?:in|into|for|on|to) (?:the )?")
_BY = re.compile(r"\b(?:by|of|worth|totaling) (?:an? )?(?:(?:additional|incremental|estimated|further|extra) )*\**$", re.I)
_EARNS = re.compile(
    r"\b(?:report(?:s|ed|ing)?|generat(?:e|es|ed|ing)|earn(?:s|ed|ing)|record(?:s|ed|ing)|post(?:s|ed|ing)|achiev(?:e|es|ed"
    r"|ing)|mak(?:es|ing)|made|bring(?:s|ing)? in|brought in|gross(?:es|ed|ing)|amass(?:es|ed|ing)?)\b",
    re.I,
)
_INCREMENT = re.compile(r"\b(?:incremental|additional|absolute|opportunity)\b", re.I)


# Asked in this order of the words right behind the number.
_BEHIND_PERCENT: tuple[tuple[Measured, re.Pattern[str]], ...] = (
    ("rate", _RIGHT_RATE),
    ("share", _RIGHT_SHARE),
    ("part", _RIGHT_PART),
)
_BEHIND_MONEY: tuple[tuple[Measured, re.Pattern[str]], ...] = (
    ("revenue", _RIGHT_REVENUE),
    ("firm", _RIGHT_FIRM),
    ("size", _RIGHT_SIZE),
)
_REACH = 80  # characters behind a number that may say what it measures


def measured(window: Window, earlier: Measured | None) -> Measured | None:
    """What the run measures. `earlier`: what the number before measured, if it had the same sort of unit."""
    unit = window.run[0].unit
    if unit == "percent":
        return _behind(window, _BEHIND_PERCENT) or _percent(window, earlier)
    if unit is None or unit == "count":
        return "count" if unit else None
    if is_money(unit):
        return _behind(window, _BEHIND_MONEY) or _money(window, earlier)
    return "volume"


def is_money(unit: str | None) -> bool:
    """Whether a unit is a currency.

    >>> is_money("USD"), is_money("tons"), is_money(None)
    (True, False, False)
    """
    return unit is not None and len(unit) == 3 and unit.isupper()


def _behind(window: Window, table: tuple[tuple[Measured, re.Pattern[str]], ...]) -> Measured | None:
    end = window.span.end
    limit = min(window.statement.span.end, end + _REACH)
    return next((topic for topic, pattern in table if pattern.match(window.text, end, limit)), None)


def _before(window: Window) -> list[Cue]:
    """Cues in front of a number, nearest first, without those in asides that do not hold the number.

    A hedge may hold the cue ("an estimated share of 40%"), so the first number's end counts, not its start.
    """
    statement, start = window.statement, window.run[0].span.end
    here = statement.aside_of(start)
    return [
        cue
        for cue in reversed(statement.cues)
        if window.floor <= cue.start
        and cue.end <= start
        and ((aside := statement.aside_of(cue.start)) is None or aside == here)
    ]


def _tight(window: Window, cue: Cue) -> bool:
    """Whether only small words stand between a cue and the number: "growing at a rate of 5%"."""
    return _TIGHT.match(window.text, cue.end, window.run[0].span.start) is not None


def _percent(window: Window, earlier: Measured | None) -> Measured | None:
    for cue in _before(window):
        if cue.topic == "rate" or (cue.topic == "growth" and _tight(window, cue)):
            return "rate"
        if cue.topic in ("share", "firm"):
            return cue.topic
    return earlier if earlier in ("rate", "share", "firm") else None


def _money(window: Window, earlier: Measured | None) -> Measured | None:
    text, start = window.text, window.run[0].span.start
    cues = _before(window)
    if strong := next((topic for cue in cues if (topic := _strong(window, cue))), None):
        return strong
    sizes = [cue for cue in cues if cue.topic in ("size", "growth")]
    if sizes and _INCREMENT.search(text, window.floor, start):
        return "amount"
    if all(cue.topic == "growth" or cue.word.startswith(_REACHING) for cue in sizes):
        spoken = earlier if earlier in ("revenue", "firm") else _spoken_of(window) if sizes else None
        if spoken:
            return spoken  # "revenue of $650 million, MKS exceeding $1 billion"; "income rose by 9%, reaching $5 billion"
    if sizes:
        return "size"
    return earlier or ("revenue" if _EARNS.search(text, window.floor, start) else None)


def _spoken_of(window: Window) -> Measured | None:
    """What the sentence spoke of before the number before this one, where that was of another sort."""
    for cue in reversed(window.statement.cues):
        if cue.end <= window.floor and cue.topic in ("revenue", "firm"):
            return "revenue" if cue.topic == "revenue" else "firm"
    return None


def _strong(window: Window, cue: Cue) -> Measured | None:
    """What a cue makes of a sum whatever other cues say."""
    if cue.topic == "revenue":
        grows = cue.end != window.run[0].span.end and _REVENUE_GROWTH.match(window.text, cue.end)
        return "amount" if grows else "revenue"
    if cue.topic == "growth" and _BY.search(window.text, cue.end, window.run[0].span.start) and _tight(window, cue):
        return "amount"
    if cue.topic == "size" and cue.word in _SIZE_NOUNS and window.text.endswith("market ", window.floor, cue.start):
        return "size"
    return "firm" if cue.topic == "firm" and not _market_between(window, cue) else None


def _market_between(window: Window, cue: Cue) -> bool:
    """Whether a market is spoken of after the cue, whose the number then is: "investing, with the market to reach"."""
    return any(
        row.type in ("market", "other-market")
        and cue.end < row.span.start < window.run[0].span.start
        and not _INTO.fullmatch(window.text, cue.end, row.span.start)
        for row in window.statement.groups
    )
