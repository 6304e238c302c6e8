"""One report as the measures see it: annotated sentences with their readings, and what the header says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from kg.extract.clause import Statement
from kg.extract.clause_carry import carried
from kg.extract.clause_gate import CLAIMS, NUMBER, SEGMENT, gates
from kg.extract.clause_market import bare_name, is_own
from kg.extract.clause_reading import Reading, readings
from kg.extract.clause_segment import named_segments
from kg.model import Header, Mention, Period, Report, Span

_MARKETS = frozenset({"market", "other-market"})
_SKIPPED_BLOCKS = frozenset({"cell", "front-matter", "code"})
MAX_SENTENCES = 5_000  # in one report; the longest real one has some 900


class Context:
    """What a measure may look at. `statements` are the sentences that may hold a claim, in order."""

    def __init__(self, report: Report, header: Header, mentions: Sequence[Mention]) -> None:
        self.report = report
        self.header = header
        self.mentions = [self._own(mention) if mention.type in _MARKETS else mention for mention in mentions]
        self.statements = list(self._statements())

    def _own(self, mention: Mention) -> Mention:
        """The report's market under other words is no other market."""
        market = self.header.market
        if mention.type == "other-market" and market and is_own(mention.name, market):
            return Mention(mention.span, "market", market, mention.anaphor)
        if mention.type == "other-market":
            return Mention(mention.span, "other-market", bare_name(mention.name), mention.anaphor)
        if mention.type == "market" and market and " of " in market and not mention.anaphor:
            return Mention(Span(_whole_name(self.report.text, mention.span.start, market), mention.span.end), "market", market)
        return mention

    def _statements(self) -> Iterator[Statement]:
        index, mentions = 0, self.mentions
        sentences = self.report.sentences[:MAX_SENTENCES]
        for sentence, gate in zip(sentences, gates(self.report.text, sentences), strict=True):
            if not gate & CLAIMS or self.report.blocks[sentence.block].kind in _SKIPPED_BLOCKS:
                continue
            span = sentence.span
            while index < len(mentions) and mentions[index].span.start < span.start:
                index += 1
            inside = []
            while index < len(mentions) and mentions[index].span.start < span.end:
                inside.append(mentions[index])
                index += 1
            if (
                gate & SEGMENT
                and self.header.market
                and (found := list(named_segments(self.report.text, span, inside, self.header.market)))
            ):
                inside = sorted([*inside, *found], key=lambda mention: mention.span)
            yield Statement(self.report.text, span, sentence.block, inside, gate)

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
            if not statement.gate & NUMBER or not statement.quantities:
                continue
            read = [carried(self.report, self.mentions, reading) for reading in readings(statement, self.header.forecast, last)]
            found.extend(read)
            last = next((reading.when.period for reading in reversed(read) if reading.when.period), last)
        return found


def _whole_name(text: str, start: int, market: str) -> int:
    """Where the market's name begins, of which a mention holds only the words behind "of": "Location of Things market"."""
    head = market.lower().find(text[start : start + 5].lower())
    return start - head if head > 0 and text[max(0, start - head) : start].lower() == market[:head].lower() else start
