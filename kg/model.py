"""The nouns that all stages share, frozen. Positions count code points of a report's visible text.

Two identities (HABITS 4): what a claim is about (`Claim.kind`, subject entity, market entity, scope, period) groups claims for
comparison; which claim it is (`GroundedClaim.id`) survives a rebuild. An unknown year equals no other year.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct

BlockKind = Literal["heading", "paragraph", "item", "cell", "front-matter", "code"]
MentionType = Literal["company", "division", "region", "segment", "application", "market", "other-market"]
EntityType = Literal["company", "market", "region", "segment", "application", "publisher"]
Mode = Literal["reported", "projected"]
RelationKind = Literal["same", "narrower", "broader", "overlaps", "different"]
FindingScope = Literal["within-report", "between-editions", "same-publisher", "between-publishers"]
SeverityWord = Literal["minor", "notable", "major", "extreme"]


# --- corpus: files -> Report -------------------------------------------------------------------------------------------


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
    code: str  # closed list: corpus/problems.py and the other stages' own tables
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


# --- extract: Report -> Extraction -------------------------------------------------------------------------------------


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


# --- ground: names -> Entity -------------------------------------------------------------------------------------------


class Entity(Struct, frozen=True):
    """A thing that claims speak of. `id` is `type/slug`; `labels` are all surfaces met, sorted, without the preferred one.

    `broader`: ids of what contains it (a region's region, a division's company, a segment's market). `code`: ISO 3166-1
    alpha-2 or UN M49 for regions. `replaces`: ids that were merged into it.
    """

    id: str
    type: EntityType
    label: str
    labels: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    code: str | None = None
    replaces: tuple[str, ...] = ()


class Match(Struct, frozen=True, gc=False):
    """Why a surface was held to be an entity. `score` in [0, 1]; `rule` from the closed table in ground/."""

    surface: str
    entity: str
    rule: str
    score: float
    evidence: str  # a short sentence for a reader
    report: str | None = None  # id of the report where it holds; None for everywhere


class MarketRelation(Struct, frozen=True, gc=False):
    """How two markets relate; `narrower`: a lies within b."""

    a: str
    b: str
    relation: RelationKind
    rule: str
    evidence: str


class GroundedClaim(Struct, frozen=True):
    """A claim with the entities it speaks of. `id` = `claim/` + hash of report, kind, subject as written, span and value."""

    id: str
    report: str
    claim: Claim
    quote: str
    subject_id: str
    market_id: str | None
    of_id: str | None = None


class GroundedReport(Struct, frozen=True):
    """A report as the later stages see it: header and places, without its text."""

    id: str
    name: str
    path: str
    paths: tuple[str, ...]
    sha256: str
    header: Header
    market_id: str | None
    publisher_id: str | None
    company_ids: tuple[str, ...]  # parallel to header.companies
    segment_ids: tuple[str, ...] = ()  # parallel to header.segments
    application_ids: tuple[str, ...] = ()  # parallel to header.applications


class Grounding(Struct, frozen=True):
    """The one graph of names: what judge, materialize and publish work on. Every tuple is sorted by id."""

    reports: tuple[GroundedReport, ...]
    claims: tuple[GroundedClaim, ...]
    entities: tuple[Entity, ...]
    matches: tuple[Match, ...]
    relations: tuple[MarketRelation, ...]
    problems: tuple[Problem, ...] = ()


# --- judge: claims -> Finding ------------------------------------------------------------------------------------------


class Finding(Struct, frozen=True, kw_only=True):
    """One group of claims that do not fit together. `kind` is a token of ontology/findings.ttl, `id` = `finding/` + hash."""

    id: str
    kind: str
    rule: str  # the file in judge/ that made it
    scope: FindingScope
    undated: bool
    severity: float  # 0 to 1, formula in judge/severity.py
    severity_word: SeverityWord
    ratio: float | None
    gap: float | None  # in the claims' unit
    claims: tuple[str, ...]  # ids, sorted
    low_claim: str | None  # witnesses; None where there is no lower and higher
    high_claim: str | None
    subject_id: str
    market_id: str | None
    comparable_because: tuple[str, ...]  # sentences, each naming one match or relation
    explanation: str
    sources: int  # independent ones


class Consensus(Struct, frozen=True, kw_only=True):
    """What independent sources say of one comparison key."""

    id: str
    kind: str
    subject_id: str
    market_id: str | None
    of_id: str | None
    unit: str | None
    start: int | None
    end: int | None
    n: int
    independent: int
    median: Decimal
    low: Decimal
    high: Decimal
    outliers: tuple[str, ...]  # claim ids


class PublisherProfile(Struct, frozen=True, kw_only=True):
    """Counts and rates of one publisher; a rate is a Wilson interval at 95 %: (estimate, low, high)."""

    publisher_id: str
    reports: int
    claims: int
    contradictions: int
    contradiction_rate: tuple[float, float, float]
    self_contradictions: int
    copied_share: float
    round_number_share: float


class Judgement(Struct, frozen=True):
    """What judge found; every tuple is sorted by id. `comparison` holds the widened interval of each claim with a value."""

    findings: tuple[Finding, ...]
    consensus: tuple[Consensus, ...]
    profiles: tuple[PublisherProfile, ...]
    comparison: dict[str, tuple[Decimal | None, Decimal | None]]


class Dataset(Struct, frozen=True):
    """A whole build in memory: what is materialized and published."""

    grounding: Grounding
    judgement: Judgement
    problems: tuple[Problem, ...] = ()
