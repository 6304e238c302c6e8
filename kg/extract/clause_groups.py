"""Mentions that stand in a row and share what is said of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from kg.model import Mention, Span

# Between two members of a row: commas, "and", articles, and an aside in brackets.
_JOIN = re.compile(
    r"(?:'s|’s)?\**(?: \([^()0-9]{0,60}\))?\**(?:,? (?:and|&|or|as well as|along with|together with|alongside|plus) |, | & |/)"
    r"(?:the |both |in |its |then |also )?\**"
)
_OBLIQUE = re.compile(
    r"\b(?:in|of|by|from|to|for|across|within|throughout|at|on|into|over|than|against|between|among|with|via|through|outside|toward|towards|part of|under)"
    r" (?:the |both |regions like |regions such as |countries like |countries such as |regions including |several |key |major |global )*\**$",
    re.I,
)
_OBJECT = re.compile(
    r"\b(?:follows|following|behind|outpacing|overtaking|surpassing|trailing|after|acquired|acquiring|than) (?:the )?\**$", re.I
)
_LEADING_IN = re.compile(
    r"\b(?:followed|led|dominated|headed|spearheaded|trailed|attributed|held|captured|contributed|generated) (?:closely )?(?:by|to) (?:the )?\**$",
    re.I,
)
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
    oblique = bool((_OBLIQUE.search(before) and not _LEADING_IN.search(before)) or _OBJECT.search(before))
    return Group(tuple(row), Span(start, end), oblique, aside_of(start))
