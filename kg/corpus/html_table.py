"""HTML tables: rows, columns and places of cells while their events go by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.corpus.layout import Layout, text_span
from kg.model import Cell

MAX_SPAN = 100  # rows or columns that one cell may span; more is a mistake or an attack


@dataclass(slots=True)
class OpenTable:
    """A table that is being read."""

    group: int
    row: int = -1
    column: int = -1
    cells: list[Cell] = field(default_factory=list)
    start: int = -1  # place of the open cell, -1 for none
    width: int = 1  # columns that the last cell spans
    taken: dict[int, int] = field(default_factory=dict)  # column -> row from which it is free of a cell from above

    def next_row(self) -> None:
        """A row begins."""
        self.row += 1
        self.column, self.width = -1, 1

    def next_cell(self, at: int, width: int, height: int) -> None:
        """A cell begins, in the first column that no cell before it or from above takes."""
        self.row = max(self.row, 0)
        self.column += self.width
        while self.taken.get(self.column, 0) > self.row:
            self.column += 1
        if height > 1:
            self.taken.update((column, self.row + height) for column in range(self.column, self.column + width))
        self.start, self.width = at, width


def _spanned(attrib: Mapping[str, str], name: str) -> int:
    """How many rows or columns a cell spans.

    >>> _spanned({"colspan": "3"}, "colspan"), _spanned({"colspan": "many"}, "colspan")
    (3, 1)
    """
    value = attrib.get(name, "1").strip()
    return min(max(int(value), 1), MAX_SPAN) if value.isascii() and value.isdigit() and len(value) < 9 else 1


class TableReader:
    """The tables that are open, outermost first."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.open: list[OpenTable] = []
        self.group = -1  # of the innermost open table, -1 for none

    def enter(self, tag: str, at: int, attrib: Mapping[str, str]) -> None:
        """An opening table, tr, td or th; `at` is the place of the text that follows."""
        if tag == "table":
            self.group = self.layout.new_group()
            self.open.append(OpenTable(self.group))
        elif self.open and tag == "tr":
            self.open[-1].next_row()
        elif self.open:
            self.open[-1].next_cell(at, _spanned(attrib, "colspan"), _spanned(attrib, "rowspan"))

    def leave(self, tag: str, at: int) -> None:
        """A closing table, tr, td or th; `at` is the place of the text that follows."""
        if not self.open:
            return
        table = self.open[-1]
        if tag == "table":
            self.open.pop()
            self.layout.add_table(table.cells, table.group)
            self.group = self.open[-1].group if self.open else -1
        elif tag != "tr" and table.start >= 0:
            table.cells.append(Cell(text_span(table.start, at), table.row, table.column, tag == "th"))
            table.start = -1
