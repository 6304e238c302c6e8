"""GEXF: read back by networkx; static, labelled, the same bytes under any hash seed and on any day."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from lxml import etree

import kg
from kg.publish import gexf, graphml
from kg.publish.jsonl_rows import EntityRow
from tests.publish.exported import exported, lines, seeds_agree

NAMESPACE = "{http://www.gexf.net/1.2draft}"


def test_networkx_reads_what_was_written(demo_build: Path, tmp_path: Path) -> None:
    (path,) = exported(demo_build, "gexf", tmp_path)
    with kg.open(demo_build) as graph:
        whole = graph.to_networkx()
    read = nx.read_gexf(path)
    assert set(read) == set(whole)
    assert read.number_of_edges() == whole.number_of_edges()
    claim = next(claim for claim in lines(demo_build, "claims") if claim["start"] and claim["low"])
    node = read.nodes[claim["id"]]
    assert (node["low"], node["start_year"], node["type"]) == (claim["low"], claim["start"], "claim")


def test_the_graph_is_static_and_its_edges_say_what_they_are(demo_build: Path, tmp_path: Path) -> None:
    (path,) = exported(demo_build, "gexf", tmp_path)
    root = etree.parse(path).getroot()
    graph = root.find(f"{NAMESPACE}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("static", None)
    assert {edge.get("label") for edge in graph.iter(f"{NAMESPACE}edge")} >= {"about", "statedIn", "involves"}
    assert "lastmodifieddate" not in path.read_text(encoding="utf-8")


def test_the_same_bytes_under_two_hash_seeds(demo_build: Path, tmp_path: Path) -> None:
    assert seeds_agree(demo_build, "gexf", tmp_path)


@pytest.mark.parametrize("name", ["a\x00b", "<script>&\"'", "]]>", "\ufffe", "\x1b[31m"])
def test_any_name_gives_well_formed_xml(tmp_path: Path, name: str) -> None:
    entity = EntityRow(id="company/x", type="company", label=name, labels=(), broader=(), code=None, replaces=())
    gexf.write(tmp_path / "x.gexf", graphml.graph([], [], [], [entity]))
    assert nx.read_gexf(tmp_path / "x.gexf").nodes["company/x"]["label"] == graphml.xml_text(name)
