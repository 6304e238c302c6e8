"""Copied sentences: word shingles, a few smallest hashes of each, and a comparison only where one of them is equal.

Near-linear: a sentence is compared with at most one representative for each of its `BANDS` smallest hashes.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from functools import lru_cache

SHINGLE = 3  # words
BANDS = 4  # with a Jaccard likeness of 0.8, one of four smallest hashes is equal in 99.8 % of pairs
LIKE = 0.8
# "followed by Europe at 20%" stands in thousands of reports that never saw each other: so short a clause proves no copy.
MIN_WORDS = 9
FEW = 8  # so few sentences are compared one by one: most groups are of two or three, and sketching costs ten times that
_WORDS = re.compile(r"[\w.,%$€£]*\w[%]?")
_MASK32 = 0xFFFFFFFF
_FACTORS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F)


def words(text: str) -> list[str]:
    """Lower-cased words and numbers, without the marks around them.

    >>> words("**ASE** reported $5.85 billion, up 7%.")
    ['ase', 'reported', '$5.85', 'billion', 'up', '7%']
    """
    return _WORDS.findall(text.casefold())


def mask(text: str, names: Sequence[str]) -> str:
    """Text with the given names (of the market) replaced, so that a sentence moved to another market stays the same.

    >>> mask("The Flip Chip market reaches $5 billion", ["flip chip"])
    'the § market reaches $5 billion'
    """
    text = text.casefold()
    for name in sorted({n.casefold() for n in names if len(n) > 2}, key=lambda n: (-len(n), n)):
        text = text.replace(name, "§")
    return text


@lru_cache(maxsize=65536)
def _number(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def shingles(tokens: Sequence[str]) -> frozenset[int]:
    """Numbers of the runs of three words; equal on every machine (no `hash`)."""
    n = [_number(token) for token in tokens]
    return frozenset((a * 31 + b * 1009 + c * 65599) & _MASK32 for a, b, c in zip(n, n[1:], n[2:], strict=False))


def identical(texts: Sequence[str]) -> list[int]:
    """The number of each text's cluster of equal sentences; -1 for one too short to prove a copy."""
    known: dict[str, int] = {}
    return [known.setdefault(text, len(known)) if text.count(" ") >= MIN_WORDS - 1 else -1 for text in texts]


def near_identical(texts: Sequence[str]) -> list[int]:
    """The number of each text's cluster of near-identical sentences; -1 for one too short to prove a copy."""
    told = [tuple(words(text)) if text.count(" ") >= MIN_WORDS - 1 else () for text in texts]
    if len(texts) <= FEW:
        return _compared(told)
    exact: dict[tuple[str, ...], int] = {}
    bands: list[dict[int, int]] = [{} for _ in range(BANDS)]
    sketches: dict[int, frozenset[int]] = {}
    out = []
    for tokens in told:
        if len(tokens) < MIN_WORDS:
            out.append(-1)
            continue
        if tokens not in exact:
            exact[tokens] = _like(shingles(tokens), len(exact), bands, sketches)
        out.append(exact[tokens])
    return out


def _compared(told: Sequence[tuple[str, ...]]) -> list[int]:
    """Clusters of a few sentences, each compared with the first of every cluster."""
    firsts: list[tuple[tuple[str, ...], set[tuple[str, str, str]]]] = []
    out = []
    for tokens in told:
        if len(tokens) < MIN_WORDS:
            out.append(-1)
            continue
        own = set(zip(tokens, tokens[1:], tokens[2:], strict=False))
        same = (n for n, (first, other) in enumerate(firsts) if first == tokens or len(own & other) >= LIKE * len(own | other))
        cluster = next(same, len(firsts))
        if cluster == len(firsts):
            firsts.append((tokens, own))
        out.append(cluster)
    return out


def _like(own: frozenset[int], fresh: int, bands: list[dict[int, int]], sketches: dict[int, frozenset[int]]) -> int:
    smallest = [min((x * factor) & _MASK32 for x in own) for factor in _FACTORS]
    for band, low in zip(bands, smallest, strict=True):
        other = band.get(low)
        if other is not None and len(own & sketches[other]) >= LIKE * len(own | sketches[other]):
            return other
    sketches[fresh] = own
    for band, low in zip(bands, smallest, strict=True):
        band.setdefault(low, fresh)
    return fresh
