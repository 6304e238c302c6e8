"""How two names of markets relate: same, narrower, broader, overlaps or different, and by which rule.

The head tells what is sold: "sensor" is not "sensor tester". Words before it narrow: a thermal mass flow meter is a mass flow
meter. Names with the same head whose modifiers lie in one dimension exclude each other (zinc, copper); in two dimensions they
cross (ceramic, portable).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, cast

from rapidfuzz.distance import DamerauLevenshtein

from kg.ground.market_name import MarketName, Words, canonical, initials, is_action, joined, market_name
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
from kg.model import MarketRelation, RelationKind

ORDER: tuple[RelationKind, ...] = ("same", "narrower", "broader", "overlaps", "different")
_TURNED: dict[RelationKind, RelationKind] = {"narrower": "broader", "broader": "narrower"}
_SLIP_MIN, _DROPPED_MIN, _CUT_MIN = 6, 9, 5
# One word in common (bone powder, silicon powder) makes no overlap: of 80 such pairs of corpus titles read, about 10 overlapped.
_SHARED_MIN = 2


class Verdict(NamedTuple):
    """A relation with the rule (a token of rules.MARKET_RULES) and a sentence for a reader."""

    relation: RelationKind
    rule: str
    evidence: str


def relate(market_a: str, market_b: str) -> MarketRelation:
    """How two markets relate by their names alone; `narrower`: a lies within b.

    >>> r = relate("MEMS Probe Cards", "Probe Card"); r.relation, r.evidence
    ('narrower', '“mems” narrows “probe card”')
    >>> relate("Sensor", "Sensor Tester").relation
    'different'
    """
    verdict = relate_names(market_name(market_a), market_name(market_b))
    return MarketRelation(a=market_a, b=market_b, relation=verdict.relation, rule=verdict.rule, evidence=verdict.evidence)


def turned(verdict: Verdict) -> Verdict:
    """The verdict read from b to a."""
    return verdict._replace(relation=_TURNED.get(verdict.relation, verdict.relation))


def relate_names(a: MarketName, b: MarketName) -> Verdict:
    """`relate` for names that are taken apart already."""
    if not a.flat or not b.flat:
        return Verdict("different", "no-words", "a name without words equals nothing")
    if a.cas and b.cas:
        if a.cas == b.cas:
            return Verdict("same", "cas-number", f"both are CAS {a.cas}")
        return Verdict("different", "cas-number", f"CAS {a.cas} is not CAS {b.cas}")
    return _by_spelling(a, b) or _by_words(a, b)


def _by_spelling(a: MarketName, b: MarketName) -> Verdict | None:
    if a.members == b.members:
        return Verdict("same", "spelling", "equal but for number, hyphens, spelling and order of words")
    if a.compact == b.compact and a.two_heads == b.two_heads:
        return Verdict("same", "spacing", "equal but for blanks and hyphens")
    if a.flat == b.flat and not a.two_heads and not b.two_heads:
        return Verdict("same", "conjunction", "equal but for “and”")
    return None


def _by_words(a: MarketName, b: MarketName) -> Verdict:
    """The best verdict over the names that each side goes by."""
    (main_a, *more_a), (main_b, *more_b) = _readings(a, b), _readings(b, a)
    verdicts = [_union(main_a, main_b), *(_union(main_a, y) for y in more_b), *(_union(x, main_b) for x in more_a)]
    if _coordinated_gloss(a, b) or _coordinated_gloss(b, a):
        verdicts.append(Verdict("same", "gloss", "the gloss of one is the second part of the other"))
    cut = _truncated(a, b)
    return min([*verdicts, *cut], key=lambda v: ORDER.index(v.relation))


def _readings(name: MarketName, other: MarketName) -> list[tuple[Words, ...]]:
    """The ways to read a name beside another, itself before its glosses: acronyms replaced by the words that the other spells out."""
    long = {short: words for short, words in (*other.acronyms, *name.acronyms)}
    vocabulary = frozenset(w for m in (*other.members, *other.other_names) for w in m)
    forms = [name.members, *((words,) for words in name.other_names)]
    return [tuple(_expanded(m, long, name.capitals, other, vocabulary) for m in members) for members in forms]


def _expanded(
    words: Words, long: dict[str, Words], capitals: frozenset[str], other: MarketName, vocabulary: frozenset[str]
) -> Words:
    out = joined(words, vocabulary)
    if any(w in long and w not in vocabulary for w in out):
        out = tuple(x for w in out for x in (long[w] if w in long and w not in vocabulary else (w,)))
    for index, word in enumerate(out):
        run = _spelled_run(word, (other.plain, *other.other_names)) if word in capitals and word not in vocabulary else ()
        if run and not set(run) & set(out):
            out = (*out[:index], *run, *out[index + 1 :])
            break
    return canonical(out) if out is not words else words


def _spelled_run(word: str, members: Iterable[Words]) -> Words:
    """Three or more adjacent words with these initials."""
    size = len(word)
    if not 3 <= size <= 6 or not word.isalpha():
        return ()
    for member in members:
        for start in range(len(member) - size + 1):
            if initials(member[start : start + size]) == word:
                return member[start : start + size]
    return ()


def _coordinated_gloss(a: MarketName, b: MarketName) -> bool:
    """ "Cell Isolation (Cell Separation)" beside "Cell Isolation and Cell Separation"."""
    return bool(a.other_names) and len(b.members) > 1 and {*a.members, *a.other_names} == set(b.members)


def _truncated(a: MarketName, b: MarketName) -> list[Verdict]:
    """One acronym, one name beginning in the middle of the other's first word: a title that was cut."""
    shared = {s for s, _ in a.acronyms} & {s for s, _ in b.acronyms} or ({s for s, _ in a.acronyms} & set(b.flat))
    first, second = sorted((a.flat[0], b.flat[0]), key=len)
    if shared and first != second and len(first) >= _CUT_MIN and second.endswith(first):
        verdict = _pair((second, *a.flat[1:]), (second, *b.flat[1:]))
        if verdict.relation != "different":
            return [verdict._replace(rule="cut-title")]
    return []


