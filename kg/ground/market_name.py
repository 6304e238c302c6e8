"""A market's name taken apart: words in one spelling, head last, glosses aside, coordinations spelled out."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise, product
from typing import NamedTuple

from kg.ground.market_text import HEADS, MODIFIERS, Words, initials, is_action, label, phrases, tokens
from kg.ground.market_words import (
    AGENT_NOUNS,
    BOUNDS,
    DEVICE,
    FILLERS,
    HARDWARE,
    MACHINE,
    MACHINES,
    PREPOSITIONS,
    PROGRAM,
    PROGRAMS,
    SET_PAIRS,
    SET_PHRASES,
    WEAK_HEADS,
)

MAX_MEMBERS = 12

_CAS = re.compile(r"\(?\s*\bcas\b(?:\s*cas)?[\s:#.no]*(\d{2,7}-\d{2}-\d)\s*[)）]?", re.I)
_GLOSS = re.compile(r"[(\[（]([^()\[\]（）]*)[)\]）]")
_CAPITALS = re.compile(r"\b(?=(?:\w*[A-Z]){3})\w{3,7}\b")


class MarketName(NamedTuple):
    """A name as it is compared. `members`: the parts of a coordination ("trucks and buses": two), each with its head last.

    `flat`: all words in order, "and" left out; `plain`: the same before synonyms. `other_names`: what glosses call the same
    thing. `acronyms`: glosses with the words that they abbreviate; `capitals`: words written in capitals. `compact`: all
    letters and digits in one run. `two_heads`: two things with modifiers of their own are coordinated.
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


@lru_cache(maxsize=65536)
def market_name(surface: str) -> MarketName:
    """Take a name apart. Total: any string gives a name, the empty one has no words."""
    text = label(surface)
    cas = _CAS.search(text)
    text = _CAS.sub(" ", text)
    text, glosses = _split_glosses(text)
    raw = phrases(tokens(text))
    other, acronyms, extra = _read_glosses(glosses, raw)
    raw = _without_inline_gloss(raw, acronyms)
    members, two_heads = _members(raw)
    plain = tuple(w for w in _ordered(extra + raw) if w != "and")
    members = [m for m in members if m] or ([plain] if plain else [])
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


def _split_glosses(text: str) -> tuple[str, list[tuple[str, bool]]]:
    """The text without parentheses, and their contents; True for one that ends the text."""
    glosses = [(m.group(1).strip(), not text[m.end() :].strip()) for m in _GLOSS.finditer(text)]
    return _GLOSS.sub(" ", text), [g for g in glosses if g[0]]


def _read_glosses(glosses: list[tuple[str, bool]], raw: list[str]) -> tuple[list[Words], list[tuple[str, Words]], list[str]]:
    """Sort glosses into other names, acronyms with what they stand for, and specifications that narrow the name."""
    other: list[Words] = []
    acronyms: list[tuple[str, Words]] = []
    extra: list[str] = []
    plain = tuple(w for w in raw if w != "and")
    for text, last in glosses:
        words = tuple(w for w in tokens(text) if w not in FILLERS and w != "and")
        short = "".join(words)
        long = _abbreviated(short, raw)
        if long:
            acronyms.append((short, long))
        elif len(words) > 1 and len(plain) == 1 and _abbreviated(plain[0], list(words)):
            acronyms.append((plain[0], words))
            other.append(canonical(words))
        elif words and (words[0][0].isdigit() or words[0] in BOUNDS):
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
        return [tuple(parts[0])] + [(*shared, *p) if len(p) == 1 else tuple(p) for p in parts[1:]], False
    if all(len(p) == 1 for p in parts[:-1]):  # "CT and PET scanners": several modifiers, one head
        return [(*p, *last[1:]) for p in parts[:-1]] + [tuple(last)], False
    if len(parts) == 2 and is_action(parts[0][-1]):  # "dust suppression and control chemicals"
        return [(*parts[0], *last[1:]), (*parts[0][:-1], *last)], False
    return [tuple(p) for p in parts], True


def canonical(words: Words) -> Words:
    """Synonyms replaced, generic heads by their class, agent nouns as "-ing" device; doubled words once."""
    plain = [w for w in words if w not in FILLERS] or list(words)
    if not plain:
        return ()
    while len(plain) > 1 and plain[-1].isdigit() and not all(w.isdigit() for w in plain):
        plain = [plain[-1], *plain[:-1]]  # the number in "nylon 12" is a modifier
    *front, head = plain
    front, head = [MODIFIERS.get(w, w) for w in front], HEADS.get(head, head)
    if head in AGENT_NOUNS:
        front, head = [*front, head[:-2] + "ing"], MACHINE
    elif head in PROGRAMS or (head == "system" and front and front[-1] == "management"):
        head = PROGRAM
    elif head in HARDWARE and front and front[-1] in AGENT_NOUNS:
        front, head = [*front[:-1], front[-1][:-2] + "ing"], MACHINE  # "bonder machine"
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
