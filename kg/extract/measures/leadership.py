"""Who leads the market, and who grows fastest: regions, companies, segments, applications.

Example: "Asia-Pacific is expected to dominate the market"; "ASE is one of the largest providers in Taiwan".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.clause import Statement
from kg.extract.clause_gate import LEAD
from kg.extract.clause_lead import Leadership, leaderships
from kg.extract.clause_mode import mode_at
from kg.extract.clause_quote import extended, trimmed
from kg.extract.clause_time import Clock, When
from kg.extract.context import Context
from kg.extract.measures.assemble import row_name
from kg.model import Claim, Mode, Span

TYPES = ("region", "company", "segment", "application")
KIND_OF = {(kind, "leads"): f"{kind}_leads" for kind in TYPES} | {
    (kind, "fastest"): f"{kind}_fastest" for kind in TYPES if kind != "company"
}
KINDS = frozenset(KIND_OF.values())
EXTRACTOR = "leadership/1"

_NOUN = re.compile(r"dominance|domination|leadership|lead(?= (?:is|in|over|will|has))", re.I)
# What a phrase goes on with: "leading the charge", "one of the largest providers of packaging services in China".
_OBJECT = re.compile(
    r" the (?:charge|way|pack|market)\b| in market (?:share|size|value)\b|(?: (?:of|in|for|globally|worldwide"
    r"|within)\b(?: (?!with |which |and is )[\w'’&/-]+){0,8})"
)
_FUTURE = re.compile(r"\b(?:coming|next few|upcoming) (?:years|decade)|\b(?:foreseeable|near) future")
MAX_VERB = 60  # characters behind "dominance" that are quoted for its verb
_IN = re.compile(r"(?: [\w,'’&/-]+){0,9}? (?:in|across|within|throughout) (?:the )?\**$")


def extract(context: Context) -> Iterator[Claim]:
    """One claim for each leader; a row of regions is one leader together, companies in a row are leaders each."""
    for statement in context.statements:
        if not statement.gate & LEAD:
            continue
        for leadership in leaderships(statement):
            kind = KIND_OF.get((leadership.subjects.type, leadership.rank))
            if kind:
                yield from _claims(context, leadership, kind)


def _claims(context: Context, leadership: Leadership, kind: str) -> Iterator[Claim]:
    statement, members = leadership.statement, leadership.subjects.members
    when = _when(context, leadership)
    names = [member.name for member in members] if leadership.subjects.type == "company" else [row_name(members)]
    for name in names:
        yield Claim(
            kind=kind,
            subject=name,
            qualifier=leadership.qualifier,
            of=_scope(leadership) if kind == "company_leads" else _part_of(leadership),
            start=when.period.start if when.period else None,
            end=when.period.end if when.period else None,
            mode=_mode(leadership),
            quote=_quote(leadership, when),
            subject_text=statement.text[leadership.subjects.span.start : leadership.subjects.span.end],
            extractor=EXTRACTOR,
        )


def _when(context: Context, leadership: Leadership) -> When:
    """The year behind the phrase, or one that opens the sentence; a year of founding is neither."""
    clock = Clock(leadership.statement, [leadership.span], context.header.forecast, None)
    own = clock.of(0)
    statement = leadership.statement
    if own.used and statement.text.find(",", leadership.span.end, own.used[0].span.start) >= 0:
        return When()
    if not own.period or (own.used[0].span.start < leadership.span.start and leadership.subjects.type == "company"):
        return When()
    return own


def _scope(leadership: Leadership) -> str | None:
    """The region in which a company leads: "one of the largest in China", "China's largest"."""
    statement = leadership.statement
    for row in statement.groups:
        if row.type != "region":
            continue
        if row.span.start >= leadership.span.end and _IN.fullmatch(statement.text, leadership.span.end, row.span.start):
            return row.members[0].name
        if row.span.end <= leadership.span.start and re.fullmatch(
            r"['’]s ", statement.text[row.span.end : leadership.span.start]
        ):
            return row.members[0].name
    return None


def _mode(leadership: Leadership) -> Mode:
    """That of its verb; "dominance in the coming years" is a projection whatever the verb."""
    statement = leadership.statement
    verb = 0 if _NOUN.match(statement.text, leadership.span.start) else 1  # the phrase may be the verb itself
    mode = mode_at(statement, leadership.span.start + verb, leadership.span.end) or "reported"
    return "projected" if _FUTURE.search(statement.text, leadership.span.end, statement.span.end) else mode


def _part_of(leadership: Leadership) -> str | None:
    """The whole that a region leads, where the phrase names another: "the USA leads the North American market"."""
    for row in leadership.statement.groups:
        if row.type == "region" and leadership.span.start < row.span.start and row.span.end <= leadership.span.end:
            return row.members[0].name
    return None


def _quote(leadership: Leadership, when: When) -> Span:
    """From the leader to the phrase; a noun ("its dominance") goes on to its verb."""
    statement: Statement = leadership.statement
    text = statement.text
    start = min(leadership.span.start, extended(statement, leadership.subjects.span.start))
    end = max(leadership.span.end, leadership.subjects.span.end)
    if _NOUN.match(text, leadership.span.start):
        comma = text.find(",", end, statement.span.end)
        end = min(comma if comma >= 0 else statement.span.end, end + MAX_VERB)
        end = text.rfind(" ", start, end) if end < statement.span.end and text[end] not in " ,." else end
    elif end == leadership.span.end and (more := _OBJECT.match(text, end, statement.span.end)):
        end = more.end()
    for time in when.used:
        start, end = min(start, time.span.start), max(end, time.span.end)
    return trimmed(statement, start, end)
