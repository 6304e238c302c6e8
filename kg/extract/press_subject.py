"""Whose the numbers of a press release are: what the sentence names, else what the text spoke of last, else nobody's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.extract.clause import Statement
from kg.extract.clause_reading import Reading
from kg.extract.clause_subject import Subjects
from kg.extract.phrase import phrase_start
from kg.extract.press_measured import WHOLES, market_near
from kg.extract.things import stems
from kg.extract.units import words
from kg.model import Header, Mention, Report, Span

SPOKEN_OF = (*WHOLES, "company")
NAMED = ("region", "company", "segment", "application")
NEAR = 600  # characters before a number in which its sentence must go on about something

_OBLIQUE = re.compile(r"\b(?:in|of|by|from|for|across|within|to|with|at|on|into|than|via|through|as) (?:the )?\**$", re.I)
_GROWS = re.compile(
    r"(?P<who>[\w’'&/.-]+)(?: (?:\w+ly|is|are|was|were|has|have|been|will|be|expected|projected|anticipated|forecast|"
    r"set|to|also|now)){0,4} "
    r"(?:grow(?:s|ing|n)?|grew|expand(?:s|ed|ing)?|increas(?:es|ed|ing)|ris(?:es|ing|en)|rose|surg(?:es|ed|ing)|"
    r"climb(?:s|ed|ing)?|"
    r"declin(?:es|ed|ing)|fell|falls|falling|jump(?:s|ed|ing)|soar(?:s|ed|ing)|shr[aiu]nk(?:s|ing)?|approach(?:es|ed|"
    r"ing))\b[^,;:]*$"
)
# What may stand before a verb of growth without being another thing that grows.
_NEUTRAL = frozenset(
    words(
        """revenue revenues sales spending market markets valuation value size it shipments and which that to while
        currently but who they industry sector segment growth cagr also is are was were will be has have been
        expected projected anticipated forecast figure figures total number this these those year we i you
        itself themselves steadily rapidly volume volumes space there business or not than with by in of for
        income earnings profit profits"""
    )
)
_ACTIVITY = frozenset(
    words("adoption demand sale revenue usage use shipment spending growth consumption production deployment")
)
# Words by which a sentence goes on about the subject of the one before.
_ON_TOPIC = re.compile(
    r"\b(?:it|its|they|their|we|our|this|these|that|revenues?|sales|turnover|shipments|deliveries|profits?|income|"
    r"earnings|growth|CAGR|"
    r"guidance|orders|bookings|margins?|share|valuation|market|the (?:[\w-]+ ){0,2}(?:company|firm|group|maker|"
    r"chipmaker|manufacturer|"
    r"giant|industry|sector|business|figure|number|total|value|report|study|forecast|segment|rate|amount))\b",
    re.I,
)
_RIVAL = re.compile(
    r"\b(?:second|third|fourth|next|nearest|closest|other|another|rival|smaller)[- ](?:[\w-]+ )?"
    r"(?:competitors?|rivals?|players?|compan(?:y|ies)|vendors?|suppliers?|place|ranked)\b",
    re.I,
)
_CONTINUES = re.compile(
    r"[,;]? (?:\w+ )?(?:up|down|representing|marking|reflecting|a rise|an increase|a jump|a gain|a decline|rising|"
    r"which is)\b[^.;]*$"
)


class Speech:
    """Who is spoken of in one report. `carried`: by a sentence's place, the subject that earlier sentences leave it."""

    def __init__(self, report: Report, header: Header, mentions: Sequence[Mention]) -> None:
        self.text = report.text
        self.carried = carried(report, mentions)
        self.segments = {stems(name): name for name in header.segments}
        self.market = header.market
        self.markets = [stems(name) for name in (header.market, *header.market_aliases) if name]

    def of(self, reading: Reading, previous: Reading | None) -> Reading:
        """The reading with its subject; without a measure where nobody's can be told."""
        subjects = self._subjects(reading, previous)
        if subjects is None or not subjects.members:
            return reading._replace(measured=None)
        return _given(reading, subjects, previous)

    def _subjects(self, reading: Reading, previous: Reading | None) -> Subjects | None:
        """Whose the number is; None or no members for nobody's."""
        if previous is not None and self._continues(reading, previous):
            return previous.subjects if previous.measured else None
        if found := self._grown(reading) or _beside(reading):
            return found
        earlier = previous.subjects if previous and previous.measured else None
        if reading.subjects and not (earlier and _in_passing(reading.statement, reading.subjects)):
            return reading.subjects
        return earlier or market_near(reading) or self._left(reading)

    def _left(self, reading: Reading) -> Subjects | None:
        """What the sentences before leave."""
        before = self.carried.get(reading.statement.span.start)
        if before is None or not self._goes_on(reading, before):
            return None
        start = reading.statement.clause_start(reading.span.start)
        return Subjects((before,), Span(start, start))

    def _goes_on(self, reading: Reading, before: Mention) -> bool:
        """Whether the sentence can speak of what the one before it was about."""
        if reading.measured == "volume" and before.type != "company":
            return False  # units without a subject may be anything
        statement = reading.statement
        if _RIVAL.search(self.text, reading.floor, reading.span.start):
            return False
        start = max(statement.span.start, reading.span.start - NEAR)
        return bool(_ON_TOPIC.search(self.text, start, min(statement.span.end, reading.span.end + 40)))

    def _continues(self, reading: Reading, previous: Reading) -> bool:
        """ "134,208 units, up 182.9%": a rate of the very number before it."""
        between = self.text[previous.span.end : reading.span.start]
        return reading.measured == "rate" and previous.measured != "rate" and bool(_CONTINUES.match(between))

    def _grown(self, reading: Reading) -> Subjects | None:
        """What stands before the verb of growth, where the sentence's mentions do not say it; no members: another thing."""
        grows = _GROWS.search(self.text, reading.floor, reading.span.start)
        if grows is None or grows["who"].lower().removesuffix("'s").removesuffix("’s").strip(".") in _NEUTRAL:
            return None
        end = grows.end("who")
        if any(row.span.start < end <= row.span.end + 2 for row in reading.statement.groups):
            return None
        start = phrase_start(self.text, reading.floor, end + 1)
        found = stems(self.text[start:end]) - _ACTIVITY
        place = Span(start, end)
        if segment := self.segments.get(found):
            return Subjects((Mention(place, "segment", segment),), place)
        if self.market and found in self.markets:
            return Subjects((Mention(place, "market", self.market),), place)
        other = found and (grows["who"][0].isupper() or start < grows.start("who"))
        return Subjects((), place) if other else None


