"""kg export, kg schema."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.output import output_option
from kg.errors import UsageError
from kg.publish import schemas
from kg.publish.folder import output_errors
from kg.serve.dataset import Graph
from kg.serve.exports import FORMATS, Source
from kg.serve.exports import export as write

LIST = "\n".join(f"  {name:<10}{form.help}" for name, form in FORMATS.items())


@click.command(
    epilog=f"""\b
Formats:
{LIST}

\b
Examples:
  kg export ttl
  kg export csv graphml --to spreadsheets/"""
)
@click.argument("formats", nargs=-1, required=True, type=click.Choice(list(FORMATS)), metavar="FORMAT...")
@output_option
@click.option("--to", "target", type=click.Path(path_type=Path), default=Path(), help="Folder to write into.  [default: here]")
def export(formats: tuple[str, ...], output: Path, target: Path) -> None:
    """Write the graph of a build in other formats."""
    if target.resolve() == output.resolve():
        raise UsageError(f"{target} holds the build itself, and an export there would not be part of it; choose another --to")
    with Graph(output) as graph, output_errors(target):
        for file in write(Source(graph.folder, graph.manifest.base), formats, target):
            click.echo(f"{file}: {file.stat().st_size:,} bytes")


@click.command(epilog="\b\nExamples:\n  kg schema\n  kg schema claims > claims.schema.json")
@click.argument("name", required=False)
def schema(name: str | None) -> None:
    """Print the JSON Schema of a line of NAME.jsonl; without a name, list the schemas."""
    click.echo("\n".join(schemas.names()) if name is None else schemas.text(name), nl=name is None)
