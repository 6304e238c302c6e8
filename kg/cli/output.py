"""Rows -> what the user asked for: a table for eyes, JSON or CSV for programs."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec

from kg.publish.tables import write_csv

FORMATS = ("table", "json", "jsonl", "csv")
PIPE_WIDTH = 160
TABLE_ROWS = 50
"""What a table shows unless told otherwise; the other formats give everything."""

F = TypeVar("F", bound=Callable[..., Any])

output_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("output"), show_default=True, help="Folder of the build."
)
format_option = click.option(
    "--format", "form", type=click.Choice(FORMATS), help="Default: table on a terminal, jsonl in a pipe."
)
limit_option = click.option("--limit", type=click.IntRange(min=0), help="Rows at most; 0: all.  [default: table 50, else all]")


def chosen(form: str | None) -> str:
    """The format asked for, or the one that suits where the output goes."""
    return form or ("table" if sys.stdout.isatty() else "jsonl")


def cut(rows: Sequence[Any], limit: int | None, form: str) -> Sequence[Any]:
    """The first rows; says on standard error how many are left out."""
    most = limit if limit is not None else (TABLE_ROWS if form == "table" else 0)
    if most and len(rows) > most:
        click.echo(f"{len(rows) - most:,} more rows; --limit 0 shows all", err=True)
        return rows[:most]
    return rows


def emit(form: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]], title: str | None = None) -> None:
    """Print rows; `columns` are those of the table and the CSV."""
    if form == "json":
        echo_json(list(rows))
    elif form == "jsonl":
        for row in rows:
            sys.stdout.write(msgspec.json.encode(row).decode() + "\n")
    elif form == "csv":
        write_csv(columns, rows, sys.stdout)
    else:
        table(columns, rows, title)


def echo_json(value: Any) -> None:
    """Print indented JSON."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")


def table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], title: str | None = None) -> None:
    """Print a table as wide as the terminal; where it cannot hold the columns, one record below the other."""
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 rich: 0.06 s, which programs that read JSON need not wait for
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    size = shutil.get_terminal_size().columns
    width = size if sys.stdout.isatty() else max(PIPE_WIDTH, size)
    if len(columns) * LEAST_COLUMN > width:
        records(columns, rows)
        return
    drawn = Table(box=SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False)
    for column in columns:
        wide = WIDE_COLUMN if column in WIDE else None
        drawn.add_column(column, overflow="fold", min_width=wide, justify="right" if column in RIGHT else "left")
    for row in rows:
        drawn.add_row(*(Text(cell(row.get(column))) for column in columns))
    Console(file=sys.stdout, width=width, highlight=False).print(drawn)


def records(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Print each row as lines of name and value, without what it lacks."""
    margin = max(map(len, columns))
    for row in rows:
        for column in columns:
            text = cell(row.get(column))
            if text:
                click.echo(f"{column:>{margin}}  {text}")
        click.echo()


RIGHT = frozenset({"value", "gap", "ratio", "n", "sources", "start", "end", "count", "median"})
WIDE = frozenset({"explanation", "quote", "message", "low_quote", "high_quote"})
WIDE_COLUMN = 24  # characters: below, a sentence becomes a tower
LEAST_COLUMN = 12  # characters with its margin: narrower columns break numbers and names


def cell(value: Any) -> str:
    """A value as a table shows it; control characters could drive the terminal and are shown as such.

    >>> cell(None), cell(16000000000), cell(["a", "b"]), cell("a\\x1b[31mb")
    ('', '16,000,000,000', 'a; b', 'a�[31mb')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}" if abs(value) >= 10_000 else str(value)  # 2022 is a year more often than an amount
    if isinstance(value, float):
        return f"{value:,.4g}" if abs(value) < 10_000 else f"{value:,.0f}"
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    return "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in str(value))


def fields(row: msgspec.Struct) -> dict[str, Any]:
    """A record as a dictionary of plain values."""
    found: dict[str, Any] = msgspec.to_builtins(row)
    return found


def shorten(text: str, length: int = 140) -> str:
    """The beginning of a long text.

    >>> shorten("one two three", 8)
    'one two…'
    """
    return text if len(text) <= length else f"{text[:length].rsplit(' ', 1)[0].rstrip()}…"
