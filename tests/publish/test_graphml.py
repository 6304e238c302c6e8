"""GraphML: read back by networkx, the same bytes under any hash seed, well-formed whatever the names hold."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import msgspec
import networkx as nx
import pytest

import kg
from kg.publish import graphml
from kg.publish.jsonl_rows import ClaimRow, EntityRow, FindingRow, ReportRow
from tests.tiny import ROOT

SCRIPT = """
import sys, pathlib, kg
from kg.serve.exports import FORMATS, Source
with kg.open(sys.argv[1]) as graph:
    FORMATS["graphml"].write(Source(graph.folder, graph.manifest.base), pathlib.Path(sys.argv[2]))
"""


def test_networkx_reads_what_was_written(demo_build: Path) -> None:
    with kg.open(demo_build) as graph:
        whole = graph.to_networkx()
        counts = graph.manifest.counts
    read = nx.read_graphml(demo_build / "graph.graphml", force_multigraph=True)
    assert set(read) == set(whole)
    assert read.number_of_edges() == whole.number_of_edges()
    types = [data["type"] for _, data in read.nodes(data=True)]
    assert (types.count("claim"), types.count("report"), types.count("finding")) == (
        counts["claims"],
        counts["reports"],
        counts["findings"],
    )
    assert {data["relation"] for *_, data in read.edges(data=True)} >= {"about", "statedIn", "involves", "names", "market"}


def test_the_same_bytes_under_two_hash_seeds(demo_build: Path, tmp_path: Path) -> None:
    digests = {hashlib.sha256((demo_build / "graph.graphml").read_bytes()).hexdigest()}
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(demo_build), str(folder)],
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PATH": ""},
        )
        digests.add(hashlib.sha256((folder / "graph.graphml").read_bytes()).hexdigest())
    assert len(digests) == 1


@pytest.mark.parametrize("name", ["a\x00b", "a\x0bb", "<script>&\"'", "]]>", "\ufffe", "\x1b[31m"])
def test_any_name_gives_well_formed_xml(demo_build: Path, tmp_path: Path, name: str) -> None:
    with kg.open(demo_build) as graph:
        claim = msgspec.structs.replace(next(graph.read(ClaimRow)), quote=name, subject=name)
        report = next(row for row in graph.read(ReportRow) if row.report == claim.report)
    entity = EntityRow(id=claim.subject_id, type="company", label=name, labels=(), broader=(), code=None, replaces=())
    no_findings: list[FindingRow] = []
    graphml.write(tmp_path / "x.graphml", [claim], [report], no_findings, [entity])
    read = nx.read_graphml(tmp_path / "x.graphml", force_multigraph=True)
    assert read.nodes[claim.subject_id]["label"] == graphml.xml_text(name)
    assert read.nodes[claim.id]["subject"] == graphml.xml_text(name)
