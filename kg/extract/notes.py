"""Claims of notes: label and value lines ("**Revenue:** $6.3B (+0.8% YoY)"), front-matter fields, "#1" behind a name.

A label that names a measure speaks of the note's company or of the report's market; a label that names a thing ("Europe: 27%")
takes its measure, and its year, from the heading over the list. In the items of a company's note a clause without any other
subject speaks of that company ("slow revenue growth (+1.2%)").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.context import Context
from kg.extract.genre import is_home
from kg.extract.labels import EMPTY, MAX_LABEL, Label, Measure, label, measure_of, unmarked
from kg.extract.press_quantities import figures
from kg.extract.tables import FIRST, default_thing, merged
from kg.extract.things import Thing, Things, ThingType, head_type
from kg.extract.units import words
from kg.extract.values import ALL_KINDS, Value, base_year, claims_of
from kg.model import Block, Claim, Span

KINDS = ALL_KINDS
EXTRACTOR = "notes/1"
MAX_BLOCK = 600  # characters; a longer block is prose
MAX_RANKED = 80  # characters behind a name in which "#1" speaks of it

# "**Label:** value", "**Label**: value", "Label - value", "Label — value"; a colon needs a blank behind it (12:30, https://).
LABELLED = re.compile(
    r"(?:\[[ xX]\] )?(?P<mark>\*\*|__|\*)?(?P<label>[^*:|\n–—]{2,80}?)(?:(?P=mark)|:(?P=mark))?"
    r"(?: ?:|(?<=\*)|(?<=_)| [–—-])(?:\*\*|__|\*)? (?=\S)"
)
_SEPARATOR = re.compile(r"[:*_]| [–—-] ")
_FIGURE = re.compile(r"[0-9]")
CLAUSE_END = re.compile(r"; |\. (?=[A-Z*\[])|\s\|\s")
_FIGURE_FIRST = re.compile(
    r"[*_~≈<>+\-−(]*\s?(?:about |around |approximately |over |nearly |c\. ?)?(?:[A-Z]{0,3}[$€£¥₩₹]|[A-Z]{3} )?\s?\d", re.I
)
_FOUNDED = re.compile(r"\b(?:[Ff]ounded|[Ee]stablished)(?: in)? (?:1[6-9]|20)\d\d\b")
_FRONT_SKIPPED = frozenset(words("date published updated created modified tags id url link image lastmod weight order"))
_MARKET = re.compile(r"\bmarket\b")
_NO_IMPLIED: tuple[Measure, ...] = ("none", "rank", "other", "share")  # measures that do not speak of the company by themselves


def extract(context: Context) -> Iterator[Claim]:
    """The claims of all label lines and front-matter fields of a report, in text order."""
    report = context.report
    if is_home(report.text):
        return
    reader: _NoteReader | None = None
    fields = iter(report.meta)
    for block in report.blocks:
        span = block.span
        if block.kind == "front-matter":
            written = report.text[span.start : span.end]
            field = next((key for key, value in fields if value == written), "")
            reader = reader or _NoteReader(context)
            yield from reader.field(field, block)
        elif block.kind in ("item", "paragraph") and span.end - span.start <= MAX_BLOCK:
            marked = _SEPARATOR.search(report.text, span.start, min(span.end, span.start + MAX_LABEL))
            found = LABELLED.match(report.text, span.start, span.end) if marked else None
            if (found or block.kind == "item") and _FIGURE.search(report.text, span.start, span.end):
                reader = reader or _NoteReader(context)
                yield from reader.line(block, found)


class _Line(NamedTuple):
    """A block with a label: the match of `LABELLED`, what the label says, the clause behind it."""

    block: Block
    found: re.Match[str]
    said: Label
    clause: Span

    @property
    def quote(self) -> Span:
        return Span(self.found.start(), self.clause.end)


class _NoteReader:
    def __init__(self, context: Context) -> None:
        self.report = context.report
        self.text = context.report.text
        self.things = Things(context.report, context.header)
        self.mentions = [mention for mention in context.mentions if not mention.anaphor]
        self.starts = [mention.span.start for mention in self.mentions]
        self.year = base_year(context.header.date, context.header.forecast)

    def field(self, key: str, block: Block) -> Iterator[Claim]:
        """A front-matter field whose key names a measure ("market_size_2022")."""
        name = key.rsplit(".", 1)[-1].replace("_", " ").replace("-", " ")
        if name.lower() in _FRONT_SKIPPED:
            return
        said = label(name, Span(0, len(name)))
        about = default_thing(self.things, said.measure)
        if said.measure and about:
            yield from claims_of(
                self.text, Value(about, said.measure, block.span, block.span, said, self.year, name, EXTRACTOR)
            )

    def line(self, block: Block, found: re.Match[str] | None) -> Iterator[Claim]:
        """One item or short paragraph; `found`: its label, if it has one."""
        if found is None:
            yield from self._implied(block, block.span.start)
            return
        line = _Line(block, found, label(self.text, Span(*found.span("label"))), self._clause(found.end(), block.span.end))
        yield from self._of_company(line)
        if line.said.measure == "none":
            return
        if line.said.measure:
            yield from self._measured(line)
            yield from self._implied(block, line.clause.end)
        elif claims := list(self._named(line)):
            yield from claims
        else:
            yield from self._implied(block, found.end())

    def _measured(self, line: _Line) -> Iterator[Claim]:
        """A label that names a measure."""
        over, _ = self._heading(line.block)
        about = self.things.within(line.said.text) or default_thing(self.things, line.said.measure)
        if about and line.said.measure and line.said.measure != "rank":
            yield from self._value(line, about, line.said.measure, merged(line.said, over))

    def _named(self, line: _Line) -> Iterator[Claim]:
        """A thing, a colon and a figure: what it measures stands in the heading."""
        if not _FIGURE_FIRST.match(self.text, line.clause.start, line.clause.end):
            return
        over, hint = self._heading(line.block)
        name = line.found["label"]
        if hint in (None, "market") and over.measure == "share" and all(word[0].isupper() for word in name.split()):
            hint = "company"
        about = self.things.named(name, hint)
        measure = over.measure or ("share" if about and about.type == "region" else None)
        if about and measure and measure not in ("rank", "none"):
            yield from self._value(line, about, measure, merged(over, line.said))

    def _of_company(self, line: _Line) -> Iterator[Claim]:
        """A line that begins with a company's name: "[[JSR]] — #1 (private)", "**KLA** — inspection tools. Founded 1975."."""
        about = self.things.named(line.found["label"], None)
        if about is None or about.type != "company":
            return
        surface = unmarked(line.found["label"])
        short = line.clause.end - line.clause.start <= MAX_RANKED
        if short and FIRST.search(self.text, line.clause.start, line.clause.end):
            yield Claim(kind="company_leads", subject=about.name, quote=line.quote, subject_text=surface, extractor=EXTRACTOR)
        if about == self.things.company and (year := _FOUNDED.search(self.text, line.found.end(), line.block.span.end)):
            where = Span(*year.span())
            yield from claims_of(self.text, Value(about, "founded", where, where, EMPTY, self.year, surface, EXTRACTOR))

    def _implied(self, block: Block, start: int) -> Iterator[Claim]:
        """Clauses of a company's note that name no subject: they speak of the company."""
        company = self.things.company
        if company is None or block.kind != "item":
            return
        while start < block.span.end:
            clause = self._clause(start, block.span.end)
            if not self._other_subject(clause, company):
                yield from self._clause_claims(company, clause)
            start = clause.end + 1

    def _clause_claims(self, company: Thing, clause: Span) -> Iterator[Claim]:
        before = clause.start
        for quantity in figures(self.text, clause):
            measure = measure_of(unmarked(self.text[before : quantity.span.start]))
            if measure and measure not in _NO_IMPLIED:
                quote = Span(clause.start, min(clause.end, quantity.span.end + 1))
                value = Value(company, measure, quantity.span, quote, EMPTY, self.year, company.name, EXTRACTOR)
                yield from claims_of(self.text, value)
            before = quantity.span.end

    def _other_subject(self, clause: Span, company: Thing) -> bool:
        """Whether the clause names a market, a region or another company."""
        inside = self.mentions[bisect_left(self.starts, clause.start) : bisect_left(self.starts, clause.end)]
        return any(m.name != company.name for m in inside) or bool(_MARKET.search(self.text, clause.start, clause.end))

    def _heading(self, block: Block) -> tuple[Label, ThingType | None]:
        if block.section < 0 or block.section == self.report.title_block:
            return EMPTY, None
        span = self.report.blocks[block.section].span
        return label(self.text, span), head_type(self.text[span.start : span.end])

    def _clause(self, start: int, stop: int) -> Span:
        """From `start` to the end of its clause, blanks before it left out."""
        while start < stop and self.text[start] in " ;":
            start += 1
        end = CLAUSE_END.search(self.text, start, stop)
        return Span(start, end.start() if end else stop)

    def _value(self, line: _Line, about: Thing, measure: Measure, said: Label) -> Iterator[Claim]:
        return claims_of(
            self.text, Value(about, measure, line.clause, line.quote, said, self.year, line.found["label"], EXTRACTOR)
        )
