"""Reports in own words for the tests of names: a home-genre page around a players section, and plain texts."""

from __future__ import annotations

import msgspec

from kg.corpus import read
from kg.extract.companies import companies
from kg.extract.mentions import mentions
from kg.model import Header, Mention, Report

_PAGE = (
    "<h1>{market} Market Outlook from 2025 to 2032</h1><p><strong>{market} Market Analysis and Latest Trends</strong></p>"
    "<p>The {market} Market is growing.</p><p><strong>{market} Major Market Players</strong></p>{players}"
    "<p><strong>What Are The Key Opportunities For {market} Manufacturers?</strong></p><p>Demand is rising.</p>"
)
HEADER = Header(market="Die Bonder", market_aliases=("DBM",), segments=("Flip Chip Bonders", "Epoxy"), applications=("Memory",))


def home(*paragraphs: str, market: str = "Die Bonder") -> Report:
    """A page of the home genre whose section on players has these paragraphs."""
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return read(_PAGE.format(market=market, players=body).encode(), "page.md")


def plain(text: str) -> Report:
    """A Markdown text of another publisher."""
    return read(text.encode(), "note.md")


def names(report: Report, header: Header = HEADER) -> list[str]:
    """The names of the companies that the report names."""
    return [c.name for c in companies(report, header)]


def found(report: Report, header: Header = HEADER) -> list[tuple[str, Mention]]:
    """The report's mentions with their surfaces."""
    full = msgspec.structs.replace(header, companies=companies(report, header))
    return [(report.text[m.span.start : m.span.end], m) for m in mentions(report, full)]
