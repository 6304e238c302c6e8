"""The text of a market's name: the words of a title without its tail, in one spelling, with synonyms replaced."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.ground.fold import without_accents
from kg.ground.market_words import (
    ACTION_ENDINGS,
    ACTION_WORDS,
    GREEK,
    NO_PLURALS,
    NOT_ACTIONS,
    PREFIXES,
    PREPOSITIONS,
    SPELLINGS,
)
from kg.vocab import MARKET_SYNONYMS

Words = tuple[str, ...]

# A name longer than this is a sentence or an attack; it is compared by its first characters only.
MAX_NAME = 300

_TAIL = re.compile(
    r"[\s,:;–-]+(?:market|industry|sales)\b"
    r"(?=\s*(?:$|[,:;–(-]|size|share|report|research|analysis|outlook|forecast|insights?|growth|trends?|by\b|in\s+\d|\d)).*$",
    re.I | re.S,
)
_TAIL_WORDS = re.compile(
    r"[\s,:;–-]+(?:global\s+)?(?:outlook\s+and\s+forecast|market\s+report|market|industry\s+report)\s*$", re.I
)
_YEARS = re.compile(r"[\s,:;(–-]*\b(?:19|20)\d\d(?:\s*(?:-|–|to)\s*(?:19|20)?\d\d)?\)?\s*$")
_LEAD = re.compile(r"^(?:(?:the|global|worldwide)\s+)+(?!positioning\b|navigation\b|warming\b|mobility\b|shutter\b)", re.I)
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[&,]")
_HYPHENED = re.compile(r"\b(\w+)-(?:in|on|of|to|by|for|the)-(\w+)|\b(?:in|on|off)-(?=\w)", re.I)
_DIGIT_COMMA = re.compile(r"(?<=\d),\s*(?=\d)")
_DROP_S = re.compile(r"(?:ss|us|is)$")
_ES = ("sses", "xes", "ches", "shes", "zzes", "uses")


def label(surface: str) -> str:
    """The name without the words that only announce a report.

    >>> label("Global Probe Card Market, Global Outlook and Forecast 2022-2028")
    'Probe Card'
    """
    text = " ".join(surface[:MAX_NAME].split())
    for pattern in (_TAIL, _YEARS, _TAIL_WORDS, _YEARS, _LEAD):
        shorter = pattern.sub("", text).strip(" ,:;–-")
        text = shorter or text
    return text


def singular(word: str) -> str:
    """The word without its plural ending, in one spelling.

    >>> [singular(w) for w in ("batteries", "lenses", "switches", "gas", "tyres", "Glass".lower(), "analysis")]
    ['battery', 'lens', 'switch', 'gas', 'tire', 'glass', 'analysis']
    """
    if word in SPELLINGS:
        return SPELLINGS[word]
    stem = word
    if len(word) > 3 and word.endswith("s") and word not in NO_PLURALS:
        if word == "lenses" or word.endswith(_ES):
            stem = word[:-2]
        elif word.endswith("ies") and len(word) > 4:
            stem = word[:-3] + "y"
        elif not _DROP_S.search(word):
            stem = word[:-1]
    return SPELLINGS.get(stem, stem)


def tokens(text: str) -> list[str]:
    """Lower-case words in one spelling; "and" for "&" and for commas between words."""
    for letter, name in GREEK.items():
        text = text.replace(letter, name)
    text = _HYPHENED.sub(lambda m: m.group().replace("-", "_"), _DIGIT_COMMA.sub("_", text))
    text = without_accents(text).replace("'", "").replace("+", " and ")
    shouted = text.isupper() and " " in text
    words: list[str] = []
    for chunk in text.split():
        words += _chunk_words(chunk, shouted)
    while words and words[-1] == "and":
        words.pop()
    while words and words[0] == "and":
        words.pop(0)
    return [w for k, w in enumerate(words) if w != "and" or words[k - 1] != "and"]


def _chunk_words(chunk: str, shouted: bool) -> list[str]:
    """Words of a run without blanks. A preposition between hyphens is no word; capitals keep their last S (HEMS, GIS)."""
    out: list[str] = []
    hyphened = "_" in chunk
    for token in _TOKEN.findall(chunk.replace("_", " ")):
        word = token.casefold()
        if word in ("&", ",", "and"):
            out.append("and")
        elif not (hyphened and word in PREPOSITIONS):
            out.append(word if token.isupper() and not shouted else singular(word))
    return _joined_prefixes(out)


def _joined_prefixes(words: list[str]) -> list[str]:
    """`non`, `anti` and their kind belong to the next word, `free` to the one before: non dairy is not dairy."""
    out: list[str] = []
    for word in words:
        if out and word.isalpha() and (out[-1] in PREFIXES or word == "free"):
            out[-1] += word
        else:
            out.append(word)
    return out


@lru_cache(maxsize=65536)
def plain_words(text: str) -> str:
    """The words of any name in one spelling, in order: what makes two names of a segment equal.

    >>> plain_words("Hospitals & Clinics"), plain_words("Hospital and Clinic")
    ('hospital and clinic', 'hospital and clinic')
    """
    return " ".join(tokens(text[:MAX_NAME]))


def initials(words: Words) -> str:
    """First letters; a number stands for itself.

    >>> initials(("printed", "circuit", "board"))
    'pcb'
    """
    return "".join(w if w.isdigit() else w[:1] for w in words)


def is_action(word: str) -> bool:
    """Whether the word names an activity, not a thing.

    >>> is_action("storage"), is_action("welding"), is_action("sensor")
    (True, True, False)
    """
    return word in ACTION_WORDS or (len(word) > 5 and word.endswith(ACTION_ENDINGS) and word not in NOT_ACTIONS)


def _synonyms() -> tuple[dict[Words, Words], dict[str, str], dict[str, str]]:
    """Synonyms of several words or in capitals, which stand anywhere; single words before a head; single words as heads.

    A noun that stands for an adjective ("car" for "automotive") does so before a head only: an electric car is no automotive.
    """
    phrases: dict[Words, Words] = {}
    single: dict[str, str] = {}
    heads: dict[str, str] = {}
    for group in MARKET_SYNONYMS:
        terms = [tuple(tokens(t)) for t in group]
        whole = [t for t in terms if "and" not in t]  # a term with "and" would be taken for a coordination
        target = terms[0] if terms[0] in whole else whole[0]
        for term, written in zip(terms, group, strict=True):
            if term == target:
                continue
            if len(term) == len(target) == 1 and not written.isupper():
                single[term[0]] = target[0]
                if not target[0].endswith(_ADJECTIVE):
                    heads[term[0]] = target[0]
            else:
                phrases[term] = target
    return phrases, single, heads


_ADJECTIVE = ("ive", "al", "ic")
_PHRASES, MODIFIERS, HEADS = _synonyms()
_PHRASE_STARTS: dict[str, tuple[Words, ...]] = {
    first: tuple(sorted((p for p in _PHRASES if p[0] == first), key=len, reverse=True)) for first in {p[0] for p in _PHRASES}
}


def phrases(words: list[str]) -> list[str]:
    """The words with synonyms of several words, and acronyms, replaced by the preferred term."""
    out: list[str] = []
    index = 0
    while index < len(words):
        for phrase in _PHRASE_STARTS.get(words[index], ()):
            if tuple(words[index : index + len(phrase)]) == phrase:
                out += _PHRASES[phrase]
                index += len(phrase)
                break
        else:
            out.append(words[index])
            index += 1
    return out
