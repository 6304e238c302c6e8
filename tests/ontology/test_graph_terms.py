"""The graph and the queries use the terms that the ontology declares, as it declares them."""

from __future__ import annotations

import re

import pyoxigraph as ox
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, XSD

from kg import vocab
from kg.materialize import named_quads
from tests.materialize import samples
from tests.ontology.test_terms import KG, ONTOLOGY, WHOLE, own_terms

QUADS = list(ox.parse("".join(named_quads(samples.dataset())).encode(), format=ox.RdfFormat.N_QUADS))


def own(name: str) -> rdflib.URIRef | None:
    return rdflib.URIRef(name) if name.startswith(vocab.NAMESPACE) else None


def test_every_term_in_the_graph_is_declared() -> None:
    used = {term.value for quad in QUADS for term in (quad.predicate, quad.object) if isinstance(term, ox.NamedNode)}
    assert {str(name) for name in map(own, used) if name} <= set(map(str, own_terms(WHOLE))) | {vocab.NAMESPACE}


def test_every_property_of_instances_is_used_by_the_sample() -> None:
    """Otherwise a property is declared that nothing writes, or the sample build misses a case."""
    declared = {
        term for term in own_terms(WHOLE) if {OWL.ObjectProperty, OWL.DatatypeProperty} & set(WHOLE.objects(term, RDF.type))
    }
    used = {own(quad.predicate.value) for quad in QUADS}
    assert {str(term) for term in declared - used} == {str(KG.sameMarketAs)}, "the sample has no two names of one market"


def test_values_have_the_declared_ranges() -> None:
    for quad in QUADS:
        name = own(quad.predicate.value)
        declared = WHOLE.value(name, RDFS.range) if name else None
        if isinstance(quad.object, ox.Literal) and declared is not None:
            assert quad.object.datatype.value == str(declared), f"{quad}"
        if name and (name, RDF.type, OWL.DatatypeProperty) in WHOLE:
            assert isinstance(quad.object, ox.Literal), f"{quad}"
        if name and (name, RDF.type, OWL.ObjectProperty) in WHOLE:
            assert isinstance(quad.object, ox.NamedNode), f"{quad}"


def test_instances_have_the_declared_domains_and_ranges() -> None:
    types: dict[str, set[str]] = {}
    for quad in QUADS:
        if quad.predicate.value == str(RDF.type):
            types.setdefault(str(quad.subject), set()).add(str(quad.object)[1:-1])
    for quad in QUADS:
        name = own(quad.predicate.value)
        domain = WHOLE.value(name, RDFS.domain) if name else None
        if domain is not None:
            assert str(domain) in types[str(quad.subject)], f"{quad}"
        declared = WHOLE.value(name, RDFS.range) if name else None
        if declared is not None and not str(declared).startswith(str(XSD)) and str(quad.object) in types:
            assert str(declared) in types[str(quad.object)], f"{quad}"


def test_the_queries_use_declared_terms() -> None:
    declared = {str(term).removeprefix(vocab.NAMESPACE) for term in own_terms(WHOLE)}
    for path in sorted((ONTOLOGY / "queries").glob("*.rq")):
        used = set(re.findall(r"\bkg:(\w+)", path.read_text(encoding="utf-8")))
        assert used and used <= declared, f"{path.name}: {used - declared}"
