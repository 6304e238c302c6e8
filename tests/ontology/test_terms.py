"""The ontology: header, labels and definitions, roles of names (OWL 2 DL), what Python is generated from it.

The tests of roles are the part of OWL 2 DL that this ontology could break. OWL API 5.1.9 (OWL2DLProfile, imports through the
catalog) reports no violation and HermiT 1.4.3 no unsatisfiable class, alone and with the sample graph; they need Java.
"""

from __future__ import annotations

import doctest
import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SH, SKOS, XSD

from kg import vocab
from kg.judge import key
from kg.materialize.entities import RELATIONS
from kg.materialize.findings import SCOPES

ONTOLOGY = Path(__file__).parents[2] / "ontology"
FILES = sorted(ONTOLOGY.glob("*.ttl"))
KG = rdflib.Namespace(vocab.NAMESPACE)
ROLES = {
    OWL.Class: "class",
    OWL.ObjectProperty: "object property",
    OWL.DatatypeProperty: "datatype property",
    OWL.AnnotationProperty: "annotation property",
    RDFS.Datatype: "datatype",
    OWL.NamedIndividual: "individual",
}
# Datatypes of OWL 2 that the ontology may use; xsd:gYear and xsd:date are none.
DATATYPES = {XSD.string, XSD.decimal, XSD.integer, XSD.boolean, XSD.dateTime, RDF.langString}
BUILT_IN = (
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2000/01/rdf-schema#",
    "http://www.w3.org/2002/07/owl#",
)
Triple = tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node]


def graph_of(*names: str) -> rdflib.Graph:
    graph = rdflib.Graph()
    for name in names:
        graph.parse(ONTOLOGY / name, format="turtle")
    return graph


WHOLE = graph_of(*(path.name for path in FILES))
SHAPE_NODES = set(WHOLE.subjects(RDF.type, SH.NodeShape)) | set(WHOLE.subjects(RDF.type, SH.PropertyShape))


def own_terms(graph: rdflib.Graph) -> set[rdflib.URIRef]:
    """Terms of the namespace that are declared; shapes are no terms."""
    subjects = {subject for subject in graph.subjects(RDF.type) if isinstance(subject, rdflib.URIRef) and subject in KG}
    return {subject for subject in subjects - SHAPE_NODES if subject != rdflib.URIRef(vocab.NAMESPACE)}


def axioms() -> Iterator[Triple]:
    """Everything but the SHACL shapes, which are no part of the OWL ontology."""
    for triple in WHOLE:
        if triple[0] not in SHAPE_NODES and not isinstance(triple[0], rdflib.BNode) and not str(triple[1]).startswith(str(SH)):
            yield triple


def roles_of(name: rdflib.term.Node) -> list[str]:
    return [role for kind, role in ROLES.items() if (name, RDF.type, kind) in WHOLE]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_both_parsers_read_each_file(path: Path) -> None:
    triples = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    assert len(triples) == len(rdflib.Graph().parse(path)) > 10


def test_no_file_was_forgotten() -> None:
    assert [path.name for path in FILES] == [
        "alignments.ttl",
        "claims.ttl",
        "companies.ttl",
        "core.ttl",
        "findings.ttl",
        "markets.ttl",
        "publishers.ttl",
        "regions.ttl",
        "shapes.ttl",
    ]


@pytest.mark.parametrize("ontology", sorted(WHOLE.subjects(RDF.type, OWL.Ontology), key=str), ids=str)
def test_headers_say_who_when_and_under_which_licence(ontology: rdflib.URIRef) -> None:
    names = (DCTERMS.title, DCTERMS.description, DCTERMS.license, DCTERMS.creator, DCTERMS.created, DCTERMS.modified)
    for name in (*names, OWL.versionIRI, OWL.versionInfo):
        assert len(list(WHOLE.objects(ontology, name))) == 1, f"{ontology} has not one {name}"
    version = WHOLE.value(ontology, OWL.versionInfo)
    assert str(WHOLE.value(ontology, OWL.versionIRI)).endswith(f"/{version}")
    assert str(version) == vocab.VERSION


