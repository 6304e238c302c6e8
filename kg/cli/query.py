"""kg query, kg ask."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import click

from kg.cli.output import chosen, cut, emit, format_option, limit_option, output_option, shorten
from kg.errors import QueryError, UsageError
from kg.publish.folder import reading
from kg.serve import queries
from kg.serve.dataset import Graph
from kg.serve.queries_run import Answer, Limits, as_python, run

OPTION = re.compile(r"--([A-Za-z][\w-]*)(?:=(.*))?", re.DOTALL)
CELL_LENGTH = 120

timeout_option = click.option("--timeout", type=click.IntRange(min=1), default=60, show_default=True, help="Seconds at most.")
rows_option = click.option("--max-rows", type=click.IntRange(min=1), default=100_000, show_default=True, help="Rows at most.")


@click.command(
    epilog="""\b
Examples:
  kg query 'SELECT ?kind (COUNT(*) AS ?n) { ?c a kg:Claim ; kg:kind ?kind } GROUP BY ?kind ORDER BY DESC(?n)'
  kg query mine.rq --format csv > mine.csv
  cat mine.rq | kg query -

The usual prefixes (kg, skos, prov, oa, qudt, unit, dct, xsd ...) need no declaration."""
)
@click.argument("query", metavar="FILE.rq|'SELECT ...'|-")
@output_option
@format_option
@limit_option
@timeout_option
@rows_option
def query(query: str, output: Path, form: str | None, limit: int | None, **limits: int) -> None:
    """Run a SPARQL 1.1 query (SELECT, ASK, CONSTRUCT, DESCRIBE) on a build, read-only."""
    with reading(output) as folder:
        answer = run(folder, _sparql(query), limits=Limits(seconds=limits["timeout"], rows=limits["max_rows"]))
    show_answer(answer, chosen(form), limit)


def _sparql(query: str) -> str:
    """The text of a query given as a file, on standard input, or in place."""
    if query == "-":
        return sys.stdin.read()
    if "{" in query:
        return query
    path = Path(query)
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(
            f"{path}: {getattr(error, 'strerror', None) or error}; give a file that holds a query, or the query itself"
        ) from error


@click.command(
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    epilog="""\b
Examples:
  kg ask
  kg ask contradictions --company "Amkor"
  kg ask market-forecasts --market OSAT --format csv

Each query has parameters of its own, --NAME VALUE; `kg ask` without a name tells them.""",
)
@click.argument("name", required=False)
@output_option
@format_option
@limit_option
@timeout_option
@click.pass_context
def ask(ctx: click.Context, /, name: str | None, output: Path, form: str | None, **given: Any) -> None:
    """Run the named query NAME; without it, list the queries and what each takes."""
    form = chosen(form)
    if name is None:
        _list(form)
        return
    with Graph(output) as graph:
        answer = queries.ask(graph.index, name, parameters(ctx.args), Limits(seconds=given["timeout"]))
    show_answer(answer, form, given["limit"])


def _list(form: str) -> None:
    rows = [
        {
            "name": named.name,
            "title": named.title,
            "parameters": [f"--{p.name.replace('_', '-')}{'' if p.required else ' (optional)'}" for p in named.parameters],
            "description": named.description,
        }
        for named in queries.named().values()
    ]
    emit(form, ("name", "title", "parameters") if form == "table" else ("name", "title", "parameters", "description"), rows)


def parameters(arguments: list[str]) -> dict[str, str]:
    """The options that only the query knows.

    >>> parameters(["--company", "ASE", "--min-severity=0.5"])
    {'company': 'ASE', 'min_severity': '0.5'}
    """
    found: dict[str, str] = {}
    rest = iter(arguments)
    for argument in rest:
        option = OPTION.fullmatch(argument)
        if option is None:
            raise UsageError(f"{argument!r} is not understood; parameters are given as --NAME VALUE")
        value = option[2] if option[2] is not None else next(rest, None)
        if value is None:
            raise UsageError(f"{argument} needs a value")
        found[option[1].replace("-", "_")] = value
    return found


def show_answer(answer: Answer, form: str, limit: int | None) -> None:
    """Print an answer; columns in which no row has a value are left out of the table."""
    rows = cut(as_python(answer), limit, form)
    columns: tuple[str, ...] = answer.columns if answer.boolean is None else ("answer",)
    if form == "table":
        columns = tuple(column for column in columns if any(row[column] is not None for row in rows)) or columns
        rows = [{column: _short(row[column]) for column in columns} for row in rows]
    emit(form, columns, rows)
    if answer.truncated:
        click.echo(f"only the first {len(answer):,} rows; narrow the query, or raise --max-rows", err=True)


def _short(value: Any) -> Any:
    """An IRI by its end, and the beginning of a long text."""
    if not isinstance(value, str):
        return value
    if re.match(r"https?://\S+$", value):
        return value.partition("/id/")[2] or re.split(r"[#/]", value)[-1] or value
    return shorten(value, CELL_LENGTH)
