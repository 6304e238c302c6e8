"""One report as the measures see it: annotated sentences with their readings, and what the header says."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec

from kg.extract.clause import Statement
from kg.extract.clause_market import is_own
from kg.extract.clause_reading import Reading, readings
from kg.extract.clause_subject import Subjects
from kg.extract.units import words
from kg.model import Header, Mention, Period, Report, Span

# A sentence is looked at only where it holds a digit, a blank ("$XX") or a word of leadership, or of a missing figure.
_GATE = re.compile(
    r"[0-9]|among the|of the top|X[X%]|\$X|X\.X|omina|[Ll]ead|[Ll]arg|[Ff]aste|[Hh]igh|iggest|[Uu]ndisclosed|[Nn]ot |n['’]t|unavailable|proprietary|confidential|\b(?:half|third|quarter)\b| percent"
)
_SKIPPED_BLOCKS = frozenset({"cell", "front-matter", "code"})
_CAPITALISED = re.compile(r"\b[A-Z][a-z]\w+")
_PLAIN = frozenset(words("January February March April May June July August September October November December Its Their They The Sales Revenue In For As Annual"))
MAX_CARRIED = 40  # mentions looked back over
MAX_SENTENCES = 5_000  # in one report; the longest real one has some 900


class Context:
    """What a measure may look at. `statements` are the sentences that may hold a claim, in order."""

    def __init__(self, report: Report, header: Header, mentions: Sequence[Mention]) -> None:
        self.report = report
        self.header = header
        self.mentions = [self._own(mention) for mention in mentions]
        self.statements = list(self._statements())

    def _own(self, mention: Mention) -> Mention:
        """The report's market under other words is no other market."""
        market = self.header.market
        if mention.type == "other-market" and market and is_own(mention.name, market):
            return Mention(mention.span, "market", market, mention.anaphor)
        return mention

    def _statements(self) -> Iterator[Statement]:
        index, mentions = 0, self.mentions
        for sentence in self.report.sentences[:MAX_SENTENCES]:
            span = sentence.span
            while index < len(mentions) and mentions[index].span.start < span.start:
                index += 1
            if self.report.blocks[sentence.block].kind in _SKIPPED_BLOCKS or not _GATE.search(
                self.report.text, span.start, span.end
            ):
                continue
            inside = []
            while index < len(mentions) and mentions[index].span.start < span.end:
                inside.append(mentions[index])
                index += 1
            yield Statement(self.report.text, span, sentence.block, inside)

    @cached_property
    def readings(self) -> list[Reading]:
        """The read quantities of all sentences, in order."""
        found: list[Reading] = []
        last: Period | None = None
        here = -2  # no section has this number
        for statement in self.statements:
            section = self.report.blocks[statement.block].section
            if section != here:
                here, last = section, last if last == self.header.forecast else None
            if not statement.quantities:
                continue
            read = [self._carried(reading) for reading in readings(statement, self.header.forecast, last)]
            found.extend(read)
            last = next((reading.when.period for reading in reversed(read) if reading.when.period), last)
        return found

    def _carried(self, reading: Reading) -> Reading:
        """A company's number without a subject is that of the one company that the sentence before in its block names."""
        if reading.subjects or reading.measured not in ("revenue", "firm") or not _opens_plainly(reading):
            return reading
        block = self.report.blocks[reading.statement.block].span
        start = reading.statement.span.start
        index = bisect_left(self.mentions, start, key=lambda mention: mention.span.start)
        sentence = -1
        named: list[Mention] = []
        for mention in reversed(self.mentions[max(0, index - MAX_CARRIED) : index]):
            if mention.span.start < block.start:
                break
            if mention.type in ("company", "division") and not mention.anaphor:
                place = bisect_right(self.report.sentences, mention.span.start, key=lambda sentence: sentence.span.start)
                if sentence not in (-1, place):
                    break
                sentence = place
                named.append(mention)
        if len({mention.name for mention in named}) != 1:
            return reading
        place_ = Span(reading.statement.clause_start(reading.span.start), reading.statement.clause_start(reading.span.start))
        return reading._replace(subjects=Subjects((msgspec.structs.replace(named[0], span=place_, anaphor=True),), place_))


def _opens_plainly(reading: Reading) -> bool:
    """Whether no name that is no mention stands before the number: it would be another company's."""
    statement = reading.statement
    words = _CAPITALISED.finditer(statement.text, statement.span.start + 1, reading.span.start)
    return all(match[0] in _PLAIN or any(m.span.start <= match.start() < m.span.end for m in statement.mentions) for match in words)
