"""How two plain names relate: no glosses, no coordination, the head last."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from kg.ground.market_text import Words, is_action
from kg.ground.market_words import (
    CHEMICAL_CARRIERS,
    CHEMICAL_ENDINGS,
    CHEMICAL_MIN,
    DEVICE,
    DIMENSION_OF,
    ELEMENTS,
    KIND_WORDS,
    MACHINE,
    MANNERS,
    NESTED_USES,
    OPEN_DIMENSIONS,
    OPPOSITES,
    PROGRAM,
    SERVICE_ACTIONS,
    WEAK_HEADS,
)
from kg.model import RelationKind

_SLIP_MIN, _DROPPED_MIN = 6, 9  # letters of words that may be mistyped: letters swapped, one left out
# One word in common (bone powder, silicon powder) makes no overlap: of 80 such pairs of corpus titles, some 10 overlapped.
_SHARED_MIN = 2
_OPEN_HEADS = frozenset((DEVICE, MACHINE, PROGRAM, "product", "technology"))


class Verdict(NamedTuple):
    """A relation with the rule (a token of rules.MARKET_RULES) and a sentence for a reader."""

    relation: RelationKind
    rule: str
    evidence: str


@lru_cache(maxsize=65536)
def pair(a: Words, b: Words) -> Verdict:
    """Relation of two plain names, head last."""
    if a == b:
        return Verdict("same", "words", "the same words")
    if a[-1] in (MACHINE, DEVICE) and b[-1] in (MACHINE, DEVICE):
        a, b = (*a[:-1], DEVICE), (*b[:-1], DEVICE)
    a, b, slip = _aligned(a, b)
    if set(a) == set(b):
        return _same_bag(a, b, slip)
    a, b = _without_weak_head(a, b)
    if a == b:
        return Verdict("same", "generic-head", "equal but for a word like “system” or “devices”")
    return _other_heads(a, b) if a[-1] != b[-1] else _same_head(a, b)


def _same_head(a: Words, b: Words) -> Verdict:
    if _opposite_direction(a, b):
        return Verdict("different", "direction", "the same words in the other direction")
    if set(a) < set(b) or set(b) < set(a):
        return _subset(a, b)
    return _crossing(a, b)


def _same_bag(a: Words, b: Words, slip: str) -> Verdict:
    if _opposite_direction(a, b):
        return Verdict("different", "direction", "the same words in the other direction")
    if a[-1] == b[-1]:
        return Verdict("same", slip or "word-order", f"equal but for {slip}" if slip else "the same words in another order")
    if DEVICE in (a[-1], b[-1]) or PROGRAM in (a[-1], b[-1]):
        return Verdict("same", "word-order", "the same words in another order")
    return Verdict("different", "other-head", f"“{a[-1]}” is not “{b[-1]}”")


def _opposite_direction(a: Words, b: Words) -> bool:
    """Analog to digital is not digital to analog."""
    if "to" not in a[1:-1] or "to" not in b[1:-1]:
        return False
    x, y = a.index("to"), b.index("to")
    return a[x - 1] == b[y + 1] and a[x + 1] == b[y - 1]


def _aligned(a: Words, b: Words) -> tuple[Words, Words, str]:
    """Both names with one word of each made equal where they are forms or slips of one word."""
    only_a = [w for w in a if w not in b]
    only_b = [w for w in b if w not in a]
    if len(only_a) == 1 and len(only_b) == 1:
        x, y = only_a[0], only_b[0]
        if _one_word(x, y, head=x == a[-1] or y == b[-1]):
            rule = "word-form" if _stem(x) == _stem(y) else "spelling-slip"
            return a, tuple(x if w == y else w for w in b), rule
    return a, b, ""


def _stem(word: str) -> str:
    """The word without the ending of a verb's form.

    >>> _stem("scheduling"), _stem("schedule"), _stem("printed"), _stem("ring")
    ('schedul', 'schedul', 'print', 'ring')
    """
    for ending in ("ing", "ed", "e"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word.removesuffix(ending)
    return word


def _one_word(x: str, y: str, head: bool) -> bool:
    """Whether two words are one in another form, or one mistyped: letters swapped, or one left out of a long word."""
    if not head and _stem(x) == _stem(y):
        return True
    if min(len(x), len(y)) < _SLIP_MIN or x[0] != y[0] or x[-1] != y[-1]:
        return False
    if DamerauLevenshtein.distance(x, y) != 1:
        return False
    if len(x) == len(y):
        return sorted(x) == sorted(y)
    return min(len(x), len(y)) >= _DROPPED_MIN


def _without_weak_head(a: Words, b: Words) -> tuple[Words, Words]:
    """Drop a generic head that only one name has, where the rest names an activity or the head adds nothing."""
    if a[:-1] == b and _adds_nothing(b, a[-1]):
        return b, b
    if b[:-1] == a and _adds_nothing(a, b[-1]):
        return a, a
    if a[-1] in _OPEN_HEADS and b[-1] not in _OPEN_HEADS and b[-1] in a and _adds_nothing(a[:-1], a[-1]):
        return a[:-1], b
    if b[-1] in _OPEN_HEADS and a[-1] not in _OPEN_HEADS and a[-1] in b and _adds_nothing(b[:-1], b[-1]):
        return a, b[:-1]
    return a, b


def _adds_nothing(base: Words, head: str) -> bool:
    if len(base) < 2 or head not in _OPEN_HEADS or base[-1] in SERVICE_ACTIONS:
        return False
    return head not in (MACHINE, PROGRAM) or is_action(base[-1])


def _other_heads(a: Words, b: Words) -> Verdict:
    """Heads differ; testing equipment is a part of testing, anything else is another thing."""
    if _equipment_for(a, b):
        return Verdict("narrower", "generic-head", f"“{_shown(*a)}” is a part of “{_shown(*b)}”")
    if _equipment_for(b, a):
        return Verdict("broader", "generic-head", f"“{_shown(*b)}” is a part of “{_shown(*a)}”")
    return Verdict("different", "other-head", f"“{_shown(a[-1])}” is not “{_shown(b[-1])}”")


def _equipment_for(tool: Words, activity: Words) -> bool:
    if tool[-1] not in _OPEN_HEADS or activity[-1] not in SERVICE_ACTIONS:
        return False
    return tool[-2:-1] == activity[-1:] and set(activity) <= set(tool)


def _subset(a: Words, b: Words) -> Verdict:
    narrow, wide = (a, b) if len(set(a)) > len(set(b)) else (b, a)
    extra = [w for w in narrow if w not in wide]
    if _other_substance(narrow, wide, extra):
        return Verdict("different", "other-substance", f"“{_shown(*extra)}” makes another substance of “{_shown(*wide)}”")
    evidence = f"“{_shown(*extra)}” narrows “{_shown(*wide)}”"
    return Verdict("narrower" if narrow is a else "broader", "modifier", evidence)


def _other_substance(narrow: Words, wide: Words, extra: list[str]) -> bool:
    """A chemical name with one more chemical word, carried to the head."""
    if not all(_chemical(w) for w in extra) or not (_chemical(narrow[-1]) or narrow[-1] in CHEMICAL_CARRIERS):
        return False
    return any(_chemical(w) for w in wide[:-1])


def _chemical(word: str) -> bool:
    return word in ELEMENTS or (len(word) >= CHEMICAL_MIN and word.endswith(CHEMICAL_ENDINGS))


def _crossing(a: Words, b: Words) -> Verdict:
    """Same head, each with modifiers of its own."""
    only_a = [w for w in a if w not in b]
    only_b = [w for w in b if w not in a]
    shared = [w for w in a if w in b]
    evidence = f"“{_shown(*only_a)}” against “{_shown(*only_b)}”"
    if all(w in WEAK_HEADS or (w in DIMENSION_OF and w != a[-1]) for w in shared):
        return Verdict("different", "weak-head", f"only “{_shown(*shared)}” in common")
    if len(shared) < max(_SHARED_MIN, len(only_a), len(only_b)) or _other_kind_word(a, b) or not _cross(only_a, only_b, shared):
        return Verdict("different", "other-kind", evidence)
    return Verdict("overlaps", "crossing-modifiers", evidence)


def _other_kind_word(a: Words, b: Words) -> bool:
    """Food grade is not cosmetic grade."""
    return any(
        w in KIND_WORDS and w in b and a.index(w) and b.index(w) and a[a.index(w) - 1] != b[b.index(w) - 1] for w in a[1:]
    )


def _cross(only_a: list[str], only_b: list[str], shared: list[str]) -> bool:
    """Whether something can be both: no two values of one dimension, and at least one side's dimensions known."""
    if any(_exclude(x, y) for x in only_a for y in only_b):
        return False
    dims_a, dims_b = [_dimension(w) for w in only_a], [_dimension(w) for w in only_b]
    if all(is_action(w) or w in WEAK_HEADS for w in shared):  # the rest may be what is cut, cleaned, monitored
        return all(dims_a) and all(dims_b) and bool(MANNERS & {*dims_a, *dims_b})
    return all(dims_a) or all(dims_b)


def _exclude(x: str, y: str) -> bool:
    dimension = _dimension(x)
    if not dimension or dimension != _dimension(y):
        return x == f"non{y}" or y == f"non{x}"
    if dimension in OPEN_DIMENSIONS:
        return frozenset((x, y)) in OPPOSITES
    return not (y in NESTED_USES.get(x, ()) or x in NESTED_USES.get(y, ()))


def _dimension(word: str) -> str:
    if word.isdigit() and word not in DIMENSION_OF:
        return "count"
    if word.endswith("free"):
        return "claim"
    return DIMENSION_OF.get(word, "") or ("material" if _chemical(word) else "")


def _shown(*words: str) -> str:
    return " ".join(w.removeprefix("~") for w in words)
