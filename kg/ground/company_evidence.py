"""What the corpus says of company names: who is listed with whom, in which markets, under which other forms."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.ground.clusters import Clusters
from kg.ground.company_name import CompanyName, company_name, name_words, without_legal
from kg.ground.company_words import LEGAL_LETTERS
from kg.vocab import COMPANIES

# Evidence of a well-known name is sampled: its first reports by id say as much as all of them.
MAX_REPORTS = 60


class Entry(NamedTuple):
    """One company of one report: `report` and `market` are numbers, `name` and `aliases` as written."""

    report: int
    market: int
    name: str
    aliases: tuple[str, ...]


class Node:
    """All surfaces with one key. `forms`: its words; for a seed, those of every name. `surfaces`: forms as written, counted."""

    __slots__ = ("acronym", "aliased", "forms", "key", "legal_tails", "reports", "seed", "surfaces", "words")

    def __init__(self, key: str, seed: str | None) -> None:
        self.key = key
        self.seed = seed
        self.forms: tuple[tuple[str, ...], ...] = SEED_FORMS[seed] if seed else (tuple(key.split()),)
        self.words = self.forms[0]
        self.surfaces: dict[str, int] = {}
        self.legal_tails: tuple[str, ...] = ()  # first letters of the legal forms met with it: "cl" for "Co., Ltd."
        self.reports: list[int] = []  # entries: the report lists the company under this key
        self.aliased: tuple[int, ...] = ()  # reports in which it is an alias of another entry
        self.acronym = False

    def labels(self) -> Counter[str]:
        """The forms for showing, without legal forms, counted."""
        out: Counter[str] = Counter()
        for surface, count in self.surfaces.items():
            out[company_name(surface).label] += count
        return out

    @property
    def count(self) -> int:
        """Reports that use the name at all."""
        return len(self.reports) + len(self.aliased)


def _seed_keys() -> tuple[dict[str, str], dict[str, str]]:
    """Full and core keys of the ontology's companies; a core key of two companies ("merck") decides nothing."""
    full: dict[str, str] = {}
    core: dict[str, set[str]] = defaultdict(set)
    for seed in COMPANIES:
        for label in (seed.label, *seed.alt_labels, *seed.hidden_labels):
            words = name_words(label)
            full[" ".join(words)] = seed.slug
            core[" ".join(without_legal(words))].add(seed.slug)
    return full, {key: min(slugs) for key, slugs in core.items() if len(slugs) == 1}


def _seed_words(slug: str, label: str) -> tuple[str, ...]:
    """The words of a seed's name; with its legal form where they would mean another company too."""
    words = name_words(label)
    core = without_legal(words)
    return tuple(core if SEED_CORE.get(" ".join(core)) == slug else words)


SEED_FULL, SEED_CORE = _seed_keys()
# Core keys of several seeds: "merck" alone is neither.
AMBIGUOUS = {" ".join(without_legal(full.split())) for full in SEED_FULL} - SEED_CORE.keys()
SEED_FORMS = {
    seed.slug: tuple(dict.fromkeys(_seed_words(seed.slug, n) for n in (seed.label, *seed.alt_labels, *seed.hidden_labels)))
    for seed in COMPANIES
}


def seed_of(name: CompanyName) -> str | None:
    """The ontology's company that this name means, or None.

    >>> seed_of(company_name("Merck & Co., Inc.")), seed_of(company_name("Merck"))
    ('merck-and-co', None)
    """
    found = SEED_CORE.get(name.key) or SEED_FULL.get(name.full)
    if found or name.key not in AMBIGUOUS:
        return found
    words = name.full.split()
    return next((SEED_FULL[k] for k in (" ".join(words[:n]) for n in range(len(words), 1, -1)) if k in SEED_FULL), None)


def node_key(surface: str) -> str:
    """The key of the node that a surface belongs to: the seed's behind "=", else the name's."""
    name = company_name(surface)
    seed = seed_of(name)
    return f"={seed}" if seed else name.key


