"""kg diff."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from kg.cli.output import chosen, cut, emit, fields, format_option, limit_option, shorten
from kg.serve.dataset import Graph
from kg.serve.diff import CHANGES, Difference, differences

COLUMNS = Difference.__struct_fields__


@click.command(epilog="\b\nExamples:\n  kg diff output-may output-june\n  kg diff old new --format csv > changes.csv")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@format_option
@limit_option
def diff(old: Path, new: Path, form: str | None, limit: int | None) -> None:
    """List the claims and findings that are new, gone or changed between two builds, by id."""
    form = chosen(form)
    with Graph(old) as before, Graph(new) as after:
        found = list(differences(before, after))
    rows = map(fields, cut(found, limit, form))
    if found or form != "table":
        emit(form, COLUMNS, rows if form != "table" else ({**row, "text": shorten(row["text"])} for row in rows))
    counts: Counter[tuple[str, str]] = Counter((row.what, row.change) for row in found)
    click.echo("; ".join(f"{what}s: {_counts(counts, what)}" for what in ("claim", "finding")), err=True)


def _counts(counts: Counter[tuple[str, str]], what: str) -> str:
    return ", ".join(f"{counts[what, change]:,} {change}" for change in CHANGES)
