"""Claims of tables: what a row and a column together say, with the year and unit of their heads.

Every value has three labels: its row's first cell, its column's head, the heading over the table. The measure is the first
that column, row or heading names; the thing is the row's, else the column's ("vs" tables), else what the report is about;
the year is the cell's own, else the column's, the row's, the heading's (guide, rule 27).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from kg.extract.context import Context
from kg.extract.genre import is_home
from kg.extract.grid import Grid, row_span
from kg.extract.labels import EMPTY, ONE, Label, Measure, label, unmarked
from kg.extract.things import Thing, Things, head_type
from kg.extract.values import ALL_KINDS, Value, base_year, claims_of, kind_of
from kg.model import Cell, Claim, Report, Span, Table

KINDS = ALL_KINDS
EXTRACTOR = "tables/1"
MAX_TABLES = 200
MAX_QUOTE = 600  # characters; from a longer row only name and value are quoted
MAX_CAPTION = 160

MAX_PEER_WORDS = 3
# Heads of columns that hold values, not names.
_PLAIN_HEAD = re.compile(
    r"\b(?:value|details?|data|notes?|sources?|comments?|description|status|links?|trends?|approx|current|target|date|"
    r"change|impact|"
    r"why|estimate|figure|amount|number|confidence|implication|finding|after|before|today|rationale|basis|explanation|"
    r"answer|result|"
    r"low|high|base|bull|bear|case|min|max|average|median|strengths?|weakness(?:es)?|products?|focus|tier|type|level|"
    r"role|stage)\b|[0-9]",
    re.I,
)
FASTEST = re.compile(r"\bfastest[- ]?(?:growth|growing)?\b|\bhighest (?:growth|CAGR)\b", re.I)
LEADS = re.compile(
    r"^\W*(?:the )?(?:market |global |world )?(?:leader|#1|no\. ?1|number one|largest|dominant|dominates)\b|"
    r"^\W*\\?#1\b|^\W*1(?:st)?\W*$",
    re.I,
)
FIRST = re.compile(r"\\?#1(?!\d)|\bno\. ?1\b|\bmarket leader\b", re.I)


class _Column(NamedTuple):
    """What the heads over a column say, and the thing that they name."""

    label: Label
    thing: Thing | None


class _Row(NamedTuple):
    """A row, the cell that names it, what that says as a label and as a thing; `first`: it stands right below the heads."""

    cells: tuple[Cell | None, ...]
    name: Cell
    said: Label
    thing: Thing | None
    first: bool


def extract(context: Context) -> Iterator[Claim]:
    """The claims of all tables of a report."""
    report, header = context.report, context.header
    if not report.tables or is_home(report.text):
        return
    things = Things(report, header)
    year = base_year(header.date, header.forecast)
    first: dict[int, int] = {}
    for index, block in enumerate(report.blocks):
        if block.kind == "cell":
            first.setdefault(block.group, index)
    for table in report.tables[:MAX_TABLES]:
        yield from _TableReader(report, table, first.get(table.group, -1), (things, year)).claims()


class _TableReader:
    """`at`: index of the table's first block. `known`: the report's things, and the year up to which values are reported."""

    def __init__(self, report: Report, table: Table, at: int, known: tuple[Things, int]) -> None:
        self.text = report.text
        self.things, self.year = known
        self.grid = Grid(report.text, table)
        self.over, caption = self._heading(report, at)
        self.hint = self.grid.hint or head_type(caption)
        for cell in self.grid.head_cells(self.grid.subject):
            self.over = merged(self.over, label(self.text, cell.span)._replace(measure=None, period=None))
        self.columns = [self._column(index) for index in range(self.grid.width)]

    def claims(self) -> Iterator[Claim]:
        """All claims, row by row."""
        for index, row in enumerate(self.grid.rows):
            name = row[self.grid.subject] if self.grid.subject < len(row) else None
            if name is not None and name.span.end > name.span.start:
                yield from self._row(row, name, index == 0)

    def _heading(self, report: Report, at: int) -> tuple[Label, str]:
        """The label of a caption right before the table and of the heading over it, and their words."""
        found, words = EMPTY, []
        section = report.blocks[at].section if at >= 0 else -1
        places = [at - 1] if at > 0 and report.blocks[at - 1].kind == "paragraph" else []
        for place in [*places, *([section] if section >= 0 and section != report.title_block else [])]:
            span = report.blocks[place].span
            if span.end - span.start <= MAX_CAPTION:
                words.append(self.text[span.start : span.end])
                found = merged(found, label(self.text, span))
        return found, " ".join(words)

    def _column(self, index: int) -> _Column:
        cells = tuple(self.grid.head_cells(index))
        found = EMPTY
        for cell in cells:
            found = merged(found, label(self.text, cell.span))
        if index == self.grid.subject or not cells or not found.names_a_thing:
            return _Column(found, None)
        name = self.grid.words(cells[0])
        return _Column(found, self.things.named(name, None) or (self._peer(name) if self._compares else None))

    @cached_property
    def _compares(self) -> bool:
        """Whether the table sets names side by side: at least two column heads that are names, over rows of measures."""
        heads = [
            self.grid.words(cells[0])
            for c in range(self.grid.width)
            if c != self.grid.subject and (cells := self.grid.head_cells(c))
        ]
        return self.hint in ("metric", "segment", None) and sum(self._peer(head) is not None for head in heads) > 1

    def _peer(self, head: str) -> Thing | None:
        """A column head that can be a company's name, though the header does not know it."""
        name = unmarked(head)
        if not name[:1].isupper() or _PLAIN_HEAD.search(name) or len(name.split()) > MAX_PEER_WORDS:
            return None
        return Thing("company", name)

    def _row(self, cells: tuple[Cell | None, ...], name: Cell, first: bool) -> Iterator[Claim]:
        said = label(self.text, name.span)
        row = _Row(cells, name, said, self._thing(name, said), first)
        for index, cell in enumerate(cells):
            if cell is None or index == self.grid.subject or cell.span.end <= cell.span.start:
                continue
            column = self.columns[index]
            measure = column.label.measure or said.measure or self.over.measure
            about = row.thing or column.thing or default_thing(self.things, measure)
            if about is not None:
                yield from self._cell(row, cell, column, about)

    def _thing(self, name: Cell, said: Label) -> Thing | None:
        """What the row's name stands for; None where it is a label ("Market cap")."""
        labelled = self.hint in ("metric", "year") or said.text in ("TAM", "SAM", "SOM")
        if labelled or (said.measure is not None and self.hint in (None, "market")):
            return self.things.within(said.text) if said.measure else None
        if self.hint == "customer" and self.things.company:
            return self.things.company  # "Apple | ~20% of revenue" is a number about the note's company
        return self.things.named(self.grid.words(name), self.hint)

    def _cell(self, row: _Row, cell: Cell, column: _Column, about: Thing) -> Iterator[Claim]:
        own = row.said if self.hint in ("metric", "year", None) or row.said.measure is None else EMPTY
        whole = merged(merged(column.label, own), self.over)
        named = column.label.measure or own.measure
        measure = named or self._implied(whole, about, cell)
        heads = row.first and bool(column.label.period or column.thing or column.label.measure == "other")
        quote = self._quote(row, cell, heads)
        surface = self.grid.words(row.name)
        ranked = self._ranked(cell, named, about)
        if ranked:
            yield Claim(kind=ranked, subject=about.name, quote=quote, subject_text=surface, extractor=EXTRACTOR)
        elif measure and measure not in ("none", "rank"):
            yield from claims_of(self.text, Value(about, measure, cell.span, quote, whole, self.year, surface, EXTRACTOR))

    def _implied(self, whole: Label, about: Thing, cell: Cell) -> Measure | None:
        """The measure of a table that names none: money is a size or a revenue, a percentage beside a region a share."""
        if whole.measure:
            return whole.measure
        percent = self.grid.words(cell).rstrip(" *").endswith("%")
        if percent:
            return "share" if about.type == "region" and whole.unit in (None, "percent") else None
        if whole.unit and whole.unit != "percent":
            return "revenue" if about.type == "company" else "size"
        return None

    def _ranked(self, cell: Cell, measure: Measure | None, about: Thing) -> str | None:
        """The kind of a cell that says "market leader", "#1" or "fastest growing"."""
        words = unmarked(self.grid.words(cell).replace("\\#", "#"))
        if len(words) > 60 or about.type not in ("company", "region", "segment", "application"):
            return None
        if FASTEST.search(words) and about.type != "company" and measure != "none":
            return kind_of(about.type, "fastest")
        if (measure == "rank" and LEADS.search(words)) or (
            about.type == "company" and FIRST.search(words) and measure in (None, "rank")
        ):
            return kind_of(about.type, "leads")
        return None

    def _quote(self, row: _Row, cell: Cell, heads: bool) -> Span:
        """The row; with `heads` from the table's heads on, where they carry year or measure and stand right over it."""
        whole = row_span(row.cells)
        if heads and self.grid.heads:
            whole = Span(min(whole.start, row_span(self.grid.heads[0]).start), whole.end)
        if whole.end - whole.start > MAX_QUOTE:
            whole = Span(min(row.name.span.start, cell.span.start), max(row.name.span.end, cell.span.end))
        return _with_bars(self.text, whole)


def default_thing(things: Things, measure: Measure | None) -> Thing | None:
    """What a measure is of where no label names it: the report's market, or the company that the note is about."""
    if measure in ("size", "cagr", "amount", "volume"):
        return things.market
    return things.company or (things.market if measure in ("revenue", "growth") else None)


def merged(upper: Label, lower: Label) -> Label:
    """What two labels say together; the first wins where both speak."""
    if lower is EMPTY:
        return upper
    unit, scale = (upper.unit, upper.scale) if upper.unit else (lower.unit, lower.scale if upper.scale == ONE else upper.scale)
    return Label(
        upper.text or lower.text,
        upper.measure or lower.measure,
        unit,
        scale,
        upper.period or lower.period,
        upper.projected or lower.projected,
    )


def _with_bars(text: str, span: Span) -> Span:
    """The span with the bars of its Markdown row."""
    start = span.start - 2 if text[max(0, span.start - 2) : span.start] == "| " else span.start
    return Span(start, span.end + 2 if text[span.end : span.end + 2] == " |" else span.end)