def test_imports_are_found_in_the_folder() -> None:
    catalog = (ONTOLOGY / "catalog-v001.xml").read_text(encoding="utf-8")
    places = dict(re.findall(r'<uri name="([^"]+)" uri="([^"]+)"/>', catalog))
    assert set(map(str, WHOLE.objects(None, OWL.imports))) == places.keys()
    for name, file in places.items():
        assert (rdflib.URIRef(name), RDF.type, OWL.Ontology) in graph_of(file)


@pytest.mark.parametrize("term", sorted(own_terms(WHOLE), key=str), ids=lambda term: term.removeprefix(vocab.NAMESPACE))
def test_term_is_labelled_and_defined(term: rdflib.URIRef) -> None:
    scheme = (term, RDF.type, SKOS.ConceptScheme) in WHOLE
    (label,) = WHOLE.objects(term, SKOS.prefLabel if scheme else RDFS.label)
    (definition,) = WHOLE.objects(term, SKOS.definition)
    assert isinstance(label, rdflib.Literal) and label.language == "en" and label.strip() == str(label)
    assert isinstance(definition, rdflib.Literal) and definition.language == "en"
    assert definition.endswith(".") and len(definition) > 10
    assert scheme or (term, RDFS.isDefinedBy, rdflib.URIRef(vocab.NAMESPACE)) in WHOLE


def test_labels_of_terms_are_unique_within_their_role() -> None:
    seen: dict[tuple[str, str], rdflib.URIRef] = {}
    for term in own_terms(WHOLE):
        for label in WHOLE.objects(term, RDFS.label):
            role = roles_of(term)[0]
            assert seen.setdefault((role, str(label)), term) == term, f"{term} and {seen[role, str(label)]} are both {label!r}"


def test_a_name_has_one_role() -> None:
    names = {name for name, _, _ in axioms()} | {name for _, name, _ in axioms()}
    assert {str(name): roles_of(name) for name in names if len(roles_of(name)) > 1} == {}


def test_every_property_in_use_is_declared() -> None:
    used = {name for _, name, _ in axioms() if not str(name).startswith(BUILT_IN)}
    assert {str(name) for name in used if "property" not in " ".join(roles_of(name))} == set()


def test_properties_have_values_of_their_sort() -> None:
    for subject, name, value in axioms():
        role = (roles_of(name) or [""])[0]
        if role == "object property":
            assert isinstance(value, rdflib.URIRef), f"{subject} {name} {value}"
        if role == "datatype property":
            assert isinstance(value, rdflib.Literal), f"{subject} {name} {value}"


def test_every_class_in_use_is_declared() -> None:
    used = {value for _, name, value in axioms() if name in (RDF.type, RDFS.subClassOf, RDFS.domain, OWL.disjointWith)}
    named = {value for value in used if not str(value).startswith(BUILT_IN)}
    assert {str(name) for name in named if roles_of(name) != ["class"]} == set()


def test_ranges_and_literals_keep_to_the_datatypes_of_owl_2() -> None:
    declared = set(WHOLE.subjects(RDF.type, RDFS.Datatype))
    for subject, name, value in axioms():
        if isinstance(value, rdflib.Literal):
            assert value.language or (value.datatype or XSD.string) in DATATYPES | declared, f"{subject} {name} {value}"
        if name == RDFS.range:
            datatype = "datatype property" in roles_of(subject)
            assert value in DATATYPES if datatype else roles_of(value) == ["class"], f"{subject} has range {value}"


def test_functional_or_irreflexive_properties_are_simple() -> None:
    """OWL 2 DL forbids them to be transitive; none is."""
    assert not set(WHOLE.subjects(RDF.type, OWL.TransitiveProperty))


def test_no_unwanted_entailment() -> None:
    """What a reasoner would conclude of a claim, a company and two markets: only what is meant."""
    supers = set(WHOLE.transitive_objects(KG.Company, RDFS.subClassOf))
    assert SKOS.Concept not in supers
    for name in (KG.contradicts, KG.broader, KG.overlapsWith):
        assert not [above for above in WHOLE.objects(name, RDFS.subPropertyOf) if not str(above).startswith(vocab.NAMESPACE)]
    assert (None, OWL.sameAs, None) not in WHOLE and (None, OWL.equivalentClass, None) not in WHOLE


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_vocab", ONTOLOGY / "generate_vocab.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_vocab_is_current() -> None:
    assert Path(vocab.__file__).read_text(encoding="utf-8") == generator().render(), "run python ontology/generate_vocab.py"


