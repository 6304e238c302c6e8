"""Segments and applications: the lists under the home genre's headings; elsewhere lists, tables and phrases that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from kg.extract.header_lists import items_of
from kg.model import Block, Report, Table

Facet = Literal["segments", "applications", "other"]
Found = tuple[Facet, str]

HOME: tuple[tuple[re.Pattern[str], Facet], ...] = (
    (re.compile(r"Market Analysis by types is segmented into", re.I), "segments"),
    (re.compile(r"Market Industry Research by Application is segmented into", re.I), "applications"),
)

# By what a market is divided: a list of types, a list of applications, or neither (regions, companies).
FACETS: tuple[tuple[re.Pattern[str], Facet], ...] = (
    (
        re.compile(
            r"(?:end[- ]?)?(?:application|use[rs]?\b|use case|vertical|industr(?:y|ies)\b(?! chain)|end[- ]market)", re.I
        ),
        "applications",
    ),
    (re.compile(r"(?:geograph|region|countr|compan|player|vendor|manufacturer|channel|year|month|the\b|\d)", re.I), "other"),
    (
        re.compile(
            r"(?:product|type|component|material|technolog|process|grade|form\b|deployment|offering|service|solution|platform|"
            r"wavelength|packaging|size\b|capacity|segment|category|model\b|source|resin|organi[sz]ation)",
            re.I,
        ),
        "segments",
    ),
)
# "Elastomers Market by Product, 2022-2030", "By Type:", "Segmentation by Application", "Types by wavelength"
BY_LINE = re.compile(
    r"(?:^|\b(?:market|segmentation|segmented|segments?|types|breakdown|analysis|outlook),? )by ([\w/& -]{3,60})", re.I
)
BARE_LINE = re.compile(
    r"(?:key |main |major |market )?(types?|segments|product types?|applications?|end[- ]users?|end[- ]uses?)(?: covered)?$",
    re.I,
)
INLINE = re.compile(r":(?:\*\*)? ?(\S.*)$")
DIVIDED = re.compile(
    r"(?:(?:based on|on the basis of|by|in terms of) (?:the )?(?P<before>[\w /&-]{3,40}?),? (?:the |this )?"
    r"(?:[\w /&()-]{0,60}? )?)?(?:is|are|was|has been|can be|been) (?:further |broadly |mainly |sub)*"
    r"(?:segmented|divided|categori[sz]ed|classified|bifurcated|split)"
    r"(?: (?:by|based on|on the basis of|according to) (?P<after>[\w /&-]{3,40}?),?)? (?:in|into|as) (?P<list>[^.;]{3,400})",
    re.I,
)
DIVIDING = re.compile(r"\b(?:segment|divid|categori|classifi|bifurcat|split)", re.I)

FIRST_COLUMN = re.compile(r"(?:product |market )?(?:types?|segments?|technolog(?:y|ies)|products?|categor(?:y|ies))$", re.I)
ANY_COLUMN = re.compile(r"(?:key |main )?(?:applications?|end[- ]?uses?|end[- ]?users?|use cases?)$", re.I)
MAX_SENTENCE = 700  # characters; longer ones are no prose
MAX_SENTENCES = 1500
MAX_LINE = 120  # characters of a line that announces a list
MAX_ITEM = 80  # characters of a line that is a member of one
MARKS = "*_ "
NAME = re.compile(r"(?:\*\*|__)(.{1,80}?)(?:\*\*|__)|([^:—–]{2,60}?)(?:: | [—–-] )")  # of an item that goes on to explain


def segments_and_applications(report: Report) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Both lists as written, in order, each name once."""
    found = [(facet, name) for pattern, facet in HOME for name in _under(report, pattern)]
    if not found:
        found = [*_announced(report), *_columns(report), *_divided(report)]
    lists: dict[str, dict[str, None]] = {"segments": {}, "applications": {}, "other": {}}
    for facet, name in found:
        lists[facet].setdefault(name)
    return tuple(lists["segments"]), tuple(lists["applications"])


def _text(report: Report, block: Block) -> str:
    return report.text[block.span.start : block.span.end]


