"""What sorts of claims a sentence may hold, told from cheap cues: digits, words of leadership, words of missing figures.

The whole text is searched once for each literal: 0.1 ms a report, a tenth of one pattern of alternatives asked of each
sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from kg.extract.units import phrases
from kg.model import Sentence

NUMBER, LEAD, MISSING, WORDS, BLANK, SEGMENT = 1, 2, 4, 8, 16, 32
CLAIMS = NUMBER | LEAD | MISSING  # without one of these a sentence holds no claim
EVERYTHING = CLAIMS | WORDS | BLANK | SEGMENT

_DIGITS = re.compile(r"[0-9]++")
# A literal stands here once for all the words that hold it: "omina" for dominate, Dominance, nomination.
_LITERALS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (NUMBER | BLANK, ("X%", "Y%", "Z%", "XX", "xx", "$X", "X.X", "$x", "x%")),
    (NUMBER | WORDS, ("half", "third", "quarter", "fourth", "fifth")),
    (
        LEAD,
        phrases(
            "omina, lead, Lead, argest, iggest, astest, uickest, ighest, rongest, eatest, rontrunner, mong, top, Top, maximum"
        ),
    ),
    (SEGMENT, (" segment ", " category ", " application ")),
    (MISSING, (" not ", "n't ", "n’t ", "ndisclosed", "navailable", "roprietary", "onfidential", "nspecified", "private")),
)
_SCALES = ("illion", " percent", " per cent")  # behind a word ("six percent") instead of a digit


def gates(text: str, sentences: Sequence[Sentence]) -> list[int]:
    """For each sentence the sorts of claims that it may hold.

    >>> from kg.model import Span
    >>> gates("It grows. Europe leads with 30%.", [Sentence(Span(0, 9), 0), Sentence(Span(10, 32), 0)])
    [0, 3]
    """
    starts = [sentence.span.start for sentence in sentences]
    found = [0] * len(sentences)
    for kind, place in _places(text):
        index = bisect_right(starts, place) - 1
        if index >= 0:
            found[index] |= kind
    return found


def _places(text: str) -> Iterator[tuple[int, int]]:
    for match in _DIGITS.finditer(text):
        yield NUMBER, match.start()
    for kind, literals in _LITERALS:
        for literal in literals:
            place = text.find(literal)
            while place >= 0:
                yield kind, place
                place = text.find(literal, place + 1)
    for scale in _SCALES:
        place = text.find(scale)
        while place >= 0:
            word = text.rfind(" ", 0, place) if scale == "illion" else place
            if text[word - 1 : word].isalpha():
                yield NUMBER | WORDS, place
            place = text.find(scale, place + 1)
