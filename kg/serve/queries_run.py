"""A SPARQL query -> an answer, by a process with limits that can be killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from kg.errors import BuildError, QueryError
from kg.publish import folder_manifest
from kg.serve.queries_check import check
from kg.serve.queries_child import End, Head, Line, Request, Rows, Term

PACKAGE = Path(__file__).parents[1]
XSD = "http://www.w3.org/2001/XMLSchema#"
INTEGERS = frozenset(f"{XSD}{name}" for name in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger"))
FLOATS = frozenset(f"{XSD}{name}" for name in ("decimal", "double", "float"))

PREFIXES = {
    "kg": "https://w3id.org/claimgraph/ns#",
    "dct": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qudt": "http://qudt.org/schema/qudt/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "unit": "http://qudt.org/vocab/unit/",
    "xsd": XSD,
}
"""What a query may use without declaring it."""

Value = str | int | float | bool | None


class Limits(Struct, frozen=True):
    """`seconds` of wall and CPU time, `memory` in bytes of address space, `rows` of the answer."""

    seconds: int = 60
    memory: int = 4_000_000_000
    rows: int = 100_000


class Answer(Struct, frozen=True):
    """`kind`: "select", "ask" or "graph" (CONSTRUCT, DESCRIBE: columns subject, predicate, object). IRIs and text are strings,
    numbers numbers. `truncated`: there were more rows than may be given. `terms` tells IRIs from text, in the same order.
    """

    kind: str
    columns: tuple[str, ...]
    terms: list[tuple[Term, ...]]
    boolean: bool | None = None
    truncated: bool = False

    def __iter__(self) -> Iterator[dict[str, Value]]:
        """Each row as a dictionary."""
        return (dict(zip(self.columns, map(plain, row), strict=True)) for row in self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def __bool__(self) -> bool:
        """The answer to an ASK query; otherwise whether there are rows."""
        return bool(self.terms) if self.boolean is None else self.boolean


def plain(term: Term) -> Value:
    """A term as a Python value.

    >>> plain(("l", "7.5", XSD + "decimal", "")), plain(("i", "urn:x")), plain(None)
    (7.5, 'urn:x', None)
    """
    if term is None:
        return None
    if term[0] != "l":
        return term[1]
    _, text, datatype, _ = term
    try:
        if datatype in INTEGERS:
            return int(text)
        if datatype in FLOATS:
            return float(text)
    except ValueError:  # ill-typed literals are legal RDF
        return text
    return text == "true" if datatype == f"{XSD}boolean" and text in {"true", "false"} else text


def run(
    folder: Path, sparql: str, substitutions: Mapping[str, tuple[str, str]] | None = None, limits: Limits | None = None
) -> Answer:
    """Run a query on the build in `folder`; `substitutions` by variable: ("i", IRI) or ("l", text).

    Raises QueryError where the query is malformed, refused or too expensive, BuildError where the store is damaged.
    """
    check(sparql)
    limits = limits or Limits()
    request = Request(
        store=str(folder / "store"),
        sparql=sparql,
        base=folder_manifest.load(folder).base,
        prefixes=PREFIXES,
        substitutions=dict(substitutions or {}),
        rows=limits.rows,
        cpu_seconds=limits.seconds,
        memory=limits.memory,
    )
    return _answer(_run_child(msgspec.json.encode(request), limits), folder)


def _run_child(request: bytes, limits: Limits) -> bytes:
    places = (str(PACKAGE.parent), os.environ.get("PYTHONPATH"))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, places))}
    child = subprocess.Popen(
        [sys.executable, "-P", "-m", "kg.serve.queries_child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
    try:
        output, _ = child.communicate(request, timeout=limits.seconds)
    except subprocess.TimeoutExpired:
        raise QueryError(_too_long(limits)) from None
    finally:
        child.kill()
        child.communicate()
    if child.returncode in {-signal.SIGXCPU, -signal.SIGKILL}:
        raise QueryError(_too_long(limits))
    if child.returncode != 0:
        raise QueryError(
            f"the query ended its process (code {child.returncode}): it needs more than {limits.memory / 1e9:g} GB, or is "
            "nested too deeply; make it smaller"
        )
    return output


def _too_long(limits: Limits) -> str:
    return f"the query took longer than {limits.seconds} s and was stopped; narrow it, or raise --timeout"


def _answer(output: bytes, folder: Path) -> Answer:
    decoder = msgspec.json.Decoder(Line)
    head = Head("select")
    rows: list[tuple[Term, ...]] = []
    end = End()
    for line in output.splitlines():
        found = decoder.decode(line)
        if isinstance(found, Head):
            head = found
        elif isinstance(found, Rows):
            rows.extend(found.rows)
        else:
            end = found
    if end.damaged:
        with store_errors(folder):
            raise OSError(end.damaged)
    if end.error:
        raise QueryError(end.error)
    return Answer(head.kind, head.variables, rows, head.boolean, end.truncated)


@contextmanager
def store_errors(folder: Path) -> Iterator[None]:
    """Turn what pyoxigraph raises on a store that is damaged or of another version into a BuildError."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        raise BuildError(f"{folder / 'store'} cannot be opened ({error}); build again, or load graph.nq elsewhere") from error


def as_python(answer: Answer) -> list[dict[str, Any]]:
    """All rows as dictionaries; the answer to an ASK query is one row."""
    return list(answer) if answer.boolean is None else [{"answer": answer.boolean}]
