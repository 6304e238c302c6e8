"""The context of reports that are not of the home genre: press releases, news, notes.

A home report is read by `Context` alone and pays one search of its text for this file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby

from kg.extract import notes, tables
from kg.extract.clause import Statement
from kg.extract.clause_cues import Modal
from kg.extract.clause_reading import Reading
from kg.extract.context import Context
from kg.extract.genre import is_home
from kg.extract.market_phrases import topic_mentions
from kg.extract.market_statements import Refinery
from kg.extract.press_companies import spoken_of
from kg.extract.press_quantities import mended
from kg.model import Header, Mention, Quantity, Report

# Front-matter values that are sentences or headlines: several words, no link.
MIN_WORDS = 4
AHEAD = ("range", "until", "forecast")  # forms of time that look ahead
_GROWS_NOW = re.compile(
    r"\b(?:grows|rises|expands|climbs|(?:is|are) (?:currently |now |steadily |still )?(?:growing|expanding|rising))\b"
)


def context_of(report: Report, header: Header, mentions: Sequence[Mention]) -> Context:
    """The context that reads this report."""
    return Context(report, header, mentions) if is_home(report.text) else PressContext(report, header, mentions)


class PressStatement(Statement):
    """A sentence whose quantities are written as in notes and press releases."""

    @cached_property
    def quantities(self) -> list[Quantity]:
        """As in `Statement`, with ranges, ways and bounds of this genre."""
        return mended(self.text, super().quantities)

    @cached_property
    def modals(self) -> list[Modal]:
        """As in `Statement`; a growth in the present tells as "grew" does, unless the sentence looks ahead."""
        found = super().modals
        if any(time.form in AHEAD for time in self.times):
            return found
        present = _GROWS_NOW.finditer(self.text, self.span.start, self.span.end)
        told = [Modal(match.start(), match.end(), "reported", "grew") for match in present]
        return sorted([*found, *told]) if told else found


class PressContext(Context):
    """A context with topics instead of the one market, and readings put right."""

    def __init__(self, report: Report, header: Header, mentions: Sequence[Mention]) -> None:
        named = [*mentions, *spoken_of(report, header, mentions)]
        super().__init__(report, header, topic_mentions(report, header, sorted(named, key=lambda m: m.span)))

    def _statements(self) -> Iterator[Statement]:
        """The sentences, with the headlines and summaries of the front matter among them."""
        found = [*self._front_matter(), *(s for s in super()._statements() if not self._mere_heading(s))]
        for statement in sorted(found, key=lambda one: one.span):
            yield PressStatement(statement.text, statement.span, statement.block, statement.mentions)

    def _mere_heading(self, statement: Statement) -> bool:
        """A short heading without a figure ("Japan dominance") says nothing; the title does."""
        block = self.report.blocks[statement.block]
        if block.kind != "heading" or statement.block == self.report.title_block:
            return False
        words = statement.text[statement.span.start : statement.span.end]
        return words.count(" ") < MIN_WORDS and not any(c.isdigit() for c in words)

    def _front_matter(self) -> Iterator[Statement]:
        text, blocks = self.report.text, self.report.blocks
        for sentence in self.report.sentences:
            span = sentence.span
            if blocks[sentence.block].kind == "front-matter" and text.count(" ", span.start, span.end) >= MIN_WORDS - 1:
                inside = [m for m in self.mentions if span.start <= m.span.start and m.span.end <= span.end]
                yield Statement(text, span, sentence.block, inside)

    @cached_property
    def readings(self) -> list[Reading]:
        """The readings of all sentences, put right; what a label explains (tables, notes) is not read again as prose."""
        refinery = Refinery(self.report, self.header, self.mentions)
        labelled = {claim.value for claim in (*tables.extract(self), *notes.extract(self))}
        found: list[Reading] = []
        open_ones = (reading for reading in super().readings if reading.run[0].span not in labelled)
        for _, group in groupby(open_ones, key=lambda reading: reading.statement.span.start):
            found.extend(refinery.refined(list(group)))
        return found
