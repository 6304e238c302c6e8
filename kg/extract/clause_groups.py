"""Mentions that stand in a row and share what is said of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from kg.extract.units import words
from kg.model import Mention, Span

# Between two members of a row: commas, "and", articles, and an aside in brackets.
_JOIN = re.compile(
    r"(?:'s|’s)?\**(?: \([^()0-9]{0,60}\))?\**(?:,? (?:and|&|or|as well as|along with|together with|alongside|plus) |"
    r", | & |/)"
    r"(?:the |both |in |its |then |also )?\**"
)
# What stands right before a row, read word by word from behind: three patterns for it took 0.25 ms a report, this takes 0.05.
_FILLERS = frozenset(words("the both several key major global regions countries like such as including"))
_PREPOSITIONS = frozenset(
    words(
        """in of by from to for across within throughout at on into over than against between among with via through
        outside toward towards under"""
    )
)
_OBJECTS = frozenset(words("follows following behind outpacing overtaking surpassing trailing after acquired acquiring"))
_HEADED = frozenset(
    words("followed led dominated headed spearheaded trailed attributed held captured contributed generated")
)  # "led by Europe": Europe is the subject of what comes
_GLOSS = re.compile(r"\**(?: region| market)? ?\(\**")
_WINDOW = 48


class Group(NamedTuple):
    """Mentions of one type in a row. `oblique`: it hangs on a preposition, so it is a subject only where there is no other."""

    members: tuple[Mention, ...]
    span: Span
    oblique: bool
    aside: Span | None  # the aside that it stands in

    @property
    def type(self) -> str:
        """Type of the members; a division counts as a company."""
        kind = self.members[0].type
        return "company" if kind == "division" else kind


def groups(text: str, mentions: Sequence[Mention], aside_of: Callable[[int], Span | None]) -> list[Group]:
    """Rows of mentions, in order."""
    rows: list[list[Mention]] = []
    open_rows: dict[Span | None, list[Mention]] = {}  # the last row in each aside, and outside
    for mention in mentions:
        aside = aside_of(mention.span.start)
        row = open_rows.get(aside)
        if row and row[-1].name == mention.name and _GLOSS.fullmatch(text, row[-1].span.end, mention.span.start):
            row[-1] = msgspec.structs.replace(row[-1], span=Span(row[-1].span.start, mention.span.end + 1))
            continue  # "Powertech Technology (PTI)" is one
        if row and _alike(row[-1], mention) and _JOIN.fullmatch(text, row[-1].span.end, mention.span.start):
            row.append(mention)
        else:
            open_rows[aside] = row = [mention]
            rows.append(row)
    return [_group(text, row, aside_of) for row in rows]


def _alike(one: Mention, other: Mention) -> bool:
    kinds = {"company" if m.type == "division" else m.type for m in (one, other)}
    return len(kinds) == 1 and not other.anaphor and one.name != other.name


def _group(text: str, row: list[Mention], aside_of: Callable[[int], Span | None]) -> Group:
    start, end = row[0].span.start, row[-1].span.end
    before = text[max(0, start - _WINDOW) : start]
    return Group(tuple(row), Span(start, end), _hangs(before), aside_of(start))


def _hangs(before: str) -> bool:
    """Whether the text before a row ends in a preposition, or in a verb whose object the row is.

    >>> _hangs("growth in the "), _hangs("followed closely by "), _hangs("while ")
    (True, False, False)
    """
    found = before.replace("*", "").lower().split()
    while found and found[-1] in _FILLERS:
        found.pop()
    if not found or found[-1] not in _PREPOSITIONS:
        return bool(found) and found[-1] in _OBJECTS
    verb = next((word for word in reversed(found[:-1]) if word != "closely"), "")
    return not (found[-1] in ("by", "to") and verb in _HEADED)
