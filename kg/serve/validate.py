"""A finished build against its SHACL shapes, a few nodes at a time.

pyshacl checks 500 to 1,000 nodes a second (72,500 nodes of 1,100 reports: 90 s), so of a large build a sample is checked:
of every class that a shape aims at (each kind of claim and finding is one) the nodes whose names hash lowest, the same ones
each time. A batch is a graph of its own: all that is said of its nodes, the classes of what they point at, who contradicts
them, and the ontology, without which a shape on kg:Claim would not reach kg:CompanyRevenueClaim. Only the nodes of the
batch are looked at in it.
"""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import rdflib
from msgspec import Struct
from rdflib.namespace import RDF, RDFS, SH

from kg import vocab
from kg.errors import OntologyError

PACKAGE = Path(__file__).parents[1]
# Inside a wheel the ontology lies in the package; in a checkout beside it.
FOLDERS = (PACKAGE / "_ontology", PACKAGE.parent / "ontology")
SHAPES = ("shapes.ttl", "claims.ttl")
ONTOLOGY = ("core.ttl", "claims.ttl", "findings.ttl", "alignments.ttl")
SAMPLE = 200
"""Nodes of one class that are checked: 5,200 in a build of 1,100 reports, 10 s."""
# Measured on 3 million statements: batches of 100 take 2.5 ms a node, of 1,000 7 ms (pyshacl looks up the nodes in a list).
BATCH = 100

_TYPE = ox.NamedNode(str(RDF.type))
_CONTRADICTS = ox.NamedNode(f"{vocab.NAMESPACE}contradicts")
Node = ox.NamedNode | ox.BlankNode | ox.Triple


class Violation(Struct, frozen=True, order=True):
    """A node that breaks a shape: `path` is the property in question, `value` what it has, both empty where there is none."""

    node: str
    path: str
    value: str
    message: str


class Validation(Struct, frozen=True):
    """What was found. `checked` of `nodes` that a shape aims at were looked at; equal where all were."""

    conforms: bool
    checked: int
    nodes: int
    violations: tuple[Violation, ...]


def validate(store: ox.Store | Path, limit: int | None = SAMPLE) -> Validation:
    """Check a store, or the folder of one: of each class at most `limit` nodes, all with None.

    Raises OSError where the folder holds no store, and OntologyError where the shapes are missing.
    """
    opened = ox.Store.read_only(str(store)) if isinstance(store, Path) else store
    chosen: set[ox.NamedNode] = set()
    everything: set[ox.NamedNode] = set()
    for nodes in _targets(opened):
        everything |= nodes
        chosen |= nodes if limit is None else set(heapq.nsmallest(limit, nodes, key=_rank))
    ordered = sorted(chosen, key=lambda node: node.value)
    batches = (ordered[start : start + BATCH] for start in range(0, len(ordered), BATCH))
    violations = sorted({violation for batch in batches for violation in check(opened, batch)})
    return Validation(not violations, len(chosen), len(everything), tuple(violations))


def _rank(node: ox.NamedNode) -> bytes:
    return hashlib.sha256(node.value.encode()).digest()


def _targets(store: ox.Store) -> Iterator[set[ox.NamedNode]]:
    """The nodes of each class, and the subjects of each property, that a shape aims at."""
    shapes, ontology = _shapes(), _ontology()
    aimed = set(shapes.objects(None, SH.targetClass))
    classes = {below for target in aimed for below in ontology.transitive_subjects(RDFS.subClassOf, target)}
    for name in sorted(classes, key=str):
        yield _named(quad.subject for quad in store.quads_for_pattern(None, _TYPE, ox.NamedNode(str(name))))
    for name in sorted(set(shapes.objects(None, SH.targetSubjectsOf)), key=str):
        yield _named(quad.subject for quad in store.quads_for_pattern(None, ox.NamedNode(str(name)), None))


def _named(nodes: Iterable[Node]) -> set[ox.NamedNode]:
    return {node for node in nodes if isinstance(node, ox.NamedNode)}


def check(store: ox.Store, nodes: Sequence[ox.NamedNode]) -> Iterator[Violation]:
    """The violations of these nodes, as one batch, in no order."""
    data = rdflib.Graph()
    data.parse(data=ox.serialize(_around(store, nodes), format=ox.RdfFormat.N_TRIPLES), format="nt")
    data += _ontology()
    conforms, report, _ = pyshacl.validate(
        data, shacl_graph=_shapes(), focus_nodes=[node.value for node in nodes], inplace=True, inference="none"
    )
    if not conforms:
        yield from (_violation(report, result) for result in report.subjects(RDF.type, SH.ValidationResult))


def _around(store: ox.Store, nodes: Sequence[ox.NamedNode]) -> Iterator[ox.Triple]:
    """What a shape can see from the nodes."""
    neighbours: dict[ox.NamedNode, None] = {}
    for node in nodes:
        for quad in store.quads_for_pattern(node, None, None):
            yield quad.triple
            if isinstance(quad.object, ox.NamedNode):
                neighbours[quad.object] = None
        for quad in store.quads_for_pattern(None, _CONTRADICTS, node):
            yield quad.triple
    for neighbour in neighbours:
        for quad in store.quads_for_pattern(neighbour, _TYPE, None):
            yield quad.triple


def _violation(report: rdflib.Graph, result: rdflib.term.Node) -> Violation:
    path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
    return Violation(
        node=str(report.value(result, SH.focusNode)),
        path=str(path) if isinstance(path, rdflib.URIRef) else "",
        value="" if value is None else str(value),
        message=str(report.value(result, SH.resultMessage)),
    )


@cache
def _shapes() -> rdflib.Graph:
    return _read(SHAPES)


@cache
def _ontology() -> rdflib.Graph:
    return _read(ONTOLOGY)


def _read(names: Sequence[str]) -> rdflib.Graph:
    folder = next((place for place in FOLDERS if place.is_dir()), None)
    if folder is None:
        raise OntologyError(f"the ontology is missing ({FOLDERS[0]}); install kg again")
    graph = rdflib.Graph()
    for name in names:
        graph.parse(folder / name, format="turtle")
    return graph
