"""Figures that a report says are missing, or leaves blank (guide, rules 15, 22, 30).

Example: "Specific revenue figures for Bosch are not available"; "projected to reach $XX billion by 2030".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from kg.extract import clause_subject
from kg.extract.clause import Statement
from kg.extract.clause_gate import MISSING
from kg.extract.clause_quote import extended, trimmed
from kg.extract.clause_subject import Subjects
from kg.extract.clause_time import Clock
from kg.extract.context import Context
from kg.extract.measures.assemble import Makes, claims_of
from kg.model import Claim, Mention, Period, Span

KINDS = frozenset({"undisclosed"})
EXTRACTOR = "undisclosed/1"
_BLANK_KINDS: dict[str, dict[str, str]] = {
    "share": {
        "region": "region_share",
        "company": "company_share",
        "segment": "segment_share",
        "application": "application_share",
    },
    "rate": {
        "market": "market_cagr",
        "region": "region_cagr",
        "segment": "segment_cagr",
        "application": "application_cagr",
        "company": "company_growth",
    },
    "size": {
        "market": "market_size",
        "region": "region_size",
        "segment": "segment_size",
        "application": "application_size",
        "company": "company_other",
    },
    "revenue": {"company": "company_revenue", "market": "market_size", "region": "region_size"},
    "amount": {"market": "market_growth_amount"},
    "volume": {"market": "market_volume"},
    "firm": {"company": "company_other"},
}
_MISSING = re.compile(
    r"\b(?:(?:(?:is|are|was|were|been|be|remains?|may|might) )?(?:not|n['’]t|never)(?: \w+){0,2}? (?:publicly |readily "
    r"|explicitly |specifically |currently |widely |always |fully |been |be )*"
    r"(?:available|disclosed|specified|provided|mentioned|revealed|reported|released|published|shared|detailed|known"
    r"|accessible|stated|given|listed)"
    r"|undisclosed|unavailable|unspecified|(?:are|is|remain|remains|were|was|being) (?:often |typically |generally "
    r"|largely |usually )?(?:proprietary|confidential|private))\b",
    re.I,
)
_THING = re.compile(
    r"\b(?P<revenue>revenues?|sales|turnover|financial(?:s| figures| data| details| information)?)\b"
    r"|\b(?P<share>market shares?|shares?)\b|\b(?P<size>market (?:size|value|valuation))\b",
    re.I,
)
_THESE = re.compile(
    r"\b(?:these|those|the (?:above|mentioned|aforementioned)(?:[- ]\w+)?) (?:\w+ )?(?:companies|firms|players"
    r"|manufacturers|organizations)\b",
    re.I,
)
_UNNAMED = re.compile(
    r"\b(?:above[- ](?:listed|mentioned)|individual|private|other|many|some|most|all|each) (?:\w+ )?(?:companies|firms"
    r"|players|company|manufacturers)\b",
    re.I,
)


def extract(context: Context) -> Iterator[Claim]:
    """One claim for each blank and for each company whose figure is said to be missing."""
    for reading in context.readings:
        if reading.run[0].blank and reading.measured in _BLANK_KINDS:
            for claim in claims_of(
                context, reading, Makes(_BLANK_KINDS[reading.measured], EXTRACTOR, default="market", blank=True)
            ):
                yield msgspec.structs.replace(
                    claim, kind="undisclosed", qualifier=claim.kind, unit=None, mode="reported", of=None
                )
    for statement in context.statements:
        if statement.gate & MISSING:
            yield from _missing(context, statement)


def _missing(context: Context, statement: Statement) -> Iterator[Claim]:
    phrase = _MISSING.search(statement.text, statement.span.start, statement.span.end)
    if phrase is None:
        return
    things = list(_THING.finditer(statement.text, statement.span.start, phrase.start()))
    what = things[-1] if things else _THING.search(statement.text, phrase.end(), min(statement.span.end, phrase.end() + 60))
    if what is None:
        return
    period = _period(context, statement, phrase)
    kind = "company_share" if what["share"] else "market_size" if what["size"] else "company_revenue"
    for name, place in _whose(context, statement, phrase):
        start, end = min(what.start(), phrase.start()), phrase.end()
        if place:
            start, end = min(start, extended(statement, place.start)), max(end, place.end)
        yield Claim(
            kind="undisclosed",
            subject=name,
            qualifier=kind,
            start=period.start if period else None,
            end=period.end if period else None,
            quote=trimmed(statement, min(start, statement.clause_start(start)), end),
            subject_text=statement.text[place.start : place.end] if place else "",
            extractor=EXTRACTOR,
        )


def _period(context: Context, statement: Statement, phrase: re.Match[str]) -> Period | None:
    """The time in the clause of the phrase itself."""
    clock = Clock(statement, [Span(*phrase.span())], context.header.forecast, None)
    when = clock.of(0)
    if when.used and statement.text.find(",", phrase.end(), when.used[0].span.start) >= 0:
        return None
    return when.period


def _whose(context: Context, statement: Statement, phrase: re.Match[str]) -> Iterator[tuple[str, Span | None]]:
    """The companies named in the clause, or the several named in the sentence before "these companies"."""
    if _UNNAMED.search(statement.text, statement.span.start, phrase.end()):
        return
    if _THESE.search(statement.text, statement.span.start, phrase.end()):
        named = dict.fromkeys(mention.name for mention in _sentence_before(context, statement))
        yield from ((name, None) for name in named if len(named) > 1)
        return
    rows = [row for row in statement.groups if row.type == "company" and row.aside is None and row.span.start >= phrase.end()]
    behind = Subjects(rows[0].members, rows[0].span) if rows else None
    chosen = clause_subject.before(statement, phrase.start(), statement.span.start, ("company",)) or behind
    if chosen:
        yield from ((member.name, chosen.span) for member in chosen.members)


def _sentence_before(context: Context, statement: Statement) -> list[Mention]:
    """The companies that the sentence before names, in its block."""
    sentences, start = context.report.sentences, statement.span.start
    index = bisect_left(sentences, start, key=lambda sentence: sentence.span.start) - 1
    if index < 0 or sentences[index].block != statement.block:
        return []
    span = sentences[index].span
    return [m for m in context.mentions if span.start <= m.span.start < span.end and m.type == "company" and not m.anaphor]
