"""The year in which a company was founded.

Example: "Founded in 1968, Amkor ..."; "ASE, established in 1984".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kg.extract import clause_subject
from kg.extract.clause import Statement
from kg.extract.clause_gate import NUMBER
from kg.extract.clause_quote import extended, trimmed
from kg.extract.clause_subject import Subjects
from kg.extract.context import Context
from kg.model import Claim, Span

KINDS = frozenset({"company_founded"})
EXTRACTOR = "founded/1"

FOUNDED = re.compile(
    r"\b(?:(?:[Ff]ounded|[Ee]stablished|[Ii]ncorporated|[Ff]ormed|[Cc]reated|[Ii]naugurated|[Ll]aunched)(?: (?:back"
    r"|as [\w ]{3,30}|by [\w .]{3,40}))? (?:in|since)"
    r"|[Ee]stablished|[Ff]ounding in|(?:[Ff]ounding|[Ii]nception|[Ee]stablishment|[Ii]ncorporation|[Ff]oundation"
    r"|[Oo]rigins?)(?: \w+)? (?:in|since|to)"
    r"|(?:dating|dates|traces [\w ]{3,25}|tracing [\w ]{3,25}) back to|[Hh]istory since|(?:in business|in operation"
    r"|operating|operational|active|around) since)"
    r" (?:the year |early |late |(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December) )?(?P<year>1[6-9][0-9]{2}|20[0-2][0-9])\b(?!s)"
)
_LAUNCHED_THING = re.compile(r"\b(?:launched|created|formed|established|incorporated) in\b", re.I)
_COMMA = re.compile(r"[^,.;]{0,60}, (?:the |\w+ly, )?\**$")


def extract(context: Context) -> Iterator[Claim]:
    """One claim for each year of founding whose company the sentence names."""
    for statement in context.statements:
        if not statement.gate & NUMBER or not any(m.type == "company" for m in statement.mentions):
            continue
        for match in FOUNDED.finditer(statement.text, statement.span.start, statement.span.end):
            subjects = _whose(statement, match)
            if subjects and len(subjects.members) == 1 and subjects.type == "company":
                yield _claim(statement, match, subjects)


def _whose(statement: Statement, match: re.Match[str]) -> Subjects | None:
    found = clause_subject.before(statement, match.start(), statement.span.start, ("company",))
    if found:
        between = statement.text[found.span.end : match.start()]
        return (
            found
            if len(between) < 90 and not re.search(r"\b(?:which|subsidiary|plant|facility|division|brand)\b.*$", between)
            else None
        )
    for row in statement.groups:
        if row.span.start >= match.end() and row.type == "company":
            return (
                Subjects(row.members, row.span, True) if _COMMA.fullmatch(statement.text, match.end(), row.span.start) else None
            )
    return None


def _claim(statement: Statement, match: re.Match[str], subjects: Subjects) -> Claim:
    year = Decimal(match["year"])
    start = min(match.start(), extended(statement, subjects.span.start))
    return Claim(
        kind="company_founded",
        subject=subjects.members[0].name,
        low=year,
        high=year,
        unit="year",
        quote=trimmed(statement, start, max(match.end(), subjects.span.end)),
        value=Span(match.start("year"), match.end("year")),
        subject_text=statement.text[subjects.span.start : subjects.span.end],
        extractor=EXTRACTOR,
    )
