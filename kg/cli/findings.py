"""kg contradictions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from rapidfuzz import process

from kg.cli.output import chosen, cut, emit, fields, format_option, limit_option, output_option
from kg.errors import UsageError
from kg.publish.jsonl_rows import ClaimRow, FindingRow
from kg.serve.dataset import SEVERITIES, Graph
from kg.vocab import FINDINGS

COLUMNS = tuple(FindingRow.__struct_fields__)
REPORT_NAME = 20  # characters of a report's name in a table
TABLE = ("severity", "kind", "explanation", "from", "sources")


@click.command(
    epilog="""\b
Examples:
  kg contradictions
  kg contradictions --company "Amkor" --min-severity major
  kg contradictions --market OSAT --kind contradiction --format csv > osat.csv"""
)
@output_option
@format_option
@limit_option
@click.option("--company", help="On this company.")
@click.option("--market", help="On this market.")
@click.option("--region", help="On this region.")
@click.option("--report", help="That involve this report.")
@click.option("--kind", help="Of this kind only, such as contradiction or scale-slip.")
@click.option("--scope", help="within-report, between-editions, same-publisher or between-publishers.")
@click.option("--min-severity", default="0", help=f"A number from 0 to 1, or: {', '.join(SEVERITIES)}.")
def contradictions(output: Path, form: str | None, limit: int | None, **asked: str | None) -> None:
    """List findings, most severe first: claims that cannot all be true, and what only looks like that, with the reason."""
    form = chosen(form)
    with Graph(output) as graph:
        kind = known_kind(asked.pop("kind"))
        least = asked.pop("min_severity") or 0.0
        scope = asked.pop("scope")
        found = cut(graph.findings(kind=kind, scope=scope, min_severity=least, **asked), limit, form)
        rows = map(fields, found) if form != "table" else [view(finding, graph) for finding in found]
        emit(form, TABLE if form == "table" else COLUMNS, rows)


def known_kind(kind: str | None) -> str | None:
    """The kind asked for. Raises UsageError with near ones where there is none of that name."""
    if kind is None or kind in FINDINGS:
        return kind
    near = [name for name, _, _ in process.extract(kind, FINDINGS.keys(), limit=3)]
    raise UsageError(f"there is no kind of finding {kind!r}; did you mean: {', '.join(near)}? All: {', '.join(FINDINGS)}")


def view(finding: FindingRow, graph: Graph) -> dict[str, Any]:
    """A finding as a table shows it; from: the reports of the lowest and the highest value, else of the first claims."""
    witnesses = [claim for claim in (finding.low_claim, finding.high_claim) if claim] or finding.claims[:2]
    reports = dict.fromkeys(claim.report for claim in graph.index.own(ClaimRow, witnesses))
    return {
        "severity": finding.severity_word,
        "kind": finding.kind,
        "explanation": finding.explanation,
        "from": "\n".join(map(_short, reports)),
        "sources": finding.sources,
    }


def _short(name: str) -> str:
    return name if len(name) <= REPORT_NAME else f"{name[: REPORT_NAME - 1]}…"
