"""Which names of companies are one company's: equal forms first, then acronyms, short forms, places, slips.

Order matters: longer names come first, so that a short form meets families that are complete. No rule chains: a name is
matched to a representative or to a form equal to it, never to a name that was itself matched by likeness.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from kg.ground.clusters import Clusters
from kg.ground.company_evidence import AMBIGUOUS, Evidence, Node
from kg.ground.company_name import SMALL_WORDS, company_name, initials_of, without_group
from kg.ground.company_words import COMPLETIONS, DIVISION_NOUNS, DIVISIONS, GENERIC, PLACES

# Below: measured on the 46,443 names of corpus/reports (see tests/ground/CLUSTERS.md).
MIN_COMPACT = 4  # "3 m" and "3m" are too short to join on spelling alone
MAX_FAMILIES = 8  # a first word that begins more companies than this names none of them
MIN_COMPETITORS = 3  # competitors in common that make a name known in the same field
MIN_COMPETITORS_ACRONYM = 4
DOMINANCE = 0.75  # share of the reports' own aliases that must agree
LEAD = 3.0  # how much more evidence the best family needs than the next
# How often a short name may be met against the fuller one: better known, it is a company of its own (Omron, Omron Healthcare).
MAX_RATIO, MAX_RATIO_DIVISION = 3.0, 1.5
RELATED = 0.5  # share of an acronym's own reports that must lie in the field of the name it stands for
MIN_LETTERS = 3  # of an acronym, legal forms not counted, that no report spells out


def equal_forms(evidence: Evidence, clusters: Clusters) -> None:
    """Join names that differ in blanks or in "group"; the best known form is the target."""
    compact: dict[str, str] = {}
    for node in sorted(evidence.ordered, key=lambda n: (n.seed is None, -n.count)):
        for form in node.forms:
            short = "".join(form)
            if len(short) < MIN_COMPACT or compact.setdefault(short, node.key) == node.key:
                continue
            if _distinctive(evidence, clusters, node, evidence.nodes[compact[short]]):
                clusters.merge(node.key, compact[short], "spacing")
    for node in evidence.ordered:
        bare = without_group(node.key)
        if bare == node.key:
            continue
        target = evidence.known(bare)
        if (
            target
            and _may_stand_alone(target)
            and _one_group(evidence, clusters, node, target, len(evidence.longer.get(bare, ())))
        ):
            clusters.merge(node.key, target.key, "group")
        elif " " in bare and bare.replace(" ", "") in compact:
            clusters.merge(node.key, compact[bare.replace(" ", "")], "group")


def _distinctive(evidence: Evidence, clusters: Clusters, a: Node, b: Node) -> bool:
    """Names made of general words need a field in common: Astrophysics makes scanners, Astro-Physics telescopes."""
    general = any(w in GENERIC or w in DIVISIONS for n in (a, b) if not n.seed for w in n.words)
    return not general or any(evidence.shared([a], [b], clusters))


def _one_group(evidence: Evidence, clusters: Clusters, group: Node, bare: Node, begun: int) -> bool:
    """Not listed side by side; and met in one field where the bare name begins other companies too."""
    if evidence.together([group], [bare]) > evidence.votes.get((bare.key, group.key), 0) + 1:
        return False
    return bool(bare.seed) or begun <= 1 or any(evidence.shared([group], [bare], clusters))


def _may_stand_alone(node: Node) -> bool:
    """Whether the name can name a company without more words."""
    if node.seed:
        return True
    words = node.words
    if len(words) == 1:
        word = words[0]
        if word in GENERIC or word in PLACES or word.isdigit():
            return False
        return len(word) > 2 or node.acronym
    return not all(w in GENERIC or w in PLACES for w in words)


def transliterated(evidence: Evidence, clusters: Clusters) -> None:
    """Join names written with umlauts to those written with ae, oe, ue."""
    for node in evidence.ordered:
        for surface in sorted(s for s in node.surfaces if not s.isascii() and _UMLAUT.search(s)):
            target = evidence.known(company_name(surface.translate(_UMLAUTS)).key)
            if target and target is not node:
                clusters.merge(target.key, node.key, "transliteration")


_UMLAUT = re.compile(r"[äöüÄÖÜøØ]")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "Ø": "Oe"})


def glossed(evidence: Evidence, clusters: Clusters) -> None:
    """Join an acronym to the name that reports gloss it with, where they agree on one."""
    by_short: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for (short, long), count in evidence.votes.items():
        for a, b in ((short, long), (long, short)):
            if _is_acronym_of(evidence.nodes[a], evidence.nodes[b]):
                by_short[a][b] += count
    for short in sorted(by_short):
        families: dict[str, int] = defaultdict(int)
        for long, count in sorted(by_short[short].items()):
            families[clusters.root(long)] += count
        best = max(sorted(families), key=lambda f: families[f])
        node = evidence.nodes[short]
        if node.seed or families[best] < DOMINANCE * sum(families.values()):
            continue
        if evidence.related(node, [evidence.nodes[k] for k in clusters.members(best)], clusters) >= RELATED:
            clusters.merge(short, best, "gloss")


def _is_acronym_of(short: Node, long: Node) -> bool:
    if len(short.words) != 1 or len(long.words) < 2 or len(short.words[0]) < 2:
        return False
    return short.words[0] in _initials(long)


def _initials(node: Node, least: int = 2) -> set[str]:
    """Acronyms of a node's forms, `least` letters before the legal form; a last C stands for a "company" not always written.

    Where three letters must do without a gloss, small words and halves of compounds give none of them: BOC is no Bank of China.
    """
    bases = {base for form in node.forms for base in initials_of(form) if len(base) >= least}
    if least >= MIN_LETTERS:
        plain = {"".join(w[0] for w in form if w not in SMALL_WORDS) for form in node.forms}
        bases = {base for base in bases if base in plain or len(base) > MIN_LETTERS}
    if not bases:
        return set()
    return {base + tail[:size] for base in bases for tail in (*node.legal_tails, "c") for size in range(len(tail) + 1)}


def short_forms(evidence: Evidence, clusters: Clusters) -> None:
    """Join a name to the one fuller name that it begins, longest names first."""
    for short in sorted(evidence.longer, key=lambda k: (-k.count(" "), k)):
        node = evidence.nodes[short]
        if short not in AMBIGUOUS and _may_stand_alone(node):
            target = _fuller(evidence, clusters, node, evidence.longer[short])
            if target:
                clusters.merge(short, target, "short-form")


class _Family(NamedTuple):
    """A fuller name that a short one may stand for. `value`: how much speaks for it, -1 where it is listed beside it."""

    root: str
    value: int
    said: int  # reports that use both for one company
    tail: str
    ratio: float  # how often the short name is met against this one


def _fuller(evidence: Evidence, clusters: Clusters, node: Node, longer: list[str]) -> str | None:
    """The fuller name of a short one, or None where several fit or nothing speaks for one."""
    own = [node, *(evidence.nodes[k] for k in clusters.members(clusters.root(node.key)) if k != node.key)]
    groups: dict[str, list[Node]] = defaultdict(list)
    for key in longer:
        if clusters.root(key) != clusters.root(node.key):
            groups[clusters.root(key)].append(evidence.nodes[key])
    if not groups or len(groups) > MAX_FAMILIES:
        return None
    families = [_family(evidence, clusters, own, found) for _, found in sorted(groups.items())]
    best, *others = sorted(families, key=lambda f: (-f.value, f.root))
    if best.value < 0 or (others and best.value < LEAD * max(others[0].value, 1)):
        return None
    return best.root if _fits(best, len(node.words), alone=not others) else None


def _family(evidence: Evidence, clusters: Clusters, own: list[Node], longer: list[Node]) -> _Family:
    root = clusters.root(longer[0].key)
    nodes = [evidence.nodes[k] for k in clusters.members(root)]
    said = evidence.said(own, nodes)
    tail = min((_tail(evidence, node, own[0]) for node in longer), key=_TAILS.index)
    ratio = sum(n.count for n in own) / max(1, sum(n.count for n in nodes))
    if evidence.together(own, nodes) > said:
        return _Family(root, -1, said, tail, ratio)
    markets, competitors = evidence.shared(own, nodes, clusters)
    return _Family(root, 4 * said + 3 * min(markets, 5) + min(competitors, 10), said, tail, ratio)


_TAILS = ("completion", "other", "division", "never")


def _tail(evidence: Evidence, long: Node, short: Node) -> str:
    """What a fuller name has more: a word that completes it, or one that names a part; never a second company."""
    size = len(short.words)
    words = next((f[size:] for f in long.forms if f[:size] == short.words and len(f) > size), ())
    if all(w in COMPLETIONS for w in words):
        return "completion"
    if short.legal_tails or words[-1] in DIVISION_NOUNS or (words[0] == "and" and " ".join(words[1:]) in evidence.nodes):
        return "never"  # with a legal form of its own (CSL Ltd), the short name is whole: no CSL Behring
    return "division" if words[0] in DIVISIONS or words[-1] in DIVISIONS else "other"


def _fits(family: _Family, size: int, alone: bool) -> bool:
    """Whether the evidence is enough for a short name of `size` words; `alone`: it begins no other company."""
    if family.tail == "completion":
        return family.value >= 1 or (alone and size > 1)
    if family.tail == "never":
        return False
    if family.tail == "division":
        return family.ratio <= MAX_RATIO_DIVISION and (family.said >= 2 or family.value >= 2 * MIN_COMPETITORS)
    return family.ratio <= MAX_RATIO and (family.said >= 1 or family.value >= MIN_COMPETITORS)


def acronyms(evidence: Evidence, clusters: Clusters) -> None:
    """Join an acronym that no report spells out to the one name with these initials among the same competitors."""
    wanted = {n.words[0]: k for k, n in evidence.nodes.items() if n.acronym and not n.seed and len(n.words) == 1}
    by_initials: dict[str, set[str]] = defaultdict(set)
    for node in evidence.ordered:
        for form in _initials(node, MIN_LETTERS):
            if form in wanted:
                by_initials[form].add(node.key)
    for key in sorted(wanted.values()):
        node = evidence.nodes[key]
        if clusters.root(key) != key:
            continue
        found = {clusters.root(k) for k in by_initials.get(node.words[0], ())} - {key}
        known = [root for root in sorted(found) if _same_field(evidence, clusters, key, root, MIN_COMPETITORS_ACRONYM)]
        if len(known) == 1:
            clusters.merge(key, known[0], "acronym")


def _same_field(evidence: Evidence, clusters: Clusters, key: str, root: str, least: int) -> bool:
    """Never listed together, and met among the same competitors."""
    own = [evidence.nodes[k] for k in clusters.members(clusters.root(key))]
    family = [evidence.nodes[k] for k in clusters.members(root)]
    if evidence.together(own, family):
        return False
    markets, competitors = evidence.shared(own, family, clusters)
    return competitors + 2 * markets >= least


def without_place(evidence: Evidence, clusters: Clusters) -> None:
    """Join "Huatian" to "Tianshui Huatian" where they are met among the same competitors."""
    by_rest: dict[str, set[str]] = defaultdict(set)
    for node in evidence.ordered:
        if len(node.words) > 1 and node.words[0] in PLACES:
            for rest in (" ".join(node.words[1:]), node.words[1]):
                if rest in evidence.nodes:
                    by_rest[rest].add(node.key)
    for rest in sorted(by_rest):
        if not _may_stand_alone(evidence.nodes[rest]):
            continue
        found = {clusters.root(k) for k in by_rest[rest]} - {clusters.root(rest)}
        known = [root for root in sorted(found) if _same_field(evidence, clusters, rest, root, MIN_COMPETITORS)]
        if len(known) == 1:
            clusters.merge(rest, known[0], "place-prefix")
