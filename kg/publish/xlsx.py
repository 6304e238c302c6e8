"""Rows -> XLSX: a sheet a table, every text a text. What looks like a formula stays words, also when its cell is edited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import count, islice
from pathlib import Path
from typing import Any, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kg.publish.tables import FORMULA_STARTS, flat
from kg.publish.xml_text import xml_text

# Limits of the format.
MAX_ROWS = 1_048_576
MAX_TEXT = 32_767
# No clock: the same build gives the same file.
DATE = datetime(2000, 1, 1)
WIDTH = 16
# Columns that hold sentences or lists.
WIDE = {"quote": 80, "explanation": 80, "comparable_because": 60, "title": 60, "message": 60, "companies": 40, "labels": 40}


class Table(NamedTuple):
    """A name of at most 25 letters, the columns, and rows by column."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Mapping[str, Any]]


def write(path: Path, tables: Iterable[Table]) -> None:
    """Write a workbook with a sheet a table; a table of over a million rows goes on in further sheets. Raises OSError."""
    # constant_memory: a row is on disk before the next is read.
    with Workbook(str(path), {"constant_memory": True, "tmpdir": str(path.parent)}) as book:
        book.set_properties({"title": "Claims and findings", "author": "claimgraph", "created": DATE})
        heading, words = book.add_format({"bold": True}), book.add_format({"quote_prefix": True})
        for table in tables:
            rows = iter(table.rows)
            for number in count(1):
                sheet = book.add_worksheet(table.name if number == 1 else f"{table.name} {number}")
                if _fill(sheet, table.columns, islice(rows, MAX_ROWS - 1), heading, words) < MAX_ROWS - 1:
                    break


def _fill(sheet: Worksheet, columns: Sequence[str], rows: Iterable[Mapping[str, Any]], heading: Format, words: Format) -> int:
    """The number of rows written."""
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, WIDE.get(column, WIDTH))
        sheet.write_string(0, place, fit(column), heading)
    last = 0
    for last, row in enumerate(rows, 1):
        for place, column in enumerate(columns):
            _write(sheet, last, place, row.get(column), words)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    return last


def _write(sheet: Worksheet, row: int, place: int, value: Any, words: Format) -> None:
    value = None if value is None else flat(value)
    if isinstance(value, bool):
        sheet.write_boolean(row, place, value)
    elif isinstance(value, str):
        sheet.write_string(row, place, fit(value), words if value.startswith(FORMULA_STARTS) else None)
    elif value is not None:
        sheet.write_number(row, place, value)


def fit(text: str) -> str:
    r"""Text as a cell can hold it, cut with an ellipsis where it is too long.

    >>> fit("a\x00b"), len(fit("x" * 40_000)), fit("x" * 40_000)[-1]
    ('a\ufffdb', 32767, '…')
    """
    text = xml_text(text)
    return text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - 1]}…"
