"""Names of markets compared: equal but for case, hyphens, plural, brackets."""

from __future__ import annotations

import re
from functools import lru_cache

_BRACKETS = re.compile(r"\([^)]*\)")
_GENITIVE = re.compile(r"['’]s?\b|['’]")
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> frozenset[str]:
    """The words of a table.

    >>> sorted(words("by for"))
    ['by', 'for']
    """
    return frozenset(text.split())


SMALL = words("a an and at by for in of on or the to with")


@lru_cache(maxsize=4096)
def fold(name: str) -> tuple[str, ...]:
    """The words of a name, lower-case, singular, without bracketed glosses and "and" (which is "&" elsewhere).

    >>> fold("Flip-Chips (FC)"), fold("Women's Batteries"), fold("Glass")
    (('flip', 'chip'), ('women', 'battery'), ('glass',))
    """
    name = name.lower()
    if "(" in name:
        name = _BRACKETS.sub(" ", name)
    if "'" in name or "’" in name:
        name = _GENITIVE.sub("", name)
    return tuple([_singular(word) for word in _WORD.findall(name) if word != "and"])


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
