"""The graph of a build: exact statements, order, independence of order and hash seed, both parsers."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from itertools import pairwise

import msgspec
import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import UsageError
from kg.materialize import named_quads, problems, quads
from kg.model import Dataset, Grounding, Judgement
from tests.materialize import samples

BASE = "https://w3id.org/claimgraph/"
PREFIXES = """
@base <https://w3id.org/claimgraph/> .
@prefix kg: <ns#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix dqv: <http://www.w3.org/ns/dqv#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix qudt: <http://qudt.org/schema/qudt/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix unit: <http://qudt.org/vocab/unit/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
LINES = list(quads(samples.dataset()))
NAMED = list(named_quads(samples.dataset()))

# One subject each of every sort, word for word as the graph must have it.
EXPECTED = {
    "claim/000001": """a kg:CompanyRevenueClaim, kg:RevenueClaim, kg:Claim ; kg:kind "company_revenue" ;
        kg:about <id/company/bosch> ; kg:subjectText "Bosch" ; kg:market <id/market/industrial-widgets> ;
        kg:asText "about $91 billion" ; kg:hedge "about" ; kg:statedLow 91000000000.0 ; kg:statedHigh 91000000000.0 ;
        kg:comparisonLow 86450000000.0 ; kg:comparisonHigh 95550000000.0 ; kg:unitText "USD" ; qudt:hasUnit unit:CCY_USD ;
        kg:startYear 2023 ; kg:endYear 2023 ; kg:mode kg:reported ; kg:statedIn <id/report/00000000000000a1> ;
        kg:evidence <id/evidence/00000000000000a1-100-136> ; kg:extractedBy <id/extractor/revenue/1> ;
        prov:wasAttributedTo <id/publisher/www-alpha-research-example> ; kg:contradicts <id/claim/000002>""",
    "claim/000009": """a kg:RegionShareClaim, kg:ShareClaim, kg:Claim ; kg:kind "region_share" ;
        kg:about <id/region/asia-pacific> ; kg:subjectText "APAC" ; kg:market <id/market/industrial-widgets> ;
        kg:asText "over 40%" ; kg:hedge "over" ; kg:statedLow 40.0 ; kg:comparisonLow 40.0 ; kg:unitText "percent" ;
        qudt:hasUnit unit:PERCENT ; kg:mode kg:reported ; kg:statedIn <id/report/00000000000000a1> ;
        kg:evidence <id/evidence/00000000000000a1-900-913> ; kg:extractedBy <id/extractor/share/1> ;
        prov:wasAttributedTo <id/publisher/www-alpha-research-example>""",
    "claim/00000e": """a kg:UndisclosedClaim, kg:Claim ; kg:kind "undisclosed" ; kg:about <id/company/siemens> ;
        kg:subjectText "Siemens" ; kg:market <id/market/industrial-widgets> ; kg:missing "company_revenue" ;
        kg:mode kg:reported ; kg:statedIn <id/report/00000000000000a1> ; kg:evidence <id/evidence/00000000000000a1-1400-1429> ;
        kg:extractedBy <id/extractor/undisclosed/1> ; prov:wasAttributedTo <id/publisher/www-alpha-research-example>""",
    "claim/00000f": """a kg:CompanyFoundedClaim, kg:FoundedClaim, kg:Claim ; kg:kind "company_founded" ;
        kg:about <id/company/siemens> ; kg:subjectText "Siemens" ; kg:market <id/market/industrial-widgets> ; kg:asText "1847" ;
        kg:statedLow 1847.0 ; kg:statedHigh 1847.0 ; kg:unitText "year" ; kg:mode kg:reported ;
        kg:statedIn <id/report/00000000000000a1> ; kg:evidence <id/evidence/00000000000000a1-1500-1524> ;
        kg:extractedBy <id/extractor/founded/1> ; prov:wasAttributedTo <id/publisher/www-alpha-research-example>""",
    "claim/000011": """a kg:MarketSizeClaim, kg:SizeClaim, kg:Claim ; kg:kind "market_size" ;
        kg:about <id/market/industrial-widgets> ; kg:subjectText "Industrial Widgets" ;
        kg:market <id/market/industrial-widgets> ; kg:asText "$9e999" ; kg:outOfRange "9E+999" ; kg:unitText "USD" ;
        qudt:hasUnit unit:CCY_USD ; kg:mode kg:reported ; kg:statedIn <id/report/00000000000000b2> ;
        kg:evidence <id/evidence/00000000000000b2-1700-1718> ; kg:extractedBy <id/extractor/size/1> ;
        prov:wasAttributedTo <id/publisher/www-reportprime-com>""",
    "claim/000014": """a kg:RegionShareClaim, kg:ShareClaim, kg:Claim ; kg:kind "region_share" ;
        kg:about <id/region/united-states> ; kg:subjectText "United States" ; kg:market <id/market/industrial-widgets> ;
        kg:of <id/region/asia-pacific> ; kg:ofText "APAC" ; kg:asText "20%" ; kg:statedLow 20.0 ; kg:statedHigh 20.0 ;
        kg:unitText "percent" ; qudt:hasUnit unit:PERCENT ; kg:mode kg:reported ; kg:statedIn <id/report/00000000000000c3> ;
        kg:evidence <id/evidence/00000000000000c3-2000-2013> ; kg:extractedBy <id/extractor/share/1> ;
        prov:wasAttributedTo <id/publisher/www-alpha-research-example>""",
    "evidence/00000000000000a1-100-136": """a oa:SpecificResource ; oa:hasSource <id/report/00000000000000a1> ;
        oa:hasSelector <id/evidence/00000000000000a1-100-136/quote>, <id/evidence/00000000000000a1-100-136/position>""",
    "evidence/00000000000000a1-100-136/quote": """a oa:TextQuoteSelector ;
        oa:exact "Bosch made about $91 billion in 2023" """,
    "evidence/00000000000000a1-100-136/position": """a oa:TextPositionSelector ;
        oa:start "100"^^xsd:nonNegativeInteger ; oa:end "136"^^xsd:nonNegativeInteger""",
    "report/00000000000000a1": """a kg:Report ; kg:name "alpha/widgets" ; kg:path "alpha/widgets.md" ;
        kg:sha256 "00000000000000000000000000000000000000000000000000000000000000a1" ;
        dct:title "Industrial Widgets Market, 2025 - 2032" ; dct:publisher <id/publisher/www-alpha-research-example> ;
        kg:market <id/market/industrial-widgets> ; kg:productNumber "17" ; kg:forecastStart 2025 ; kg:forecastEnd 2032 ;
        dct:issued "2025-02-13"^^xsd:date ; kg:namesCompany <id/company/bosch> ; kg:listsSegment <id/segment/ceramic> ;
        kg:listsApplication <id/application/caf%C3%A9>""",
    "company/bosch": """a kg:Company, kg:Entity ; skos:prefLabel "Bosch" ;
        skos:altLabel "Robert Bosch", "Bosch \\"Group\\"" """,
    "company/bosch-gmbh": "dct:isReplacedBy <id/company/bosch>",
    "company/bosch-valves": """a kg:Company, kg:Entity ; skos:prefLabel "Bosch's valve division" ;
        kg:broader <id/company/bosch> ; kg:divisionOf <id/company/bosch>""",
    "region/united-states": """a kg:Region, kg:Country, kg:Entity, skos:Concept ; skos:prefLabel "United States" ;
        skos:altLabel "US" ; kg:broader <id/region/north-america> ; skos:broader <id/region/north-america> ;
        skos:notation "US"^^kg:iso3166alpha2 ; skos:inScheme kg:regionScheme""",
    "market/smart-gadgets": """a kg:Market, kg:Entity, skos:Concept ; skos:prefLabel "Smart Gadgets" ;
        kg:broader <id/market/gadgets> ; skos:broader <id/market/gadgets>""",
    "publisher/www-reportprime-com": """a kg:Publisher, kg:Entity ; skos:prefLabel "www.reportprime.com" ;
        kg:host "www.reportprime.com" ; kg:family <id/publisher-family/report-prime>""",
    "finding/000001": """a kg:Contradiction, kg:Disagreement, kg:Finding ; kg:kind "contradiction" ;
        kg:about <id/company/bosch> ; kg:involves <id/claim/000001>, <id/claim/000002>, <id/claim/000013> ;
        prov:wasDerivedFrom <id/claim/000001>, <id/claim/000002>, <id/claim/000013> ; kg:lowClaim <id/claim/000002> ;
        kg:highClaim <id/claim/000001> ; kg:scope kg:betweenPublishers ; kg:severity kg:major ; kg:severityScore 0.57 ;
        kg:ratio 2.022222 ; kg:gap 41450000000.0 ; kg:undated false ; kg:rule "contradiction/1" ; kg:independentSources 2 ;
        kg:explanation "A contradiction in words."@en ; kg:comparableBecause "Robert Bosch is a name of Bosch."@en""",
    "consensus/01": """a kg:Consensus ; kg:kind "company_revenue" ; kg:about <id/company/bosch> ; kg:unitText "USD" ;
        qudt:hasUnit unit:CCY_USD ; kg:startYear 2023 ; kg:endYear 2023 ; kg:claimCount 3 ; kg:independentSources 2 ;
        kg:median 91000000000.0 ; kg:minimum 45000000000.0 ; kg:maximum 91000000000.0 ; kg:outlier <id/claim/000002>""",
}


