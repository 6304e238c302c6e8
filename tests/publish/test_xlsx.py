"""XLSX: read back by openpyxl and pandas; no text is a formula, no text breaks the file, no clock."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from kg.publish import xlsx
from kg.publish.xlsx import Table
from tests.publish.exported import exported, lines, seeds_agree


def cells(path: Path, sheet: str) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(path)
    return list(book[sheet].iter_rows())


def test_openpyxl_reads_every_line_of_every_file(demo_build: Path, tmp_path: Path) -> None:
    (path,) = exported(demo_build, "xlsx", tmp_path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["claims", "reports", "findings", "problems", "entities", "consensus"]
    for name in book.sheetnames:
        rows = lines(demo_build, name)
        assert book[name].max_row == len(rows) + 1
        if rows:
            assert [cell.value for cell in book[name][1]] == list(rows[0])


def test_pandas_reads_numbers_as_numbers_and_texts_as_texts(demo_build: Path, tmp_path: Path) -> None:
    (path,) = exported(demo_build, "xlsx", tmp_path)
    frame = pd.read_excel(path, sheet_name="claims")
    claims = lines(demo_build, "claims")
    assert [None if pd.isna(low) else low for low in frame["low"]] == [claim["low"] for claim in claims]
    assert list(frame["quote"]) == [claim["quote"] for claim in claims]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1+2", "@SUM(A1)", "\tx", '=HYPERLINK("http://x")', "{=1}", "http://x.example", "007"]
)
def test_a_text_stays_a_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.xlsx"
    xlsx.write(path, [Table("t", ["a"], [{"a": text}])])
    cell = cells(path, "t")[1][0]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix == (text[0] in "=+-@\t")
    with zipfile.ZipFile(path) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize(
    ("text", "read"),
    [("a\x00b\x0b", "a\ufffdb\ufffd"), ("<&>\"'", "<&>\"'"), ("\U0001f600 é", "\U0001f600 é"), (" a\nb ", " a\nb ")],
)
def test_any_text_gives_a_readable_file(tmp_path: Path, text: str, read: str) -> None:
    path = tmp_path / "x.xlsx"
    xlsx.write(path, [Table("t", [text], [{text: text}])])
    heading, row = cells(path, "t")
    assert (heading[0].value, row[0].value) == (read, read)


def test_values_have_their_types(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    row = {"whole": 3, "part": 7.3, "yes": True, "none": None, "list": ["a", "b"], "long": "x" * 40_000}
    xlsx.write(path, [Table("t", list(row), [row])])
    values = [cell.value for cell in cells(path, "t")[1]]
    assert values[:5] == [3, 7.3, True, None, "a; b"]
    assert len(values[5]) == xlsx.MAX_TEXT


def test_a_table_that_is_too_long_goes_on_in_the_next_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MAX_ROWS", 4)
    path = tmp_path / "x.xlsx"
    xlsx.write(path, [Table("t", ["n"], ({"n": n} for n in range(5)))])
    book = openpyxl.load_workbook(path)
    assert [[cell.value for cell in book[name]["A"]] for name in book.sheetnames] == [["n", 0, 1, 2], ["n", 3, 4]]


def test_the_same_bytes_and_no_clock(demo_build: Path, tmp_path: Path) -> None:
    assert seeds_agree(demo_build, "xlsx", tmp_path)
    with zipfile.ZipFile(tmp_path / "1" / "claimgraph.xlsx") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 31, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")
