"""kg verify, kg validate, kg doctor."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.output import chosen, cut, emit, fields, format_option, limit_option, output_option
from kg.serve.dataset import Graph
from kg.serve.doctor import examine
from kg.serve.queries_run import store_errors
from kg.serve.verify import verify as prove

FAILED = 1


@click.command(epilog="\b\nExample:\n  kg verify && echo every quote stands in its source")
@output_option
@format_option
@limit_option
def verify(output: Path, form: str | None, limit: int | None) -> int:
    """Read every source file again, by a reader of its own, and prove each quote at its place.

    Exit code 1 where a file is gone or has changed, or a quote is not there.
    """
    form = chosen(form)
    with Graph(output) as graph:
        found = prove(graph)
    if found.doubts:
        emit(form, ("report", "path", "claim", "message"), map(fields, cut(found.doubts, limit, form)))
    click.echo(f"{found.quotes:,} quotes in {found.reports:,} reports read again: {len(found.doubts):,} not proved", err=True)
    return FAILED if found.doubts else 0


@click.command(
    epilog="""\b
Examples:
  kg validate
  kg validate --all --format json"""
)
@output_option
@format_option
@limit_option
@click.option("--all", "everything", is_flag=True, help="Check every node; otherwise of large builds a sample of each class.")
def validate(output: Path, form: str | None, limit: int | None, everything: bool) -> int:
    """Check the graph against its SHACL shapes, with the ontology. Exit code 1 where it does not conform."""
    from kg.serve.validate import SAMPLE  # noqa: PLC0415 pyshacl: 0.5 s
    from kg.serve.validate import validate as run  # noqa: PLC0415

    form = chosen(form)
    with Graph(output) as graph, store_errors(graph.folder):
        found = run(graph.folder / "store", None if everything else SAMPLE)
    if found.violations:
        emit(form, ("node", "path", "value", "message"), map(fields, cut(found.violations, limit, form)))
    checked = f"{found.checked:,} of {found.nodes:,} nodes checked"
    click.echo(f"{checked}: {'the graph conforms to its shapes' if found.conforms else 'it does not conform'}", err=True)
    return 0 if found.conforms else FAILED


@click.command(epilog="\b\nExample:\n  kg doctor -o output")
@output_option
@format_option
def doctor(output: Path, form: str | None) -> int:
    """Tell whether a build is complete and sound: its files, counts, ids and store. Exit code 1 where it is not."""
    with Graph(output) as graph:
        checks = examine(graph)
    emit(chosen(form), ("name", "sound", "faults"), map(fields, checks))
    return 0 if all(check.sound for check in checks) else FAILED
