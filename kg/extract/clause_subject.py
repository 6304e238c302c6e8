"""Whose number it is: the row of mentions that governs a run of quantities."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from kg.extract.clause import Statement
from kg.extract.clause_groups import Group
from kg.model import Mention, Quantity, Span

# Between two quantities of one run: "35%, 30% and 20%".
_RUN = re.compile(r"\**\)?(?:,? and |, |,? & | / |/|,? or )(?:a |an |the )?\**")
# After a number, what may stand before the one whose number it is: "35% share for Europe", "30% of the market from China".
_HELD = (
    r"(?: (?:market )?shares?| of (?:the )?(?:total |global |overall )?(?:market|sales|revenue|demand|valuation)(?: share)?"
    r"| market value| revenue"
    r"| (?:growth )?CAGR| growth(?: rate)?)?,?"
)
_LINK = (
    r"(?:(?:each |respectively )?(?:for|from|in|by|within|across|of)"
    r"|(?:(?:is|are|being|will be|would be|is expected to be|are expected to be|comes?|coming|expected|anticipated|derived"
    r"|sourced) )?"
    r"(?:(?:attributed|allocated|assigned|belonging|going|due|credited) to|(?:held|captured|contributed|commanded"
    r"|represented|dominated|generated|occupied|controlled"
    r"|accounted for|shared) by|(?:distributed|divided|shared|spread|split|dispersed) (?:among|across|between|by|in"
    r"|amongst)|(?:comprised|composed|made up) of|from))"
)
_EVERY = r" (?:both |the |various |several )?\**"
_POST = re.compile(rf"\**{_HELD} {_LINK}{_EVERY}|\** ?[(:] ?\**(?=[A-Z])")
_HARD = re.compile(r"; |,? (?:while|whereas|although|though|but) |, with (?!an? )|, and (?=[A-Z])|: ")
_OTHERS = re.compile(
    r"\b(?:(?:all )?[Oo]ther (?:(?:key|emerging|smaller|global|developing|various|minor|international"
    r"|geographical) )*(?:regions|countries|markets|parts of the world|areas|territories|geographies|nations|economies"
    r"|players)"
    r"|(?:the )?[Rr]est of (?:the )?(?:[Ww]orld|regions)|(?:the )?(?:[Rr]emaining|rest of the) (?:global )?(?:regions"
    r"|countries|markets|areas|global regions|parts of the world)|[Oo]thers|[Tt]he rest|[Oo]?ther emerging markets|"
    r"[Ee]merging (?:markets|economies|regions))\b"
)
# A segment or application is a subject only with its verb or noun behind it ("advanced hospitals" is none).
_TOPIC_VERB = re.compile(
    r"(?:'s|’s)?\**(?: (?:segment|sector|category|type|types|application|applications|industry|market|industries|products?"
    r"|segments))?(?: \([^()]{1,30}\))?,? "
    r"(?:alone |currently |also |is |are |was |were |has |have |will |which )*"
    r"(?:the (?:largest|leading|fastest|dominant|biggest|clear|most)|expected|projected|anticipated|forecast|"
    r"estimated|valued|hold|account|captur|contribut|represent|command|compris"
    r"|constitut|dominat|lead|led|grow|reach|reach|record|register|held|with|at|generated|accounted|segment|occup|makes"
    r"|made|share)"
)
_RELATIVE = re.compile(
    r"\**\)?(?: (?:region|market|area|markets|regions))?,? (?:which|who|where|that)\b|\**\)?(?: (?:region|regions"
    r"|markets?))?, with (?:an? |the |respective |their |its )?(?:[\w-]+ ){0,3}(?:shares?|valuations?|percentages?|[~0-9])"
)
# A capitalised name at the head of a clause, with its verb: "while Roche brought in".
_STRANGER = re.compile(
    r"(?:\b(?:while|whereas|but|with|although)|[;,]|, and|\A and) (?:the )?\**(?P<name>[A-Z][\w.&-]*[a-z][\w.&-]*(?: (?:&"
    r"|[A-Z][\w.&-]*)){0,4})\**(?:['’]s?)?\**,?(?: \([^()]{1,40}\))? "
    r"(?:\w+ ){0,3}?(?:report|generat|achiev|post|earn|record|had|has|have|hold|with|at|saw|reach|brought|boast|garner"
    r"|revenue|sales|follow|was|were|is|contribut|account|disclos|announc|"
    r"gross|recogni|exceed|surpass|show|maintain|claim|captur|command|secur|register|enjoy|experience|approximately|around"
    r"|about|over|nearly)"
)
_WHICH = re.compile(r"\**\)?(?: (?:region|market|area))?, (?:which|who) ")
_SOME = re.compile(
    r"\b(?:with|while|and|where|as) (?:some|several|many|most|others|both|top|key|leading|major|individual|companies"
    r"|players|each of)\b(?! (?:a|the|of the market))"
    r"(?: \w+){0,3} (?:report|generat|achiev|post|earn|exceed|reach|rang)"
)
_INCLUDING = re.compile(r",? (?:including|such as|like|particularly|notably|especially|namely)\b")
_HEADED = re.compile(
    r"\W*(?:[\w-]+,? ){0,4}?(?:regions?|countries|markets|nations|economies|companies|players|firms"
    r"|manufacturers)\b(?! (?:is|are|was)\b)",
    re.I,
)
_PARTICIPLE = re.compile(
    r"\**\)?(?: (?:region|market|markets|regions))?, (?:also )?(?:is |are )?(?:expected|projected|anticipated|account|hold"
    r"|contribut|captur|represent|command|compris|estimated|forecast|with|at|making|who|which)"
)
_NO_TOPIC = frozenset(("other", "others"))
_AMONG = re.compile(r"\b(?:among|amongst|like) (?:the )?$", re.I)
_HOLDS = re.compile(
    r"\** ?(?:\(|:|at|with|account|hold|make|making|represent|contribut|compris|captur|collectively|constitut|will|are)"
)


class Subjects(NamedTuple):
    """The row that a run of quantities belongs to.

    `post`: it stands behind the number; `opened`: behind the phrase that opens the sentence.
    """

    members: tuple[Mention, ...]
    span: Span
    post: bool = False
    opened: bool = False
    oblique: bool = False
    end: int = 0  # of the row itself, where `span` is that of the name that it refers to

    @property
    def type(self) -> str:
        """Type of the members; a division counts as a company."""
        kind = self.members[0].type
        return "company" if kind == "division" else kind


def runs(text: str, quantities: Sequence[Quantity]) -> list[list[Quantity]]:
    """Quantities of one unit in rows: "35%, 30% and 20%"."""
    found: list[list[Quantity]] = []
    for quantity in quantities:
        last = found[-1][-1] if found else None
        if last and last.unit == quantity.unit and _RUN.fullmatch(text, last.span.end, quantity.span.start):
            found[-1].append(quantity)
        else:
            found.append([quantity])
    return found


def before(statement: Statement, start: int, floor: int, types: Collection[str]) -> Subjects | None:
    """The row that governs a number at `start`: looking back to `floor`, the nearest in its clause without a preposition."""
    here = statement.aside_of(start)
    rows = [
        row
        for row in statement.groups
        if floor <= row.span.start and row.span.end <= start and row.type in types and _admissible(statement, row, start, here)
    ]
    if not rows:
        return _in_aside(statement, start, floor, types)
    if stranger(statement, max(floor, rows[-1].span.end), start):
        return None
    hard = max((match.end() for match in _HARD.finditer(statement.text, floor, start)), default=floor)
    near = [row for row in rows if row.span.start >= hard - 1] or rows
    plain = [row for row in near if not row.oblique] or [row for row in rows if not row.oblique and near is rows]
    which = [
        row
        for row in near
        if _WHICH.match(statement.text, row.span.end, start) and statement.text.find(",", row.span.end + 2, start) < 0
    ]
    chosen = (which or plain or near)[-1]
    return Subjects(chosen.members, _named(statement, chosen).span, oblique=chosen.oblique, end=chosen.span.end)


def _in_aside(statement: Statement, start: int, floor: int, types: Collection[str]) -> Subjects | None:
    """The last name of an aside whose participle holds the number: "in countries like China, expected to account for 10%"."""
    for row in reversed(statement.groups):
        if not row.aside or row.type not in types or row.span.start < floor or row.span.end > start:
            continue
        if _examples(statement, row, floor):
            return Subjects(row.members, row.span)
        if participle := _PARTICIPLE.match(statement.text, row.span.end, start):
            return Subjects(row.members, row.span) if statement.text.find(",", participle.end(), start) < 0 else None
    return None


def _examples(statement: Statement, row: Group, floor: int) -> bool:
    """Whether an aside gives the names of what the clause is about: "regions with strict laws, including Europe, will lead"."""
    if row.aside is None or not _INCLUDING.match(statement.text, row.aside.start):
        return False
    return bool(_HEADED.match(statement.text, statement.clause_start(floor), row.aside.start))


def _named(statement: Statement, row: Group) -> Group:
    """Where a row is only a pronoun: the row before it in the sentence that has its name, which the quote must hold."""
    if not row.members[0].anaphor:
        return row
    earlier = [
        other for other in statement.groups if other.span.end <= row.span.start and other.members[0].name == row.members[0].name
    ]
    return earlier[-1] if earlier else row


def stranger(statement: Statement, floor: int, end: int) -> bool:
    """Whether a name that is no known mention opens a clause in between: what follows is its, not that of the name before."""
    for match in _STRANGER.finditer(statement.text[floor:end]) if floor < end else ():
        start, stop = floor + match.start("name"), floor + match.end("name")
        if not any(m.span.start < stop and start < m.span.end for m in statement.mentions):
            return True
    return bool(_SOME.search(statement.text, floor, end))


def strict(statement: Statement, start: int, floor: int, types: Collection[str]) -> tuple[str, ...]:
    """The types without segments and applications where these are only words in passing."""
    kept = [kind for kind in types if kind not in ("segment", "application")]
    if not statement.names_topics:
        return tuple(kept)
    for row in statement.groups:
        if row.members[0].name.lower() in _NO_TOPIC:
            continue
        if row.type in ("segment", "application") and row.type in types and floor <= row.span.start < start:
            aside = next((aside for aside in statement.asides if row.span.end <= aside.start <= row.span.end + 12), None)
            if any(
                _TOPIC_VERB.match(statement.text, place, statement.span.end)
                for place in (row.span.end, *([aside.end] if aside else ()))
            ):
                kept.append(row.type)
    return tuple(kept)


def _admissible(statement: Statement, row: Group, start: int, here: Span | None) -> bool:
    """In no aside, or in that of the number, or named right before "which" or "with"."""
    return row.aside is None or row.aside == here or bool(_RELATIVE.match(statement.text, row.span.end, start))


def after(statement: Statement, end: int, limit: int, types: Collection[str]) -> Subjects | None:
    """The row right behind a number that ends at `end`: "35% for Europe"."""
    post = _POST.match(statement.text, end, limit)
    return _at(statement, post.end(), types) if post else None


def after_remaining(statement: Statement, end: int, limit: int, types: Collection[str]) -> Subjects | None:
    """The first row behind a remainder, whatever the verb: "the remaining 10% will come from Latin America"."""
    comma = statement.text.find(", ", end, limit)
    limit = comma if comma >= 0 else limit
    found = _OTHERS.search(statement.text, end, limit)
    rows = [row for row in statement.groups if end <= row.span.start < limit and row.type in types and row.type == "region"]
    if rows and not (found and found.start() < rows[0].span.start):
        return Subjects(rows[0].members, rows[0].span, True)
    return Subjects((_other(found),), Span(*found.span()), True) if found else None


def _at(statement: Statement, start: int, types: Collection[str]) -> Subjects | None:
    """The row that begins at a place, or "other regions" there."""
    found = _OTHERS.match(statement.text, start, statement.span.end)
    if found and "region" in types:
        return Subjects((_other(found),), Span(*found.span()), True)
    for row in statement.groups:
        if row.span.start == start and row.type in types:
            return Subjects(row.members, row.span, True)
    return None


def others(statement: Statement, start: int, floor: int) -> Subjects | None:
    """ "others", "other regions" before a share, as written (guide, rule 30)."""
    found = [
        match
        for match in _OTHERS.finditer(statement.text, floor, start)
        if match[0].lower() != "others"
        or (_HOLDS.match(statement.text, match.end()) and not _AMONG.search(statement.text, floor, match.start()))
    ]
    if not found:
        return None
    return Subjects((_other(found[-1]),), Span(*found[-1].span()))


def _other(match: re.Match[str]) -> Mention:
    return Mention(Span(*match.span()), "region", match[0].removeprefix("the ").removeprefix("all "))
