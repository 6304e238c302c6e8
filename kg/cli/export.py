"""kg export, kg schema."""

from __future__ import annotations

import click

from kg.publish import schemas


@click.command(epilog="\b\nExamples:\n  kg schema\n  kg schema claims > claims.schema.json")
@click.argument("name", required=False)
def schema(name: str | None) -> None:
    """Print the JSON Schema of a line of NAME.jsonl; without a name, list the schemas."""
    click.echo("\n".join(schemas.names()) if name is None else schemas.text(name), nl=name is None)
