"""What the numbers of a press release measure, where the words differ from the home genre's."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.extract import clause_subject
from kg.extract.clause_reading import SUBJECT_TYPES, Reading
from kg.extract.clause_subject import Subjects
from kg.extract.clause_time import Clock
from kg.extract.clause_topic import Measured
from kg.extract.press_time import hangs_on_rate

WHOLES = ("market", "other-market")
PARTS = (*WHOLES, "region", "segment", "application")
BEHIND = 80  # characters behind a number that can say what it measures
AROUND = 160  # characters before a number in which "per capita" makes it nobody's

_NO_GROWTH = re.compile(
    r"\b(?:adoption|penetration|utili[sz]ation|response|interest|tax|success|accuracy|churn|conversion|default|"
    r"retention|unemployment|"
    r"occupancy|survival|mortality|inflation|yield|defect|click|vacancy|participation|attrition|approval|discount|"
    r"error|win|attach|"
    r"engagement|detection) (?:rates?|levels?)\b",
    re.I,
)
# Behind a percentage: what it is a part of, or that it is a growth.
_OTHER_PART = re.compile(
    r"\**\+? (?:[\w-]+ )?(?:self-sufficiency|locali[sz]ation|utili[sz]ation|penetration|adoption|efficiency|margins?|"
    r"accuracy|tariffs?|"
    r"(?:to|of) the (?:market(?:['’]s)? |global |overall )*growth|discount|equity|ownership|stake in|owned|yields?|"
    r"capacity|probability|"
    r"chance|uptime|duty)\b",
    re.I,
)
_GROWTH_BEHIND = re.compile(
    r"\**\+?,? \(?(?:qoq|q/q|q-o-q|quarter[- ](?:on|over)[- ]quarter|sequentially|month[- ](?:on|over)[- ]month|y/y|"
    r"from (?:a|the) (?:year|quarter) (?:earlier|ago))\b|"
    r"\**\+?,? (?:(?:sequential|organic|annual|annuali[sz]ed|yearly|year[- ](?:on|over)[- ]year|yoy|qoq|like-for-like|"
    r"comparable|quarterly) )+"
    r"(?:revenue |sales |shipment )?(?:growth|increase|decrease|decline|rise|drop|jump|gain)\b",
    re.I,
)
_UP = re.compile(
    r"\b(?:up|down|rising|falling|an? (?:rise|increase|decline|decrease|jump|drop|gain|growth|surge) of|"
    r"(?:increas|declin|decreas|rise|rose|grew|fell|drop|jump|climb|surg)\w* (?:by )?) ?\**$",
    re.I,
)
_COMPARED = re.compile(
    r"\b(?:up|down|compared|versus|vs\.?|against)\b[^,;]{0,24}$", re.I
)  # "40% self-sufficiency (up from 10%)"
# "controls ~90% of EUV photoresists", "= ~90% of global output": a share whose whole is named.
_HOLDS = re.compile(
    r"(?:\b(?:controls?|controlled|controlling|holds?|held|has|had|supplies|supply|supplied|makes?|made|produces?|produced|"
    r"accounts? for|accounted for|accounting for|represents?|commands?|owns?|captures?|captured|dominates? with)\b|=) ?"
    r"(?:(?:about|around|approximately|roughly|nearly|over|more than|an estimated|some|up to) )?\**$",
    re.I,
)
_WHOLE = re.compile(
    r"\**\+? of (?:the |all )?(?:global |world(?:'s|’s|wide)? |total )*"
    r"(?!its\b|their\b|revenues?\b|sales\b|which\b|customers\b|respondents\b)[\w-]+"
)
_FOR = re.compile(r"\b(?:for|giving it|taking) (?:an? )?\**$", re.I)

_INCREMENT = re.compile(r"\b(?:incremental|absolute|opportunit\w+|additional)\b", re.I)
# "In 2021, this figure was estimated at $38 billion": a number that goes on about the subject of the sentence before.
_FIGURE_IS = re.compile(
    r"\b(?:(?:this|that|the) (?:figure|number|total|value|valuation|amount|sum)|it|revenues?|"
    r"valuation) (?:\w+ ){0,5}(?:at |to |of )?\**$",
    re.I,
)
_PER_HEAD = re.compile(r"\bper[- ](?:capita|unit|person|head|household|share|ton(?:ne)?|month|seat|user)\b", re.I)
_FIRM = re.compile(
    r"\b(?:invest\w*|rais(?:e|ed|es|ing)|fund\w*|acqui\w*|series [a-e]\b|contract\w*|deal\b|price[sd]?|pricing|"
    r"costs?\b|paid|pay|loan\w*|"
    r"grant\w*|fine[sd]?\b|penalt\w+|saving\w*|budget\w*|capex|profit\w*|income|ebitda|tariff\w*|debt|stake|bonus|"
    r"salar\w+|each|plant|"
    r"facility|factory)\b",
    re.I,
)
_RAISED = re.compile(
    r"[^.;,]{0,40}\b(?:sale of (?:its |new )?shares|share sale|investors?|offering|IPO|financing|funding|"
    r"private placement|venture|round)\b"
)
_MARKET = re.compile(r"\bmarket\b", re.I)
_LETTER = re.compile(r"\w")
_SALES = re.compile(r"\b(?:revenues?|sales|turnover)\b", re.I)


class _Around(NamedTuple):
    """A reading, the words before it since the number before, and what that number was."""

    reading: Reading
    previous: Reading | None
    before: str
    dated: bool

    @property
    def text(self) -> str:
        return self.reading.statement.text

    def behind(self, pattern: re.Pattern[str]) -> bool:
        """Whether the pattern fits right behind the number."""
        end = self.reading.span.end
        return bool(pattern.match(self.text, end, min(self.reading.statement.span.end, end + BEHIND)))

    def same_unit(self, unit: str) -> bool:
        """Whether the number before is of this unit."""
        return self.previous is not None and self.previous.run[0].unit == unit


def is_money(reading: Reading) -> bool:
    """Whether the number is a sum of money."""
    unit = reading.run[0].unit or ""
    return len(unit) == 3 and unit.isupper()


def measured(reading: Reading, previous: Reading | None, clock: Clock, index: int) -> Reading:
    """The reading with its measure put right, and the subject and time that go with it."""
    own = clock.of(index)
    before = reading.statement.text[reading.floor : reading.run[0].span.start]
    around = _Around(reading, previous, before, own.period is not None)
    if is_money(reading):
        topic = _money(around)
    elif reading.run[0].unit == "percent":
        topic = _percent(around)
    else:
        return reading
    if topic == reading.measured:
        return reading
    reading = reading._replace(measured=topic)
    if topic is None:
        return reading
    if reading.subjects is None or topic == "share":
        found = clause_subject.before(reading.statement, reading.span.start, reading.floor, SUBJECT_TYPES[topic])
        reading = reading._replace(subjects=found)
    if not reading.when.stated:
        reading = reading._replace(when=own if own.stated else clock.opening(index))
    return reading


def _percent(around: _Around) -> Measured | None:
    reading, previous, before = around.reading, around.previous, around.before
    if around.behind(_GROWTH_BEHIND):
        return "rate"
    if _no_part_of_market(around):
        return None
    if reading.measured not in (None, "part"):
        return reading.measured
    if _UP.search(before):
        return "rate"
    went_on = reading.measured is None and previous is not None and previous.measured in ("rate", "share")
    if (went_on and _FOR.search(before)) or (_HOLDS.search(before) and around.behind(_WHOLE)):
        return "share"
    return reading.measured


def _no_part_of_market(around: _Around) -> bool:
    """Percentages of self-sufficiency, adoption and the like, and what they are compared with."""
    previous, before = around.previous, around.before
    if previous and previous.measured is None and around.same_unit("percent") and _COMPARED.search(before):
        return True
    no_growth = around.reading.measured == "rate" and _NO_GROWTH.search(before) and "CAGR" not in before
    return bool(no_growth) or around.behind(_OTHER_PART)


def _money(around: _Around) -> Measured | None:
    reading, before = around.reading, around.before
    start = max(reading.statement.span.start, reading.span.start - AROUND)
    if _PER_HEAD.search(around.text, start, min(reading.statement.span.end, reading.span.end + 24)):
        return None
    firm = _FIRM.search(before)
    if reading.measured in ("size", "revenue") and around.behind(_RAISED):
        return "firm"
    if reading.measured == "size" and firm and not _MARKET.search(before):
        return "firm"
    if reading.measured not in (None, "firm") or firm:
        return reading.measured
    return _untold(around)


def _untold(around: _Around) -> Measured | None:
    """A sum that no word measures: of the market spoken of, or going on with the number before."""
    reading, previous, before = around.reading, around.previous, around.before
    alone = not reading.statement.groups
    # a fragment that begins with the sum ("USD 6.5 billion in 2030, market growth"), or "this figure was"
    if alone and (_FIGURE_IS.search(before) or (around.dated and not _LETTER.search(before))):
        return "size"
    if _INCREMENT.search(before) and market_near(reading):
        return "amount"
    if market_before(reading):
        return "size"
    subjects = previous.subjects if previous else None
    if previous is None or subjects is None:
        return reading.measured
    if subjects.type == "company" and _led_to(previous, reading):
        return "revenue"
    goes_on = hangs_on_rate(previous, reading) or (previous.measured == "size" and around.same_unit(reading.run[0].unit or ""))
    return "size" if subjects.type in PARTS and goes_on else reading.measured


def _led_to(previous: Reading, reading: Reading) -> bool:
    """ "revenue climbing 18.5% QoQ to $30 billion", and the same sum in another currency behind it."""
    text = reading.statement.text
    if previous.measured == "revenue":
        return text[previous.span.end : reading.span.start] == " ("
    return hangs_on_rate(previous, reading) and bool(_SALES.search(text, previous.floor, reading.span.start))


def market_before(reading: Reading) -> Subjects | None:
    """The market that is spoken of in the clause before the number, with no company after it."""
    rows = [
        row
        for row in reading.statement.groups
        if reading.floor <= row.span.start and row.span.end <= reading.span.start and not row.aside
    ]
    rows = [row for row in rows if row.type in (*WHOLES, "company")]
    return Subjects(rows[-1].members, rows[-1].span) if rows and rows[-1].type != "company" else None


def market_near(reading: Reading) -> Subjects | None:
    """The market before the number, else the first behind it: "$1.3 billion is expected in the X market"."""
    before = market_before(reading)
    if before is not None:
        return before
    for row in reading.statement.groups:
        if row.span.start >= reading.span.end and row.type in WHOLES and not row.members[0].anaphor:
            return Subjects(row.members, row.span, True)
    return None
