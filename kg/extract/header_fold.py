"""Names of markets compared: equal but for case, hyphens, plural, brackets."""

from __future__ import annotations

import re
from functools import lru_cache

_BRACKETS = re.compile(r"\([^)]*\)")
_WORD = re.compile(r"[^\W_]+(?:['’]s\b)?")
SMALL = frozenset(("a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with"))


@lru_cache(maxsize=4096)
def fold(name: str) -> tuple[str, ...]:
    """The words of a name, lower-case, singular, without bracketed glosses.

    >>> fold("Flip-Chips (FC)"), fold("Batteries"), fold("Glass")
    (('flip', 'chip'), ('battery',), ('glass',))
    """
    return tuple(_singular(word) for word in _WORD.findall(_BRACKETS.sub(" ", name).lower()))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def initials(words: tuple[str, ...]) -> str:
    """First letters, small words left out.

    >>> initials(("assembly", "and", "test"))
    'AT'
    """
    return "".join(word[0] for word in words if word not in SMALL).upper()
