"""The quote of a claim: the shortest run of text that carries subject, value and period."""

from __future__ import annotations

import re

from kg.extract.clause import Statement
from kg.extract.clause_reading import Reading
from kg.model import Span

_DETERMINER = re.compile(
    r"(?:(?:\b(?:[Bb]oth|[Tt]he|[Rr]egions like|[Rr]egions such as|[Cc]ountries like|[Cc]ompanies like|[Cc]ompanies such as"
    r"|[Pp]layers like|[Pp]layers such as|followed(?: closely)? by) )|\*\*){1,3}$"
)
_TAIL = re.compile(
    r"\)?(?:\**(?: (?:of )?(?:the )?(?:global |total |overall |entire )?(?:market(?: shares?| value| size)?|shares?"
    r"|total share)\b(?! (?:leader|player)))?(?:,? (?:respectively|each))?)?"
)
_WINDOW = 48


def quote_of(reading: Reading) -> Span:
    """The quote of a read number."""
    statement = reading.statement
    start, end = reading.span.start, reading.span.end
    tail = _TAIL.match(statement.text, end, statement.span.end)
    end = tail.end() if tail else end
    if reading.subjects:
        start = min(start, extended(statement, reading.subjects.span.start))
        if reading.subjects.opened:
            start = min(start, statement.clause_start(start))
        end = max(end, reading.subjects.span.end)
    else:
        start = min(start, statement.clause_start(start))
    for time in reading.when.used:
        start, end = min(start, time.span.start), max(end, time.span.end)
    return trimmed(statement, start, end)


def extended(statement: Statement, start: int) -> int:
    """A name's start with its article, and with the words that make it one of a row ("regions like")."""
    floor = max(statement.span.start, start - _WINDOW)
    lead = _DETERMINER.search(statement.text, floor, start)
    return lead.start() if lead else start


def trimmed(statement: Statement, start: int, end: int) -> Span:
    """Without white space and marks at the ends, inside the sentence."""
    text = statement.text
    start, end = max(start, statement.span.start), min(end, statement.span.end)
    while start < end and text[start] in " ,;:":
        start += 1
    while end > start and text[end - 1] in " ,;:":
        end -= 1
    return Span(start, end)
