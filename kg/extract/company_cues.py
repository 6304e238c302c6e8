"""Companies of other publishers' texts by what stands around them: table columns, tickers, legal forms, wiki links, titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.company_lists import enumeration
from kg.extract.names import LEGAL_NAME, LISTED
from kg.model import Header, Report, Span, Table

_COLUMN = re.compile(
    r"^(?:key |leading |top |major )?(?:compan(?:y|ies)|players?|vendors?|manufacturers?|suppliers?|firms?|producers?|"
    r"competitors?|organi[sz]ations?|"
    r"company name|issuers?|market participants?)(?: names?)?(?: \(.*\))?$",
    re.I,
)
_TICKER = re.compile(
    r" \(\W{0,2}(?:NASDAQ|Nasdaq|NYSE|OTC\w*|TSXV?|LSE|FSE|FRA|HKEX|HKG|SEHK|SSE|SZSE|SHA|SHE|TSE|TYO|KRX|KOSDAQ|Cboe CA|"
    r"AMEX|NSE|BSE|ASX|Euronext|CSE|"
    r"XETRA|ETR|EPA|SIX|SWX|AIM|TPE|TWSE|BIT|STO|NEO)[\w .]*: ?[A-Z0-9.]{1,10}\W{0,2}\)"
)
_PLAIN_TICKER = re.compile(r"^[*_# ]*(?P<name>[A-Z][\w.&'’ -]{1,60}?) \((?P<ticker>[A-Z]{2,5})\)(?: ?[-–—:|]| *$)")
_LEAD = re.compile(r"^\*\*(?P<name>[^*]{2,60})\*\* [—–-] ")
_IS_COMPANY = re.compile(
    r"#(?:actor|company|stock|equity|ticker|corp)\b|\| (?:Ticker|HQ|Headquarters|Market cap|CEO|Employees) \||"
    r"\bMarket cap(?:italization)?\b"
)
_WIKI = re.compile(r"^\[\[(?P<name>[^\]|]{2,60})(?:\|[^\]]*)?\]\] [—–-] (?P<what>.{3,160})")
_WIKI_PLAYER = re.compile(
    r"\\?#\d|\b(?:competitors?|rivals?|suppliers?|vendor|maker|producer|manufacturer|foundry|public|private|alternative|peer|player)\b",
    re.I,
)
_NOT_PLAYER = re.compile(
    r"\b(?:customers?|clients?|thesis|context|concept|policy|precedent|equipment chokepoint|investment|sector)\b", re.I
)
_CUSTOMER = re.compile(r"\b(?:clients|customers|former|executive|according to|investors? in|byline)\b", re.I)
_MONEY_FROM = re.compile(
    r"\b(?:[Rr]aised|[Ff]unding|[Ii]nvestments?|[Ff]inancing|[Bb]acked|[Ii]nvested)\b[^.;]{0,80}?\b(?:from|by) (?=[A-Z])"
)
_COMPETES = re.compile(
    r"\b(?:compet(?:es?|ing|itors?) (?:with|against|include:?)|rivals?(?: such as| like)?|\bvs\.?) (?=\[*[A-Z])", re.I
)
MAX_PEERS = 20
_LONGEST = 70  # code points before a ticker in which its company's name is looked for
_ARM_OF = re.compile(r"(?<!\w)[A-Z]\w{1,40}['’]s (?:[a-z]+ ){0,2}(?:arm|unit|subsidiary|division) (?=[A-Z])")
_PEER_TABLE = re.compile(r"^(?:metric|measure|item|feature|kpi|figure|attribute|)$", re.I)
_MARKS = re.compile(r"[*_\[\]`]+")


def cued(report: Report, header: Header) -> Iterator[list[Span]]:
    """Rows of names that something other than an enumeration marks as companies."""
    for table in report.tables:
        yield from _columns(report.text, table)
    subject = note_subject(report)
    if subject is not None:
        yield [subject]
        for table in report.tables:
            yield from _peers(report.text, table, report.text[subject.start : subject.end])
    yield from _marked(report)


def note_subject(report: Report) -> Span | None:
    """The company that a company note is about: "**X** — ..." or "X (TICK) - Notes" in a note that speaks of a ticker."""
    for block in report.blocks[:8]:
        span = block.span
        if block.kind in ("heading", "paragraph"):
            found = _PLAIN_TICKER.match(report.text[span.start : span.end]) or (
                _LEAD.match(report.text[span.start : span.end]) if _IS_COMPANY.search(report.text) else None
            )
            if found:
                return Span(span.start + found.start("name"), span.start + found.end("name"))
    return None


def _columns(text: str, table: Table) -> Iterator[list[Span]]:
    """The cells below a column head such as "Company"."""
    heads = {
        c.column for c in table.cells if c.header and _COLUMN.match(_MARKS.sub("", text[c.span.start : c.span.end]).strip())
    }
    for column in sorted(heads):
        cells = [_bare(text, c.span) for c in table.cells if c.column == column and not c.header]
        if cells:
            yield cells


def _peers(text: str, table: Table, subject: str) -> Iterator[list[Span]]:
    """The columns of "| Metric | Amkor | ASE |" in a note on Amkor Technology."""
    heads = [c for c in table.cells if c.header]
    names = [_bare(text, c.span) for c in heads[1:]]
    written = [text[s.start : s.end] for s in names]
    if (
        heads
        and _PEER_TABLE.match(text[heads[0].span.start : heads[0].span.end])
        and any(w and subject.startswith(w) for w in written)
    ):
        yield names


def _bare(text: str, span: Span) -> Span:
    """The place without marks at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in "*_[ `":
        start += 1
    while end > start and text[end - 1] in "*_] `":
        end -= 1
    return Span(start, end)


