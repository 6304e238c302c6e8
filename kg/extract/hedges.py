"""The hedge or bound that stands before a number: the one nearest to it (guide, rule 13)."""

from __future__ import annotations

from typing import NamedTuple

from kg.extract.units import HEDGE_FILLERS, HEDGE_WORDS, HEDGES, MAX_FILLERS, Bound

LOOK_BACK = 64  # characters before a number that are searched


class Hedge(NamedTuple):
    """`start` is the place in the text where the hedge begins; `bound` says which end of the value it leaves open."""

    start: int
    words: str
    bound: Bound


def hedge_before(text: str, start: int, floor: int) -> Hedge | None:
    """The hedge that ends at `start`, not looking before `floor`; articles and "of", "value", "share" may stand between.

    >>> hedge_before("with a share of approximately 40%", 30, 0)
    Hedge(start=16, words='approximately', bound='point')
    >>> hedge_before("exceeding a value of $4", 21, 0).words
    'exceeding'
    >>> hedge_before("in the year 40%", 12, 0)
    """
    window = text[max(floor, start - LOOK_BACK) : start]
    words = window.lower().split()[-(HEDGE_WORDS + MAX_FILLERS) :]
    for end in range(len(words), max(0, len(words) - MAX_FILLERS - 1), -1):
        phrase = _phrase_ending(words, end)
        if phrase:
            place = window.lower().rfind(phrase)
            return Hedge(start - len(window) + place, _plain(phrase), HEDGES[phrase]) if place >= 0 else None
        if end and words[end - 1] not in HEDGE_FILLERS:
            return None
    return None


def _plain(phrase: str) -> str:
    """ "an estimated" and "estimated at" are the hedge "estimated"."""
    if phrase.startswith("estimated "):
        return "estimated"
    return phrase.rsplit(maxsplit=1)[-1] if phrase.startswith(("a ", "an ")) and len(phrase.split()) == 2 else phrase


def _phrase_ending(words: list[str], end: int) -> str | None:
    """The longest hedge whose last word is `words[end - 1]`."""
    for length in range(min(HEDGE_WORDS, end), 0, -1):
        phrase = " ".join(words[end - length : end]).lstrip("(\"'*[")
        if phrase in HEDGES:
            return phrase
    return None
