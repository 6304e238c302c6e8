"""Markdown and plain text: lines cut into blocks. Marks stay in the visible text but outside the blocks.

Collapsing white space never joins or cuts a word, so a line's place in the visible text is the sum of the collapsed
lines before it. Everything inside a line is read off the collapsed line; only indentation needs the line as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.corpus.front_matter import front_matter
from kg.corpus.layout import MAX_LEVEL, Layout
from kg.model import BlockKind, Cell, Span

LINE_MARKS = re.compile(r"(?:^|\n)[ \t]*(?:#{1,6} |[-*+•‣▪◦] |\d{1,3}[.)] |\||---|\+\+\+|```|~~~|\n|>)")
"""What lines of a run of text must show for it to be cut as Markdown."""

HEADING = re.compile(r"(#{1,6}) (.*?)(?: #+)?$")
ITEM = re.compile(r"(?:[-*+•‣▪◦]|\d{1,3}[.)]|\(\d{1,3}\)) (?:\[[ xX]\] )?")
QUOTE = re.compile(r"(?:> ?)+")
FENCE = re.compile(r"(`{3,}|~{3,})")
RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,}|(?:- ){2,}-|(?:\* ){2,}\*)$")
UNDERLINE = re.compile(r"(=+|-{3,})$")
DELIMITER = re.compile(r"\|? ?:?-+:? ?(?:\| ?:?-+:? ?)*\|?$")
BOLD_LINE = re.compile(r"(\*\*|__)((?:(?!\1).){1,200})\1(:?)$")
CELL_BAR = re.compile(r"(?<!\\)\|")
LABEL = re.compile(r"(?:[A-Z][\w/&()-]{0,30} ){0,3}[A-Z][\w/&()-]{0,30}: ")  # "Key Players: ", a line that begins anew
MAX_COLUMNS = 500  # a line with more bars is no row of a table
# A line this much shorter than prose is wrapped at, before a line that begins anew, is a line of its own
# ("Thermoset" above "Thermoplastic"), not the first half of a wrapped sentence.
SHORT_LINE = 50


@dataclass(slots=True)
class Line:
    """One line: its collapsed content, the place of that in the visible text, and the columns before it."""

    text: str
    at: int
    indent: int


def lines_of(raw: str, at: int) -> list[Line]:
    """Cut `raw`, which begins at place `at` of the visible text, into lines; empty ones keep the next line's place."""
    found = []
    for written in raw.splitlines():
        text = " ".join(written.split())
        indent = len(written) - len(written.lstrip()) if text else 0
        if text and written[0] == "\t":
            indent = 4 * (len(written) - len(written.lstrip("\t")))
        found.append(Line(text, at, indent))
        if text:
            at += len(text) + 1
    return found


def segment(raw: str, at: int, layout: Layout) -> None:
    """Add the blocks, tables and meta entries of `raw` to `layout`."""
    _Segmenter(lines_of(raw, at), layout).run()


