"""kg show, kg explain."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from kg.cli.output import (
    TABLE_ROWS,
    cell,
    chosen,
    cut,
    echo_json,
    emit,
    fields,
    format_option,
    limit_option,
    output_option,
    shorten,
)
from kg.cli.values import amount, period, value
from kg.publish.jsonl_rows import ClaimRow
from kg.serve.dataset import SUBJECTS, Graph
from kg.serve.profiles import Profile, profile

CLAIM_COLUMNS = tuple(ClaimRow.__struct_fields__)
CLAIM_TABLE = ("kind", "subject", "value", "of", "period", "mode", "report", "quote")
CONSENSUS_TABLE = ("kind", "period", "median", "range", "n", "sources")
FINDING_TABLE = ("severity", "kind", "explanation", "id")
LABELS_SHOWN = 12
MARK_COLUMNS = ("start", "end", "text", "kinds", "subjects", "reason")


@click.command(
    epilog="""\b
Examples:
  kg show "Amkor"
  kg show OSAT --type market
  kg show s001 --format json"""
)
@click.argument("name")
@output_option
@format_option
@limit_option
@click.option("--type", "kind", type=click.Choice(SUBJECTS), help="What NAME is, where it may be several things.")
def show(name: str, output: Path, form: str | None, limit: int | None, kind: str | None) -> None:
    """Everything said of NAME (a company, market, region, segment, application, publisher or report), with quotes.

    json gives all of it, jsonl and csv the claims.
    """
    form = chosen(form)
    with Graph(output) as graph:
        found = profile(graph, name, kind)
    if form == "json":
        echo_json(found)
    elif form == "table":
        _tables(found, limit)
    else:
        emit(form, CLAIM_COLUMNS, map(fields, cut(found.claims, limit, form)))


def _tables(found: Profile, limit: int | None) -> None:
    for entity in found.entities:
        names = ", ".join(entity.labels[:LABELS_SHOWN]) + (" …" if len(entity.labels) > LABELS_SHOWN else "")
        click.echo(cell(f"{entity.label}  ({entity.id})" + (f"\n  also: {names}" if names else "")))
    click.echo(f"{len(found.claims):,} claims, {len(found.findings):,} findings, {len(found.reports):,} reports")
    if found.claims:
        emit("table", CLAIM_TABLE, map(_claim, cut(found.claims, limit, "table")), "Claims")
    if found.consensus:
        emit(
            "table",
            ("kind", "period", "median", "range", "n", "sources"),
            map(_consensus, found.consensus[:TABLE_ROWS]),
            "Consensus",
        )
    if found.findings:
        emit("table", FINDING_TABLE, map(_finding, cut(found.findings, limit, "table")), "Findings")


def _claim(claim: ClaimRow) -> dict[str, Any]:
    return {
        "kind": claim.kind,
        "subject": claim.subject,
        "value": value(claim),
        "of": claim.of,
        "period": period(claim),
        "mode": claim.mode,
        "report": claim.report,
        "quote": shorten(claim.quote),
    }


def _consensus(row: Any) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "period": period(row),
        "median": amount(row.median),
        "range": f"{amount(row.low)}–{amount(row.high)} {row.unit or ''}",
        "n": row.n,
        "sources": row.independent,
    }


def _finding(row: Any) -> dict[str, Any]:
    return {"severity": row.severity_word, "kind": row.kind, "explanation": row.explanation, "id": row.id}


@click.command(
    epilog="""\b
Examples:
  kg explain s001
  kg explain s001 --format jsonl | grep reason"""
)
@click.argument("report")
@output_option
@format_option
def explain(report: str, output: Path, form: str | None) -> None:
    """The text of REPORT with every number marked: the claims it is in, or the reason why it is in none."""
    from kg.serve.explain import explain as run  # noqa: PLC0415 the extractors, which `kg show` does without

    form = chosen(form)
    with Graph(output) as graph:
        found = run(graph, report)
    if form == "table":
        _marked(found.text, found.marks)
    else:
        emit(form, MARK_COLUMNS, map(fields, found.marks))


def _marked(text: str, marks: Any) -> None:
    """The text with claims in green and other numbers in yellow, each followed by what became of it."""
    color = sys.stdout.isatty()
    at = 0
    for mark in marks:
        click.echo(cell(text[at : mark.start]), nl=False)
        note = ", ".join(f"{kind}: {subject}" for kind, subject in zip(mark.kinds, mark.subjects, strict=True)) or mark.reason
        words, because = cell(mark.text), f"[{cell(note)}]"
        if color:
            words = click.style(words, fg="green" if mark.kinds else "yellow", bold=bool(mark.kinds))
            because = click.style(because, dim=True)
        click.echo(f"{words} {because}", nl=False)
        at = mark.end
    click.echo(cell(text[at:]))