def triples(turtle: str) -> set[str]:
    return {str(quad.triple) for quad in ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE)}


@pytest.mark.parametrize("identifier", EXPECTED)
def test_statements_of_a_subject(identifier: str) -> None:
    subject = f"<{BASE}id/{identifier}> "
    found = {line.removesuffix(" .\n") for line in LINES if line.startswith(subject)}
    assert found == triples(f"{PREFIXES}<id/{identifier}> {EXPECTED[identifier]} .")


def test_lines_are_sorted_single_and_without_blank_nodes() -> None:
    assert all(before < after for before, after in pairwise(LINES))
    assert all(line.endswith(" .\n") and line.count("\n") == 1 for line in LINES)
    parsed = list(ox.parse("".join(LINES).encode(), format=ox.RdfFormat.N_QUADS))
    assert len(parsed) == len(LINES)
    assert not any(isinstance(term, ox.BlankNode) for quad in parsed for term in (quad.subject, quad.object))


def test_rdflib_reads_as_many_statements() -> None:
    graph = rdflib.Graph().parse(data="".join(LINES), format="nt")
    assert len(graph) == len(LINES)


@pytest.mark.parametrize("seed", range(3))
def test_order_of_records_does_not_matter(seed: int) -> None:
    build = samples.shuffled(samples.dataset(), seed)
    assert build != samples.dataset()
    assert list(quads(build)) == LINES
    assert list(named_quads(build)) == NAMED


