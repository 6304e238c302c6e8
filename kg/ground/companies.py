"""Names of companies to entities: clusters of names over the whole corpus, and what holds in one report only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from kg.ground import company_links, spelling
from kg.ground.clusters import Clusters
from kg.ground.company_evidence import AMBIGUOUS, Entry, Evidence, Node, node_key
from kg.ground.company_name import company_name
from kg.ground.company_words import GENERIC
from kg.ground.drafts import Draft, best_label
from kg.ground.fold import mended, slug
from kg.vocab import COMPANIES

# Short names met in few reports that share neither market nor competitor are taken for namesakes. Read by eye: of 60 such
# names with up to 4 letters, half were one company; of those with up to 3 capitals in up to 6 reports, a third.
MAX_SPLIT_LETTERS = 3
MAX_SPLIT_REPORTS = 6
RARE_LABEL = 10  # a representative this much rarer than another form of it does not give the label

_SEEDS = {seed.slug: seed for seed in COMPANIES}


class Companies:
    """All companies of a corpus. `key(report, surface)` gives the draft that a name means in a report."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.evidence = Evidence(entries)
        self.clusters = clusters(self.evidence)
        self._entries = entries
        self._by_root: dict[str, list[Entry]] = {}
        self._pieces = self._namesakes()
        self.drafts: dict[str, Draft] = {}
        self._local: dict[tuple[int, str], str] = {}

    def build(self, report_ids: Sequence[str], market_slugs: Sequence[str]) -> None:
        """Make the drafts. `report_ids` and `market_slugs` by the numbers that the entries carry."""
        for root in self.clusters.roots():
            self._draft(root)
        for (root, report), piece in sorted(self._pieces.items()):
            self._piece(root, report, piece, market_slugs)
        for entry in self._entries:
            own = self._in_report(self._meant(entry), entry.report)
            self._local[entry.report, entry.name] = own
            for alias in entry.aliases:
                key = self._local.setdefault((entry.report, alias), own)
                if key == own and alias not in self.drafts[own].surfaces:
                    why = ("report-alias", f"this report uses “{mended(alias)}” for “{mended(entry.name)}”")
                    self.drafts[own].local.setdefault((alias, report_ids[entry.report]), why)

    def key(self, report: int, surface: str) -> str | None:
        """The draft of a name in a report: the report's own use of it first, then the corpus's; None for an unknown name."""
        own = self._local.get((report, surface))
        if own:
            return own
        node = self.evidence.find(surface)
        return self._in_report(node, report) if node else None

    def _meant(self, entry: Entry) -> Node:
        """The node of an entry's name; of an alias, where the name is several companies' and the alias one's."""
        node = self.evidence.of(entry.name)
        if node.key not in AMBIGUOUS:
            return node
        return next((n for n in map(self.evidence.of, entry.aliases) if n.seed), node)

    def _in_report(self, node: Node, report: int) -> str:
        """The draft of a node in a report that says nothing else of it."""
        root = self.clusters.root(node.key)
        piece = self._pieces.get((root, report))
        return f"company:{root}" if piece in (None, "") else f"company:{root}/{piece}"

    def _draft(self, root: str) -> None:
        nodes = [self.evidence.nodes[k] for k in self.clusters.members(root)]
        label = self._label(nodes)
        seed = _SEEDS.get(nodes[0].seed or "")
        draft = Draft(f"company:{root}", "company", label, seed.slug if seed else slug(label))
        for node in nodes:
            rule, target = self.clusters.why.get(node.key, ("", root))
            for surface in sorted(node.surfaces):
                draft.add(surface, *self._reason(node, surface, rule, target, label))
        if seed:
            draft.broader.update(f"company:={owner}" for owner in seed.broader if f"={owner}" in self.evidence.nodes)
        self.drafts[draft.key] = draft

    def _label(self, nodes: Sequence[Node]) -> str:
        seed = _SEEDS.get(nodes[0].seed or "")
        if seed:
            return seed.label
        full = nodes[0]
        if len(nodes) == 1:
            return _shown(full)
        known = max(nodes, key=lambda n: (n.count, n.key == full.key))
        return _shown(known if known.count >= RARE_LABEL * full.count else full)

    def _reason(self, node: Node, surface: str, rule: str, target: str, label: str) -> tuple[str, str]:
        if surface == label:
            return "name", "the name most used"
        if node.seed:
            return "known-name", f"the ontology lists it, or its form without legal parts, under {label}"
        if not rule:
            return "legal-form", f"equal to “{label}” but for legal form, case, accents, punctuation or number"
        return rule, _sentence(rule, surface, _shown(self.evidence.nodes[target]))

    def _piece(self, root: str, report: int, piece: str, market_slugs: Sequence[str]) -> None:
        """The draft of a namesake, made from the whole's."""
        key = f"company:{root}/{piece}"
        if not piece or key in self.drafts:
            return
        whole = self.drafts[f"company:{root}"]
        own = [e for e in self._entries_of(root) if e.market >= 0 and self._pieces.get((root, e.report)) == piece]
        markets = [market_slugs[e.market] for e in own]
        where = min(markets, default=piece)
        draft = Draft(key, "company", whole.label, f"{whole.slug}--{where}")
        for surface, (rule, _) in whole.surfaces.items():
            draft.add(surface, rule, f"met only in the market “{where}”: no market or competitor in common with its namesakes")
        self.drafts[key] = draft

    def _namesakes(self) -> dict[tuple[str, int], str]:
        """(cluster, report) -> piece for clusters that are split; the piece "" keeps the cluster's own id."""
        out: dict[tuple[str, int], str] = {}
        for root in self.clusters.roots():
            nodes = [self.evidence.nodes[k] for k in self.clusters.members(root)]
            if not all(_splittable(n) for n in nodes):
                continue
            reports = sorted({r for n in nodes for r in (*n.reports, *n.aliased)})
            if 1 < len(reports) <= MAX_SPLIT_REPORTS:
                for piece, members in enumerate(self._fields(root, reports)):
                    out.update(((root, r), str(piece) if piece else "") for r in members)
        return out

    def _fields(self, root: str, reports: Sequence[int]) -> list[list[int]]:
        """Reports in groups that share a market or a competitor; the largest group first."""
        markets = {e.report: e.market for e in self._entries_of(root)}
        fields = Clusters([str(r) for r in reports])
        listed = {r: {self.clusters.root(k) for k in self.evidence.listed[r]} - {root} for r in reports}
        for a, b in combinations(reports, 2):
            if listed[a] & listed[b] or (markets.get(a, -1) == markets.get(b, -2)):
                fields.merge(str(b), str(a), "field")
        groups = [sorted(int(m) for m in fields.members(g)) for g in fields.roots()]
        return sorted(groups, key=lambda g: (-len(g), g))

    def _entries_of(self, root: str) -> Iterable[Entry]:
        if not self._by_root:
            for entry in self._entries:
                for surface in (entry.name, *entry.aliases):
                    self._by_root.setdefault(self.clusters.root(node_key(surface)), []).append(entry)
        return self._by_root.get(root, [])


