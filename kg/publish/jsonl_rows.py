"""The lines of the JSON files: one frozen record a line, fields in the order in which they are written.

Meanings are the guide's; the JSON Schemas in schemas/ say them again for other languages, and a test compares the two.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TypeVar

from msgspec import Struct

from kg.model import (
    Consensus,
    Entity,
    EntityType,
    Finding,
    FindingScope,
    GroundedClaim,
    GroundedReport,
    Header,
    Mode,
    Problem,
    SeverityWord,
)

# Integers up to here are printed digit by digit; 1e400 would print 401 of them.
MAX_PLAIN_INTEGER = 10**18

R = TypeVar("R", bound=Struct)

Number = int | float


class ClaimRow(Struct, frozen=True, kw_only=True):
    """A line of claims.jsonl. `report` is the report's name; `low`, `high` as stated, money in full, percent as written."""

    id: str
    report: str
    kind: str
    subject: str
    subject_id: str
    market: str | None
    market_id: str | None
    low: Number | None
    high: Number | None
    unit: str | None
    qualifier: str | None
    of: str | None
    start: int | None
    end: int | None
    mode: Mode
    quote: str
    quote_start: int
    quote_end: int
    extractor: str


class CompanyRow(Struct, frozen=True, kw_only=True):
    """A company as one report names it; `id` is its entity."""

    name: str
    aliases: tuple[str, ...]
    id: str


class ReportRow(Struct, frozen=True, kw_only=True):
    """A line of reports.jsonl. `paths` holds every file with these bytes, `path` the first of them; `date` is an ISO date."""

    id: str
    report: str
    path: str
    paths: tuple[str, ...]
    sha256: str
    date: str | None
    title: str | None
    market: str | None
    market_id: str | None
    market_aliases: tuple[str, ...]
    publisher: str | None
    report_id: str | None
    forecast: tuple[int, int] | None
    segments: tuple[str, ...]
    applications: tuple[str, ...]
    companies: tuple[CompanyRow, ...]


class FindingRow(Struct, frozen=True, kw_only=True):
    """A line of findings.jsonl. `severity` in [0, 1]; `gap` in the claims' unit; `sources` counts independent ones."""

    id: str
    kind: str
    scope: FindingScope
    undated: bool
    severity: float
    severity_word: SeverityWord
    ratio: Number | None
    gap: Number | None
    claims: tuple[str, ...]
    low_claim: str | None
    high_claim: str | None
    comparable_because: tuple[str, ...]
    explanation: str
    sources: int


class ProblemRow(Struct, frozen=True, kw_only=True):
    """A line of problems.jsonl. A `refused` file gave no report."""

    path: str
    code: str
    message: str
    refused: bool


class EntityRow(Struct, frozen=True, kw_only=True):
    """A line of entities.jsonl: a thing that claims speak of, with every surface met."""

    id: str
    type: EntityType
    label: str
    labels: tuple[str, ...]
    broader: tuple[str, ...]
    code: str | None
    replaces: tuple[str, ...]


class ConsensusRow(Struct, frozen=True, kw_only=True):
    """A line of consensus.jsonl: what independent sources say of one thing, measure and period."""

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
    median: Number
    low: Number
    high: Number
    outliers: tuple[str, ...]


Row = ClaimRow | ReportRow | FindingRow | ProblemRow | EntityRow | ConsensusRow


def plain(value: Decimal) -> Number:
    """A decimal as a plain JSON number.

    >>> plain(Decimal("16000000000.0")), plain(Decimal("7.30")), plain(Decimal("1.6E+10"))
    (16000000000, 7.3, 16000000000)
    """
    if abs(value) <= MAX_PLAIN_INTEGER and value == value.to_integral_value():
        return int(value)
    return float(value)


def _optional(value: Decimal | None) -> Number | None:
    return None if value is None else plain(value)


def _whole(value: float | None) -> Number | None:
    """Without `.0`."""
    return int(value) if value is not None and value.is_integer() and abs(value) <= MAX_PLAIN_INTEGER else value


def claim_row(grounded: GroundedClaim, report: GroundedReport, market: str | None) -> ClaimRow:
    """`market`: the name of the claim's market."""
    claim = grounded.claim
    return ClaimRow(
        id=grounded.id,
        report=report.name,
        kind=claim.kind,
        subject=claim.subject,
        subject_id=grounded.subject_id,
        market=market,
        market_id=grounded.market_id,
        low=_optional(claim.low),
        high=_optional(claim.high),
        unit=claim.unit,
        qualifier=claim.qualifier,
        of=claim.of,
        start=claim.start,
        end=claim.end,
        mode=claim.mode,
        quote=grounded.quote,
        quote_start=claim.quote.start,
        quote_end=claim.quote.end,
        extractor=claim.extractor,
    )


def report_row(report: GroundedReport) -> ReportRow:
    """The header's fields beside the ids that they were grounded to."""
    header = report.header
    return ReportRow(
        id=report.id,
        report=report.name,
        path=report.path,
        paths=report.paths or (report.path,),
        sha256=report.sha256,
        date=header.date,
        title=header.title,
        market=header.market,
        market_id=report.market_id,
        market_aliases=header.market_aliases,
        publisher=header.publisher,
        report_id=header.report_id,
        forecast=(header.forecast.start, header.forecast.end) if header.forecast else None,
        segments=header.segments,
        applications=header.applications,
        companies=_companies(header, report.company_ids),
    )


def _companies(header: Header, ids: tuple[str, ...]) -> tuple[CompanyRow, ...]:
    pairs = zip(header.companies, ids, strict=True)
    return tuple(CompanyRow(name=company.name, aliases=company.aliases, id=entity) for company, entity in pairs)


def finding_row(finding: Finding) -> FindingRow:
    """Without the rule's file and the subject, which the claims tell."""
    return _take(FindingRow, finding, ratio=_whole(finding.ratio), gap=_whole(finding.gap))


def problem_row(problem: Problem) -> ProblemRow:
    """As recorded."""
    return _take(ProblemRow, problem)


def entity_row(entity: Entity) -> EntityRow:
    """As grounded."""
    return _take(EntityRow, entity)


def consensus_row(consensus: Consensus) -> ConsensusRow:
    """Decimals as plain numbers."""
    numbers = {name: plain(getattr(consensus, name)) for name in ("median", "low", "high")}
    return _take(ConsensusRow, consensus, **numbers)


def _take(row: type[R], record: Struct, **given: object) -> R:
    fields = {name: given[name] if name in given else getattr(record, name) for name in row.__struct_fields__}
    return row(**fields)
