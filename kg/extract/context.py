"""One report as the measures see it: annotated sentences with their readings, and what the header says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from kg.extract.clause import Statement
from kg.extract.clause_reading import Reading, readings
from kg.model import Header, Mention, Period, Report

# A sentence is looked at only where it holds a digit, a blank ("$XX") or a word of leadership, or of a missing figure.
_GATE = re.compile(
    r"[0-9]|X[X%]|\$X|X\.X|omina|[Ll]ead|[Ll]arg|[Ff]aste|[Hh]igh|iggest|[Uu]ndisclosed|[Nn]ot |n['’]t|unavailable|proprietary|confidential|\b(?:half|third|quarter)\b| percent"
)
_SKIPPED_BLOCKS = frozenset({"cell", "front-matter", "code"})
MAX_SENTENCES = 5_000  # in one report; the longest real one has some 900


class Context:
    """What a measure may look at. `statements` are the sentences that may hold a claim, in order."""

    def __init__(self, report: Report, header: Header, mentions: Sequence[Mention]) -> None:
        self.report = report
        self.header = header
        self.mentions = mentions
        self.statements = list(self._statements())

    def _statements(self) -> Iterator[Statement]:
        index, mentions = 0, self.mentions
        for sentence in self.report.sentences[:MAX_SENTENCES]:
            span = sentence.span
            while index < len(mentions) and mentions[index].span.start < span.start:
                index += 1
            if self.report.blocks[sentence.block].kind in _SKIPPED_BLOCKS or not _GATE.search(self.report.text, span.start, span.end):
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
        block = -1
        for statement in self.statements:
            if statement.block != block:
                block, last = statement.block, last if last == self.header.forecast else None
            if not statement.quantities:
                continue
            read = readings(statement, self.header.forecast, last)
            found.extend(read)
            last = next((reading.when.period for reading in reversed(read) if reading.when.period), last)
        return found
