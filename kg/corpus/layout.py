"""The growing structure of one report while it is read: blocks, tables, links and meta entries, in text order."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.corpus.problems import LimitError
from kg.model import Block, BlockKind, Cell, Link, Span, Table

MAX_LEVEL = 6
MAX_TITLE = 200  # characters of a first line that can be a title
MAX_BLOCKS = 50_000
"""Most blocks of one report: 700 times a usual one."""


def text_span(start: int, at: int) -> Span:
    """The span from `start` to the end of the text before `at` (one space lies between); empty where nothing stands there.

    >>> text_span(4, 9), text_span(9, 9), text_span(0, 0)
    (Span(start=4, end=8), Span(start=8, end=8), Span(start=0, end=0))
    """
    end = max(at - 1, 0)
    return Span(min(start, end), end)


@dataclass(slots=True)
class Layout:
    """Blocks never overlap and come in text order; `group` numbers lists and tables from 0."""

    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    meta: list[tuple[str, str]] = field(default_factory=list)
    titles: dict[str, int] = field(default_factory=dict)  # "h1", "meta": first block of that origin
    groups: int = 0
    headings: list[int] = field(default_factory=list)  # open headings, outermost first

    def new_group(self) -> int:
        """Number of a list or table that begins here."""
        self.groups += 1
        return self.groups - 1

    def add(self, start: int, end: int, kind: BlockKind, level: int = 0, group: int = -1) -> int:
        """Append a block under the heading that governs it; its index, or -1 where it is empty.

        Raises LimitError beyond `MAX_BLOCKS`.
        """
        if end <= start:
            return -1
        index = len(self.blocks)
        if index >= MAX_BLOCKS:
            raise LimitError("too-many-pieces")
        if kind == "heading":
            while self.headings and self.blocks[self.headings[-1]].level >= level:
                self.headings.pop()
        section = self.headings[-1] if self.headings else -1
        self.blocks.append(Block(Span(start, end), kind, level, group, section))
        if kind == "heading":
            self.headings.append(index)
        return index

    def add_table(self, cells: list[Cell], group: int) -> None:
        """Record a table; one without cells is none."""
        if cells:
            start, end = min(c.span.start for c in cells), max(c.span.end for c in cells)
            self.tables.append(Table(Span(start, end), tuple(cells), group))

    def add_meta(self, key: str, value: str, start: int) -> None:
        """Record a front-matter entry whose value stands at `start`, as a block of its own."""
        self.meta.append((key, value))
        index = self.add(start, start + len(value), "front-matter")
        if key == "title" and index >= 0:
            self.titles.setdefault("meta", index)

    def title_block(self, text: str) -> int:
        """Index of the block that is the title: the h1, the front matter's title, or a first line set apart; -1 for none."""
        index = self.titles.get("h1", self.titles.get("meta", -1))
        if index < 0 and len(self.blocks) > 1 and _is_title(self.blocks[0], text):
            return 0
        return index


def _is_title(block: Block, text: str) -> bool:
    """Whether the first block of a text without title marks is one: a heading, or a short line that is no sentence."""
    line = text[block.span.start : block.span.end]
    if block.kind == "heading":
        return True
    return block.kind == "paragraph" and len(line) <= MAX_TITLE and line[0] not in "#*_[<!" and line[-1] not in ".:;,"
