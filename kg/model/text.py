"""What corpus/ makes of a file: a text, and every piece of it with its place."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

BlockKind = Literal["heading", "paragraph", "item", "cell", "front-matter", "code"]


class Span(Struct, frozen=True, order=True, gc=False):
    """Half-open range [start, end) of code points in `Report.text`."""

    start: int
    end: int


class Block(Struct, frozen=True, gc=False):
    """A run of text that the page sets apart: sentences never cross it.

    `level`: 1-6 for a heading, nesting depth (from 1) for a list item, else 0. `group`: number of the list or table that
    it belongs to, -1 for none. `section`: index in `Report.blocks` of the heading that governs it, -1 before the first.
    """

    span: Span
    kind: BlockKind
    level: int = 0
    group: int = -1
    section: int = -1


class Sentence(Struct, frozen=True, gc=False):
    """One sentence (or heading, item, cell); `block` is its index in `Report.blocks`."""

    span: Span
    block: int


class Cell(Struct, frozen=True, gc=False):
    """One table cell; a spanning cell stands once, at its first row and column."""

    span: Span
    row: int
    column: int
    header: bool


class Table(Struct, frozen=True):
    """An HTML or Markdown table, cells in reading order; `group` is the number its blocks carry."""

    span: Span
    cells: tuple[Cell, ...]
    group: int


class Link(Struct, frozen=True, gc=False):
    """A link: `span` of its text (empty where it has none), `url` as written, entities resolved."""

    span: Span
    url: str


class Problem(Struct, frozen=True, gc=False):
    """Something about an input that a reader must know. `refused` files gave no report."""

    path: str
    code: str  # closed list: the table of the stage that found it
    message: str
    refused: bool = False


class Report(Struct, frozen=True):
    """One file as read. `id` is `report/` + the first 16 hex digits of the SHA-256 of its bytes.

    `name` is the path below its SOURCE without suffix (with it where two would be equal), `paths` every path with these bytes.
    `text` is the visible text by the guide's one definition; every other position counts in it. `title_block` is the
    index of the block that is the title (the h1, or the front matter's title line), -1 for none.
    `meta` holds front matter and HTML meta entries as written, in order.
    """

    id: str
    name: str
    path: str
    sha256: str
    text: str
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()
    title_block: int = -1
    meta: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    paths: tuple[str, ...] = ()
