"""Readings of press releases, news and notes, put right where they differ from the home genre.

In the home genre a number without a subject is the market's. Here it is whose the text spoke of last, or nobody's; sizes come as
"from A in Y1 to B in Y2", "to B by Y2 from A", "from A to B from Y1 to Y2", "A ... to B a decade later", in two currencies;
quarters stand without their year. Everything here looks at one sentence's readings at a time, and at the subject carried into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.extract.clause import Statement
from kg.extract.clause_reading import Reading
from kg.extract.clause_subject import Subjects
from kg.extract.clause_time import When
from kg.extract.clause_topic import Measured
from kg.extract.period import times
from kg.extract.quantity import quantities
from kg.model import Mention, Period, Quantity, Report, Span

AMOUNTS: frozenset[Measured | None] = frozenset(("size", "revenue", "amount", "volume"))
TOPICS = ("market", "other-market", "company", "segment", "region", "application")

_FROM = re.compile(
    r"\bfrom (?:(?:a|an|the|just|about|roughly|approximately|around|nearly|an estimated|almost|only|some|over) |(?:revenue|value|valuation|size) of ){0,4}$",
    re.I,
)
_RANGING = re.compile(r"\b(?:rang\w+|anywhere|varying|varies) (?:\w+ )?from $", re.I)
_LATER = re.compile(
    r"\W{0,3}(?:(?:just |only |about |roughly )?(?P<n>a|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) )(?P<unit>decades?|years?) (?:later|on|hence|after)\b",
    re.I,
)
_NUMBERS = {
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_TO_REACH = re.compile(
    r"\W{0,3}(?:in |during )?(?:[\w ]{0,24})?\bto (?:reach |hit |stand at |total |a total of |around |about |approximately )*$",
    re.I,
)
_NO_GROWTH = re.compile(
    r"\b(?:adoption|penetration|utili[sz]ation|response|interest|tax|success|accuracy|churn|conversion|default|retention|unemployment|occupancy|survival|"
    r"mortality|inflation|yield|defect|click|vacancy|participation|attrition|approval|discount|error|win|attach|engagement|detection) (?:rates?|levels?)\b",
    re.I,
)
_GROWS = re.compile(
    r"(?P<who>[\w’'&/.-]+)(?: (?:is|are|was|were|has|have|been|will|be|expected|projected|anticipated|forecast|set|to|also|now|currently|steadily)){0,4} "
    r"(?:grow|expand|increas|ris|rose|surg|climb|declin|fell|fall|jump|soar|shrink|shr[au]nk|approach|near)\w*[^,;:]*$"
)
_NEUTRAL = frozenset(
    """revenue revenues sales spending market markets valuation value size demand it shipments and which that to while currently but who they industry sector
    segment growth cagr also is are was were will be has have been expected projected anticipated forecast figure figures total number this these those year we
    i you itself themselves steadily rapidly volume volumes space there business or not than""".split()
)
_SPENDING = re.compile(r"\b(?:spending|spend|expenditure|sales|revenues?|shipments|demand)\b", re.I)
_FIRM = re.compile(
    r"\b(?:invest\w*|rais(?:e|ed|es|ing)|fund\w*|acqui\w*|series [a-e]\b|contract\w*|deal\b|price\w*|cost\w*|paid|pay|loan\w*|grant\w*|fine[sd]?|penalt\w+|"
    r"saving\w*|budget\w*|capex|profit\w*|income|ebitda|tariff\w*|debt|stake|bonus|salary|salaries|per unit|each|plant|facility|factory)\b",
    re.I,
)
_QUARTER = re.compile(
    r"\b(?:first|second|third|fourth|last|latest)[- ]quarter\b|\bQ[1-4]\b(?! ?(?:19|20)\d\d)|\b[1-4]Q\b(?! ?\d)|\bfirst half\b|\bsecond half\b|\bH[12]\b",
    re.I,
)
_QUARTER_YEAR = re.compile(r"\b(?:quarter of|Q[1-4]|[1-4]Q|FY|fiscal(?: year)?|H[12]|half of) ?(?P<year>20\d\d)\b", re.I)


def trajectories(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Quantities with "from $3 billion to $8 billion" taken as two values; "ranging from ..." stays a range."""
    out: list[Quantity] = []
    for quantity in found:
        out.extend(_split(text, quantity) if quantity.low != quantity.high and quantity.low and quantity.high else (quantity,))
    return out


