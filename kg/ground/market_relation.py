"""How two names of markets relate: same, narrower, broader, overlaps or different, and by which rule.

The head tells what is sold: "sensor" is not "sensor tester". Words before it narrow: a thermal mass flow meter is a mass flow
meter. Names with the same head whose modifiers lie in one dimension exclude each other (zinc, copper); in two dimensions they
cross (ceramic, portable).
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.ground.market_name import MarketName, canonical, joined, market_name
from kg.ground.market_pair import Verdict, pair
from kg.ground.market_text import Words, initials
from kg.model import MarketRelation, RelationKind

ORDER: tuple[RelationKind, ...] = ("same", "narrower", "broader", "overlaps", "different")
_TURNED: dict[RelationKind, RelationKind] = {"narrower": "broader", "broader": "narrower"}
_CUT_MIN = 5  # letters of a first word that was cut


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
    """The ways to read a name beside another, itself before its glosses; acronyms as the words that the other spells out."""
    long = dict((*other.acronyms, *name.acronyms))
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
        verdict = pair((second, *a.flat[1:]), (second, *b.flat[1:]))
        if verdict.relation != "different":
            return [verdict._replace(rule="cut-title")]
    return []


def _union(left: tuple[Words, ...], right: tuple[Words, ...]) -> Verdict:
    """Relation of two unions of markets: each part of the smaller lies in a part of the larger."""
    if len(left) == 1 and len(right) == 1:
        return pair(left[0], right[0])
    table = [[pair(x, y) for y in right] for x in left]
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
