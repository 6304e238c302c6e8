"""Enumerations of companies: "key players such as A, B and C", "Leading the market are A and B"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.company_words import NOT_A_NAME, PLAYER_NOUNS
from kg.extract.names import LEGAL, LISTED, SEPARATOR
from kg.model import Span

# Looked for first because it is rare: a word that opens an enumeration, right before a capital, a digit or a mark.
_OPENER = re.compile(
    r"\b(?:such as|like|including|includes?|included|namely|notably|are|is|by|being|e\.g\.,?|among|between|from|featuring|compris(?:es?|ing)|"
    r"profiled|mentioned|players|companies|vendors|manufacturers)(?:[:,]| are:?| –| —| -)? "
    r"(?=(?:\*\*|\[\[|[\"“])?(?:[A-Z0-9]|[a-z]{1,3}[A-Z]|[a-z][a-z.]+ [A-Z]))"
)
_PLAYER = re.compile(rf"\b(?:{PLAYER_NOUNS})\b|\b(?:competition|rivalry|led|[Ll]eading the market|dominated|[Tt]op \d+)\b", re.I)
# Plural nouns that are enumerated themselves: "players in industries such as Automotive".
_OTHER_NOUN = re.compile(
    r"\b(?:industries|regions|countries|nations|areas|sectors|markets|products|applications|technologies|materials|segments|economies|solutions|"
    r"platforms|systems|services|certifications|standards|cities|states|offerings|features|channels|lines|models|trends|factors|agencies|"
    r"regulations|features|names of|tools|initiatives|projects|drugs|therapies|devices)\b[^,]{0,20}$",
    re.I,
)
_LOOK_BACK = 130
MAX_ITEMS = 400
_CUE_WORDS = frozenset("like include includes including such are is by among between from and or also namely comprise comprises featuring".split())
_SMALL_ITEM = re.compile(r"[a-z][\w.'’-]*(?: [A-Z][\w.'’&-]*){1,4}(?=,| and |\.| \()")


def _introduces(text: str, start: int, opener: re.Match[str]) -> bool:
    """Whether companies are what the opener enumerates."""
    before = text[max(start, opener.start() - _LOOK_BACK) : opener.end()]
    cut = max(before.rfind(". ", 0, -2), before.rfind("; ", 0, -2), before.rfind("? ", 0, -2))
    before = before[cut + 1 :]
    found = None
    for found in _PLAYER.finditer(before):
        pass
    if found is None:
        return False
    between = before[found.end() : len(before) - len(opener[0])]
    return not _OTHER_NOUN.search(between)


def enumeration(text: str, position: int, end: int) -> list[Span]:
    """The names that stand in a row from `position`, as places; stops at what is no name.

    A bare "and" before the last place of the row is inside a name ("Johnson and Johnson, Roche, and Teva").
    """
    places: list[Span] = []
    bare: list[bool] = []
    for _ in range(MAX_ITEMS):
        position = _past_marks(text, position, end)
        found = LISTED.match(text, position, end) or _small(text, position, end)
        if found is None:
            break
        legal = LEGAL.match(text, found.end(), end)
        places.append(Span(found.start(), legal.end() if legal else found.end()))
        separator = SEPARATOR.match(text, _past_marks(text, places[-1].end, end), end)
        if separator is None:
            break
        bare.append(separator[0] == " and ")
        position = separator.end()
    return _joined(places, bare)


def _past_marks(text: str, position: int, end: int) -> int:
    while position < end and text[position] in "*[]\"“”":
        position += 1
    return position


def _joined(places: list[Span], bare: list[bool]) -> list[Span]:
    """Names with "and" inside put together again."""
    out = places[:1]
    last = len(places) - 1
    for i in range(1, len(places)):
        if bare[i - 1] and i < last:
            out[-1] = Span(out[-1].start, places[i].end)
        else:
            out.append(places[i])
    return out


def _small(text: str, position: int, end: int) -> re.Match[str] | None:
    """A listed name that begins with a small letter: "ppm Industrial", "h.b. Fuller"."""
    found = _SMALL_ITEM.match(text, position, end)
    return found if found and found[0].split(" ", 1)[0] not in NOT_A_NAME | _CUE_WORDS else None


def listed(text: str, start: int, end: int) -> Iterator[list[Span]]:
    """Each enumeration of companies in text[start:end], as places of its items."""
    done = start
    for opener in _OPENER.finditer(text, start, end):
        if opener.start() < done or not _introduces(text, start, opener):
            continue
        items = enumeration(text, opener.end(), end)
        if items:
            done = items[-1].end
            yield items