class _Segmenter:
    """Reads lines in order; `start`, `end` is the paragraph or item that is still open."""

    def __init__(self, lines: list[Line], layout: Layout) -> None:
        self.lines = lines
        self.layout = layout
        self.next = 0
        self.start = self.end = -1
        self.kind: BlockKind = "paragraph"
        self.level = 0
        self.group = -1
        self.indents: list[int] = []  # of the open list's items, outermost first
        self.blank = True
        self.last = ""  # content of the line before

    def run(self) -> None:
        """Read all lines."""
        if self.lines and self.lines[0].at == 0:
            self.next = front_matter([(line.text, line.at, line.indent) for line in self.lines], self.layout)
        while self.next < len(self.lines):
            line = self.lines[self.next]
            self.next += 1
            self._line(line)
        self._close()

    def _line(self, line: Line) -> None:
        if not line.text:
            self._close()
            self.blank = True
            return
        if line.text[0] == ">" and (quoted := QUOTE.match(line.text)):
            cut = quoted.end()
            line = Line(line.text[cut:], line.at + cut, line.indent)
            if not line.text:
                self._close()
                return
        if not self._marked(line):
            self._plain(line)
        self.last = line.text
        self.blank = False

    def _marked(self, line: Line) -> bool:
        """Whether the line is marked as something other than running text, and was added as such."""
        text = line.text
        first = text[0]
        if first in "`~" and (fence := FENCE.match(text)):
            self._code(fence[1])
        elif first == "#" and (found := HEADING.match(text)):
            self._heading(line.at + found.start(2), line.at + found.end(2), len(found[1]))
        elif first in "=-" and self.kind == "paragraph" and self.end > self.start >= 0 and UNDERLINE.match(text):
            start, end = self.start, self.end
            self.start = -1
            self._heading(start, end, 1 if first == "=" else 2)
        elif first in "-*_" and RULE.match(text):
            self._close()
        elif "|" in text and self._table(line):
            pass
        elif found := ITEM.match(text):
            self._item(line, found.end())
        elif first in "*_" and (found := BOLD_LINE.match(text)) and (self.blank or self.last.endswith("---")):
            return self._bold_line(line, found)
        else:
            return False
        return True

    def _plain(self, line: Line) -> None:
        if self.start >= 0 and self._continues(line):
            self.end = line.at + len(line.text)
            return
        self._close()
        if not (self.indents and line.indent > self.indents[0]):
            self.indents.clear()
        self._open(line.at, line.at + len(line.text), "paragraph")

    def _continues(self, line: Line) -> bool:
        """Whether the line goes on with the open paragraph or item."""
        if self.last.endswith(":") or LABEL.match(line.text):
            return False
        return len(self.last) >= SHORT_LINE or not (line.text[0].isupper() or line.text[0].isdigit())

    def _open(self, start: int, end: int, kind: BlockKind, level: int = 0, group: int = -1) -> None:
        self.start, self.end, self.kind, self.level, self.group = start, end, kind, level, group

    def _close(self) -> None:
        if self.start >= 0:
            self.layout.add(self.start, self.end, self.kind, self.level, self.group)
        self.start = -1

    def _heading(self, start: int, end: int, level: int) -> None:
        self._close()
        self.indents.clear()
        index = self.layout.add(start, end, "heading", level)
        if level == 1 and index >= 0:
            self.layout.titles.setdefault("h1", index)

    def _bold_line(self, line: Line, found: re.Match[str]) -> bool:
        if found[2].endswith((".", "!", "?")) and not found[3]:
            return False
        self._heading(line.at + found.start(2), line.at + found.end(2), MAX_LEVEL)
        return True

    def _item(self, line: Line, cut: int) -> None:
        self._close()
        if not self.indents:
            self.list_group = self.layout.new_group()
        while self.indents and self.indents[-1] > line.indent:
            self.indents.pop()
        if not self.indents or self.indents[-1] < line.indent:
            self.indents.append(line.indent)
        level = min(len(self.indents), MAX_LEVEL)
        self._open(line.at + cut, line.at + len(line.text), "item", level, self.list_group)

    def _code(self, fence: str) -> None:
        self._close()
        while self.next < len(self.lines):
            line = self.lines[self.next]
            self.next += 1
            if line.text.startswith(fence):
                return
            self.layout.add(line.at, line.at + len(line.text), "code")

    def _table(self, line: Line) -> bool:
        following = self.lines[self.next] if self.next < len(self.lines) else None
        ruled = following is not None and "-" in following.text and "|" in following.text and DELIMITER.match(following.text)
        if not ruled and not (line.text[0] == "|" and line.text[-1] == "|" and len(line.text) > 1):
            return False
        if line.text.count("|") > MAX_COLUMNS:
            return False
        self._close()
        self.indents.clear()
        group = self.layout.new_group()
        cells = list(self._row(line, 0, bool(ruled), group))
        row = 1
        if ruled:
            self.next += 1
        while self.next < len(self.lines) and "|" in self.lines[self.next].text:
            if not DELIMITER.match(self.lines[self.next].text):
                cells.extend(self._row(self.lines[self.next], row, False, group))
                row += 1
            self.next += 1
        self.layout.add_table(cells, group)
        return True

    def _row(self, line: Line, row: int, header: bool, group: int) -> Iterator[Cell]:
        text = line.text
        bars = [m.start() for m in CELL_BAR.finditer(text)]
        cuts = [-1, *bars, len(text)]
        if bars and bars[0] == 0:
            cuts.pop(0)
        if bars and bars[-1] == len(text) - 1 and len(cuts) > 2:
            cuts.pop()
        for column, (left, right) in enumerate(pairwise(cuts)):
            inner = text[left + 1 : right]
            start = line.at + left + 1 + len(inner) - len(inner.lstrip())
            end = start + len(inner.strip())
            self.layout.add(start, end, "cell", 0, group)
            yield Cell(Span(start, end), row, column, header)
