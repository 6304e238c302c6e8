"""Rows -> CSV that a spreadsheet opens as data: text that would run as a formula is quoted with an apostrophe."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

# What Excel, LibreOffice and Google Sheets take for the start of a formula (OWASP, CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
LIST_SEPARATOR = "; "


def cell(value: Any) -> str | int | float:
    """A value as one CSV cell: lists joined, null empty, text made safe, numbers left numbers.

    >>> cell("=1+1"), cell(-3), cell(None), cell(["a", "b"]), cell(True)
    ("'=1+1", -3, '', 'a; b', 'true')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    value = flat(value)
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def flat(value: Any) -> str | int | float:
    """A value as one cell: numbers and truth values as they are, lists joined, anything else as its text.

    >>> flat([{"name": "ASE", "id": "company/ase"}, {"name": "JCET", "id": "company/jcet"}]), flat("=1+1")
    ('ASE; JCET', '=1+1')
    """
    if isinstance(value, int | float):
        return value
    if isinstance(value, list | tuple):
        return LIST_SEPARATOR.join(str(_item(item)) for item in value)
    return str(value)


def _item(item: Any) -> Any:
    return item.get("name", item) if isinstance(item, Mapping) else item


def write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], out: TextIO) -> None:
    """Write a header line and the rows. `out` must have been opened with newline=''."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([cell(column) for column in columns])
    for row in rows:
        writer.writerow([cell(row.get(column)) for column in columns])
