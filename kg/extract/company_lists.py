"""Enumerations of companies: "key players such as A, B and C", "Leading the market are A and B"."""

from __future__ import annotations

import re
import unicodedata
from collections import deque

from kg.extract.company_words import NOT_A_NAME, PLAYER_NOUNS
from kg.extract.names import LISTED, SEPARATOR, word_set
from kg.model import Span

# Looked for first because it is rare: a word that opens an enumeration, right before a capital, a digit or a mark.
OPENER = re.compile(
    r"\b(?:such as|like|including|includes?|included|namely|notably|are|is|by|being|e\.g\.,?|among|between|from|featuring|"
    r"compris(?:es?|ing)|"
    r"profiled|mentioned|players|companies|vendors|manufacturers|as)(?:[:,]| are:?| –| —| -| the following:)? "
    r"(?:(?:(?:industry|market|global|tech|technology|major|key|established|automotive|pharmaceutical|chemical) ){0,2}"
    r"(?:giants?|leaders?|players|companies|powerhouses?|firms|names|brands|manufacturers)(?: such as| like|,)? )?"
    r"(?=(?:\*\*|\[\[|[\"“])?(?:[A-Z0-9]|[a-z]{1,3}[A-Z]|[a-z][a-z.]+ [A-Z]))"
)
_PLAYER = re.compile(
    rf"\b(?:{PLAYER_NOUNS})\b|\b(?:competition|competitive landscape|rivalry|among (?:these|them)|(?:is|are) led|"
    r"leading the (?:market|way|pack)|dominated|top \d+)\b",
    re.I,
)
# Plural nouns that are enumerated themselves: "players in industries such as Automotive".
_OTHER_NOUN = re.compile(
    r"\b(?:industries|regions|countries|nations|areas|sectors|markets|products|applications|technologies|materials|segments|"
    r"economies|solutions|"
    r"platforms|systems|services|certifications|standards|cities|states|offerings|features|channels|lines|models|trends|"
    r"factors|agencies|"
    r"regulations|tools|initiatives|projects|drugs|therapies|devices|customers|clients|partners|acquisitions)\b[^,]{0,20},? ?$",
    re.I,
)
_PLURAL = re.compile(r"(?:s|ies|competition|landscape|rivalry|these|them|led|way|pack|market|dominated|\\d)$", re.I)
_GROUPING = re.compile(r"such as|like|includ|featuring|compris|namely|e\.g|between|among")
_CUE_WORDS = word_set(
    "a an like include includes including such are is by among between from and or also namely comprise featuring as of"
)
_SMALL_ITEM = re.compile(r"[a-z][\w.'’-]*(?: [A-Z][\w.'’&-]*){1,4}(?=,| and |\.| \()")
_SMALL_WORD = re.compile(r"[a-z][\w.-]{2,20}(?=, (?:and )?[A-Z])")
_SMALL_TAIL = re.compile(r" (?!and\b|or\b|as\b|others?\b|among\b|with\b)[a-z]{3,14}(?=, (?:and )?[A-Z])")
MAX_ITEMS = 400
_LOOK_BACK = 200  # code points between "players" and what opens their list


def introduces(text: str, start: int, opener: re.Match[str]) -> bool:
    """Whether companies are what the opener, in a sentence begun at `start`, enumerates."""
    before = text[max(start, opener.start() - _LOOK_BACK) : opener.end()]
    found = deque(_PLAYER.finditer(before), maxlen=1)
    if not found or _OTHER_NOUN.search(before, found[0].end(), len(before) - len(opener[0])):
        return False
    return bool(_PLURAL.search(found[0][0])) or not _GROUPING.match(opener[0])


def enumeration(text: str, position: int, end: int) -> list[Span]:
    """The names that stand in a row from `position`, as places; stops at what is no name.

    A bare "and" before the last place of the row is inside a name ("Johnson and Johnson, Roche, and Teva").
    """
    places: list[Span] = []
    bare: list[bool] = []
    for _ in range(MAX_ITEMS):
        position = _past_marks(text, position, end)
        found = LISTED.match(text, position, end) or _small(text, position, end, len(places) > 1)
        if found is None:
            break
        places.append(Span(found.start(), _tail_end(text, found.end(), end) if len(places) > 1 else found.end()))
        separator = SEPARATOR.match(text, _past_marks(text, places[-1].end, end), end)
        if separator is None:
            break
        bare.append(separator[0] == " and ")
        position = separator.end()
    return _joined(places, bare)


def _tail_end(text: str, position: int, end: int) -> int:
    """Past a last word in small letters inside a row: "Besi, ASMPT, Bluetrum technology, Canon"."""
    tail = _SMALL_TAIL.match(text, position, end)
    return tail.end() if tail else position


def _past_marks(text: str, position: int, end: int) -> int:
    while position < end and (text[position] in '*[]"“”' or unicodedata.category(text[position]) == "Cf"):
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


def _small(text: str, position: int, end: int, inside: bool) -> re.Match[str] | None:
    """A listed name that begins with a small letter: "ppm Industrial", "h.b. Fuller"; `inside` a row also one such word."""
    found = _SMALL_ITEM.match(text, position, end) or (_SMALL_WORD.match(text, position, end) if inside else None)
    return found if found and found[0].split(" ", 1)[0] not in NOT_A_NAME | _CUE_WORDS else None
