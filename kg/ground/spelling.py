"""Spelling slips: names that differ in one letter, compared within small blocks, never chained."""

from __future__ import annotations

import re
from collections import defaultdict

from rapidfuzz.distance import OSA

from kg.ground.clusters import Clusters
from kg.ground.company_evidence import Evidence, Node
from kg.ground.company_words import PLACES

MIN_LENGTH = 9  # letters of the whole name; shorter names with one letter changed are mostly other companies
MIN_WORD = 6  # letters of the word with the slip
MAX_BLOCK = 200  # a larger block is compared with its neighbours in order only
MIN_REPLACED = 8
RARER = 3
MIN_COMPETITORS = 2

# Chinese names differ by one letter without being slips (Dongsheng, Dongcheng): pinyin words need a market in common.
_PINYIN = re.compile(r"(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiou]{1,3}(?:ng?|r)?){1,5}")


def slips(evidence: Evidence, clusters: Clusters) -> None:
    """Join a rare name to a known one that differs by one letter, where nothing speaks against it."""
    for block in _blocks(evidence):
        for index, (word, a) in enumerate(block):
            for other, b in block[index + 1 : index + 1 + MAX_BLOCK]:
                if abs(len(word) - len(other)) < 2 and OSA.distance(word, other, score_cutoff=1) == 1:
                    _try(evidence, clusters, a, b)


def _blocks(evidence: Evidence) -> list[list[tuple[str, Node]]]:
    """Names that share all words but one, with that one; by the other words and the beginning or the end of that one."""
    blocks: dict[str, list[tuple[str, Node]]] = defaultdict(list)
    for node in evidence.ordered:
        words = node.words
        if sum(map(len, words)) < MIN_LENGTH:
            continue
        for index, word in enumerate(words):
            if len(word) >= MIN_WORD:
                rest = " ".join((*words[:index], "_", *words[index + 1 :]))
                blocks[f"{word[:4]}-|{rest}"].append((word, node))
                blocks[f"-{word[-4:]}|{rest}"].append((word, node))
    return [block for block in blocks.values() if len(block) > 1]


def _try(evidence: Evidence, clusters: Clusters, a: Node, b: Node) -> None:
    rare, known = sorted((a, b), key=lambda n: (n.count, n.key))
    if rare.seed or clusters.root(rare.key) != rare.key or not clusters.may_merge(rare.key, known.key):
        return
    if any(clusters.why.get(k, ("",))[0] == "spelling" for k in (known.key, *clusters.members(rare.key))):
        return  # a slip of a slip is another name
    if not _one_letter(rare, known) or evidence.together([rare], [known]):
        return
    markets, competitors = evidence.shared([rare], [known], clusters)
    chinese = rare.words[0] in PLACES or all(_PINYIN.fullmatch(w) for w in _different(rare, known)[0])
    if markets or (competitors >= MIN_COMPETITORS and not chinese) or (known.count >= RARER * rare.count and not chinese):
        clusters.merge(rare.key, known.key, "spelling")


def _different(a: Node, b: Node) -> list[tuple[str, str]]:
    return [(x, y) for x, y in zip(a.words, b.words, strict=True) if x != y]


def _one_letter(a: Node, b: Node) -> bool:
    """One letter left out, doubled or swapped; a replaced one only in a long word of a longer name; never in digits."""
    different = _different(a, b)
    if len(different) != 1:
        return False
    x, y = different[0]
    if x[0] != y[0] or not x.isalpha() or not y.isalpha():
        return False
    return len(x) != len(y) or sorted(x) == sorted(y) or (len(x) >= MIN_REPLACED and len(a.words) > 1)
