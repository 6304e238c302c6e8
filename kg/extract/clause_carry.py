"""Numbers of a company whose name stands in the sentence before: "Sales reached $3 billion in 2022."."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from kg.extract.clause_reading import Reading
from kg.extract.clause_subject import Subjects
from kg.extract.units import words
from kg.model import Mention, Report, Span

_CAPITALISED = re.compile(r"\b[A-Z][a-z]\w+")
_PLAIN = frozenset(
    words(
        """January February March April May June July August September October November December Its Their They The Sales
        Revenue In For As Annual"""
    )
)
MAX_CARRIED = 40  # mentions looked back over


def carried(report: Report, mentions: Sequence[Mention], reading: Reading) -> Reading:
    """The reading with the one company that the last sentence with companies in its block names, where there is one."""
    if reading.subjects or reading.measured not in ("revenue", "firm") or not _opens_plainly(reading):
        return reading
    company = _only_company_before(report, mentions, reading)
    if company is None:
        return reading
    start = reading.statement.clause_start(reading.span.start)
    place = Span(start, start)
    return reading._replace(subjects=Subjects((msgspec.structs.replace(company, span=place, anaphor=True),), place))


def _only_company_before(report: Report, mentions: Sequence[Mention], reading: Reading) -> Mention | None:
    block = report.blocks[reading.statement.block].span
    index = bisect_left(mentions, reading.statement.span.start, key=lambda mention: mention.span.start)
    sentence = -1
    named: list[Mention] = []
    for mention in reversed(mentions[max(0, index - MAX_CARRIED) : index]):
        if mention.span.start < block.start:
            break
        if mention.type in ("company", "division") and not mention.anaphor:
            place = bisect_right(report.sentences, mention.span.start, key=lambda sentence: sentence.span.start)
            if sentence not in (-1, place):
                break
            sentence = place
            named.append(mention)
    return named[0] if len({mention.name for mention in named}) == 1 else None


def _opens_plainly(reading: Reading) -> bool:
    """Whether no name that is no mention stands before the number: it would be another company's."""
    statement = reading.statement
    found = _CAPITALISED.finditer(statement.text, statement.span.start + 1, reading.span.start)
    return all(
        match[0] in _PLAIN or any(m.span.start <= match.start() < m.span.end for m in statement.mentions) for match in found
    )
