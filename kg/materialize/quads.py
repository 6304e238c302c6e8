"""A whole build -> N-Quads lines, in order, without holding them (1 million claims are some 45 million lines)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain

from kg.materialize.blocks import Block, each, in_order, lines
from kg.materialize.claims import claim_block, evidence_blocks, extractor_blocks
from kg.materialize.description import description_blocks
from kg.materialize.entities import (
    entity_block,
    family_blocks,
    match_block,
    relation_block,
    relation_links,
    replaced_blocks,
    with_containers,
)
from kg.materialize.findings import consensus_block, contradiction_links, finding_block, profile_blocks
from kg.materialize.iris import DEFAULT_BASE, Iris
from kg.materialize.reports import report_block
from kg.materialize.terms import DERIVED_FROM
from kg.model import Dataset, GroundedClaim, GroundedReport

ENTITY_TYPES = ("application", "company", "market", "publisher", "region", "segment")
Parts = dict[str, Callable[[], Iterable[Block]]]


def quads(dataset: Dataset, base: str = DEFAULT_BASE) -> Iterator[str]:
    """The build as N-Quads lines of the default graph, each with its line end, sorted by code point.

    No blank nodes and no clock: equal records give equal lines, in whatever order they stand. A claim and its place take 27
    lines, the whole of a build 49 lines a claim; some 1,000,000 lines a second. Raises UsageError where `base` is no absolute
    IRI that ends with a slash.
    """
    graph = _Graph(dataset, base)
    grounding = dataset.grounding
    parts: Parts = {
        **graph.derived(),
        "claim": lambda: graph.claims(grounding.claims, links=True),
        "evidence": lambda: evidence_blocks(graph.iris, grounding.claims),
        "report": lambda: graph.reports(grounding.reports),
    }
    count = 0
    for line in _in_order(parts):
        count += 1
        yield line
    yield from lines(description_blocks(graph.iris, dataset, count))


def named_quads(dataset: Dataset, base: str = DEFAULT_BASE) -> Iterator[str]:
    """The same build for TriG: what a report says (its header, claims and places) stands in a graph of its own.

    The default graph comes first: entities, matches, findings, what contradicts what, and from which report each graph
    was made (`prov:wasDerivedFrom`, the only statements that `quads` does not have). Then the graphs by name, each sorted;
    at the end, in the default graph again, the dataset's description, which counts all of this.
    """
    graph = _Graph(dataset, base)
    reports = dataset.grounding.reports
    parts: Parts = {
        **graph.derived(),
        "claim": graph.contradiction_blocks,
        "graph": lambda: each(reports, lambda report: graph.iris.graph(report.id), graph.derivation),
    }
    named = {graph.iris.graph(report.id): report for report in reports}
    claims: dict[str, list[GroundedClaim]] = defaultdict(list)
    for claim in dataset.grounding.claims:
        claims[claim.report].append(claim)
    of_graph = {name: partial(graph.said, report, claims[report.id]) for name, report in named.items()}
    count = 0
    for line in chain(_in_order(parts), *(lines(of_graph[name](), name) for name in sorted(of_graph))):
        count += 1
        yield line
    yield from lines(description_blocks(graph.iris, dataset, count))


def _in_order(parts: Parts) -> Iterator[str]:
    """The parts by the path that their ids begin with: `market-relation/` stands before `market/`."""
    for prefix in sorted(parts, key=lambda prefix: f"{prefix}/"):
        yield from lines(parts[prefix]())


class _Graph:
    """A dataset under one base: makes the blocks of each part, in order."""

    def __init__(self, dataset: Dataset, base: str) -> None:
        self.dataset = dataset
        self.iris = Iris(base)
        grounding = dataset.grounding
        self.publishers = {report.id: report.publisher_id for report in grounding.reports}
        self.contradictions = contradiction_links(self.iris, dataset.judgement.findings)
        self.relation_links = relation_links(self.iris, grounding.relations)
        self.entities = with_containers(grounding.entities)

    def claims(self, claims: Iterable[GroundedClaim], links: bool) -> Iterator[Block]:
        """`links`: also what the claims contradict, which is derived and not said by a report."""
        return each(claims, lambda claim: self.iris.of(claim.id), partial(self._claim, links=links))

    def _claim(self, claim: GroundedClaim, links: bool) -> Block:
        compared = self.dataset.judgement.comparison.get(claim.id)
        block = claim_block(self.iris, claim, self.publishers.get(claim.report), compared)
        if links:
            block.statements.extend(self.contradictions.get(claim.id, ()))
        return block

    def contradiction_blocks(self) -> Iterator[Block]:
        """What contradicts what, alone."""
        return each(self.contradictions, self.iris.of, lambda claim: Block(self.iris.of(claim), self.contradictions[claim]))

    def reports(self, reports: Iterable[GroundedReport]) -> Iterator[Block]:
        """Headers."""
        return each(reports, lambda report: self.iris.of(report.id), partial(report_block, self.iris))

    def derivation(self, report: GroundedReport) -> Block:
        """From which report a named graph was made."""
        return Block(self.iris.graph(report.id), [f"{DERIVED_FROM} {self.iris.of(report.id)}"])

    def said(self, report: GroundedReport, claims: list[GroundedClaim]) -> Iterator[Block]:
        """What one report says, in the order of its lines."""
        yield from self.claims(claims, links=False)
        yield from evidence_blocks(self.iris, claims)
        yield from self.reports([report])

    def entities_of(self, kind: str) -> list[Block]:
        """Entities of one type with their links, and the ids that were merged into one of them."""
        chosen = [entity for entity in self.entities if entity.type == kind]
        blocks = [entity_block(self.iris, entity, self.relation_links.get(entity.id, ())) for entity in chosen]
        return in_order([*blocks, *replaced_blocks(self.iris, chosen)])

    def derived(self) -> Parts:
        """The parts that no report states, by the first segment of their ids."""
        iris, grounding, judgement = self.iris, self.dataset.grounding, self.dataset.judgement
        known = frozenset(entity.id for entity in self.entities)
        return {
            "consensus": lambda: each(judgement.consensus, lambda item: iris.of(item.id), partial(consensus_block, iris)),
            "extractor": lambda: in_order(extractor_blocks(iris, grounding.claims)),
            "finding": lambda: each(
                judgement.findings, lambda item: iris.of(item.id), partial(finding_block, iris, entities=known)
            ),
            "market-relation": lambda: each(grounding.relations, iris.relation, partial(relation_block, iris)),
            "match": lambda: each(grounding.matches, iris.match, partial(match_block, iris)),
            "measurement": lambda: in_order(block for profile in judgement.profiles for block in profile_blocks(iris, profile)),
            "publisher-family": lambda: in_order(family_blocks(iris, grounding.entities)),
            **{kind: partial(self.entities_of, kind) for kind in ENTITY_TYPES},
        }
