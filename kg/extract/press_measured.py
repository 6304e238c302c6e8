"""What the numbers of a press release measure, where the words differ from the home genre's."""

from __future__ import annotations

import re

from kg.extract import clause_subject
from kg.extract.clause_reading import SUBJECT_TYPES, Reading
from kg.extract.clause_subject import Subjects
from kg.extract.clause_time import Clock
from kg.extract.clause_topic import Measured
from kg.extract.press_time import hangs_on_rate

_NO_GROWTH = re.compile(
    r"\b(?:adoption|penetration|utili[sz]ation|response|interest|tax|success|accuracy|churn|conversion|default|retention|unemployment|"
    r"occupancy|survival|mortality|inflation|yield|defect|click|vacancy|participation|attrition|approval|discount|error|win|attach|"
    r"engagement|detection) (?:rates?|levels?)\b",
    re.I,
)
# Behind a percentage: what it is a part of, or that it is a growth.
_OTHER_PART = re.compile(
    r"\**\+? (?:[\w-]+ )?(?:self-sufficiency|locali[sz]ation|utili[sz]ation|penetration|adoption|efficiency|margins?|accuracy|tariffs?|"
    r"(?:to|of) the (?:market(?:['’]s)? |global |overall )*growth|discount|equity|ownership|stake in|owned|yields?|capacity|probability|chance|uptime|duty)\b",
    re.I,
)
_GROWTH_BEHIND = re.compile(
    r"\**\+?,? \(?(?:qoq|q/q|q-o-q|quarter[- ](?:on|over)[- ]quarter|sequentially|month[- ](?:on|over)[- ]month|y/y|from (?:a|the) (?:year|quarter) (?:earlier|ago))\b|"
    r"\**\+?,? (?:(?:sequential|organic|annual|annuali[sz]ed|yearly|year[- ](?:on|over)[- ]year|yoy|qoq|like-for-like|comparable|quarterly) )+"
    r"(?:revenue |sales |shipment )?(?:growth|increase|decrease|decline|rise|drop|jump|gain)\b",
    re.I,
)
# "controls ~90% of EUV photoresists", "= ~90% of global output": a share whose whole is named.
_HOLDS = re.compile(
    r"(?:\b(?:controls?|controlled|controlling|holds?|held|has|had|supplies|supply|supplied|makes?|made|produces?|produced|accounts? for|accounted for|accounting for|"
    r"represents?|commands?|owns?|captures?|captured|dominates? with)\b|=) ?(?:about |around |approximately |roughly |nearly |over |more than |an estimated |some |up to )?\**$",
    re.I,
)
_WHOLE = re.compile(
    r"\**\+? of (?:the |all )?(?:global |world(?:'s|’s|wide)? |total )*(?!its\b|their\b|revenues?\b|sales\b|which\b|customers\b|respondents\b)[\w-]+"
)
_UP = re.compile(r"\b(?:up|down|rising|falling|(?:a|an) (?:rise|increase|decline|decrease|jump|drop|gain|growth|surge) of|(?:increas|declin|decreas|rise|rose|grew|fell|drop|jump|climb|surg)\w* (?:by )?) ?\**$", re.I)
_SALES = re.compile(r"\b(?:revenues?|sales|turnover)\b", re.I)
_FOR = re.compile(r"\b(?:for|giving it|taking) (?:an? )?\**$", re.I)
_COMPARED = re.compile(
    r"\b(?:up|down|compared|versus|vs\.?|against)\b[^,;]{0,24}$", re.I
)  # "40% self-sufficiency (up from 10%)"
_INCREMENT = re.compile(r"\b(?:incremental|absolute|opportunit\w+|additional)\b", re.I)
_PER_HEAD = re.compile(r"\bper[- ](?:capita|unit|person|head|household|share|ton(?:ne)?|month|seat|user)\b", re.I)
# "In 2021, this figure was estimated at $38 billion": a number that goes on about the subject of the sentence before.
_FIGURE_IS = re.compile(
    r"\b(?:(?:this|that|the) (?:figure|number|total|value|valuation|amount|sum)|it|revenues?|valuation) (?:\w+ ){0,5}(?:at |to |of )?\**$",
    re.I,
)
_FIRM = re.compile(
    r"\b(?:invest\w*|rais(?:e|ed|es|ing)|fund\w*|acqui\w*|series [a-e]\b|contract\w*|deal\b|price[sd]?|pricing|costs?\b|paid|pay|loan\w*|grant\w*|"
    r"fine[sd]?\b|penalt\w+|saving\w*|budget\w*|capex|profit\w*|income|ebitda|tariff\w*|debt|stake|bonus|salar\w+|each|plant|facility|factory)\b",
    re.I,
)


