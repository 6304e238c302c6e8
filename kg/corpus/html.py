"""HTML: one pass over the parser's events gives the visible text and the structure with its places.

BeautifulSoup over lxml costs 2.1 ms a report, the same events read directly 0.3 ms. What `soup.get_text(" ")` makes of them
is repeated here exactly (`definition.py` is the judge): text between two events of any kind is one piece; comments, doctypes,
processing instructions, ruby texts and what stands in script, style, template and noscript are left out; white space inside
and between pieces collapses to one space. Start and end events are always properly nested (libxml2 closes the innermost
open tag only), so counters stand for BeautifulSoup's stack of open tags.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

from lxml import etree

from kg.corpus.abbreviations import words
from kg.corpus.html_table import TableReader
from kg.corpus.layout import MAX_LEVEL, Layout, text_span
from kg.corpus.markdown import LINE_MARKS, segment
from kg.model import BlockKind, Link

IS_HTML = re.compile(r"</(?:p|div|h[1-6]|li|ul|ol|td|table|body|html)\s*>", re.I)
"""The guide's test: a file is HTML when it has a closing block tag."""

DROPPED = frozenset({"script", "style", "template", "noscript"})
HIDDEN = DROPPED | {"rt", "rp"}  # BeautifulSoup's get_text leaves ruby out: its strings are of classes of their own
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
LISTS = frozenset({"ul", "ol", "dl", "menu", "dir"})
BOLD = frozenset({"strong", "b"})
TABLE_PARTS = frozenset({"table", "tr", "td", "th"})
# Tags that set their content apart. `br` and `hr` too: what stands on two lines is not one sentence.
OTHER_BLOCKS = words(
    "html head body title p div section article header footer main aside nav thead tbody tfoot caption blockquote pre figure "
    "figcaption form fieldset legend hr br address details summary center option select button textarea li dd dt"
)
BLOCKS = OTHER_BLOCKS | HEADINGS.keys() | LISTS | TABLE_PARTS
SPECIAL = BLOCKS | HIDDEN | BOLD | {"a"}
# A paragraph that is bold throughout is a heading in the home genre. The longest of 1,720 has 157 characters.
MAX_BOLD_HEADING = 240
META_NAMES = ("name", "property", "itemprop")
MARKUP_HOLDERS = ("data-", "on", "content", "srcdoc")  # attributes whose value may hold tags on purpose
OPEN_TAG = re.compile(r"</?[a-zA-Z]")
MAX_DEPTH = 255
"""Tags nested deeper than this are reported: some versions of libxml2 lose the text below (2.14 does not)."""