def _marked(report: Report) -> Iterator[list[Span]]:
    """Names with a ticker or a legal form, link texts with a legal form, wiki links said to be players, investors."""
    text = report.text
    for sentence in report.sentences:
        span = sentence.span
        if report.blocks[sentence.block].kind == "cell":
            continue
        if not _CUSTOMER.search(text, span.start, span.end):
            for ticker in _TICKER.finditer(text, span.start, span.end):
                if (name := _before(text, span.start, ticker.start())) is not None:
                    yield [name]
            for full in LEGAL_NAME.finditer(text, span.start, span.end):
                yield [Span(*full.span())]
            for cue in _ARM_OF.finditer(text, span.start, span.end):
                if (arm := LISTED.match(text, cue.end(), span.end)) is not None:
                    yield [Span(*arm.span())]
        link = _WIKI.match(text[span.start : span.end])
        if link and _WIKI_PLAYER.search(link["what"]) and not _NOT_PLAYER.search(link["what"]):
            yield [Span(span.start + link.start("name"), span.start + link.end("name"))]


def competitors(text: str, start: int, end: int) -> Iterator[list[Span]]:
    """Rows after "competing with": "ASE/TSMC" are two there."""
    for cue in _COMPETES.finditer(text, start, end):
        for place in enumeration(text, cue.end(), end)[:MAX_PEERS]:
            at = place.start
            row = []
            for part in text[place.start : place.end].split("/"):
                row.append(Span(at, at + len(part)))
                at += len(part) + 1
            yield row


def funders(text: str, start: int, end: int) -> Iterator[int]:
    """Places where a row of investors starts: "raised $75 million from ..."."""
    for cue in _MONEY_FROM.finditer(text, start, end):
        yield cue.end()


def _before(text: str, start: int, end: int) -> Span | None:
    """The name that ends at `end`."""
    position = text.rfind(" ", start, max(start, end - _LONGEST)) + 1
    for found in LISTED.finditer(text, max(start, position), end):
        if found.end() == end:
            return Span(*found.span())
    return None
