"""Every RDF format holds the same graph, in both parsers, byte for byte the same each time."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from lxml import etree

from kg.materialize import named_quads, quads
from kg.publish.rdf import FORMATS, RdfFormat, write_jsonld, write_nquads, write_rdfxml, write_turtle
from kg.publish.rdf_jsonld import COERCIONS, ENGLISH, context
from kg.publish.rdf_terms import PREFIXES
from tests.materialize import samples

BASE = "https://w3id.org/claimgraph/"
LINES = list(quads(samples.dataset()))
NAMED = list(named_quads(samples.dataset()))
OXIGRAPH = {
    "nq": ox.RdfFormat.N_QUADS,
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
RDFLIB = {"nq": "nquads", "ttl": "turtle", "trig": "trig", "jsonld": "json-ld", "rdfxml": "xml"}
every_format = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)


def lines_for(form: RdfFormat) -> list[str]:
    return NAMED if form.named else LINES


def written(form: RdfFormat) -> bytes:
    stream = io.BytesIO()
    assert form.write(iter(lines_for(form)), stream, BASE) == len(lines_for(form))
    return stream.getvalue()


def test_no_format_was_forgotten() -> None:
    assert [form.name for form in FORMATS] == list(OXIGRAPH) == list(RDFLIB)


@every_format
def test_the_file_holds_the_lines(form: RdfFormat) -> None:
    found = ox.parse(written(form), format=OXIGRAPH[form.name])
    wanted = ox.parse("".join(lines_for(form)).encode(), format=ox.RdfFormat.N_QUADS)
    assert sorted(map(str, found)) == sorted(map(str, wanted))


# rdflib 7.6.0 calls names that it has deprecated itself, wherever a Dataset is parsed.
@pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning")
@every_format
def test_rdflib_reads_as_many_statements(form: RdfFormat) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=written(form), format=RDFLIB[form.name])
    assert len(set(dataset.quads())) == len(lines_for(form))


@every_format
def test_a_path_gets_the_bytes_of_a_stream(form: RdfFormat, tmp_path: Path) -> None:
    form.write(lines_for(form), tmp_path / form.file, BASE)
    assert (tmp_path / form.file).read_bytes() == written(form) == written(form)


def test_hash_seed_and_order_do_not_matter() -> None:
    code = """
import hashlib, io
from kg.materialize import named_quads, quads
from kg.publish.rdf import FORMATS
from tests.materialize.samples import dataset, shuffled
for form in FORMATS:
    stream = io.BytesIO()
    form.write((named_quads if form.named else quads)(shuffled(dataset(), 9)), stream, "https://w3id.org/claimgraph/")
    print(hashlib.sha256(stream.getvalue()).hexdigest())
"""
    wanted = [hashlib.sha256(written(form)).hexdigest() for form in FORMATS]
    for seed in ("0", "77"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
        assert run.stdout.split() == wanted


def test_turtle_reads_well() -> None:
    stream = io.BytesIO()
    write_turtle(LINES, stream, BASE)
    assert """
<id/claim/00000c> a kg:SegmentShareClaim, kg:ShareClaim, kg:Claim ;
  kg:kind "segment_share" ;
  kg:about <id/segment/ceramic> ;
  kg:subjectText "ceramic" ;
  kg:asText "45%" ;
  kg:statedLow 45.0 ;
  kg:statedHigh 45.0 ;
  kg:unitText "percent" ;
  kg:mode kg:reported ;
  kg:market <id/market/industrial-widgets> ;
  kg:statedIn <id/report/00000000000000b2> ;
  kg:evidence <id/evidence/00000000000000b2-1200-1217> ;
  kg:extractedBy <id/extractor/share/1> ;
  prov:wasAttributedTo <id/publisher/www-reportprime-com> ;
  qudt:hasUnit unit:PERCENT .
