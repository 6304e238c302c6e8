"""Everything a build holds of one name: claims with their quotes, findings, consensus, reports."""

from __future__ import annotations

from msgspec import Struct

from kg.errors import UsageError
from kg.publish.jsonl_rows import ClaimRow, ConsensusRow, EntityRow, FindingRow, ReportRow
from kg.serve.dataset import Graph


class Profile(Struct, frozen=True):
    """What one name stands for and what is said of it. `entities` are several where the name stands for several things, none
    for a report. `claims` by kind, period and report; `findings` most severe first.
    """

    name: str
    entities: tuple[EntityRow, ...]
    reports: tuple[ReportRow, ...]
    claims: tuple[ClaimRow, ...]
    findings: tuple[FindingRow, ...]
    consensus: tuple[ConsensusRow, ...]


def profile(graph: Graph, name: str, type: str | None = None) -> Profile:
    """The profile of `name`: of the given type where it is told, else of everything with that name.

    A report's name shows what the report says; a market's what is said of it and within it. Raises UsageError for an unknown
    name, with near ones.
    """
    named = graph.names(name, (type,) if type else ())
    ids = [found.id for found in named]
    index = graph.index
    reports = index.rows(ReportRow, ids)
    publishers = [found.id for found in named if found.type == "publisher"]
    sources = ids if not publishers else [*ids, *(row.id for row in reports)]
    findings = index.rows(FindingRow, sources)
    return Profile(
        name=named[0].label,
        entities=tuple(index.own(EntityRow, ids)),
        reports=tuple(reports),
        claims=tuple(sorted(index.rows(ClaimRow, sources), key=_claim_order)),
        findings=tuple(sorted(findings, key=lambda row: (-row.severity, -row.sources, row.id))),
        consensus=tuple(index.rows(ConsensusRow, ids)),
    )


def one_report(graph: Graph, name: str) -> ReportRow:
    """The report of this name (or path, title, id). Raises UsageError where there is none, or more than one."""
    ids = [found.id for found in graph.names(name, ("report",))]
    rows = graph.index.own(ReportRow, ids)
    if len(rows) > 1:
        raise UsageError(f"{name!r} stands for {len(rows)} reports; name one: {', '.join(row.report for row in rows[:10])}")
    return rows[0]


def _claim_order(row: ClaimRow) -> tuple[str, int, int, str, int, str]:
    return row.kind, row.start or 0, row.end or 0, row.report, row.quote_start, row.id
