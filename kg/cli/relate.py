"""kg relate."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from kg.cli.output import chosen, emit, fields, format_option
from kg.errors import UsageError
from kg.ground import relate as run

COLUMNS = ("a", "b", "relation", "rule", "evidence")


@click.command(
    epilog="""\b
Examples:
  kg relate "MEMS Probe Cards" "Probe Card"
  kg relate --pairs pairs.jsonl --format jsonl > relations.jsonl"""
)
@click.argument("a", metavar="MARKET_A", required=False)
@click.argument("b", metavar="MARKET_B", required=False)
@click.option("--pairs", type=click.Path(path_type=Path), help="JSON lines with `a` and `b`; one answer a line, in order.")
@format_option
def relate(a: str | None, b: str | None, pairs: Path | None, form: str | None) -> None:
    """Tell how two markets relate: same, narrower (A lies within B), broader, overlaps or different; and why."""
    if (pairs is None) == (a is None or b is None):
        raise UsageError("give two markets, or --pairs FILE; see kg relate --help")
    asked = [(a or "", b or "")] if pairs is None else _read(pairs)
    emit(chosen(form), COLUMNS, (fields(run(one, other)) for one, other in asked))


def _read(path: Path) -> Iterator[tuple[str, str]]:
    """The pairs of a file. Raises UsageError naming the line that is none."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {getattr(error, 'strerror', None) or error}; give a file of JSON lines") from error
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            pair = json.loads(line)
            yield str(pair["a"]), str(pair["b"])
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(f'{path}, line {number}: not a line like {{"a": "Sensor", "b": "Sensor Tester"}}') from error