def is_money(reading: Reading) -> bool:
    """Whether the number is a sum of money."""
    unit = reading.run[0].unit or ""
    return len(unit) == 3 and unit.isupper()


def measured(reading: Reading, previous: Reading | None, clock: Clock, index: int) -> Reading:
    """The reading with its measure put right, and the time that goes with it."""
    topic = _money(reading, previous) if is_money(reading) else _percent(reading, previous)
    if topic == reading.measured:
        return reading
    reading = reading._replace(measured=topic)
    if topic is None:
        return reading
    if reading.subjects is None or topic == "share":
        types = SUBJECT_TYPES[topic]
        reading = reading._replace(subjects=clause_subject.before(reading.statement, reading.span.start, reading.floor, types))
    if not reading.when.stated:
        own = clock.of(index)
        reading = reading._replace(when=own if own.stated else clock.opening(index))
    return reading


def _percent(reading: Reading, previous: Reading | None) -> Measured | None:
    if reading.run[0].unit != "percent":
        return reading.measured
    text, end = reading.statement.text, reading.span.end
    before = text[reading.floor : reading.span.start]
    limit = min(reading.statement.span.end, end + 80)
    if _GROWTH_BEHIND.match(text, end, limit):
        return "rate"
    if previous and previous.measured is None and previous.run[0].unit == "percent" and _COMPARED.search(before):
        return None
    if _OTHER_PART.match(text, end, limit) or (
        reading.measured == "rate" and _NO_GROWTH.search(before) and "CAGR" not in before
    ):
        return None
    if reading.measured in (None, "part") and _UP.search(before):
        return "rate"
    if reading.measured is None and previous and previous.measured in ("rate", "share") and _FOR.search(before):
        return "share"
    if reading.measured in (None, "part") and _HOLDS.search(before) and _WHOLE.match(text, end, limit):
        return "share"
    return reading.measured


def _money(reading: Reading, previous: Reading | None) -> Measured | None:
    text = reading.statement.text
    before = text[reading.floor : reading.run[0].span.start]
    firm = _FIRM.search(before)
    if _PER_HEAD.search(text, reading.statement.span.start, min(reading.statement.span.end, reading.span.end + 24)):
        return None
    if reading.measured == "size" and firm and not re.search(r"\bmarket\b", before, re.I):
        return "firm"
    if reading.measured not in (None, "firm") or firm:
        return reading.measured
    if _FIGURE_IS.search(before) and not reading.statement.groups:
        return "size"
    if _INCREMENT.search(before) and market_near(reading):
        return "amount"
    if market_before(reading):
        return "size"
    if (
        previous
        and previous.subjects
        and previous.subjects.type in ("market", "other-market", "region", "segment", "application")
    ):
        if hangs_on_rate(previous, reading) or (previous.measured == "size" and previous.run[0].unit == reading.run[0].unit):
            return "size"
    return reading.measured


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
    rows = [row for row in rows if row.type in ("market", "other-market", "company")]
    return Subjects(rows[-1].members, rows[-1].span) if rows and rows[-1].type != "company" else None


def market_near(reading: Reading) -> Subjects | None:
    """The market before the number, else the first behind it: "$1.3 billion is expected in the X market"."""
    if row := market_before(reading):
        return row
    for row in reading.statement.groups:
        if row.span.start >= reading.span.end and row.type in ("market", "other-market") and not row.members[0].anaphor:
            return Subjects(row.members, row.span, True)
    return None
