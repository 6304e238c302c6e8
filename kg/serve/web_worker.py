"""One process that answers SPARQL queries over a build, one after the other, until it is killed.

pyoxigraph cannot be interrupted and a query can crash it (DESIGN: 2,240 nested braces, memory bombs), so queries never run in
the server itself. After the store is open no further file or connection can be: SERVICE finds no socket to call out with.
Frames on both pipes: four bytes of length, then MessagePack. Run as `python -m kg.serve.web_worker STORE MEMORY`.
"""

from __future__ import annotations

import io
import itertools
import sys
from typing import IO, Any, BinaryIO, cast

import msgspec
import pyoxigraph as ox
from msgspec import Struct

from kg.serve.queries_child import shut_doors

RESULTS: dict[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
GRAPHS: dict[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "application/json": ox.RdfFormat.JSON_LD,
    "application/xml": ox.RdfFormat.RDF_XML,
}
MAX_BYTES = 64_000_000
"""Of one answer. A row of this graph's results takes some 200 bytes, so this is about 300,000 rows."""
MAX_TRIPLES = 500_000


class Question(Struct, frozen=True):
    """A query with its dataset. `accept`: media types in the client's order of preference, empty for any."""

    sparql: str
    accept: tuple[str, ...]
    base: str
    prefixes: dict[str, str]
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    substitutions: dict[str, tuple[str, str]] = {}


class Reply(Struct, frozen=True):
    """An HTTP status with the body that goes with it."""

    status: int
    media: str
    body: bytes


class TooLargeError(Exception):
    """The answer is larger than one answer may be."""


class Capped(io.RawIOBase):
    """Collects bytes up to the cap."""

    def __init__(self, cap: int) -> None:
        super().__init__()
        self.parts: list[bytes] = []
        self.left = cap

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.left -= len(data)
        if self.left < 0:
            raise TooLargeError
        self.parts.append(bytes(data))
        return len(data)


def chosen(accept: tuple[str, ...], offered: dict[str, Any]) -> str | None:
    """The offered media type that the client likes best; the first offered where it takes any; None where it takes none.

    >>> chosen(("text/html", "text/*"), GRAPHS), chosen((), RESULTS), chosen(("image/png",), RESULTS)
    ('text/turtle', 'application/sparql-results+json', None)
    """
    if not accept:
        return next(iter(offered))
    for wanted in accept:
        for media in offered:
            if wanted in {media, "*/*", media.partition("/")[0] + "/*"}:
                return media
    return None


def reply(store: ox.Store, question: Question) -> Reply:
    """Answer one question: 200, 400 for what is no SPARQL, 406 for a format that is not offered, 500 for what failed."""
    try:
        results = store.query(
            question.sparql,
            base_iri=question.base,
            prefixes=question.prefixes,
            default_graph=[ox.NamedNode(g) for g in question.default_graphs] if _dataset(question) else None,
            named_graphs=[ox.NamedNode(g) for g in question.named_graphs] if _dataset(question) else None,
            substitutions={
                ox.Variable(n): ox.NamedNode(v) if k == "i" else ox.Literal(v) for n, (k, v) in question.substitutions.items()
            },
        )
    except (SyntaxError, ValueError) as error:
        return _said(400, f"This is no SPARQL 1.1 query: {getattr(error, 'msg', error)}")
    try:
        return _serialized(results, question.accept, question.prefixes)
    except TooLargeError:
        return _said(
            500, f"The answer is larger than {MAX_BYTES // 1_000_000} MB: narrow the query, or page it with LIMIT and OFFSET."
        )
    except (OSError, RuntimeError, ValueError) as error:
        return _said(500, f"The query failed: {error}")


def _dataset(question: Question) -> bool:
    return bool(question.default_graphs or question.named_graphs)


def _serialized(results: Any, accept: tuple[str, ...], prefixes: dict[str, str]) -> Reply:
    graph = isinstance(results, ox.QueryTriples)
    offered: dict[str, Any] = GRAPHS if graph else RESULTS
    media = chosen(accept, offered)
    if media is None:
        return _said(406, f"Offered for this query: {', '.join(offered)}.")
    out = Capped(MAX_BYTES)
    if graph:
        triples = list(itertools.islice(results, MAX_TRIPLES + 1))
        if len(triples) > MAX_TRIPLES:
            raise TooLargeError
        # Sorted, so that Turtle groups what is said of one thing; the client's own query gives no order.
        ox.serialize(sorted(triples, key=str), cast(IO[bytes], out), format=offered[media], prefixes=prefixes)
    else:
        results.serialize(cast(IO[bytes], out), format=offered[media])
    return Reply(200, media if "json" in media or "xml" in media else f"{media}; charset=utf-8", b"".join(out.parts))


def _said(status: int, message: str) -> Reply:
    return Reply(status, "text/plain; charset=utf-8", f"{message}\n".encode())


def read_frame(pipe: BinaryIO) -> bytes | None:
    """The next frame, or None at the end."""
    head = pipe.read(4)
    return pipe.read(int.from_bytes(head, "big")) if len(head) == 4 else None


def main() -> None:
    """Answer questions on standard input until it ends."""
    path, memory = sys.argv[1], int(sys.argv[2])
    store = ox.Store.read_only(path)
    pipe_in, pipe_out = sys.stdin.buffer, sys.stdout.buffer
    encode, decode = msgspec.msgpack.Encoder().encode, msgspec.msgpack.Decoder(Question).decode
    shut_doors(memory)
    while (frame := read_frame(pipe_in)) is not None:
        body = encode(reply(store, decode(frame)))
        pipe_out.write(len(body).to_bytes(4, "big") + body)
        pipe_out.flush()


if __name__ == "__main__":
    main()
