"""Leadership as press releases and notes tell it: awards ("named Hesai the top LiDAR company"), ranks, clipped predicates.

What the prose patterns of measures/leadership.py find in a sentence is left to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.clause import Statement
from kg.extract.clause_lead import leaderships
from kg.extract.context import Context
from kg.extract.genre import is_home
from kg.extract.press_subject import carried
from kg.model import Claim, Mention, Span

KINDS = frozenset({"company_leads", "region_fastest", "segment_fastest", "application_fastest"})
EXTRACTOR = "press_leads/1"

_AWARD = re.compile(
    r"\b(?:named|ranked|ranks|recogni[sz]ed|crowned|rated|declared|voted|placed)\b(?P<who>[^.;]{0,80}?)"
    r"(?P<rank>\b(?:the (?:top|leader|largest|leading|number one|no\. ?1|market leader)|as (?:number one|no\. ?1|"
    r"leader|first)|(?:no\. ?|number )1|number one|first)\b|\\?#1\b)"
    r"(?! (?:and|or|[0-9]))",
    re.I,
)
_PLURAL = re.compile(r"\b(?:one of|among|amongst|some of)\b", re.I)
_CLIPPED = re.compile(r"\b(?:is|are|remains?|but|and|,|—|–|yet) (?:\w+ )?(?:the )?fastest[- ]growing\b", re.I)
TOPICS = ("region", "segment", "application")


def extract(context: Context) -> Iterator[Claim]:
    """One claim for each award or clipped predicate."""
    if is_home(context.report.text):
        return
    subjects = carried(context.report, context.mentions)
    for statement in context.statements:
        award = _AWARD.search(statement.text, statement.span.start, statement.span.end)
        if award and not _PLURAL.search(award[0]) and not leaderships(statement):
            yield from _award(statement, award, subjects.get(statement.span.start))
        clipped = _CLIPPED.search(statement.text, statement.span.start, statement.span.end)
        if clipped and not leaderships(statement):
            yield from _fastest(statement, clipped.end())


def _award(statement: Statement, award: re.Match[str], before: Mention | None) -> Iterator[Claim]:
    """The company between the verb and the rank, else the sentence's first, else the one spoken of before."""
    named = [m for m in statement.mentions if m.type == "company"]
    inside = [m for m in named if award.start("who") <= m.span.start < award.end("who") and not _by(statement.text, m)]
    ahead = [m for m in named if m.span.end <= award.start() and not _by(statement.text, m)]
    company = next(iter([*inside, *ahead]), before if before and before.type == "company" else None)
    if company is None:
        return
    start = min(award.start(), company.span.start) if company in named else statement.span.start
    end = statement.text.find(",", award.end(), statement.span.end)
    quote = Span(start, end if end >= 0 else statement.span.end)
    surface = statement.text[company.span.start : company.span.end]
    yield Claim(kind="company_leads", subject=company.name, quote=quote, subject_text=surface, extractor=EXTRACTOR)


def _by(text: str, mention: Mention) -> bool:
    """Whether the mention is who gives the award."""
    return text[max(0, mention.span.start - 3) : mention.span.start].lower() == "by "


def _fastest(statement: Statement, end: int) -> Iterator[Claim]:
    first = next((m for m in statement.mentions if m.type in TOPICS and m.span.end <= end), None)
    if first is not None:
        quote = Span(first.span.start, end)
        surface = statement.text[first.span.start : first.span.end]
        yield Claim(kind=f"{first.type}_fastest", subject=first.name, quote=quote, subject_text=surface, extractor=EXTRACTOR)
