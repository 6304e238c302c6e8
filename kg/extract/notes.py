"""Claims of notes: label and value lines ("**Revenue:** $6.3B (+0.8% YoY)"), front-matter fields, "#1" behind a name.

A label that names a measure speaks of the note's company or of the report's market; a label that names a thing ("Europe: 27%")
takes its measure, and its year, from the heading over the list. In the items of a company's note a clause without any other
subject speaks of that company ("slow revenue growth (+1.2%)").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.context import Context
from kg.extract.genre import is_home
from kg.extract.labels import EMPTY, MAX_LABEL, Label, Measure, label, measure_of, unmarked
from kg.extract.quantity import quantities
from kg.extract.tables import FIRST, default_thing, merged
from kg.extract.things import Thing, Things, ThingType, head_type
from kg.extract.values import ALL_KINDS, Value, base_year, claims_of, kind_of
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
_FRONT_SKIPPED = frozenset(
    ("date", "published", "updated", "created", "modified", "tags", "id", "url", "link", "image", "lastmod", "weight", "order")
)


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
            words = report.text[span.start : span.end]
            field = next((key for key, value in fields if value == words), "")
            reader = reader or _NoteReader(context)
            yield from reader.field(field, block)
        elif block.kind in ("item", "paragraph") and span.end - span.start <= MAX_BLOCK:
            marked = _SEPARATOR.search(report.text, span.start, min(span.end, span.start + MAX_LABEL))
            found = LABELLED.match(report.text, span.start, span.end) if marked else None
            if (found or block.kind == "item") and _FIGURE.search(report.text, span.start, span.end):
                reader = reader or _NoteReader(context)
                yield from reader.line(block, found)


class _NoteReader:
    def __init__(self, context: Context) -> None:
        self.report = context.report
        self.text = context.report.text
        self.things = Things(context.report, context.header)
        self.mentions = context.mentions
        self.year = base_year(context.header.date, context.header.forecast)

    def field(self, key: str, block: Block) -> Iterator[Claim]:
        """A front-matter field whose key names a measure ("market_size_2022")."""
        name = key.rsplit(".", 1)[-1].replace("_", " ").replace("-", " ")
        if name.lower() in _FRONT_SKIPPED:
            return
        said = label(name, Span(0, len(name)))
        about = default_thing(self.things, said.measure)
        if said.measure and about:
            yield from self._value(about, said.measure, block.span, block.span, said, name)

    def line(self, block: Block, found: re.Match[str] | None) -> Iterator[Claim]:
        """One item or short paragraph; `found`: its label, if it has one."""
        if found is None:
            yield from self._implied(block, block.span.start)
            return
        said = label(self.text, Span(*found.span("label")))
        clause = self._clause(found.end(), block.span.end)
        yield from self._of_company(block, found, clause)
        if said.measure == "none":
            return
        if said.measure:
            yield from self._measured(block, found, said, clause)
        elif claims := list(self._named(block, found, said, clause)):
            yield from claims
            return
        else:
            yield from self._implied(block, found.end())
            return
        yield from self._implied(block, clause.end)

    def _measured(self, block: Block, found: re.Match[str], said: Label, clause: Span) -> Iterator[Claim]:
        over, _ = self._heading(block)
        about = self.things.within(said.text) or default_thing(self.things, said.measure)
        if about and said.measure and said.measure != "rank":
            quote = Span(found.start(), clause.end)
            yield from self._value(about, said.measure, clause, quote, merged(said, over), found["label"])

    def _named(self, block: Block, found: re.Match[str], said: Label, clause: Span) -> Iterator[Claim]:
        """A thing, a colon and a figure: what it measures stands in the heading."""
        if not _FIGURE_FIRST.match(self.text, clause.start, clause.end):
            return
        over, hint = self._heading(block)
        if hint in (None, "market") and over.measure == "share" and all(word[0].isupper() for word in found["label"].split()):
            hint = "company"
        about = self.things.named(found["label"], hint)
        measure: Measure | None = over.measure
        if measure is None and about and about.type == "region":
            measure = "share"
        if about and measure and measure not in ("rank", "none"):
            yield from self._value(about, measure, clause, Span(found.start(), clause.end), merged(over, said), found["label"])

    def _of_company(self, block: Block, found: re.Match[str], clause: Span) -> Iterator[Claim]:
        """A line that begins with a company's name: "[[JSR]] — #1 (private)", "**KLA** — inspection tools. Founded 1975."."""
        about = self.things.named(found["label"], None)
        if about is None or about.type != "company":
            return
        surface = unmarked(found["label"])
        kind = kind_of("company", "leads")
        if kind and clause.end - clause.start <= MAX_RANKED and FIRST.search(self.text, clause.start, clause.end):
            quote = Span(found.start(), clause.end)
            yield Claim(kind=kind, subject=about.name, quote=quote, subject_text=surface, extractor=EXTRACTOR)
        if about == self.things.company and (year := _FOUNDED.search(self.text, found.end(), block.span.end)):
            where = Span(*year.span())
            yield from self._value(about, "founded", where, where, EMPTY, surface)

    def _implied(self, block: Block, start: int) -> Iterator[Claim]:
        """Clauses of a company's note that name no subject: they speak of the company."""
        if self.things.company is None or block.kind != "item":
            return
        while start < block.span.end:
            clause = self._clause(start, block.span.end)
            if not self._other_subject(clause):
                yield from self._clause_claims(self.things.company, clause)
            start = max(clause.end + 1, start + 1)

    def _clause_claims(self, company: Thing, clause: Span) -> Iterator[Claim]:
        before = clause.start
        for quantity in quantities(self.text, clause):
            measure = measure_of(unmarked(self.text[before : quantity.span.start]))
            if measure and measure not in ("none", "rank", "other", "share"):
                quote = Span(clause.start, min(clause.end, quantity.span.end + 1))
                for claim in claims_of(self.text, self._bundle(company, measure, quantity.span, quote, EMPTY, company.name)):
                    yield claim
            before = quantity.span.end

    def _other_subject(self, clause: Span) -> bool:
        """Whether the clause names a market, a region or another company."""
        own = self.things.company.name if self.things.company else None
        return any(
            m.span.start < clause.end and clause.start < m.span.end and m.name != own and not m.anaphor for m in self.mentions
        ) or bool(re.search(r"\bmarket\b", self.text[clause.start : clause.end]))

    def _heading(self, block: Block) -> tuple[Label, ThingType | None]:
        if block.section < 0 or block.section == self.report.title_block:
            return EMPTY, None
        span = self.report.blocks[block.section].span
        return label(self.text, span), head_type(self.text[span.start : span.end])

    def _clause(self, start: int, stop: int) -> Span:
        end = CLAUSE_END.search(self.text, start, stop)
        return Span(start, end.start() if end else stop)

    def _value(self, about: Thing, measure: Measure, where: Span, quote: Span, said: Label, surface: str) -> Iterator[Claim]:
        return claims_of(self.text, self._bundle(about, measure, where, quote, said, surface))

    def _bundle(self, about: Thing, measure: Measure, where: Span, quote: Span, said: Label, surface: str) -> Value:
        return Value(about, measure, where, quote, said, self.year, surface, EXTRACTOR)
