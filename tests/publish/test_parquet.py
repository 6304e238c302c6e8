"""Parquet: read back by pyarrow and pandas, every value as in the JSON lines; a clear error where pyarrow is missing."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet
import pytest

from kg.errors import UsageError
from kg.publish import parquet
from kg.publish.jsonl import FILES
from kg.publish.jsonl_rows import ProblemRow
from tests.publish.exported import exported, lines, seeds_agree

SCHEMA = {
    "claims": {"low": "double", "start": "int64", "quote": "string", "quote_start": "int64"},
    "findings": {"severity": "double", "undated": "bool", "claims": "list<element: string>", "sources": "int64"},
    "reports": {"forecast": "list<element: int64>", "market_aliases": "list<element: string>"},
}


def test_pyarrow_reads_every_value_of_every_line(demo_build: Path, tmp_path: Path) -> None:
    files = exported(demo_build, "parquet", tmp_path)
    assert len(files) == len(FILES) == 6
    for file in files:
        assert pyarrow.parquet.read_table(file).to_pylist() == lines(demo_build, file.stem)


def test_columns_have_the_types_of_the_records(demo_build: Path, tmp_path: Path) -> None:
    exported(demo_build, "parquet", tmp_path)
    for name, types in SCHEMA.items():
        schema = pyarrow.parquet.read_schema(tmp_path / f"{name}.parquet")
        assert {column: str(schema.field(column).type) for column in types} == types
    claims = pyarrow.parquet.read_schema(tmp_path / "claims.parquet")
    assert [claims.field(name).nullable for name in ("id", "low", "quote", "market")] == [False, True, False, True]


def test_pandas_groups_it(demo_build: Path, tmp_path: Path) -> None:
    exported(demo_build, "parquet", tmp_path)
    kinds = pd.read_parquet(tmp_path / "findings.parquet")["kind"].value_counts()
    assert kinds["contradiction"] == sum(row["kind"] == "contradiction" for row in lines(demo_build, "findings"))


def test_more_rows_than_a_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "GROUP", 2)
    rows = [ProblemRow(path=f"{n}.md", code="x", message="=1\x00", refused=False) for n in range(5)]
    parquet.write(tmp_path / "x.parquet", ProblemRow, rows)
    read = pyarrow.parquet.ParquetFile(tmp_path / "x.parquet")
    assert (read.num_row_groups, read.read()["path"].to_pylist()) == (3, [row.path for row in rows])


def test_the_same_bytes_under_two_hash_seeds(demo_build: Path, tmp_path: Path) -> None:
    assert seeds_agree(demo_build, "parquet", tmp_path)


def test_without_pyarrow_the_error_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(UsageError, match=r"pip install 'claimgraph\[parquet\]'"):
        parquet.write(tmp_path / "x.parquet", ProblemRow, [])