""" in stream.getvalue().decode()


def test_jsonld_needs_no_network() -> None:
    stream = io.BytesIO()
    write_jsonld(LINES, stream, BASE)
    document = json.loads(stream.getvalue())
    assert isinstance(document["@context"], dict)
    nodes = {node["@id"]: node for node in document["@graph"]}
    finding = nodes["id/finding/000001"]
    assert (finding["severity"], finding["lowClaim"], finding["undated"]) == ("major", "id/claim/000002", False)


def test_context_knows_every_property_of_the_ontology() -> None:
    graph = rdflib.Graph().parse(Path(__file__).parents[2] / "ontology" / "core.ttl")
    of_type = {name: set(COERCIONS[name]) for name in ("@id", "@vocab", "xsd:decimal")}
    objects = {
        str(name).partition("#")[2]
        for name in graph.subjects(rdflib.RDF.type, rdflib.OWL.ObjectProperty)
        if "claimgraph" in str(name)
    }
    decimals = {str(name).partition("#")[2] for name in graph.subjects(rdflib.RDFS.range, rdflib.XSD.decimal)}
    own = {kind: {name for name in names if ":" not in name} for kind, names in of_type.items()}
    assert own["@id"] | own["@vocab"] == objects
    assert own["xsd:decimal"] == decimals
    assert context(BASE)["explanation"] == {"@language": "en"}
    assert set(ENGLISH) == {"comparableBecause", "explanation", "reason"}


def test_rdfxml_is_well_formed_whatever_the_names() -> None:
    stream = io.BytesIO()
    write_rdfxml(LINES, stream, BASE)
    root = etree.fromstring(stream.getvalue())
    labels = [element.text for element in root.iter(f"{{{PREFIXES['skos']}}}prefLabel")]
    assert "Café & Bar\n<script>" in labels and "Ceramic\ufffd Widgets" in labels


ODD = [
    '<urn:s> <http://example.org/p> "tab\there \\"quoted\\" \\\\ \\u00e9"@en-GB .\n',
    '<urn:s> <http://example.org/p> "x"^^<http://example.org/type> .\n',
    '<urn:s> <http://example.org/p> "99999999999999999999"^^<http://www.w3.org/2001/XMLSchema#integer> .\n',
    "<urn:s> <http://example.org/p> <http://example.org/a%20b?c=1&d=2#e> .\n",
    '<urn:s> <https://w3id.org/claimgraph/ns#about> "no node" .\n',
    '<urn:s> <https://w3id.org/claimgraph/ns#explanation> "no language" .\n',
    '<urn:s> <https://w3id.org/claimgraph/ns#kind> "ends with a return\\r" .\n',
]


@pytest.mark.parametrize("form", [form for form in FORMATS if not form.named], ids=lambda form: form.name)
def test_statements_of_other_origin(form: RdfFormat) -> None:
    stream = io.BytesIO()
    form.write(ODD, stream, BASE)
    found = ox.parse(stream.getvalue(), format=OXIGRAPH[form.name])
    assert sorted(map(str, found)) == sorted(map(str, ox.parse("".join(ODD).encode(), format=ox.RdfFormat.N_QUADS)))


@pytest.mark.parametrize("write", [write_jsonld, write_rdfxml])
def test_a_named_graph_is_refused_where_there_is_none(write: object) -> None:
    assert callable(write)
    with pytest.raises(ValueError, match="write TriG"):
        write(NAMED, io.BytesIO(), BASE)


def test_xml_has_no_name_for_a_number() -> None:
    with pytest.raises(ValueError, match=re.escape("http://example.org/1: RDF/XML has no name")):
        write_rdfxml(["<urn:s> <http://example.org/1> <urn:o> .\n"], io.BytesIO(), BASE)


@pytest.mark.parametrize("line", ["<urn:s> <urn:p> <urn:o>\n", '<urn:s> <urn:p> "x .\n'])
def test_a_line_that_is_none_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="no N-Quads statement"):
        write_turtle([line], io.BytesIO(), BASE)


def test_nquads_are_the_lines() -> None:
    stream = io.BytesIO()
    assert write_nquads(LINES, stream) == len(LINES)
    assert stream.getvalue().decode() == "".join(LINES)