def _shown(node: Node) -> str:
    if len(node.surfaces) == 1:
        return company_name(next(iter(node.surfaces))).label
    return best_label(node.labels())


def _splittable(node: Node) -> bool:
    """A short acronym or a general word, which two companies may well share."""
    if node.seed or len(node.words) != 1:
        return False
    return (node.acronym and len(node.words[0]) <= MAX_SPLIT_LETTERS) or node.words[0] in GENERIC


_SENTENCES = {
    "spacing": "equal to “{target}” but for blanks and hyphens",
    "transliteration": "“{target}” with umlauts written out",
    "group": "“{target}” with or without “group” or “holding”",
    "gloss": "reports gloss it with “{target}”",
    "short-form": "the beginning of “{target}” and of no other name that fits",
    "acronym": "the initials of “{target}”, met among the same competitors and never beside it",
    "place-prefix": "“{target}” without the place in front, met among the same competitors",
    "spelling": "one letter off “{target}”, and never beside it",
}


def _sentence(rule: str, surface: str, target: str) -> str:
    return f"“{surface}”: {_SENTENCES[rule].format(target=target)}"


def clusters(evidence: Evidence) -> Clusters:
    """Which names are one company, surest rules first."""
    out = Clusters(evidence.nodes, [k for k, n in evidence.nodes.items() if n.seed])
    for rule in (
        company_links.equal_forms,
        company_links.transliterated,
        company_links.glossed,
        company_links.short_forms,
        company_links.acronyms,
        company_links.without_place,
        spelling.slips,
    ):
        rule(evidence, out)
    return out


def division_of(surface: str) -> str | None:
    """The company whose part a name describes, or None.

    >>> division_of("Samsung's semiconductor division"), division_of("Victoria's Secret")
    ('Samsung', None)
    """
    return company_name(surface).owner
