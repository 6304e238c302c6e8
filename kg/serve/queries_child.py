"""The process that runs one query: a request on standard input, the answer in lines on standard output.

It has limits of time, memory and open files that no query can lift: pyoxigraph cannot be interrupted, a nested query can
crash it, and SERVICE has no switch. Run as `python -m kg.serve.queries_child`.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator
from typing import Any

import msgspec
import pyoxigraph as ox
from msgspec import Struct

from kg.serve.queries_doors import shut_doors

__all__ = ["End", "Head", "Line", "Request", "Rows", "Term", "answer", "main", "shut_doors"]

BATCH = 500

Term = tuple[str, ...] | None
"""A kind (i: IRI, b: blank node, l: literal, t: triple) and its parts; None for unbound."""


class Request(Struct, frozen=True):
    """A query with its limits. `substitutions`: by variable, a kind (i: IRI, l: plain text) and the value."""

    store: str
    sparql: str
    base: str
    prefixes: dict[str, str]
    substitutions: dict[str, tuple[str, str]]
    rows: int
    cpu_seconds: int
    memory: int


class Head(Struct, frozen=True, tag="head"):
    """First line of an answer: what it is, and its columns."""

    kind: str
    variables: tuple[str, ...] = ()
    boolean: bool | None = None


class Rows(Struct, frozen=True, tag="rows"):
    """Some rows."""

    rows: list[tuple[Term, ...]]


class End(Struct, frozen=True, tag="end"):
    """Last line: complete, or cut at the cap; or what was wrong with the query, or with the store."""

    truncated: bool = False
    error: str | None = None
    damaged: str | None = None


Line = Head | Rows | End


def answer(request: Request) -> Iterator[Line]:
    """The lines that answer a request."""
    try:
        store = ox.Store.read_only(request.store)
    except (OSError, RuntimeError) as error:  # the latter is RocksDB's word for a corrupt file
        yield End(damaged=str(error))
        return
    resource.setrlimit(resource.RLIMIT_CPU, (request.cpu_seconds, request.cpu_seconds + 1))
    shut_doors(request.memory)
    try:
        results = store.query(
            request.sparql,
            base_iri=request.base,
            prefixes=request.prefixes,
            substitutions={ox.Variable(name): _value(*value) for name, value in request.substitutions.items()},
        )
    except SyntaxError as error:
        yield End(error=f"syntax {error.msg}")
        return
    try:
        yield from _lines(results, request.rows)
    except (OSError, RuntimeError, ValueError) as error:
        yield End(error=f"the query failed: {error}")


def _value(kind: str, text: str) -> ox.NamedNode | ox.Literal:
    return ox.NamedNode(text) if kind == "i" else ox.Literal(text)


def _lines(results: Any, cap: int) -> Iterator[Line]:
    if isinstance(results, ox.QueryBoolean):
        yield Head("ask", boolean=bool(results))
        yield End()
        return
    if isinstance(results, ox.QuerySolutions):
        variables = tuple(variable.value for variable in results.variables)
        yield Head("select", variables)
        rows: Iterator[tuple[Term, ...]] = (tuple(_term(row[name]) for name in variables) for row in results)
    else:
        yield Head("graph", ("subject", "predicate", "object"))
        rows = ((_term(t.subject), _term(t.predicate), _term(t.object)) for t in results)
    batch: list[tuple[Term, ...]] = []
    for count, row in enumerate(rows):
        if count == cap:
            yield Rows(batch)
            yield End(truncated=True)
            return
        batch.append(row)
        if len(batch) == BATCH:
            yield Rows(batch)
            batch = []
    yield Rows(batch)
    yield End()


def _term(term: Any) -> Term:
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return ("i", term.value)
    if isinstance(term, ox.Literal):
        return ("l", term.value, term.datatype.value, term.language or "")
    return ("b", term.value) if isinstance(term, ox.BlankNode) else ("t", str(term))


def main() -> None:
    """Answer the request on standard input."""
    request = msgspec.json.decode(sys.stdin.buffer.read(), type=Request)
    encode = msgspec.json.Encoder().encode
    for line in answer(request):
        sys.stdout.buffer.write(encode(line) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