def test_hash_seed_does_not_matter() -> None:
    code = (
        "import hashlib; from kg.materialize import named_quads, quads;"
        "from tests.materialize.samples import dataset, shuffled;"
        "build = shuffled(dataset(), 5);"
        "print(hashlib.sha256(''.join((*quads(build), *named_quads(build))).encode()).hexdigest())"
    )
    for seed in ("0", "1", "4242"):
        run = subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        )
        assert run.stdout.strip() == hashlib.sha256("".join((*LINES, *NAMED)).encode()).hexdigest()


def test_only_contradictions_link_their_witnesses() -> None:
    links = [line.split()[0::2] for line in LINES if "ns#contradicts>" in line]
    names = sorted((subject[-7:-1], other[-7:-1]) for subject, other, *_ in links)
    assert names == [("000001", "000002"), ("000002", "000001"), ("000003", "000004"), ("000004", "000003")]


def test_containers_of_regions_are_there_to_be_followed() -> None:
    store = ox.Store()
    store.bulk_load("".join(LINES).encode(), format=ox.RdfFormat.N_QUADS)
    found = store.query(
        "PREFIX kg: <https://w3id.org/claimgraph/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"
        f"SELECT ?r {{ <{BASE}id/region/united-states> kg:broader+/skos:prefLabel ?r }}"
    )
    assert isinstance(found, ox.QuerySolutions)
    assert sorted(str(row["r"]) for row in found) == ['"Americas"', '"North America"', '"World"']


