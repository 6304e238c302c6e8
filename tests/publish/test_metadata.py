"""RO-Crate and Croissant: read back by rocrate and mlcroissant; the files beside them are those that they describe."""

from __future__ import annotations

import hashlib
import json
import math
import warnings
from pathlib import Path
from typing import Any

import pytest

from tests.publish.exported import exported, lines, seeds_agree

FILES = ("claims", "reports", "findings", "problems", "entities", "consensus")


def test_rocrate_reads_the_crate_and_finds_every_file(demo_build: Path, tmp_path: Path) -> None:
    rocrate = pytest.importorskip("rocrate.rocrate")
    exported(demo_build, "crate", tmp_path / "crate")
    crate = rocrate.ROCrate(tmp_path / "crate")
    assert {entity.id for entity in crate.data_entities} == {f"{name}.jsonl" for name in FILES}
    for entity in crate.data_entities:
        content = (tmp_path / "crate" / entity.id).read_bytes()
        assert (int(entity["contentSize"]), entity["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    root = crate.root_dataset
    assert root["license"]["description"].startswith("The sentences quoted belong to the publishers")
    assert root["datePublished"] == max(row["date"] for row in lines(demo_build, "reports") if row["date"])
    crate.write(tmp_path / "again")
    assert rocrate.ROCrate(tmp_path / "again").root_dataset["name"] == root["name"]


def test_every_node_of_the_crate_is_described(demo_build: Path, tmp_path: Path) -> None:
    exported(demo_build, "crate", tmp_path)
    graph = json.loads((tmp_path / "ro-crate-metadata.json").read_text(encoding="utf-8"))["@graph"]
    described = {node["@id"] for node in graph}
    links = {value["@id"] for node in graph for value in _flat(node) if isinstance(value, dict)}
    assert links - described == {"https://w3id.org/ro/crate/1.1"}


def _flat(node: dict[str, Any]) -> list[Any]:
    return [item for value in node.values() for item in (value if isinstance(value, list) else [value])]


def test_mlcroissant_finds_no_error_and_reads_every_record(demo_build: Path, tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the package's own dependencies
        mlcroissant = pytest.importorskip("mlcroissant")
        exported(demo_build, "croissant", tmp_path)
        dataset = mlcroissant.Dataset(jsonld=str(tmp_path / "croissant.json"))
        assert not dataset.metadata.ctx.issues.errors
        for name in ("claims", "reports", "findings", "entities", "consensus"):
            rows = lines(demo_build, name)
            records = list(dataset.records(name))
            assert len(records) == len(rows) > 0
            if name == "claims":
                for record, row in zip(records, rows, strict=True):
                    assert record["claims/quote"].decode() == row["quote"]
                    assert record["claims/low"] == row["low"] or (row["low"] is None and math.isnan(record["claims/low"]))


def test_a_field_for_each_property_that_is_a_value(demo_build: Path, tmp_path: Path) -> None:
    exported(demo_build, "croissant", tmp_path)
    sets = json.loads((tmp_path / "croissant.json").read_text(encoding="utf-8"))["recordSet"]
    assert [found["name"] for found in sets] == list(FILES)
    for found in sets:
        rows = lines(demo_build, found["name"])
        if rows:
            assert {field["name"] for field in found["field"]} == set(rows[0]) - {"companies"}


@pytest.mark.parametrize("form", ["crate", "croissant"])
def test_the_same_bytes_under_two_hash_seeds(demo_build: Path, tmp_path: Path, form: str) -> None:
    assert seeds_agree(demo_build, form, tmp_path)
