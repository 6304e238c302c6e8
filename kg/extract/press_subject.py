"""Whose the numbers of a press release are: what the sentence names, else what the text spoke of last, else nobody's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.extract.clause import Statement
from kg.extract.clause_reading import Reading
from kg.extract.clause_subject import Subjects
from kg.extract.market_phrases import phrase_start
from kg.extract.press_measured import market_near
from kg.extract.things import stems
from kg.model import Header, Mention, Report, Span

SPOKEN_OF = ("market", "other-market", "company")
_OBLIQUE = re.compile(r"\b(?:in|of|by|from|for|across|within|to|with|at|on|into|than|via|through|as) (?:the )?\**$", re.I)
_GROWS = re.compile(
    r"(?P<who>[\w’'&/.-]+)(?: (?:\w+ly|is|are|was|were|has|have|been|will|be|expected|projected|anticipated|forecast|set|to|also|now|currently|steadily)){0,4} "
    r"(?:grow(?:s|ing|n)?|grew|expand(?:s|ed|ing)?|increas(?:es|ed|ing)|ris(?:es|ing|en)|rose|surg(?:es|ed|ing)|climb(?:s|ed|ing)?|declin(?:es|ed|ing)|"
    r"fell|falls|falling|jump(?:s|ed|ing)|soar(?:s|ed|ing)|shr[aiu]nk(?:s|ing)?|approach(?:es|ed|ing))\b[^,;:]*$"
)
# What may stand before a verb of growth without being another thing that grows.
_NEUTRAL = frozenset(
    [
        "revenue",
        "revenues",
        "sales",
        "spending",
        "market",
        "markets",
        "valuation",
        "value",
        "size",
        "it",
        "shipments",
        "and",
        "which",
        "that",
        "to",
        "while",
        "currently",
        "but",
        "who",
        "they",
        "industry",
        "sector",
        "segment",
        "growth",
        "cagr",
        "also",
        "is",
        "are",
        "was",
        "were",
        "will",
        "be",
        "has",
        "have",
        "been",
        "expected",
        "projected",
        "anticipated",
        "forecast",
        "figure",
        "figures",
        "total",
        "number",
        "this",
        "these",
        "those",
        "year",
        "we",
        "i",
        "you",
        "itself",
        "themselves",
        "steadily",
        "rapidly",
        "volume",
        "volumes",
        "space",
        "there",
        "business",
        "or",
        "not",
        "than",
        "with",
        "by",
        "in",
        "of",
        "for",
        "income",
        "earnings",
        "profit",
        "profits",
    ]
)
_ACTIVITY = frozenset(
    [
        "adoption",
        "demand",
        "sale",
        "revenue",
        "usage",
        "use",
        "shipment",
        "spending",
        "growth",
        "consumption",
        "production",
        "deployment",
    ]
)
# Words by which a sentence goes on about the subject of the one before.
_ON_TOPIC = re.compile(
    r"\b(?:it|its|they|their|we|our|this|these|that|the (?:[\w-]+ ){0,2}(?:company|firm|group|maker|chipmaker|manufacturer|giant|market|industry|sector|business|"
    r"figure|number|total|value|valuation|report|study|forecast|segment|rate|amount)|revenues?|sales|turnover|shipments|deliveries|profits?|income|earnings|"
    r"growth|CAGR|guidance|orders|bookings|margins?|share|valuation|market)\b",
    re.I,
)
_RIVAL = re.compile(r"\b(?:second|third|fourth|next|nearest|closest|other|another|rival|smaller)[- ](?:[\w-]+ )?(?:competitors?|rivals?|players?|compan(?:y|ies)|vendors?|suppliers?|place|ranked)\b", re.I)
_CONTINUES = re.compile(
    r"[,;]? (?:\w+ )?(?:up|down|representing|marking|reflecting|a rise|an increase|a jump|a gain|a decline|rising|which is)\b[^.;]*$"
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
        if previous is not None and self._continues(reading, previous):
            return (
                _given(reading, previous.subjects, previous)
                if previous.subjects and previous.measured
                else reading._replace(measured=None)
            )
        if (grown := self._grown(reading)) is not None:
            return _given(reading, grown, previous) if grown.members else reading._replace(measured=None)
        if row := _beside(reading):
            return _given(reading, row, previous)
        if reading.subjects is not None and not (previous and previous.subjects and _in_passing(reading.statement, reading.subjects)):
            return _given(reading, reading.subjects, previous)
        if previous is not None and previous.subjects is not None and previous.measured is not None:
            return _given(reading, previous.subjects, previous)
        if row := market_near(reading):
            return _given(reading, row, previous)
        before = self.carried.get(reading.statement.span.start)
        if before is None or not self._goes_on(reading, before):
            return reading._replace(measured=None)
        start = reading.statement.clause_start(reading.span.start)
        return _given(reading, Subjects((before,), Span(start, start)), previous)

    def _goes_on(self, reading: Reading, before: Mention) -> bool:
        """Whether the sentence can speak of what the one before it was about."""
        if reading.measured == "volume" and before.type != "company":
            return False  # units without a subject may be anything
        statement = reading.statement
        if _RIVAL.search(self.text, reading.floor, reading.span.start):
            return False
        return bool(_ON_TOPIC.search(self.text, statement.span.start, min(statement.span.end, reading.span.end + 40)))

    def _continues(self, reading: Reading, previous: Reading) -> bool:
        """ "134,208 units, up 182.9%": a rate of the very number before it."""
        between = self.text[previous.span.end : reading.span.start]
        return reading.measured == "rate" and previous.measured != "rate" and bool(_CONTINUES.match(between))

    def _grown(self, reading: Reading) -> Subjects | None:
        """What stands before the verb of growth, where the sentence's mentions do not say it; no members: another thing."""
        grows = _GROWS.search(self.text, reading.floor, reading.span.start)
        if grows is None or grows["who"].lower().strip("’'s.") in _NEUTRAL or grows["who"].lower() in _NEUTRAL:
            return None
        end = grows.end("who")
        if any(row.span.start < end <= row.span.end + 2 for row in reading.statement.groups):
            return None
        start = phrase_start(self.text, reading.floor, end + 1)
        found = stems(self.text[start:end]) - _ACTIVITY
        place = Span(start, end)
        if not found:
            return None
        if segment := self.segments.get(found):
            return Subjects((Mention(place, "segment", segment),), place)
        if self.market and any(found == own for own in self.markets):
            return Subjects((Mention(place, "market", self.market),), place)
        return Subjects((), place) if grows["who"][0].isupper() or start < grows.start("who") else None