def _split(text: str, quantity: Quantity) -> Iterator[Quantity]:
    start, end = quantity.span.start, quantity.span.end
    before = text[max(0, start - 48) : start]
    joint = re.search(r" to (?=[^0-9]{0,12}[0-9])", text[start:end])
    if joint and _FROM.search(before) and not _RANGING.search(before):
        halves = [*quantities(text, Span(start, start + joint.start())), *quantities(text, Span(start + joint.end(), end))]
        if len(halves) == 2 and all(half.unit == quantity.unit for half in halves):
            yield from halves
            return
    yield quantity


class Refinery:
    """Puts the readings of one report right. `carried`: by a sentence's place, the subject that its predecessors leave it."""

    def __init__(self, report: Report, mentions: Sequence[Mention], date: str | None) -> None:
        self.text = report.text
        self.carried = _carried(report, mentions)
        year = _QUARTER_YEAR.search(report.text)
        self.quarter_year = int(year["year"]) if year else int(date[:4]) if date else None

    def refined(self, found: Sequence[Reading]) -> list[Reading]:
        """The readings of one sentence, put right from left to right."""
        out: list[Reading] = []
        for index, reading in enumerate(found):
            previous = out[-1] if out else None
            following = found[index + 1] if index + 1 < len(found) else None
            reading = self._measured(reading)
            if reading.measured is not None:
                reading = self._subject(reading, previous)
            if reading.measured is not None:
                reading = self._when(reading, previous, following)
                reading = self._mode(reading)
            out.append(reading)
        return _ranges(out)

    def _before(self, reading: Reading) -> str:
        return self.text[reading.floor : reading.span.start]

    def _measured(self, reading: Reading) -> Reading:
        """What the number measures, where words of this genre say it."""
        before = self._before(reading)
        if reading.measured == "rate" and _NO_GROWTH.search(before) and "CAGR" not in before:
            return reading._replace(measured=None)
        unit = reading.run[0].unit or ""
        money = len(unit) == 3 and unit.isupper()
        if money and reading.measured in (None, "firm") and not _FIRM.search(before) and (row := self._market_before(reading)):
            return reading._replace(measured="size", subjects=row)
        if money and reading.measured == "size" and _FIRM.search(before) and not re.search(r"\bmarket\b", before, re.I):
            return reading._replace(measured="firm")
        return reading

    def _market_before(self, reading: Reading) -> Subjects | None:
        """The market that is spoken of in the clause before the number, with no company after it."""
        rows = [
            row
            for row in reading.statement.groups
            if reading.floor <= row.span.start and row.span.end <= reading.span.start and not row.aside
        ]
        rows = [row for row in rows if row.type in ("market", "other-market", "company")]
        if rows and rows[-1].type != "company":
            return Subjects(rows[-1].members, rows[-1].span)
        return None

    def _subject(self, reading: Reading, previous: Reading | None) -> Reading:
        before = self._before(reading)
        if reading.measured == "rate" and self._foreign(reading, before):
            return reading._replace(measured=None)
        if reading.subjects is not None and not (reading.inherited and previous is None):
            return reading
        if previous is not None and previous.subjects is not None and previous.measured is not None:
            return self._given(reading, previous.subjects)
        if row := self._behind(reading):
            return self._given(reading, row)
        carried = self.carried.get(reading.statement.span.start)
        if carried is None:
            return reading._replace(measured=None)
        start = reading.statement.clause_start(reading.span.start)
        return self._given(reading, Subjects((carried,), Span(start, start)))

    def _given(self, reading: Reading, subjects: Subjects) -> Reading:
        if reading.measured == "share" and subjects.type in ("market", "other-market"):
            return reading._replace(measured=None)
        if reading.measured == "size" and subjects.type == "company":
            return reading._replace(measured="firm", subjects=subjects, inherited=False)
        return reading._replace(subjects=subjects, inherited=False)

    def _behind(self, reading: Reading) -> Subjects | None:
        """ "$1.3 billion is expected in the X market": the market right behind, where nothing stands before the number."""
        for row in reading.statement.groups:
            if row.span.start >= reading.span.end and row.type in ("market", "other-market"):
                return Subjects(row.members, row.span, True)
        return None

    def _foreign(self, reading: Reading, before: str) -> bool:
        """Whether something that is no market, company or region is said to grow ("DeFi expanding at 46%")."""
        grows = _GROWS.search(before)
        if grows is None or grows["who"].lower().strip("’'s.") in _NEUTRAL or grows["who"].lower() in _NEUTRAL:
            return False
        end = reading.floor + grows.end("who")
        if any(row.span.start < end <= row.span.end + 2 for row in reading.statement.groups):
            return False
        return grows["who"][0].isupper()

    def _when(self, reading: Reading, previous: Reading | None, following: Reading | None) -> Reading:
        end = reading.span.end
        if previous and previous.when.period and (later := _LATER.match(self.text, end, min(len(self.text), end + 40))):
            years = (int(later["n"]) if later["n"].isdigit() else _NUMBERS[later["n"].lower()]) * (
                10 if later["unit"][0] in "dD" else 1
            )
            year = previous.when.period.start + years
            return reading._replace(when=When(Period(year, year), True, ()), mode="projected")
        if reading.when.period is None and not reading.when.stated:
            reading = self._borrowed(reading, previous, following)
        if reading.when.period is None and self.quarter_year and reading.measured in (*AMOUNTS, "rate", "firm"):
            place = Span(reading.statement.span.start, min(reading.statement.span.end, end + 60))
            if _QUARTER.search(self.text, place.start, place.end):
                return reading._replace(when=When(Period(self.quarter_year, self.quarter_year), True, ()))
        return reading

    def _borrowed(self, reading: Reading, previous: Reading | None, following: Reading | None) -> Reading:
        """The time of the number that this one hangs on."""
        text = self.text
        if following and following.when.period and reading.measured in AMOUNTS:
            between = text[reading.span.end : following.span.start]
            if between == " (" or (
                reading.measured == "amount"
                and following.measured == "rate"
                and following.when.period.start < following.when.period.end
            ):
                return reading._replace(when=following.when)
        if previous and previous.when.period:
            between = text[previous.span.end : reading.span.start]
            joined = (
                previous.measured == "rate"
                and previous.when.period.start == previous.when.period.end
                and _TO_REACH.match(between)
            )
            if joined or between.endswith("(") and len(between) < 24:
                return reading._replace(when=previous.when)
        return reading

    def _mode(self, reading: Reading) -> Reading:
        if reading.measured in AMOUNTS and reading.measured != "amount" and _FROM.search(self._before(reading)):
            return reading._replace(mode="reported")
        return reading