@pytest.mark.parametrize("lines", [LINES, NAMED])
def test_the_description_counts_every_statement(lines: list[str]) -> None:
    (line,) = (line for line in lines if "void#triples>" in line)
    assert f'"{len(lines)}"' in line


def test_named_graphs_hold_what_reports_say() -> None:
    parsed = list(ox.parse("".join(NAMED).encode(), format=ox.RdfFormat.N_QUADS))
    graphs = Counter(str(quad.graph_name) for quad in parsed)
    assert graphs.keys() == {"DEFAULT", *(f"<{BASE}id/graph/{report.id[7:]}>" for report in samples.REPORTS)}
    own = {str(quad.triple) for quad in parsed if "/id/graph/" not in str(quad.subject) and "void" not in str(quad.subject)}
    assert own == {line.removesuffix(" .\n") for line in LINES if "/void" not in line.split(" ", 1)[0]}
    claims = {str(quad.graph_name): quad for quad in parsed if str(quad.predicate).endswith("ns#statedIn>")}
    assert all(graph[-17:] == str(quad.object)[-17:] for graph, quad in claims.items())
    said = [quad for quad in parsed if str(quad.graph_name) == "DEFAULT" and "/id/claim/" in str(quad.subject)]
    assert {str(quad.predicate) for quad in said} == {f"<{BASE}ns#contradicts>"}


def test_another_base_names_the_authored_regions() -> None:
    lines = list(quads(samples.dataset(), "http://localhost:8000/kg/"))
    (match,) = (line for line in lines if "exactMatch" in line and "/united-states>" in line)
    assert match.split()[::2][0] == "<http://localhost:8000/kg/id/region/united-states>"
    assert match.split()[2] == f"<{BASE}id/region/united-states>"
    assert not any("exactMatch" in line for line in LINES)


@pytest.mark.parametrize("base", ["", "x/", "http://a/b", "http://a/> <b/", "http://a b/", "ftp://a/", "http://a//"])
def test_a_base_that_is_none_is_refused(base: str) -> None:
    with pytest.raises(UsageError, match="no base for IRIs"):
        next(quads(samples.dataset(), base))


def test_what_rdf_cannot_hold_is_a_problem() -> None:
    found = [(problem.path, problem.code) for problem in problems(samples.dataset())]
    assert found == [("alpha/widgets.md", "unprintable-character"), ("beta/widgets.md", "unstorable-number")]


def test_an_interval_without_end_has_no_end_in_the_graph() -> None:
    build = samples.dataset()
    infinite = {"claim/000009": (Decimal(40), Decimal("Infinity")), "claim/000008": (Decimal("NaN"), Decimal("1e999"))}
    lines = list(quads(msgspec.structs.replace(build, judgement=msgspec.structs.replace(build.judgement, comparison=infinite))))
    assert [line.split()[0][-7:-1] for line in lines if "ns#comparison" in line] == ["000009"]


def test_an_empty_build_describes_itself() -> None:
    empty = Dataset(grounding=Grounding((), (), (), (), ()), judgement=Judgement((), (), (), {}))
    assert {line.split()[0].partition("void")[1] for line in quads(empty)} == {"void"}