def _beside(reading: Reading) -> Subjects | None:
    """ "China (US$377,500m in 2025)", "Samsung (15.5%)": the name right before the bracket."""
    text, start = reading.statement.text, reading.span.start
    if text[max(0, start - 2) : start] != " (":
        return None
    for row in reading.statement.groups:
        if row.span.end == start - 2 and row.type in ("region", "company", "segment", "application") and len(row.members) == 1:
            return Subjects(row.members, row.span)
    return None


def _in_passing(statement: Statement, subjects: Subjects) -> bool:
    """ "half of the market, and is likely to grow at 5%": the market is what was shared, not what grows."""
    if subjects.type != "market" or not subjects.members[0].anaphor:
        return False
    return any(row.span == subjects.span and row.oblique for row in statement.groups)


def _given(reading: Reading, subjects: Subjects, previous: Reading | None) -> Reading:
    if reading.measured == "share" and subjects.type in ("market", "other-market"):
        return reading._replace(measured=None)
    if reading.measured == "size" and subjects.type == "company" and previous and previous.measured == "revenue":
        return reading._replace(measured="revenue", subjects=subjects, inherited=False)
    if reading.measured == "size" and subjects.type == "company":
        return reading._replace(measured="firm", subjects=subjects, inherited=False)
    return reading._replace(subjects=subjects, inherited=False)


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