class TextTarget:
    """Parser target: collects text pieces with their places, and cuts them into blocks."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.words: list[str] = []  # the pieces, white space collapsed, none empty
        self.at = 0  # place of the next piece in the visible text
        self.depth = self.deepest = 0
        self.dropped: set[str] = set()  # elements met whose content is never shown
        self.swallowed = False  # attributes that hold tags: a quote or a tag was left open
        self._data: list[str] = []  # text since the last event
        self._hidden = self._bold = self._pre = self._heading = 0  # open tags of a sort; the heading's level
        self._lists: list[int] = []  # group numbers of the open lists
        self._table = TableReader(layout)
        self._links: list[tuple[int, str]] = []  # open links: place, address
        self._first = self._first_at = 0  # the current block's first piece, and its place
        self._plain = False  # whether a piece of the current block stands outside <strong>
        self._raw: list[str] = []  # the current block's pieces as written
        self._lines = False  # whether one of them has several lines

    def start(self, tag: str, attrib: Mapping[str, str]) -> None:
        """An opening tag."""
        if self._data:
            self._flush()
        self.depth += 1
        if self.depth > self.deepest:  # noqa: PLR1730 - max() costs 5 % of the whole reading
            self.deepest = self.depth
        if attrib:
            self._attributes(tag, attrib)
        if tag in SPECIAL:
            self._enter(tag, attrib)

    def end(self, tag: str) -> None:
        """A closing tag, of the innermost open one."""
        if self._data:
            self._flush()
        self.depth -= 1
        if tag in SPECIAL:
            self._leave(tag)

    def data(self, data: str) -> None:
        """Text, perhaps in several parts."""
        self._data.append(data)

    def comment(self, text: str) -> None:
        """A comment ends the piece before it and is not shown."""
        if self._data:
            self._flush()

    def pi(self, target: str, data: str | None = None) -> None:
        """A processing instruction, likewise."""
        if self._data:
            self._flush()

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """The doctype, likewise."""
        if self._data:
            self._flush()

    def close(self) -> str:
        """End of the document: the visible text."""
        if self._data:
            self._flush()
        if self.at > self._first_at:
            self._close_block("")
        return " ".join(self.words)

    def _flush(self) -> None:
        data = self._data
        raw = data[0] if len(data) == 1 else "".join(data)
        data.clear()
        if self._hidden:
            return
        piece = " ".join(raw.split())
        if not piece:
            return
        self.words.append(piece)
        self.at += len(piece) + 1
        self._raw.append(raw)
        if "\n" in raw:
            self._lines = self._lines or "\n" in raw.strip()
        if not self._bold:
            self._plain = True

    def _enter(self, tag: str, attrib: Mapping[str, str]) -> None:
        if tag in BLOCKS:
            if self.at > self._first_at:
                self._close_block("")
            if tag in LISTS:
                self._lists.append(self.layout.new_group())
            elif tag in HEADINGS:
                self._heading = HEADINGS[tag]
            elif tag in TABLE_PARTS:
                self._table.enter(tag, self.at, attrib)
            elif tag == "pre":
                self._pre += 1
        elif tag == "a":
            self._links.append((self.at, attrib.get("href", "").strip()))
        elif tag in BOLD:
            self._bold += 1
        else:
            self._hidden += 1
            self.dropped.add(tag)

    def _leave(self, tag: str) -> None:
        if tag in BLOCKS:
            if self.at > self._first_at:
                self._close_block(tag)
            if tag in LISTS:
                self._lists.pop()
            elif tag in HEADINGS:
                self._heading = 0
            elif tag in TABLE_PARTS:
                self._table.leave(tag, self.at)
            elif tag == "pre":
                self._pre -= 1
        elif tag == "a":
            self._close_link()
        elif tag in BOLD:
            self._bold -= 1
        else:
            self._hidden -= 1

    def _close_block(self, leaving: str) -> None:
        start, end = self._first_at, self.at - 1
        kind, level, group = self._kind()
        if leaving == "title":
            self.layout.add_meta("title", " ".join(self.words[self._first :]), start)
        elif kind != "paragraph":
            index = self.layout.add(start, end, kind, level, group)
            if kind == "heading" and level == 1:
                self.layout.titles.setdefault("h1", index)
        elif not self._plain and end - start <= MAX_BOLD_HEADING:
            self.layout.add(start, end, "heading", 3 if self.words[-1].endswith(":") else 2)
        elif self._lines and LINE_MARKS.search(raw := " ".join(self._raw)):
            segment(raw, start, self.layout)
        else:
            self.layout.add(start, end, "paragraph")
        self._first, self._first_at = len(self.words), self.at
        self._raw.clear()
        self._lines = self._plain = False

    def _kind(self) -> tuple[BlockKind, int, int]:
        if self._heading:
            return "heading", self._heading, -1
        if self._table.group >= 0:
            return "cell", 0, self._table.group
        if self._lists:
            return "item", min(len(self._lists), MAX_LEVEL), self._lists[-1]
        return ("code" if self._pre else "paragraph"), 0, -1

    def _close_link(self) -> None:
        start, url = self._links.pop()
        if url:
            self.layout.links.append(Link(text_span(start, self.at), url))

    def _attributes(self, tag: str, attrib: Mapping[str, str]) -> None:
        if tag == "meta":
            key = next((attrib[name] for name in META_NAMES if attrib.get(name)), "")
            if key and attrib.get("content"):
                self.layout.meta.append((key.lower(), attrib["content"]))
        for key, value in attrib.items():
            if "<" in key or ("</" in value and not key.startswith(MARKUP_HOLDERS)):
                self.swallowed = True


def read_html(text: str, layout: Layout) -> tuple[str, list[str]]:
    """The visible text of HTML, its structure added to `layout`, and the codes of problems met."""
    target = TextTarget(layout)
    parser = etree.HTMLParser(target=cast("Any", target))
    parser.feed(text)
    visible = cast("str", parser.close())
    codes = ["text-lost"] if target.swallowed or _left_open(text, target.dropped) else []
    if target.deepest > MAX_DEPTH:
        codes.append("deep-nesting")
    return visible, codes


def _left_open(text: str, dropped: set[str]) -> bool:
    """Whether a tag, a comment or an element that is not shown is still open at the end and hides what follows it."""
    last = text.rfind("<")
    if last > text.rfind(">") and OPEN_TAG.match(text, last):
        return True
    if "<!--" in text and text.rfind("<!--") > text.rfind("-->"):
        return True
    lower = text.lower() if dropped else ""
    return any(lower.rfind(f"<{tag}") > lower.rfind(f"</{tag}") for tag in sorted(dropped))
