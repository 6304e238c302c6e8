"""Neo4j's CSV: no server here, so the rules of neo4j-admin are checked on what the csv module reads back."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import kg
from kg.publish import graphml, neo4j
from kg.publish.jsonl_rows import EntityRow
from kg.publish.tables import cell
from tests.publish.exported import exported, lines, seeds_agree

TYPES = {"", "ID", "LABEL", "START_ID", "END_ID", "TYPE", "double", "long", "boolean"}


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_relationship_joins_two_nodes_and_every_node_is_there(demo_build: Path, tmp_path: Path) -> None:
    *nodes, relationships = exported(demo_build, "neo4j", tmp_path)
    ids = [row["id:ID"] for path in nodes for row in read(path)]
    with kg.open(demo_build) as graph:
        whole = graph.to_networkx()
    assert sorted(ids) == sorted(whole)
    edges = read(relationships)
    assert len(edges) == whole.number_of_edges()
    assert {edge[end] for edge in edges for end in (":START_ID", ":END_ID")} <= set(ids)
    assert {edge[":TYPE"] for edge in edges} == {"ABOUT", "IN_MARKET", "STATED_IN", "NAMES", "INVOLVES", "BROADER"}


def test_columns_have_types_that_their_values_fit(demo_build: Path, tmp_path: Path) -> None:
    *nodes, _ = exported(demo_build, "neo4j", tmp_path)
    for path in nodes:
        for row in read(path):
            for column, value in row.items():
                kind = column.partition(":")[2]
                assert kind in TYPES
                if value and kind in {"double", "long"}:
                    assert float(value) == (int(value) if kind == "long" else float(value))
                if value and kind == "boolean":
                    assert value in {"true", "false"}


def test_values_are_those_of_the_lines(demo_build: Path, tmp_path: Path) -> None:
    exported(demo_build, "neo4j", tmp_path)
    rows = {row["id:ID"]: row for row in read(tmp_path / "neo4j-claim.csv")}
    for claim in lines(demo_build, "claims"):
        row = rows[claim["id"]]
        assert (row["quote"], row[":LABEL"]) == (claim["quote"], "Claim")
        assert row["low:double"] == ("" if claim["low"] is None else str(claim["low"]))
    labels = {row[":LABEL"] for row in read(tmp_path / "neo4j-entity.csv")}
    assert labels >= {"Entity;Company", "Entity;Market", "Entity;Region"}


@pytest.mark.parametrize("name", ['a "b", c', "line\nline\r\n", "=1+1", "\\", '\\"'])
def test_any_name_is_kept(tmp_path: Path, name: str) -> None:
    entity = EntityRow(id="company/x", type="company", label=name, labels=(), broader=(), code=None, replaces=())
    neo4j.write(tmp_path, graphml.graph([], [], [], [entity]))
    assert read(tmp_path / "neo4j-entity.csv")[0]["label"] == cell(name)


def test_the_same_bytes_under_two_hash_seeds(demo_build: Path, tmp_path: Path) -> None:
    assert seeds_agree(demo_build, "neo4j", tmp_path)
