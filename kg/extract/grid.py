"""A table as a grid: which cells are heads, which column names the rows, what each row's words are."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.things import ThingType, head_type
from kg.model import Cell, Span, Table

# Read of one table; the rest of it stays in the ledger. The largest table of the gold has 25 cells.
MAX_CELLS = 5_000
MAX_COLUMNS = 40
MAX_HEAD_ROWS = 3

Row = tuple[Cell | None, ...]


class Grid:
    """`heads`: rows of column heads (none where the table has none); `rows`: the others; `subject`: the column of names."""

    def __init__(self, text: str, table: Table) -> None:
        self.text = text
        rows = _rows(table)
        count = self._head_rows(rows)
        self.heads: Sequence[Row] = rows[:count]
        self.rows: Sequence[Row] = rows[count:]
        self.width = max((len(row) for row in rows), default=0)
        self.subject, self.hint = self._subject_column()

    def words(self, cell: Cell | None) -> str:
        """The cell's text; "" for none."""
        return self.text[cell.span.start : cell.span.end] if cell else ""

    def head_cells(self, column: int) -> list[Cell]:
        """The heads over a column, lowest first; a head that spans columns stands over all of them."""
        found = []
        for depth, row in enumerate(reversed(self.heads)):
            cell = row[column] if column < len(row) else None
            if cell is None and depth < len(self.heads):
                cell = next((c for c in reversed(row[: column + 1]) if c), None)
            if cell and cell.span.end > cell.span.start:
                found.append(cell)
        return found

    def _head_rows(self, rows: Sequence[Row]) -> int:
        count = 0
        for row in rows[:MAX_HEAD_ROWS]:
            filled = [cell for cell in row if cell]
            if not filled or not all(cell.header for cell in filled):
                break
            count += 1
        if count or len(rows) < 2:
            return min(count, max(0, len(rows) - 1))
        first, second = (sum(_figures(self.words(cell)) for cell in row) for row in rows[:2])
        return 1 if first == 0 and second and len(rows[0]) > 1 and not any(c and c.header for c in rows[1][:1]) else 0

    def _subject_column(self) -> tuple[int, ThingType | None]:
        hints = [
            next((kind for cell in self.head_cells(c) if (kind := head_type(self.words(cell)))), None)
            for c in range(min(self.width, 4))
        ]
        for column, hint in enumerate(hints):
            if hint and hint != "year" and not _numeric(self, column):
                return column, hint
        for column in range(min(self.width, 3)):
            if not _numeric(self, column):
                return column, hints[column]
        return 0, hints[0] if hints else None


def row_span(cells: Sequence[Cell | None]) -> Span:
    """From the row's first cell to its last."""
    filled = [cell.span for cell in cells if cell]
    return Span(min(s.start for s in filled), max(s.end for s in filled))


def _rows(table: Table) -> list[Row]:
    """The cells by row and column; a hole where an upper or left cell spans."""
    by_row: dict[int, list[Cell]] = {}
    for cell in table.cells[:MAX_CELLS]:
        if 0 <= cell.column < MAX_COLUMNS:
            by_row.setdefault(cell.row, []).append(cell)
    rows = []
    for number in sorted(by_row):
        row: list[Cell | None] = [None] * (max(c.column for c in by_row[number]) + 1)
        for cell in by_row[number]:
            row[cell.column] = row[cell.column] or cell
        rows.append(tuple(row))
    return rows


def _figures(words: str) -> int:
    """Whether the cell holds a figure that is no bare year."""
    return int(any(c.isdigit() for c in words) and not (len(words.strip("*~ FEAe")) == 4 and words.strip("*~ FEAe").isdigit()))


def _numeric(grid: Grid, column: int) -> bool:
    """Whether the column's first cells begin with figures, so that they name nothing."""
    cells = [grid.words(row[column] if column < len(row) else None).strip("*~≈<>+-−$€£¥ ") for row in grid.rows[:5]]
    filled = [words for words in cells if words]
    digits = sum(words[0].isdigit() or words[0] in "\\#" for words in filled)
    return not filled or digits * 2 > len(filled)
