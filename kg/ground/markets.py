"""Names of markets to entities: one node for `same`, and the relations between nodes.

Pairs are compared only where they share a rare word, a head with a modifier, or all words but one: blocks are capped, so
the work grows with the number of names, not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from kg.ground.clusters import Clusters
from kg.ground.drafts import Draft, best_label
from kg.ground.fold import mended, slug
from kg.ground.market_name import MarketName, market_name
from kg.ground.market_pair import Verdict
from kg.ground.market_relation import relate_names, turned
from kg.ground.market_text import initials, label
from kg.ground.market_words import WEAK_HEADS

MAX_BLOCK = 40  # a block of more names is compared with neighbours in order only
RARE = 60  # a word in more names than this is no reason to compare two of them
MIN_ACRONYM = 3
SHARED_GLOSS = 0.5  # share of words that names with one acronym must have in common

Key = str


class Markets:
    """All names of markets met: nodes by key, which nodes are one market, and how the others relate."""

    def __init__(self) -> None:
        self.names: dict[Key, MarketName] = {}
        self.labels: dict[Key, Counter[str]] = defaultdict(Counter)
        self.aliases: dict[Key, Counter[str]] = defaultdict(Counter)  # key -> aliases that reports give it
        self._known: dict[str, Key] = {}

    def add(self, surface: str, aliases: Iterable[str] = ()) -> Key:
        """Note a name with the other names that its report gives; the key of its node."""
        key = self.key(surface)
        self.labels[key][mended(label(surface)) or surface] += 1
        self.aliases[key].update(a for a in aliases if a)
        return key

    def key(self, surface: str) -> Key:
        """The node of a surface: names equal but for spelling have one."""
        key = self._known.get(surface)
        if key is None:
            name = market_name(mended(surface))
            key = "+".join(sorted(" ".join(m) for m in name.members)) or surface
            key = f"{key} [{name.cas}]" if name.cas and not name.members else key
            self._known[surface] = key
            self.names.setdefault(key, name)
        return key

    def fold(self) -> tuple[Clusters, dict[tuple[Key, Key], Verdict]]:
        """Which nodes are one market, and the verdict of every other pair that is worth one."""
        verdicts: dict[tuple[Key, Key], Verdict] = {}
        heads = {key: _head_beginnings(name) for key, name in self.names.items()}
        for a, b in self._pairs():
            if not _may_relate(self.names[a], self.names[b], heads[a], heads[b]):
                continue
            verdict = relate_names(self.names[a], self.names[b])
            if verdict.relation != "different":
                verdicts[a, b] = verdict
        verdicts.update(self._glossed())
        return self._folded(verdicts), verdicts

    def _folded(self, verdicts: dict[tuple[Key, Key], Verdict]) -> Clusters:
        """Merge by `same`, the best known name first; a member must be the same as the representative itself."""
        clusters = Clusters(self.names)
        neighbours: dict[Key, list[Key]] = defaultdict(list)
        for (a, b), verdict in verdicts.items():
            if verdict.relation == "same":
                neighbours[a].append(b)
                neighbours[b].append(a)
        joined: set[Key] = set()
        for key in sorted(neighbours, key=lambda k: (-sum(self.labels[k].values()), k)):
            if key in joined:
                continue
            joined.add(key)
            for other in sorted(neighbours[key]):
                if other not in joined:
                    clusters.merge(other, key, verdicts[min(key, other), max(key, other)].rule)
                    joined.add(other)
        return clusters

    def _pairs(self) -> Iterator[tuple[Key, Key]]:
        seen: set[tuple[Key, Key]] = set()
        for _, block in sorted(self._blocks().items()):
            keys = sorted(set(block))
            near = MAX_BLOCK if len(keys) > MAX_BLOCK else len(keys)
            for index, a in enumerate(keys):
                for b in keys[index + 1 : index + near]:
                    if (a, b) not in seen:
                        seen.add((a, b))
                        yield a, b

    def _blocks(self) -> dict[str, list[Key]]:
        """Signatures under which names meet that may relate."""
        count = Counter(w for name in self.names.values() for w in set(_words(name)))
        blocks: dict[str, list[Key]] = defaultdict(list)
        for key, name in sorted(self.names.items()):
            for signature in _signatures(name, count):
                blocks[signature].append(key)
        return {s: keys for s, keys in blocks.items() if len(keys) > 1}

    def _glossed(self) -> Iterator[tuple[tuple[Key, Key], Verdict]]:
        """Names to which reports give one acronym, with half of their words in common; and the acronym's own node."""
        holders: dict[str, dict[Key, int]] = defaultdict(dict)
        for key, aliases in sorted(self.aliases.items()):
            for alias, count in aliases.items():
                if alias.isupper() and len(alias) >= MIN_ACRONYM and alias.isalnum():
                    holders[alias][key] = count
        for acronym, keys in sorted(holders.items()):
            own = self.key(acronym) if acronym in self._known else None
            agree = all(
                _overlap(self.names[a], self.names[b]) >= SHARED_GLOSS for a, b in combinations(sorted(keys)[:MAX_BLOCK], 2)
            )
            if not agree:
                continue
            evidence = f"reports call both {acronym}"
            for a, b in combinations(sorted(keys)[:MAX_BLOCK], 2):
                if relate_names(self.names[a], self.names[b]).relation in ("different", "overlaps"):
                    yield (a, b), Verdict("same", "shared-gloss", evidence)
            best = max(sorted(keys), key=lambda k: (_spells(self.names[k], acronym), keys[k]))
            if own and own not in keys:
                yield (min(own, best), max(own, best)), Verdict("same", "shared-gloss", evidence)