def test_doctests_of_the_generator() -> None:
    found = doctest.testmod(generator())
    assert found.attempted >= 3 and found.failed == 0


def test_check_mode_says_so() -> None:
    run = subprocess.run([sys.executable, str(ONTOLOGY / "generate_vocab.py"), "--check"], capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")


def test_vocab_needs_no_rdf_library() -> None:
    code = "import sys, kg.vocab; print([name for name in ('rdflib', 'pyoxigraph', 'msgspec') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_kinds_are_those_of_the_guide() -> None:
    subjects = {
        "market": "size volume cagr growth_amount",
        "company": "revenue share growth founded other leads",
        "region": "share size cagr leads fastest",
        "segment": "share size cagr leads fastest",
        "application": "share size cagr leads fastest",
    }
    wanted = {f"{subject}_{measure}" for subject, measures in subjects.items() for measure in measures.split()}
    assert set(vocab.KINDS) == wanted | {"undisclosed", "other"}


@pytest.mark.parametrize("kind", vocab.KINDS.values(), ids=lambda kind: kind.token)
def test_class_of_a_kind_follows_from_its_token(kind: vocab.Kind) -> None:
    assert kind.class_name == "".join(word.capitalize() for word in kind.token.split("_")) + "Claim"
    measure = "".join(word.capitalize() for word in kind.measure.split("_")) + "Claim"
    assert kind.parent == (measure if kind.class_name != measure else "Claim")
    assert kind.token in (kind.measure, f"{kind.subject_type}_{kind.measure}")
    assert (KG[f"{kind.class_name}Shape"], SH.targetClass, KG[kind.class_name]) in WHOLE
    assert kind.examples and kind.counter_examples
    assert (kind.unit is None) == (kind.measure in ("leads", "fastest", "undisclosed"))
    assert 0 <= kind.tolerance < 1 <= kind.bound_factor


def test_dimensions_are_those_that_claims_are_compared_by() -> None:
    without = {token for token, kind in vocab.KINDS.items() if "market" not in kind.dimensions}
    assert without - key.INCOMPARABLE == key.WITHOUT_MARKET
    timeless = {token for token, kind in vocab.KINDS.items() if kind.unit and "startYear" not in kind.dimensions}
    assert timeless == key.TIMELESS


def test_findings_are_those_of_the_decision_table() -> None:
    assert list(vocab.FINDINGS) == [
        "copied-figures",
        "scale-slip",
        "revision",
        "different-period",
        "different-scope",
        "self-contradiction",
        "forecast-spread",
        "mixed-mode",
        "contradiction",
        "arithmetic",
        "rank-conflict",
        "related",
    ]
    rows = [(int(str(WHOLE.value(KG[kind.class_name], KG.tableRow))), kind.token) for kind in vocab.FINDINGS.values()]
    assert rows == list(enumerate(vocab.FINDINGS, 1))
    assert all(0 < kind.weight <= 1 and kind.examples and kind.counter_examples for kind in vocab.FINDINGS.values())


def test_individuals_are_those_that_the_graph_names() -> None:
    by_class = {
        "FindingScope": set(SCOPES.values()),
        "RelationKind": {name for name, _ in RELATIONS.values()},
        "Severity": {word for _, word in vocab.SEVERITIES},
        "Mode": {"reported", "projected"},
    }
    for class_name, names in by_class.items():
        assert set(WHOLE.subjects(RDF.type, KG[class_name])) == {KG[name] for name in names}
    tokens = {str(WHOLE.value(KG[name], KG.token)): name for name in SCOPES.values()}
    assert tokens == SCOPES
    assert {str(WHOLE.value(KG[name], KG.token)): name for name, _ in RELATIONS.values()} == {
        token: name for token, (name, _) in RELATIONS.items()
    }


def test_severity_words_cover_the_scale() -> None:
    bounds = [bound for bound, _ in vocab.SEVERITIES]
    assert bounds == sorted(set(bounds)) and bounds[0] == 0 and bounds[-1] < 1
    assert [word for _, word in vocab.SEVERITIES] == ["minor", "notable", "major", "extreme"]