class Evidence:
    """Nodes by key, and what speaks for or against two of them being one company."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.nodes: dict[str, Node] = {}
        self.votes: Counter[tuple[str, str]] = Counter()  # (alias key, name key) -> reports that say so
        self.listed: dict[int, set[str]] = defaultdict(set)  # report -> keys of its entries
        self.market: dict[int, int] = {}  # report -> its market, -1 for none
        self._of: dict[str, Node] = {}
        for entry in entries:
            self._add(entry)
        self.ordered = [self.nodes[k] for k in sorted(self.nodes)]
        self.longer = self._beginnings()

    def of(self, surface: str) -> Node:
        """The node of a surface that was met."""
        return self._of[surface]

    def find(self, surface: str) -> Node | None:
        """The node that a surface belongs to, if the corpus has it."""
        return self._of.get(surface) or self.nodes.get(node_key(surface))

    def known(self, words: str) -> Node | None:
        """The node of a core key, if the corpus has it; the ontology's company only by its preferred name."""
        seed = SEED_CORE.get(words)
        if seed:
            return self.nodes.get(f"={seed}") if words == " ".join(SEED_FORMS[seed][0]) else None
        return self.nodes.get(words)

    def _add(self, entry: Entry) -> None:
        self.market[entry.report] = entry.market
        node = self._met(entry.name)
        node.reports.append(entry.report)
        self.listed[entry.report].add(node.key)
        for alias in entry.aliases:
            other = self._met(alias)
            if other is not node:
                other.aliased += (entry.report,)
                self.votes[other.key, node.key] += 1

    def _beginnings(self) -> dict[str, list[str]]:
        """For each name that begins another, the fuller names; seeds begin nothing, their short forms are known."""
        out: dict[str, list[str]] = {}
        for node in self.ordered:
            for words in node.forms:
                for size in range(1, len(words)):
                    start = " ".join(words[:size])
                    if start in self.nodes and start != node.key:
                        fuller = out.setdefault(start, [])
                        if fuller[-1:] != [node.key]:
                            fuller.append(node.key)
        return out

    def _met(self, surface: str) -> Node:
        node = self._of.get(surface)
        if node is None:
            node = self._of[surface] = self._new(surface)
        node.surfaces[surface] += 1
        return node

    def _new(self, surface: str) -> Node:
        """The node of a surface met for the first time."""
        name = company_name(surface)
        key = node_key(surface)
        node = self.nodes.get(key)
        if node is None:
            node = self.nodes[key] = Node(key, seed_of(name))
        node.surfaces[surface] = 0
        node.acronym = node.acronym or name.acronym
        tail = "".join(LEGAL_LETTERS.get(w, "") for w in name.full[len(name.key) :].split()) if name.full != name.key else ""
        if tail and tail not in node.legal_tails:
            node.legal_tails = (*node.legal_tails, tail)
        return node

    def related(self, node: Node, others: Sequence[Node], clusters: Clusters) -> float:
        """Share of the reports that list the node as a company of its own which also list a competitor of the others."""
        if not node.reports:
            return 1.0
        known = self.competitors(others, clusters) - {clusters.root(n.key) for n in (node, *others)}
        sample = node.reports[:MAX_REPORTS]
        return sum(any(clusters.root(k) in known for k in self.listed[r]) for r in sample) / len(sample)

    def together(self, some: Sequence[Node], others: Sequence[Node]) -> int:
        """Reports that list both as companies of their own."""
        left = {r for n in some for r in n.reports}
        return len(left.intersection(*[[r for n in others for r in n.reports]]))

    def said(self, some: Sequence[Node], others: Sequence[Node]) -> int:
        """Reports that use the names of both for one company."""
        return sum(self.votes.get((a.key, b.key), 0) + self.votes.get((b.key, a.key), 0) for a in some for b in others)

    def competitors(self, nodes: Sequence[Node], clusters: Clusters) -> set[str]:
        """The companies that are listed with these."""
        out: set[str] = set()
        for node in nodes:
            for report in (*node.reports[:MAX_REPORTS], *node.aliased[:MAX_REPORTS]):
                out |= self.listed[report]
        return {clusters.root(key) for key in out}

    def shared(self, some: Sequence[Node], others: Sequence[Node], clusters: Clusters) -> tuple[int, int]:
        """Markets in common, and competitors in common."""
        markets = self._markets(some) & self._markets(others)
        own = {clusters.root(n.key) for n in (*some, *others)}
        return len(markets), len((self.competitors(some, clusters) & self.competitors(others, clusters)) - own)

    def _markets(self, nodes: Sequence[Node]) -> set[int]:
        return {self.market[r] for n in nodes for r in (*n.reports, *n.aliased)} - {-1}
