"""Whether a run of words can be a company's name, and the name without what hangs on it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from kg.extract.company_acts import is_observer
from kg.extract.company_words import FUNCTION_WORDS, GENERIC, HEADING_WORDS, NOT_A_NAME
from kg.extract.names import LEGAL_WORDS, MAX_NAME, MAX_WORDS, clean, gloss, has_word, is_acronym, key, words_of
from kg.extract.regions import ADJECTIVES, is_region
from kg.model import Header

_BASED = re.compile(r"^[A-Z][\w.]*(?: [A-Z]\w+)?-(?:based|headquartered|backed|owned|listed) ")
_OF_REGION = re.compile(r"^([A-Z][\w.]+(?: [A-Z]\w+)?)['’]s (?=\S)")
_PLACEHOLDER = re.compile(r"^(?:Company|Player|Manufacturer|Vendor|Brand|Firm|Competitor) (?:[A-Z]|\d+)$")
_INSIDE = re.compile(r"\(([^()]+)\)")
_ATTRIBUTE = re.compile(r"-(?:based|powered|driven|enabled|related|backed|grade|free|friendly)$")
_DIGITS = re.compile(r"^[\d.,%$€£+-]+$")


class Rejected(Struct, frozen=True):
    """What the header has already named: keys of the market, its aliases, segments, applications; the market."""

    keys: frozenset[str]
    market_words: frozenset[str]
    market: str

    @classmethod
    def of(cls, header: Header) -> Rejected:
        market = header.market or ""
        names = [market, header.title or "", *header.market_aliases, *header.segments, *header.applications]
        names += _INSIDE.findall(market)
        if header.publisher and is_observer(header.publisher):
            names.append(header.publisher)
        return cls(frozenset(key(n) for n in names if n) - {""}, frozenset(key(market).split()), market)


def stripped(name: str) -> str:
    """The name without a place or article before it.

    >>> stripped("Taiwan's SPIL"), stripped("Germany-based BASF"), stripped("Victoria's Secret"), stripped("the Linde Group")
    ('SPIL', 'BASF', "Victoria's Secret", 'Linde Group')
    """
    name = _BASED.sub("", clean(name))
    place = _OF_REGION.match(name)
    name = name[place.end() :] if place and is_region(place[1]) else name
    article = name.startswith("the ") and name.rsplit(" ", 1)[-1].lower().rstrip(".") in LEGAL_WORDS
    return name[4:] if article else name


class _Shape(NamedTuple):
    name: str
    key: str
    low: tuple[str, ...]  # words before parentheses, in small letters


@lru_cache(maxsize=16384)
def _shape(written: str) -> _Shape | None:
    """The name, its key and words, or None where the letters alone forbid a company."""
    name = stripped(written)
    words = words_of(name)
    if not 1 <= len(words) <= MAX_WORDS or not 2 <= len(name) <= MAX_NAME or not any(map(str.isalpha, name)):
        return None
    if (
        name.startswith("the ")
        or _PLACEHOLDER.match(name)
        or is_region(name)
        or is_region(" ".join(_core(name)))
        or _DIGITS.match(words[0])
        or words[-1].lower() in HEADING_WORDS
    ):
        return None
    low = tuple(w.lower().rstrip(".") for w in _core(name))
    if not low or low[0] in FUNCTION_WORDS or low[-1] in HEADING_WORDS or low[0] in HEADING_WORDS or low[0] == "companies":
        return None
    if low == ("company",) or _ATTRIBUTE.search(low[-1]) or all(w in LEGAL_WORDS or w == "s" for w in low):
        return None
    return None if len(low) == 1 and (low[0] in GENERIC or low[0] in ADJECTIVES) else _Shape(name, key(name), low)


def listed_name(written: str, rejected: Rejected) -> str | None:
    """The company's name where the words around say that companies are meant; None for what cannot be one."""
    shape = _shape(written)
    if shape is None or shape.key in rejected.keys:
        return None
    inside = frozenset(shape.key.split())
    return None if len(inside) > 1 and inside <= rejected.market_words else shape.name


def named(written: str, rejected: Rejected, text: str) -> str | None:
    """The company's name where only its place in the sentence speaks for it; no word that the text also has in small."""
    name = listed_name(written, rejected)
    shape = _shape(written)
    if name is None or shape is None or shape.low[0] in NOT_A_NAME or all(w in GENERIC for w in shape.low):
        return None
    if frozenset(shape.key.split()) <= rejected.market_words or is_acronym(name, rejected.market):
        return None
    if name.isupper() and f"({name})" in text:  # glossed: the long form is a candidate of its own where it is a company
        return None
    return None if name.isalpha() and name[1:].islower() and has_word(text, name.lower()) else name


def _core(name: str) -> list[str]:
    parts = gloss(name)
    return words_of(parts[0] if parts else name)
