"""Whether a market that a sentence names in other words is the report's own: "the expanding FSM software market".

Of 104 numbers about "other" markets in 500 home reports, 61 were about the report's own market under an adjective, an acronym
of
some of its words, or another spelling ("newborn", "new born").
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.units import words

_ADJECTIVES = frozenset(
    words(
        """growing expanding estimated projected current overall expected anticipated emerging evolving booming lucrative
        substantial competitive dynamic robust potential respective target specific significant annual
        burgeoning global total entire worldwide international the whole thriving fast rapidly fragmented
        competitive highly projecting broader wider larger vast huge forecasted steady strong steadily combined
        addressable"""
    )
)
# A phrase with one of these is no name: the mention was cut out of a clause.
_CLAUSE_WORDS = frozenset(
    words("company has have is are was seen faced its their with reported company's by experienced achieved")
)
_TOKEN = re.compile(r"[^\W_]+(?:['’]s)?")
_MIN_SQUASHED = 6  # letters: shorter spellings are contained in too much


@lru_cache(maxsize=4096)
def is_own(name: str, market: str) -> bool:
    """Whether every word of `name` is an adjective, a word of the market's name, or an acronym of some of its words.

    >>> is_own("expanding FSM Software", "Field Service Management Software"), is_own("newborn screening", "New Born Screening")
    (True, True)
    >>> is_own("smartphone", "Flip-Chip")
    False
    """
    own = [_stem(word) for word in _TOKEN.findall(market.lower())]
    found = _TOKEN.findall(name)
    if any(word.lower() in _CLAUSE_WORDS for word in found):
        return True
    core = [word for word in found if word.lower() not in _ADJECTIVES and not word.isdigit()]
    initials = "".join(word[0] for word in own)
    known = frozenset(own)
    if all(_stem(word.lower()) in known or (word.isupper() and len(word) > 1 and word.lower() in initials) for word in core):
        return True
    squashed = "".join(_stem(word.lower()) for word in core)
    return len(squashed) >= _MIN_SQUASHED and squashed in "".join(own)


def bare_name(name: str) -> str:
    """The name of another market without the adjectives before it.

    >>> bare_name("rapidly growing injectable drug")
    'injectable drug'
    """
    found = name.split()
    while len(found) > 1 and found[0].lower() in _ADJECTIVES:
        found.pop(0)
    return " ".join(found)


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