def _ranges(found: list[Reading]) -> list[Reading]:
    """ "from A to B from Y1 to Y2": the first holds for Y1, the second for Y2."""
    for index in range(len(found) - 1):
        one, two = found[index], found[index + 1]
        period = two.when.period
        if (
            one.measured not in ("size", "volume", "revenue")
            or two.measured != one.measured
            or period is None
            or period.start == period.end
        ):
            continue
        text = one.statement.text
        if (
            _FROM.search(text[one.floor : one.span.start])
            and text[one.span.end : two.span.start].strip().startswith(("to", "by"))
            and one.when.period in (None, period)
        ):
            found[index] = one._replace(when=When(Period(period.start, period.start), True, two.when.used), mode="reported")
            found[index + 1] = two._replace(when=When(Period(period.end, period.end), True, two.when.used))
    return found


_OBLIQUE = re.compile(r"\b(?:in|of|by|from|for|across|within|to|with|at|on|into|than|via|through|as) (?:the )?\**$", re.I)


def _carried(report: Report, mentions: Sequence[Mention]) -> Mapping[int, Mention]:
    """The subject that earlier sentences leave to each sentence: the last one's first that hangs on no preposition."""
    out: dict[int, Mention] = {}
    last: Mention | None = None
    index = 0
    for sentence in report.sentences:
        if last is not None:
            out[sentence.span.start] = last
        inside = []
        while index < len(mentions) and mentions[index].span.start < sentence.span.end:
            if mentions[index].span.start >= sentence.span.start and mentions[index].type in (
                "market",
                "other-market",
                "company",
            ):
                inside.append(mentions[index])
            index += 1
        plain = [m for m in inside if not _OBLIQUE.search(report.text[max(0, m.span.start - 16) : m.span.start])]
        if chosen := next(iter(plain or inside), None):
            last = chosen
    return out