def _head_beginnings(name: MarketName) -> frozenset[str]:
    """First letters of every word that may be a head, enough to bring a mistyped head together with the right one."""
    heads = [w for m in (*name.members, *name.other_names) for w in (m[-2:] if m[-1] in WEAK_HEADS else m[-1:])]
    return frozenset("~" if h.startswith("~") else h[:3] for h in heads)


def _may_relate(a: MarketName, b: MarketName, heads_a: frozenset[str], heads_b: frozenset[str]) -> bool:
    """A cheap look before the full comparison, which 4 of 5 pairs of a block fail (8,767 names: 3.8 s without, 1.1 s with)."""
    if heads_a & heads_b or a.compact == b.compact:
        return True
    return bool(a.acronyms or b.acronyms or (a.capitals | b.capitals) - (a.capitals & b.capitals))


def _words(name: MarketName) -> list[str]:
    return [w for m in (*name.members, *name.other_names) for w in m]


def _signatures(name: MarketName, count: Counter[str]) -> Iterator[str]:
    """What names that relate have in common: all letters, a rare word, a head and a modifier, an acronym."""
    yield f"={name.compact}"
    words = sorted(set(_words(name)), key=lambda w: (count[w], w))
    rare = [w for w in words if count[w] <= RARE]
    yield from (f"w {w}" for w in rare)
    for member in (*name.members, *name.other_names):
        if len(member) > 1:
            head = member[-1] if member[-1] not in WEAK_HEADS or len(member) < 3 else " ".join(member[-2:])
            yield from (f"h {head} {w}" for w in member[:-1] if count[w] > RARE)
        yield f"i {initials(member)}"
    for short, long in name.acronyms:
        yield f"i {short}"
        yield f"i {initials(long)}"
    yield from (f"i {w}" for w in name.capitals)


def _overlap(a: MarketName, b: MarketName) -> float:
    left, right = set(_words(a)), set(_words(b))
    return len(left & right) / max(1, min(len(left), len(right)))


def _spells(name: MarketName, acronym: str) -> bool:
    return initials(name.plain).startswith(acronym.lower())


def market_drafts(markets: Markets, clusters: Clusters) -> dict[Key, Draft]:
    """A draft for each market by its representative."""
    drafts: dict[Key, Draft] = {}
    for root in clusters.roots():
        members = clusters.members(root)
        shown = best_label(markets.labels[root]) or root
        draft = Draft(key=f"market:{root}", type="market", label=shown, slug=slug(shown))
        for member in members:
            rule, target = clusters.why.get(member, ("market-name", root))
            for surface in sorted(markets.labels[member]):
                draft.add(surface, *_reason(markets, member, rule, target, shown))
        drafts[root] = draft
    return drafts


def _reason(markets: Markets, member: Key, rule: str, target: Key, shown: str) -> tuple[str, str]:
    if rule == "market-name":
        return rule, f"equal to “{shown}” but for number, hyphens, spelling and order of words"
    if rule == "shared-gloss":
        return "market-gloss", f"reports give it one acronym with “{shown}”"
    evidence = relate_names(markets.names[member], markets.names[target]).evidence
    return "market-same", f"“{best_label(markets.labels[member])}” and “{shown}”: {evidence}"


def related(
    verdicts: dict[tuple[Key, Key], Verdict], clusters: Clusters, drafts: dict[Key, Draft]
) -> Iterator[tuple[str, str, Verdict]]:
    """Relations between markets, by draft keys: narrower first, then broader; one for each pair, the best known wins."""
    best: dict[tuple[str, str], Verdict] = {}
    for (a, b), found in sorted(verdicts.items()):
        x, y = drafts[clusters.root(a)].key, drafts[clusters.root(b)].key
        if x == y or found.relation == "same":
            continue
        x, y, verdict = (x, y, found) if x < y else (y, x, turned(found))
        if (x, y) not in best or (verdict.relation != "overlaps" and best[x, y].relation == "overlaps"):
            best[x, y] = verdict
    for (x, y), verdict in sorted(best.items()):
        yield (y, x, turned(verdict)) if verdict.relation == "broader" else (x, y, verdict)