def _union(left: tuple[Words, ...], right: tuple[Words, ...]) -> Verdict:
    """Relation of two unions of markets: each part of the smaller lies in a part of the larger."""
    if len(left) == 1 and len(right) == 1:
        return _pair(left[0], right[0])
    table = [[_pair(x, y) for y in right] for x in left]
    inside = [next((v for v in row if v.relation in ("same", "narrower")), None) for row in table]
    around = [next((v for v in column if v.relation in ("same", "broader")), None) for column in zip(*table, strict=True)]
    if all(inside) and all(around):
        return Verdict("same", "parts", "the same parts")
    if all(inside):
        return Verdict("narrower", "part-of-several", "one of the parts that the other name lists")
    if all(around):
        return Verdict("broader", "part-of-several", "lists more parts than the other name")
    if any(inside) or any(around):
        return Verdict("overlaps", "shared-part", "the names share a part")
    return Verdict("different", "other-parts", "no part in common")


@lru_cache(maxsize=65536)
def _pair(a: Words, b: Words) -> Verdict:
    """Relation of two plain names, head last."""
    if a == b:
        return Verdict("same", "words", "the same words")
    if a[-1] in (MACHINE, DEVICE) and b[-1] in (MACHINE, DEVICE):
        a, b = (*a[:-1], DEVICE), (*b[:-1], DEVICE)
    a, b, slip = _aligned(a, b)
    if _opposite_direction(a, b):
        return Verdict("different", "direction", "the same words in the other direction")
    if set(a) == set(b):
        return _same_bag(a, b, slip)
    a, b = _without_weak_head(a, b)
    if a == b:
        return Verdict("same", "generic-head", "equal but for a word like “system” or “devices”")
    if a[-1] != b[-1]:
        return _other_heads(a, b)
    left, right = set(a), set(b)
    if left < right or right < left:
        return _subset(a, b)
    return _crossing(a, b)


def _same_bag(a: Words, b: Words, slip: str) -> Verdict:
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
    for ending in ("ing", "ed"):
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


_OPEN_HEADS = frozenset((DEVICE, MACHINE, PROGRAM, "product", "technology"))


def _adds_nothing(base: Words, head: str) -> bool:
    if len(base) < 2 or head not in _OPEN_HEADS or base[-1] in SERVICE_ACTIONS:
        return False
    return head not in (MACHINE, PROGRAM) or is_action(base[-1])


def _other_heads(a: Words, b: Words) -> Verdict:
    """Heads differ; testing equipment is a part of testing, anything else is another thing."""
    for narrow, wide, relation in ((a, b, "narrower"), (b, a, "broader")):
        if (
            narrow[-1] in _OPEN_HEADS
            and wide[-1] in SERVICE_ACTIONS
            and narrow[-2:-1] == wide[-1:]
            and set(wide) <= set(narrow)
        ):
            return Verdict(cast(RelationKind, relation), "generic-head", f"“{_shown(*narrow)}” is a part of “{_shown(*wide)}”")
    return Verdict("different", "other-head", f"“{_shown(a[-1])}” is not “{_shown(b[-1])}”")


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
