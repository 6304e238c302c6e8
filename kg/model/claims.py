"""What extract/ reads out of a report: header, claims, and the ledger of numbers that are in no claim."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from kg.model.text import Report, Span

MentionType = Literal["company", "division", "region", "segment", "application", "market", "other-market"]
Mode = Literal["reported", "projected"]


class Quantity(Struct, frozen=True):
    """A number with its unit, and the words it came from.

    `low`/`high`: equal for one value; one is None for a bound ("over 20": 20, None); both None for a blank (`$XX million`).
    Money in full, percent as written. `unit`: "percent", ISO 4217 code, "count", a unit of volume as written, or None.
    `hedge`: hedge or bound as the guide's rule 13 has it, lower-cased. `span` covers number, unit and hedge.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str | None
    hedge: str | None
    span: Span
    as_written: str
    blank: bool = False


class Period(Struct, frozen=True, gc=False):
    """Years that a value holds for, both ends included."""

    start: int
    end: int


class Mention(Struct, frozen=True, gc=False):
    """A place in the text that refers to something. `name` is the name the claim's subject takes (anaphora resolved)."""

    span: Span
    type: MentionType
    name: str
    anaphor: bool = False  # "the company", "its"


class Company(Struct, frozen=True):
    """An organisation as one report names it: fullest form, and the other forms. `owner`: a parent that the text names."""

    name: str
    aliases: tuple[str, ...] = ()
    owner: str | None = None


class Header(Struct, frozen=True):
    """The guide's header fields. `date` is an ISO date (YYYY-MM-DD) where text, metadata or a link tells it."""

    title: str | None = None
    market: str | None = None
    market_aliases: tuple[str, ...] = ()
    publisher: str | None = None
    report_id: str | None = None
    forecast: Period | None = None
    segments: tuple[str, ...] = ()
    applications: tuple[str, ...] = ()
    companies: tuple[Company, ...] = ()
    date: str | None = None


class Claim(Struct, frozen=True, kw_only=True):
    """One statement by the guide (eval/GUIDE.md, "A claim"), as one report makes it, names as written.

    `quote` and `value` are places; the words are read from the text there. `value` covers the number as written (None for
    rank kinds). `subject_text` is the surface that stands in the quote ("ASE's", "The company"). `extractor` is `file/version`.
    """

    kind: str
    subject: str
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    qualifier: str | None = None
    of: str | None = None
    start: int | None = None
    end: int | None = None
    mode: Mode = "reported"
    quote: Span
    value: Span | None = None
    subject_text: str = ""
    extractor: str = ""


class LedgerEntry(Struct, frozen=True, gc=False):
    """A number that is in no claim, and why (closed list in extract/ledger.py)."""

    span: Span
    reason: str


class Extraction(Struct, frozen=True):
    """Everything read out of one report: what later stages see of it."""

    report: Report
    header: Header
    claims: tuple[Claim, ...]
    ledger: tuple[LedgerEntry, ...]