def _in_passing(statement: Statement, subjects: Subjects) -> bool:
    """ "half of the market, and is likely to grow at 5%": the market is what was shared, not what grows."""
    if subjects.type != "market" or not subjects.members[0].anaphor:
        return False
    return any(row.span == subjects.span and row.oblique for row in statement.groups)


def _beside(reading: Reading) -> Subjects | None:
    """ "China (US$377,500m in 2025)", "Samsung (15.5%)": the name right before the bracket."""
    text, start = reading.statement.text, reading.span.start
    if text[max(0, start - 2) : start] != " (":
        return None
    for row in reading.statement.groups:
        if row.span.end == start - 2 and row.type in NAMED and len(row.members) == 1:
            return Subjects(row.members, row.span)
    return None


def _given(reading: Reading, subjects: Subjects, previous: Reading | None) -> Reading:
    """The reading with these subjects; a company's "size" is a revenue after a revenue, else any other number of it."""
    if reading.measured == "share" and subjects.type in WHOLES:
        return reading._replace(measured=None)
    measured = reading.measured
    if measured == "size" and subjects.type == "company":
        measured = "revenue" if previous and previous.measured == "revenue" else "firm"
    return reading._replace(measured=measured, subjects=subjects, inherited=False)


def carried(report: Report, mentions: Sequence[Mention]) -> Mapping[int, Mention]:
    """The subject that earlier sentences leave to each sentence: the last one's first that hangs on no preposition."""
    out: dict[int, Mention] = {}
    last: Mention | None = None
    index = 0
    for sentence in report.sentences:
        if last is not None:
            out[sentence.span.start] = last
        inside = []
        while index < len(mentions) and mentions[index].span.start < sentence.span.end:
            if mentions[index].span.start >= sentence.span.start and mentions[index].type in SPOKEN_OF:
                inside.append(mentions[index])
            index += 1
        plain = [m for m in inside if not _OBLIQUE.search(report.text[max(0, m.span.start - 16) : m.span.start])]
        last = next(iter(plain or inside), last)
    return out
