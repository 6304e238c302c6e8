"""The sample build conforms; a twin that breaks one statement fails with the message of the shape that it breaks."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import RDF, SH

from kg.materialize import quads
from kg.serve.validate import SHAPES, Validation, check, validate
from tests.materialize import samples
from tests.materialize.test_quads import PREFIXES

ONTOLOGY = Path(__file__).parents[2] / "ontology"
ID = "https://w3id.org/claimgraph/id/"
LINES = "".join(quads(samples.dataset())).encode()
KG = "https://w3id.org/claimgraph/ns#"
PREFIXED = {
    "kg": KG,
    "dct": "http://purl.org/dc/terms/",
    "dqv": "http://www.w3.org/ns/dqv#",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
PLACE = "evidence/00000000000000a1-100-136"
REVENUE, SIZE, VOLUME, SHARE, FOUNDED = "claim/000001", "claim/000006", "claim/000012", "claim/000008", "claim/00000f"
LEADS, MISSING, PART, USE = "claim/00000a", "claim/00000e", "claim/00000c", "claim/00000d"
REPORT, FINDING, CONSENSUS = "report/00000000000000a1", "finding/000001", "consensus/01"
RATE = "measurement/www-alpha-research-example/contradictionRate"
MATCH = "match/*"
RELATION = "market-relation/*"

# The node; the property whose statements are taken away ("" for none); what is said instead; the message that must come.
TWINS: tuple[tuple[str, str, str, str], ...] = (
    # the kinds of claim
    (SIZE, "kg:about", "kg:about <id/company/bosch>", "The subject of this kind of claim is a market."),
    (REVENUE, "kg:about", "kg:about <id/market/gadgets>", "The subject of this kind of claim is a company."),
    (SHARE, "kg:about", "kg:about <id/market/gadgets>", "The subject of this kind of claim is a region."),
    (PART, "kg:about", "kg:about <id/market/gadgets>", "The subject of this kind of claim is a segment."),
    (USE, "kg:about", "kg:about <id/market/gadgets>", "The subject of this kind of claim is an application."),
    (REVENUE, "kg:unitText", 'kg:unitText "percent"', "The unit is one ISO 4217 code."),
    (REVENUE, "kg:unitText", "", "The unit is one ISO 4217 code."),
    (SHARE, "kg:unitText", 'kg:unitText "USD"', "The unit is percent."),
    (FOUNDED, "kg:unitText", 'kg:unitText "count"', "The unit is year."),
    (VOLUME, "kg:unitText", "", "The unit of a volume is stated, once."),
    (LEADS, "", "kg:statedLow 4.0", "This kind of claim has no value."),
    (MISSING, "kg:missing", 'kg:missing "a"@en', "A missing figure names its kind by one token."),
    (SHARE, "kg:statedLow kg:statedHigh", "", "A value has a low end, a high end, or both."),
    (SHARE, "kg:statedLow", "kg:statedLow 36.0", "The low end is not above the high end."),
    # every claim
    (SHARE, "", "kg:about <id/region/world>", "A claim is about one entity."),
    (SHARE, "kg:kind", 'kg:kind "Region share"', "A claim has one kind, by its token."),
    (SHARE, "kg:subjectText", "", "A claim keeps its subject as written."),
    (SHARE, "kg:mode", "kg:mode kg:major", "A claim is reported or projected."),
    (SHARE, "kg:statedIn", "kg:statedIn <id/company/bosch>", "A claim stands in one report."),
    (SHARE, "kg:evidence", "", "A claim has one place as its evidence."),
    (SHARE, "kg:market", "kg:market <id/company/bosch>", "A claim lies in one market at most."),
    (SHARE, "", "kg:of <id/report/00000000000000a1>", "A claim has one scope at most."),
    (SHARE, "", "kg:extractedBy <id/extractor/size/1>", "A claim was read by one extractor."),
    (SHARE, "prov:wasAttributedTo", "prov:wasAttributedTo <id/company/bosch>", "A claim is attributed to a publisher."),
    (REVENUE, "kg:contradicts", "kg:contradicts <id/company/bosch>", "A claim contradicts claims."),
    (SHARE, "", 'qudt:hasUnit "percent"', "A claim has one unit at most."),
    (SHARE, "kg:statedLow", 'kg:statedLow "35%"', "One stated low, as a decimal."),
    (SHARE, "", "kg:statedHigh 36.0", "One stated high, as a decimal."),
    (
        REVENUE,
        "kg:comparisonLow",
        "kg:comparisonLow 99999999999.0",
        "One comparison low, a decimal not above the comparison high.",
    ),
    (REVENUE, "kg:comparisonHigh", 'kg:comparisonHigh "much"', "One comparison high, as a decimal."),
    (REVENUE, "kg:comparisonLow", "kg:comparisonLow 92000000000.0", "Comparing widens an interval, never narrows it."),
    (REVENUE, "kg:comparisonHigh", "kg:comparisonHigh 90000000000.0", "Comparing widens an interval, never narrows it."),
    (REVENUE, "kg:startYear", "kg:startYear 2024", "One first year, not after the last."),
    (REVENUE, "kg:endYear", "kg:endYear 2023.5", "One last year, as an integer."),
    # evidence
    (PLACE, "oa:hasSource", "oa:hasSource <id/company/bosch>", "A place is in one report."),
    (PLACE, "oa:hasSelector", f"oa:hasSelector <id/{PLACE}/quote>", "A place has a quote and a position."),
    (f"{PLACE}/quote", "oa:exact", 'oa:exact ""', "A quote is not empty."),
    (f"{PLACE}/position", "oa:start", "oa:start 136", "A position starts before it ends."),
    (f"{PLACE}/position", "oa:end", "", "A position has an end."),
    # reports
    (REPORT, "kg:sha256", 'kg:sha256 "A1"', "A report has the hash of its bytes."),
    (REPORT, "kg:path", "", "A report was read from a path."),
    (REPORT, "", 'kg:name "another"', "A report has one name."),
    (REPORT, "", 'dct:title "another"', "A report has one title at most."),
    (REPORT, "dct:publisher", "dct:publisher <id/company/bosch>", "A report has one publisher at most."),
    (REPORT, "", "kg:market <id/market/gadgets>", "A report treats one market."),
    (REPORT, "kg:forecastStart", "kg:forecastStart 2040", "A forecast starts before it ends."),
    (REPORT, "", "kg:namesCompany <id/market/gadgets>", "The companies that a report names are companies."),
    (REPORT, "", "kg:listsSegment <id/market/gadgets>", "The segments that a report lists are segments."),
    (REPORT, "", "kg:listsApplication <id/market/gadgets>", "The applications that a report lists are applications."),
    # entities, matches, relations
    ("company/bosch", "skos:prefLabel", "", "An entity has one preferred name."),
    ("region/asia-pacific", "", 'skos:altLabel "Asia-Pacific"', "A name is preferred or alternative, not both."),
    ("market/smart-gadgets", "", "kg:broader <id/report/00000000000000a1>", "What contains an entity is an entity."),
    ("market/gadgets", "", "kg:divisionOf <id/company/bosch>", "Only a company is a division."),
    ("company/bosch-valves", "", "kg:divisionOf <id/market/gadgets>", "A division belongs to a company."),
    (MATCH, "kg:matchedTo", "kg:matchedTo <id/report/00000000000000a1>", "A match leads to one entity."),
    (MATCH, "kg:surface", "", "A match starts from one name."),
    (MATCH, "kg:rule", "", "A match names its rule."),
    (MATCH, "kg:score", "kg:score 1.2", "A match has a score from 0 to 1."),
    (RELATION, "kg:firstMarket", "", "A market relation has a first market."),
    (RELATION, "kg:secondMarket", "kg:secondMarket <id/company/bosch>", "A market relation has a second market."),
    (RELATION, "kg:relationKind", "kg:relationKind kg:major", "Markets relate in one of five ways."),
    # findings
    (FINDING, "kg:involves", "kg:involves <id/company/bosch>", "A finding involves claims."),
    (FINDING, "prov:wasDerivedFrom", "", "A finding is derived from the claims that it involves."),
    (FINDING, "", "kg:lowClaim <id/claim/000013>", "One witness with the lowest value at most."),
    (FINDING, "kg:highClaim", "kg:highClaim <id/company/bosch>", "One witness with the highest value at most."),
    (FINDING, "kg:scope", "kg:scope kg:major", "A finding says whose claims disagree."),
    (FINDING, "kg:severity", "", "A finding has a severity."),
    (FINDING, "kg:severityScore", "kg:severityScore 1.1", "A severity is a number from 0 to 1."),
    (FINDING, "kg:explanation", "", "A finding explains itself."),
    (FINDING, "kg:undated", "", "A finding says whether its claims are undated."),
    (FINDING, "kg:independentSources", "kg:independentSources 0", "A finding counts its independent sources."),
    (FINDING, "", "kg:ratio 3.0", "One ratio at most."),
    (FINDING, "kg:highClaim", "", "A high witness goes with a low one."),
    (FINDING, "kg:highClaim", "kg:highClaim <id/claim/000002>", "A low witness goes with another high one."),
    (FINDING, "kg:involves", "kg:involves <id/claim/000001>", "A disagreement takes two claims."),
    (REVENUE, "", "kg:contradicts <id/claim/000013>", "Contradicting is mutual."),
    # consensus, profiles
    (CONSENSUS, "kg:about", "", "A consensus is about one entity."),
    (CONSENSUS, "kg:kind", "", "A consensus is on one kind of claim."),
    (CONSENSUS, "kg:minimum", "kg:minimum 92000000000.0", "The minimum is not above the median."),
    (CONSENSUS, "kg:maximum", "kg:maximum 1.0", "The median is not above the maximum."),
    (CONSENSUS, "kg:maximum", "", "A consensus has a maximum."),
    (CONSENSUS, "kg:independentSources", "kg:independentSources 9", "There are no more sources than claims."),
    (CONSENSUS, "kg:outlier", "kg:outlier <id/company/bosch>", "An outlier is a claim."),
    (RATE, "dqv:computedOn", "dqv:computedOn <id/company/bosch>", "A measurement is about one publisher."),
    (RATE, "dqv:isMeasurementOf", "dqv:isMeasurementOf kg:major", "A measurement is of one metric."),
    (RATE, "dqv:value", "", "A measurement has one value."),
)


def build() -> ox.Store:
    store = ox.Store()
    store.bulk_load(LINES, format=ox.RdfFormat.N_QUADS)
    return store


SOUND = build()


def node_of(name: str) -> ox.NamedNode:
    """The node of an id; `match/*` is the first of its sort."""
    if not name.endswith("*"):
        return ox.NamedNode(ID + name)
    start = ID + name[:-1]
    subjects = {quad.subject for quad in SOUND.quads_for_pattern(None, None, None) if isinstance(quad.subject, ox.NamedNode)}
    return min((subject for subject in subjects if subject.value.startswith(start)), key=lambda subject: subject.value)


def twin(node: ox.NamedNode, taken: str, said: str) -> ox.Store:
    """The sample build with statements of one node taken away and others said."""
    store = build()
    for name in taken.split():
        prefix, _, local = name.partition(":")
        gone = list(store.quads_for_pattern(node, ox.NamedNode(PREFIXED[prefix] + local), None))
        assert gone, f"{node} says nothing with {name}"
        for quad in gone:
            store.remove(quad)
    if said:
        store.load(f"{PREFIXES}{node} {said} .".encode(), format=ox.RdfFormat.TURTLE)
    return store


def test_the_sample_build_conforms() -> None:
    found = validate(SOUND, None)
    assert found == Validation(conforms=True, checked=found.nodes, nodes=found.nodes, violations=())
    assert found.nodes > 120, "a class of the sample build is not aimed at any more"


@pytest.mark.parametrize(("name", "taken", "said", "message"), TWINS)
def test_a_broken_twin_fails(name: str, taken: str, said: str, message: str) -> None:
    node = node_of(name)
    assert message in {violation.message for violation in check(twin(node, taken, said), [node])}


def test_every_shape_has_a_broken_twin() -> None:
    shapes = rdflib.Graph()
    for name in SHAPES:
        shapes.parse(ONTOLOGY / name)
    assert {str(message) for message in shapes.objects(None, SH.message)} == {message for *_, message in TWINS}


def test_every_shape_says_what_is_wrong() -> None:
    shapes = rdflib.Graph()
    for name in SHAPES:
        shapes.parse(ONTOLOGY / name)
    properties = {node for node in shapes.objects(None, SH.property) if (node, SH.path, None) in shapes}
    properties |= set(shapes.subjects(RDF.type, SH.PropertyShape))
    assert len(properties) > 70
    assert all((node, SH.message, None) in shapes for node in properties)


def test_a_shape_reaches_the_subclasses() -> None:
    """A claim that is typed by its kind alone is still a claim."""
    node = node_of(SHARE)
    store = twin(node, "kg:mode", "")
    for class_name in ("Claim", "ShareClaim"):
        store.remove(ox.Quad(node, ox.NamedNode(str(RDF.type)), ox.NamedNode(KG + class_name)))
    assert "A claim is reported or projected." in {violation.message for violation in check(store, [node])}


def test_a_sample_is_the_same_each_time() -> None:
    first, second = validate(SOUND, 2), validate(build(), 2)
    assert first == second
    assert first.conforms and 0 < first.checked < first.nodes


def test_a_violation_names_node_property_and_value() -> None:
    node = node_of(SHARE)
    (violation,) = (found for found in check(twin(node, "kg:mode", "kg:mode kg:major"), [node]) if found.path == f"{KG}mode")
    assert (violation.node, violation.value) == (node.value, f"{KG}major")


def test_a_store_on_disk_is_read(tmp_path: Path) -> None:
    store = ox.Store(str(tmp_path / "store"))
    store.bulk_load(LINES, format=ox.RdfFormat.N_QUADS)
    store.flush()
    del store
    assert validate(tmp_path / "store", 5).conforms
