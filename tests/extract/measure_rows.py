"""Test rows that are a sentence or two, and a short notation of what they claim.

Notation, claims parted by ";":  kind [subject] value unit period mode {qualifier} of=scope
  region_share [Europe] 30 percent - r
  market_cagr 7..9 percent 2025-2032 p {around}     "-" for no period, "5.." and "..5" for bounds
  region_leads [Europe] - p                         no value
The subject is left out for market_*; qualifier and scope where there are none.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from kg.extract import MEASURES
from kg.extract.context import Context
from kg.extract.mentions import mentions
from kg.model import Block, Claim, Company, Header, Period, Report, Sentence, Span

MARKET = "Industrial Widget"
HEADER = Header(
    title="Industrial Widget Market Report 2025 - 2032",
    market=MARKET,
    market_aliases=("IW",),
    forecast=Period(2025, 2032),
    segments=("Steel Widgets", "Plastic Widgets", "Others"),
    applications=("Automotive", "Food Processing", "Others"),
    companies=(
        Company("Acme Corporation", ("Acme",)),
        Company("Borealis Tools", ("Borealis",)),
        Company("Cormorant Industries", ("Cormorant", "CI")),
        Company("Delta Metals", ()),
    ),
)


class Row(NamedTuple):
    """`text`: sentences parted by " || ", paragraphs by " ¶ "."""

    text: str
    claims: str = ""


def report(text: str) -> Report:
    """A report of paragraphs, without markup, as kg.corpus would read it."""
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    whole = ""
    for paragraph in text.split(" ¶ "):
        start = len(whole)
        for sentence in paragraph.split(" || "):
            sentences.append(Sentence(Span(len(whole), len(whole) + len(sentence)), len(blocks)))
            whole += sentence + " "
        blocks.append(Block(Span(start, len(whole) - 1), "paragraph"))
    return Report("report/0", "row", "row.md", "0" * 64, whole.rstrip(), tuple(blocks), tuple(sentences))


def context(text: str, header: Header = HEADER) -> Context:
    """The context of a row's text."""
    read = report(text)
    return Context(read, header, mentions(read, header))


def claims_of(text: str, header: Header = HEADER) -> list[Claim]:
    """All claims that the measures make of a text."""
    made = context(text, header)
    return [claim for measure in MEASURES for claim in measure.extract(made)]


def notation(claim: Claim) -> str:
    """A claim in the rows' notation."""
    parts = [claim.kind]
    if not claim.kind.startswith("market_"):
        parts.append(f"[{claim.subject}]")
    if claim.low is not None or claim.high is not None:
        low, high = (_plain(value) for value in (claim.low, claim.high))
        parts += [low if low == high else f"{low}..{high}", claim.unit or "-"]
    parts.append("-" if claim.start is None else str(claim.start) if claim.start == claim.end else f"{claim.start}-{claim.end}")
    parts.append(claim.mode[0])
    parts += [f"{{{claim.qualifier}}}"] if claim.qualifier else []
    return " ".join(parts + ([f"of={claim.of}"] if claim.of else []))


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def found(row: Row) -> list[str]:
    """What is read out of a row, in notation, sorted."""
    return sorted(notation(claim) for claim in claims_of(row.text))


def wanted(row: Row) -> list[str]:
    """What the row demands, sorted."""
    return sorted(" ".join(part.split()) for part in row.claims.split(";") if part.strip())
