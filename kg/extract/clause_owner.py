"""Whose a number is, by what it measures: before it in its clause, right behind it, or that of the number before it."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.extract import clause_subject
from kg.extract.clause_subject import Subjects
from kg.extract.clause_topic import Measured
from kg.extract.clause_window import Window

WHOLE = ("market", "other-market", "region", "segment", "application", "company")
SUBJECT_TYPES: dict[Measured, tuple[str, ...]] = {
    "share": ("region", "company", "segment", "application"),
    "rate": WHOLE,
    "size": WHOLE,
    "amount": WHOLE,
    "volume": WHOLE,
    "revenue": WHOLE,
    "firm": ("company",),
    "count": ("company", "market", "other-market"),
    "part": ("company",),
}
REMAINING = re.compile(r"\b(?:remaining|rest|balance|remainder)(?: \w+){0,3} ?\**$", re.I)
_OPENER = re.compile(r"[^,]{0,80}, (?:the |both |\w+ly, )?\**$")
_OPENING = re.compile(r"\W*(?:\w+ly, )?(?:with|valued|worth|at|having|from|by|in terms of|\w+ing)\b", re.I)
_MARKET_IS = re.compile(
    r"\b(?:market|industry)(?: (?:size|value))?,? (?:which )?(?:is|was|will|has|could|would|can|may|to|projected|expected"
    r"|set|growing|poised|valued|estimated|anticipated|forecast)",
    re.I,
)
_OWN_SIZE = re.compile(r"\b(?:an?|its|their|whose) (?:[\w-]+ ){0,2}market (?:size|value|valuation|cap)", re.I)
_MARKET_GROWTH = re.compile(r"\bmarket (?:size )?(?:growth|expansion|CAGR)(?: rate)?(?: \w+){0,3} ?$", re.I)
_MARKET_IN = re.compile(r"(?:'s|’s)?\**,? (?:in|of|for|across|within) (?:the )?(?:broader |wider )?\**$")
_IN_REGION = re.compile(r"(?:^|[,;:] |\. |\b(?:[Ww]hile|and|whereas) )(?:[Ii]n|[Ff]or|[Aa]cross|[Ww]ithin) (?:the )?\**$")
_OF_MARKETS = ("rate", "size", "amount", "volume")


def owner(window: Window, topic: Measured, previous: Subjects | None) -> tuple[Subjects | None, bool]:
    """The row that a run belongs to, and whether it is that of the number before (`previous`)."""
    types = SUBJECT_TYPES[topic]
    ahead = _ahead(window, topic, types)
    behind = clause_subject.after(window.statement, window.span.end, window.limit, types)
    if ahead and behind and topic in _OF_MARKETS and (ahead.type, behind.type) == ("market", "region"):
        return behind, False  # "the market will grow at 7% in China"
    if ahead or behind:
        return ahead or behind, False
    if REMAINING.search(window.text, window.floor, window.span.start):
        return clause_subject.after_remaining(window.statement, window.span.end, window.limit, types), False
    if previous and previous.type in types and not clause_subject.stranger(window.statement, window.floor, window.span.start):
        return previous, True
    return _opened(window, types), False


def _ahead(window: Window, topic: Measured, types: Collection[str]) -> Subjects | None:
    """The row before the number."""
    statement, start, floor = window.statement, window.span.start, window.floor
    found = clause_subject.before(statement, start, floor, clause_subject.strict(statement, start, floor, types))
    if topic == "revenue":
        company = clause_subject.before(statement, start, floor, ("company",))
        found = company or (None if found and found.oblique else found)
    if topic == "share":
        rest = clause_subject.others(statement, start, floor)
        return rest if rest and (found is None or rest.span.start > found.span.end) else found
    if found and found.type == "market":
        return _of_region(window, found) or found
    if found and found.type == "company" and topic in _OF_MARKETS and _of_market(window, found):
        return None
    return found


def _of_market(window: Window, found: Subjects) -> bool:
    """Whether between a company and a number the market takes over: "in a market projected to grow at 5%"."""
    text, start = window.text, window.span.start
    if text.startswith(("'s ", "’s "), found.end) or _OWN_SIZE.search(text, found.end, start):
        return False
    return bool(_MARKET_GROWTH.search(text, found.end, start) or _MARKET_IS.search(text, found.end, start))


def _of_region(window: Window, found: Subjects) -> Subjects | None:
    """The region that a market's number is about: "the market in China", "In China, the market"."""
    text = window.text
    for row in window.statement.groups:
        if row.type != "region" or row.aside or not window.floor <= row.span.start < window.span.start:
            continue
        ahead = max(window.floor, row.span.start - _LEAD)
        if row.span.start > found.span.end and _MARKET_IN.fullmatch(text, found.span.end, row.span.start):
            return Subjects(row.members, row.span)
        if row.span.end <= found.span.start and _IN_REGION.search(text, ahead, row.span.start):
            return Subjects(row.members, row.span)
    return None


_LEAD = 16  # characters before a region that may say "In"


def _opened(window: Window, types: Collection[str]) -> Subjects | None:
    """ "With a revenue of $78 billion in 2022, Intel ...": the subject comes behind the comma."""
    statement, place = window.statement, window.span
    if not _OPENING.match(statement.text, statement.clause_start(place.start)):
        return None
    rows = [row for row in statement.groups if row.span.start >= place.end and row.type in types and not row.aside]
    if rows and _OPENER.fullmatch(statement.text, place.end, rows[0].span.start):
        return Subjects(rows[0].members, rows[0].span, True, True)
    return None