def _under(report: Report, heading: re.Pattern[str]) -> list[str]:
    """Items of the list right under the first heading that matches."""
    found: list[str] = []
    governed = False
    for block in report.blocks:
        if not governed:
            governed = block.kind == "heading" and heading.search(_text(report, block)) is not None
        elif block.kind == "item":
            found.append(_text(report, block))
        elif block.kind == "heading" or found:
            break
    return found


def facet_of(words: str) -> Facet | None:
    """What a list by these words holds.

    >>> facet_of("Product"), facet_of("end use"), facet_of("Geography"), facet_of("hand")
    ('segments', 'applications', 'other', None)
    """
    return next((facet for pattern, facet in FACETS if pattern.match(words.strip())), None)


def _announced(report: Report) -> Iterator[Found]:
    """Lists below a line such as "By Product", and those behind its colon."""
    facet: Facet | None = None
    sort: tuple[str, int] | None = None  # kind and group of the list's first member
    for block in report.blocks:
        text = _text(report, block)
        line = _line_facet(text)
        if line:
            inline = INLINE.search(text)
            yield from ((line, name) for name in items_of(inline[1] if inline else ""))
            facet, sort = (None if inline else line), None
        elif facet and block.kind in ("item", "paragraph") and _is_member(text) and sort in (None, (block.kind, block.group)):
            row = items_of(text) if sort is None and block.kind == "paragraph" and ", " in text else []
            yield from ((facet, name) for name in row or [_member_name(text)])
            sort = (block.kind, block.group)
            facet = None if row else facet
        else:
            facet = None


def _line_facet(text: str) -> Facet | None:
    """What the list holds that a line announces; None for a line that announces none."""
    head, colon, _ = text[: MAX_LINE + 1].partition(":")
    head = head.strip(MARKS)
    if len(head) > MAX_LINE or head.endswith((".", "?", "!")):
        return None
    bare = BARE_LINE.match(head)
    if bare:
        return facet_of(bare[1])
    found = BY_LINE.search(head)
    if not found:
        return None
    facet = facet_of(found[1])
    return facet or ("segments" if colon and found.start() == 0 else None)


def _is_member(text: str) -> bool:
    return len(text) <= MAX_ITEM and not text.endswith((".", "?", "!", ":")) and "http" not in text


def _member_name(text: str) -> str:
    """The name in an item that may go on to explain it.

    >>> _member_name("**Etch** — takes away"), _member_name("Storage: dry goods"), _member_name("Fan-out")
    ('Etch', 'Storage', 'Fan-out')
    """
    found = NAME.match(text)
    return (found[1] or found[2] if found else text).strip(MARKS + ":")


def _columns(report: Report) -> Iterator[Found]:
    """Tables that list types in their first column, or applications in any: the first table of each."""
    seen: set[Facet] = set()
    for table in report.tables:
        columns = [(column, facet) for column, facet in _list_columns(report, table) if facet not in seen]
        seen.update(facet for _, facet in columns)
        for column, facet in columns:
            for cell in table.cells:
                name = report.text[cell.span.start : cell.span.end].strip(MARKS)
                if cell.column == column and cell.row > 0 and name:
                    yield facet, name


def _list_columns(report: Report, table: Table) -> Sequence[tuple[int, Facet]]:
    found: list[tuple[int, Facet]] = []
    for cell in table.cells:
        if cell.row > 0:
            break
        head = report.text[cell.span.start : cell.span.end].strip(MARKS)
        if cell.column == 0 and FIRST_COLUMN.match(head):
            found.append((0, "segments"))
        elif ANY_COLUMN.match(head):
            found.append((cell.column, "applications"))
    return found


def _divided(report: Report) -> Iterator[Found]:
    """Sentences such as "Based on type, the market is segmented into A, B and C"."""
    if not DIVIDING.search(report.text):
        return
    for sentence in report.sentences[:MAX_SENTENCES]:
        text = report.text[sentence.span.start : sentence.span.end]
        if len(text) > MAX_SENTENCE or not DIVIDING.search(text):
            continue
        for found in DIVIDED.finditer(text):
            facet = facet_of(found["after"] or found["before"] or "type")
            if facet:
                yield from ((facet, name) for name in items_of(found["list"]))
