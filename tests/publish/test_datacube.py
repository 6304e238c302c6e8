"""Data Cube: the integrity constraints of the standard that apply (IC-1 to IC-4, IC-11, IC-12, IC-14), on the sample."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from tests.publish.exported import exported, lines, seeds_agree

QB = "http://purl.org/linked-data/cube#"
# As the recommendation gives them, section 11.1; true where the constraint is broken.
CONSTRAINTS = {
    "IC-1": """{ ?obs a qb:Observation FILTER NOT EXISTS { ?obs qb:dataSet ?ds } }
        UNION { ?obs a qb:Observation ; qb:dataSet ?a, ?b FILTER(?a != ?b) }""",
    "IC-2": """{ ?ds a qb:DataSet FILTER NOT EXISTS { ?ds qb:structure ?dsd } }
        UNION { ?ds a qb:DataSet ; qb:structure ?a, ?b FILTER(?a != ?b) }""",
    "IC-3": """?dsd a qb:DataStructureDefinition
        FILTER NOT EXISTS { ?dsd qb:component ?c . ?c qb:measure ?m . ?m a qb:MeasureProperty }""",
    "IC-4": "?dim a qb:DimensionProperty FILTER NOT EXISTS { ?dim rdfs:range [] }",
    "IC-11": """?obs qb:dataSet/qb:structure/qb:component/qb:dimension ?dim FILTER NOT EXISTS { ?obs ?dim [] }""",
    "IC-14": """?obs qb:dataSet/qb:structure/qb:component/qb:measure ?measure FILTER NOT EXISTS { ?obs ?measure [] }""",
}
BROKEN = {
    "IC-1": "DELETE { ?o qb:dataSet ?d } WHERE { ?o qb:dataSet ?d }",
    "IC-2": "DELETE { ?d qb:structure ?s } WHERE { ?d qb:structure ?s }",
    "IC-3": "DELETE { ?c qb:measure ?m } WHERE { ?c qb:measure ?m }",
    "IC-4": "DELETE { ?d rdfs:range ?r } WHERE { ?d a qb:DimensionProperty ; rdfs:range ?r }",
    "IC-11": "DELETE { ?o kg:about ?a } WHERE { ?o kg:about ?a }",
    "IC-14": "DELETE { ?o kg:statedLow ?a } WHERE { ?o kg:statedLow ?a }",
}
PREFIXES = f"""PREFIX qb: <{QB}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX kg: <https://w3id.org/claimgraph/ns#> """


def store(path: Path) -> ox.Store:
    found = ox.Store()
    found.load(path=path, format=ox.RdfFormat.TURTLE)
    return found


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_constraint_holds_and_its_broken_twin_fails(demo_build: Path, tmp_path: Path, name: str) -> None:
    (path,) = exported(demo_build, "datacube", tmp_path)
    cube = store(path)
    ask = f"{PREFIXES} ASK {{ {CONSTRAINTS[name]} }}"
    assert not cube.query(ask)
    cube.update(PREFIXES + BROKEN[name])
    assert cube.query(ask)


def test_no_two_observations_share_all_dimensions(demo_build: Path, tmp_path: Path) -> None:
    (path,) = exported(demo_build, "datacube", tmp_path)
    cube = store(path)
    dimensions = [quad.object for quad in cube.quads_for_pattern(None, ox.NamedNode(f"{QB}dimension"), None)]
    keys: Counter[tuple[str, ...]] = Counter()
    for quad in cube.quads_for_pattern(None, ox.NamedNode(f"{QB}dataSet"), None):
        values = [str(next(cube.quads_for_pattern(quad.subject, dim, None)).object) for dim in dict.fromkeys(dimensions)]
        keys[str(quad.object), *values] += 1
    assert len(keys) > 100 and max(keys.values()) == 1


def test_rdflib_reads_the_values_of_the_claims(demo_build: Path, tmp_path: Path) -> None:
    (path,) = exported(demo_build, "datacube", tmp_path)
    graph = rdflib.Graph().parse(path, format="turtle")
    kg = rdflib.Namespace("https://w3id.org/claimgraph/ns#")
    for end, measure in (("low", kg.statedLow), ("high", kg.statedHigh)):
        found = {str(s).rpartition("/")[2]: o.toPython() for s, _, o in graph.triples((None, measure, None))}
        rows = {row["id"].removeprefix("claim/"): row[end] for row in lines(demo_build, "claims") if row[end] is not None}
        assert found == {name: Decimal(str(value)) for name, value in rows.items()}
        assert len(found) > 50


def test_the_same_bytes_under_two_hash_seeds(demo_build: Path, tmp_path: Path) -> None:
    assert seeds_agree(demo_build, "datacube", tmp_path)
