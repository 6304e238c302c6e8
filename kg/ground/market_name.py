"""A market's name taken apart: words in one spelling, head last, glosses aside, coordinations spelled out."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise, product
from typing import NamedTuple

from kg.ground.fold import without_accents
from kg.ground.market_words import (
    ACTION_ENDINGS,
    ACTION_WORDS,
    AGENT_NOUNS,
    DEVICE,
    FILLERS,
    GREEK,
    HARDWARE,
    MACHINE,
    MACHINES,
    NOT_ACTIONS,
    PREPOSITIONS,
    PROGRAM,
    PROGRAMS,
    SET_PAIRS,
    SET_PHRASES,
    SPELLINGS,
    WEAK_HEADS,
)
from kg.vocab import MARKET_SYNONYMS

Words = tuple[str, ...]

# A name longer than this is a sentence or an attack; it is compared by its first characters only.
MAX_NAME = 300
MAX_MEMBERS = 12

_TAIL = re.compile(
    r"[\s,:;–-]+(?:market|industry|sales)\b(?=\s*(?:$|[,:;–(-]|size|share|report|research|analysis|outlook|forecast|insights?|growth|trends?|by\b|in\s+\d|\d)).*$",
    re.I | re.S,
)
_TAIL_WORDS = re.compile(
    r"[\s,:;–-]+(?:global\s+)?(?:outlook\s+and\s+forecast|market\s+report|market|industry\s+report)\s*$", re.I
)
_YEARS = re.compile(r"[\s,:;(–-]*\b(?:19|20)\d\d(?:\s*(?:-|–|to)\s*(?:19|20)?\d\d)?\)?\s*$")
_LEAD = re.compile(r"^(?:(?:the|global|worldwide)\s+)+(?!positioning\b|navigation\b|warming\b|mobility\b|shutter\b)", re.I)
_CAS = re.compile(r"\(?\s*\bcas\b(?:\s*cas)?[\s:#.no]*(\d{2,7}-\d{2}-\d)\s*[)）]?", re.I)
_GLOSS = re.compile(r"[(\[（]([^()\[\]（）]*)[)\]）]")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[&,]")
_CAPITALS = re.compile(r"\b(?=(?:\w*[A-Z]){3})\w{3,7}\b")
_HYPHENED = re.compile(r"\b(\w+)-(?:in|on|of|to|by|for|the)-(\w+)|\b(?:in|on|off)-(?=\w)", re.I)
_DIGIT_COMMA = re.compile(r"(?<=\d),\s*(?=\d)")
_PREFIXES = frozenset(
    ["non", "anti", "pre", "semi", "self", "multi", "sub", "inter", "intra", "ultra", "super", "post", "re", "co", "de", "tele"]
)
_BOUNDS = frozenset(["above", "below", "under", "over", "up", "less", "more"])
_DROP_S = re.compile(r"(?:ss|us|is|as|os)$")
_KEPT = frozenset(
    [
        "gas",
        "lens",
        "series",
        "species",
        "axis",
        "canvas",
        "chassis",
        "news",
        "diabetes",
        "bus",
        "plus",
        "brass",
        "glass",
        "bias",
        "iris",
    ]
)
_ES = ("sses", "xes", "ches", "shes", "zzes", "uses")


class MarketName(NamedTuple):
    """A name as it is compared. `members`: the parts of a coordination ("trucks and buses": two), each with its head last.

    `flat`: all words in order, "and" left out; `plain`: the same before synonyms. `other_names`: what glosses call the same thing. `acronyms`: glosses with the
    words that they abbreviate; `capitals`: words written in capitals. `compact`: all letters and digits in one run.
    """

    surface: str
    flat: Words
    plain: Words
    members: tuple[Words, ...]
    other_names: tuple[Words, ...]
    acronyms: tuple[tuple[str, Words], ...]
    capitals: frozenset[str]
    cas: str | None
    compact: str
    two_heads: bool


def singular(word: str) -> str:
    """The word without its plural ending, in one spelling.

    >>> [singular(w) for w in ("batteries", "lenses", "switches", "gas", "tyres", "Glass".lower(), "analysis")]
    ['battery', 'lens', 'switch', 'gas', 'tire', 'glass', 'analysis']
    """
    if word in SPELLINGS:
        return SPELLINGS[word]
    stem = word
    if len(word) > 3 and word.endswith("s") and word not in _KEPT:
        if word == "lenses" or word.endswith(_ES):
            stem = word[:-2]
        elif word.endswith("ies") and len(word) > 4:
            stem = word[:-3] + "y"
        elif not _DROP_S.search(word):
            stem = word[:-1]
    return SPELLINGS.get(stem, stem)


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


@lru_cache(maxsize=65536)
def market_name(surface: str) -> MarketName:
    """Take a name apart. Total: any string gives a name, the empty one has no words."""
    text = label(surface)
    cas = _CAS.search(text)
    text = _CAS.sub(" ", text)
    text, glosses = _split_glosses(text)
    raw = _phrases(_tokens(text))
    other, acronyms, extra = _read_glosses(glosses, raw)
    raw = _without_inline_gloss(raw, acronyms)
    members, two_heads = _members(raw)
    plain = tuple(w for w in _ordered(extra + raw) if w != "and")
    return MarketName(
        surface=surface,
        flat=canonical(plain),
        plain=plain,
        members=tuple(dict.fromkeys(canonical((*extra, *m)) for m in members)),
        other_names=tuple(dict.fromkeys(other)),
        acronyms=tuple(acronyms),
        capitals=frozenset() if text.isupper() else frozenset(w.casefold().removesuffix("s") for w in _CAPITALS.findall(text)),
        cas=cas.group(1) if cas else None,
        compact="".join(w for w in (*extra, *raw) if w != "and"),
        two_heads=two_heads,
    )


@lru_cache(maxsize=65536)
def plain_words(text: str) -> str:
    """The words of any name in one spelling, in order: what makes two names of a segment equal.

    >>> plain_words("Hospitals & Clinics"), plain_words("Hospital and Clinic")
    ('hospital and clinic', 'hospital and clinic')
    """
    return " ".join(_tokens(text[:MAX_NAME]))


def _split_glosses(text: str) -> tuple[str, list[tuple[str, bool]]]:
    """The text without parentheses, and their contents; True for one that ends the text."""
    glosses = [(m.group(1).strip(), not text[m.end() :].strip()) for m in _GLOSS.finditer(text)]
    return _GLOSS.sub(" ", text), [g for g in glosses if g[0]]


def _tokens(text: str) -> list[str]:
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
        if out and word.isalpha() and (out[-1] in _PREFIXES or word == "free"):
            out[-1] += word
        else:
            out.append(word)
    return out


def initials(words: Words) -> str:
    """First letters; a number stands for itself.

    >>> initials(("printed", "circuit", "board"))
    'pcb'
    """
    return "".join(w if w.isdigit() else w[:1] for w in words)


def _read_glosses(glosses: list[tuple[str, bool]], raw: list[str]) -> tuple[list[Words], list[tuple[str, Words]], list[str]]:
    """Sort glosses into other names, acronyms with what they stand for, and specifications that narrow the name."""
    other: list[Words] = []
    acronyms: list[tuple[str, Words]] = []
    extra: list[str] = []
    plain = tuple(w for w in raw if w != "and")
    for text, last in glosses:
        words = tuple(w for w in _tokens(text) if w not in FILLERS and w != "and")
        short = "".join(words)
        long = _abbreviated(short, raw)
        if long:
            acronyms.append((short, long))
        elif len(words) > 1 and len(plain) == 1 and _abbreviated(plain[0], list(words)):
            acronyms.append((plain[0], words))
            other.append(canonical(words))
        elif words and (words[0][0].isdigit() or words[0] in _BOUNDS):
            extra += words
        elif words and last and len(words) == 1 and _CAPITALS.fullmatch(text):
            acronyms.append((short, plain))
        elif words and last and (len(words) > 1 or len(plain) == 1):  # one word after many names their kind: "bolt (fastener)"
            other.append(canonical(words))
    return other, acronyms, extra


def _abbreviated(short: str, words: list[str]) -> Words:
    """The run of words whose initials are the short form (also without its plural s), or nothing."""
    plain = [w for w in words if w != "and"]
    for form in (short, short.removesuffix("s")):
        size = len(form)
        for start in range(len(plain) - size + 1 if size > 1 else 0):
            run = tuple(plain[start : start + size])
            if initials(run) == form:
                return run
    return ()


def _without_inline_gloss(raw: list[str], acronyms: list[tuple[str, Words]]) -> list[str]:
    """Words without an acronym that follows the words it abbreviates ("cone beam computed tomography CBCT scanner")."""
    out: list[str] = []
    for word in raw:
        size = len(word)
        if 3 <= size <= 6 and initials(tuple(out[-size:])) == word and len(out) >= size:
            acronyms.append((word, tuple(out[-size:])))
        else:
            out.append(word)
    return out


def _ordered(words: list[str]) -> list[str]:
    """The words with complements before the head: "core for tapes" is "tapes core"."""
    for index, word in enumerate(words):
        if word in PREPOSITIONS and 0 < index < len(words) - 1 and words[index - 1] not in SET_PHRASES:
            head, complement = words[:index], _ordered(words[index + 1 :])
            return [*complement, *head]
    return [w for w in words if w not in PREPOSITIONS or len(words) == 1]


def _members(words: list[str]) -> tuple[list[Words], bool]:
    """The parts of a coordination, each complete; and whether two things with modifiers of their own are coordinated."""
    for index, word in enumerate(words):
        if word in PREPOSITIONS and 0 < index < len(words) - 1 and words[index - 1] not in SET_PHRASES:
            left, two = _members(words[:index])
            right = _complements(words[index + 1 :])
            return [(*r, *h) for r, h in product(right, left)][:MAX_MEMBERS], two
    parts: list[list[str]] = [[]]
    for word in words:
        if word == "and":
            parts.append([])
        elif word not in PREPOSITIONS or len(words) == 1:
            parts[-1].append(word)
    return _spelled_out([p for p in parts if p][:MAX_MEMBERS])


def _complements(words: list[str]) -> list[Words]:
    if len(words) == 3 and words[1] == "and" and (words[0], words[2]) in SET_PAIRS:
        return [("".join(words),)]
    return _members(words)[0]


def _spelled_out(parts: list[list[str]]) -> tuple[list[Words], bool]:
    if len(parts) < 2:
        return [tuple(p) for p in parts], False
    last = parts[-1]
    if last[-1] in WEAK_HEADS and len(last) == 1 and len(parts) == 2 and len(parts[0]) == 1:
        return [tuple(parts[0])], False  # "phosphorus and derivatives"
    if len(last) == 1:  # "fuel cell trucks and buses": one set of modifiers, several heads
        shared = parts[0][:-1]
        return [tuple(parts[0])] + [tuple([*shared, *p]) if len(p) == 1 else tuple(p) for p in parts[1:]], False
    if all(len(p) == 1 for p in parts[:-1]):  # "CT and PET scanners": several modifiers, one head
        return [tuple([*p, *last[1:]]) for p in parts[:-1]] + [tuple(last)], False
    if len(parts) == 2 and is_action(parts[0][-1]):  # "dust suppression and control chemicals"
        return [(*parts[0], *last[1:]), (*parts[0][:-1], *last)], False
    return [tuple(p) for p in parts], True


def is_action(word: str) -> bool:
    """Whether the word names an activity, not a thing.

    >>> is_action("storage"), is_action("welding"), is_action("sensor")
    (True, True, False)
    """
    return word in ACTION_WORDS or (len(word) > 5 and word.endswith(ACTION_ENDINGS) and word not in NOT_ACTIONS)


def canonical(words: Words) -> Words:
    """Synonyms replaced, generic heads by their class, agent nouns as "-ing" device; doubled words once."""
    plain = [w for w in words if w not in FILLERS] or list(words)
    if not plain:
        return ()
    while len(plain) > 1 and plain[-1].isdigit() and not all(w.isdigit() for w in plain):
        plain = [plain[-1], *plain[:-1]]  # the number in "nylon 12" is a modifier
    *front, head = plain
    front, head = [_SINGLE.get(w, w) for w in front], _HEADS.get(head, head)
    if head in AGENT_NOUNS:
        front, head = [*front, head[:-2] + "ing"], MACHINE
    elif head in PROGRAMS or (head == "system" and front and front[-1] == "management"):
        head = PROGRAM
    elif head in HARDWARE:
        head = MACHINE if head in MACHINES else DEVICE
    if head in (DEVICE, MACHINE, PROGRAM) and front and front[-1] in (DEVICE, MACHINE, PROGRAM, *HARDWARE):
        front.pop()
    return _once((*front, head))


def _once(words: Words) -> Words:
    """Each word once, where it stands last.

    >>> _once(("energy", "storage", "energy"))
    ('storage', 'energy')
    """
    return tuple(reversed(dict.fromkeys(reversed(words))))


def _synonyms() -> tuple[dict[Words, Words], dict[str, str], dict[str, str]]:
    """Synonyms of several words or in capitals, which stand anywhere; single words before a head; single words as heads.

    A noun that stands for an adjective ("car" for "automotive") does so before a head only: an electric car is no automotive.
    """
    phrases: dict[Words, Words] = {}
    single: dict[str, str] = {}
    heads: dict[str, str] = {}
    for group in MARKET_SYNONYMS:
        terms = [tuple(_tokens(t)) for t in group]
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
_PHRASES, _SINGLE, _HEADS = _synonyms()
_PHRASE_STARTS: dict[str, tuple[Words, ...]] = {
    first: tuple(sorted((p for p in _PHRASES if p[0] == first), key=len, reverse=True)) for first in {p[0] for p in _PHRASES}
}


def _phrases(words: list[str]) -> list[str]:
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


def joined(words: Words, other: frozenset[str]) -> Words:
    """Adjacent words written as one where the other name does.

    >>> joined(("blood", "stream", "test"), frozenset({"bloodstream"}))
    ('bloodstream', 'test')
    """
    for left, right in pairwise(words):
        if left + right in other:
            index = next(k for k in range(len(words) - 1) if words[k] == left and words[k + 1] == right)
            return joined((*words[:index], left + right, *words[index + 2 :]), other)
    return words
