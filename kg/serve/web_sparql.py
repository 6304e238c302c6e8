"""SPARQL 1.1 Protocol, the query half: a request -> a question for the pool, its reply -> a response.

https://www.w3.org/TR/sparql11-protocol/ : GET, form POST and direct POST; `default-graph-uri` and `named-graph-uri`; 400 for a
malformed request or query, 403 for an update, 405, 406, 413 and 415 for what they are for, 500 and 503 for what went wrong.
"""

from __future__ import annotations

from urllib.parse import parse_qsl

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from kg.errors import QueryError
from kg.serve.queries_check import check
from kg.serve.queries_run import PREFIXES
from kg.serve.web_pool import Pool
from kg.serve.web_worker import GRAPHS, RESULTS, Question, chosen

MAX_BODY = 1_000_000
ALLOWED = "GET, HEAD, OPTIONS, POST"
FORM, DIRECT, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
Pairs = list[tuple[str, str]]


class Refused(Exception):  # noqa: N818 (an answer, not an error of ours)
    """A request that is answered before any query runs."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.response = Response(f"{message}\n", status, media_type="text/plain")


def accepted(header: str | None) -> tuple[str, ...]:
    """The media types of an Accept header, best first; empty for anything.

    >>> accepted("text/csv;q=0.5, application/json, image/*;q=0")
    ('application/json', 'text/csv')
    """
    ranked = []
    for part in (header or "").split(",")[:50]:
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        weight = float(quality) if quality.replace(".", "", 1).isdigit() and quality.isascii() else 0.0
        if media and weight > 0:
            ranked.append((-weight, media))
    return tuple(media for _, media in sorted(ranked, key=lambda pair: pair[0]))


async def sparql(request: Request) -> Response:
    """Answer one request to the endpoint."""
    pool: Pool = request.app.state.pool
    if request.method == "OPTIONS":
        return Response(None, 204, {"Allow": ALLOWED})
    if request.method not in ALLOWED:
        return Response("Query by GET or POST.\n", 405, {"Allow": ALLOWED}, "text/plain")
    try:
        sent = pairs(request.url.query) if request.method in {"GET", "HEAD"} else await _posted(request)
        if not any(name == "query" for name, _ in sent) and request.method in {"GET", "HEAD"}:
            return _description(request, sent)
        question = _question(sent, accepted(request.headers.get("accept")), request.app.state.base)
    except Refused as refused:
        return refused.response
    reply = await pool.ask(question)
    headers = {"Vary": "Accept"} | ({"Retry-After": "5"} if reply.status == 503 else {})
    return Response(reply.body, reply.status, headers, reply.media)


def pairs(query: str) -> Pairs:
    """Parameters, decoded once, in order. Raises Refused where they are no UTF-8."""
    try:
        return parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except (UnicodeDecodeError, ValueError):
        raise Refused(400, "The parameters are not percent-encoded UTF-8.") from None


async def _posted(request: Request) -> Pairs:
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media == UPDATE:
        raise Refused(403, "This endpoint is read-only: updates are refused.")
    if media not in {FORM, DIRECT}:
        raise Refused(415, f"Send the query as {FORM} or {DIRECT}.")
    try:
        text = (await body(request)).decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(400, "The body is not UTF-8.") from None
    return pairs(text) if media == FORM else [("query", text), *_dataset_of(pairs(request.url.query))]


def _dataset_of(sent: Pairs) -> Pairs:
    if any(name == "query" for name, _ in sent):
        raise Refused(400, "The query stands in the body and in the address: send it once.")
    return sent


async def body(request: Request) -> bytes:
    """The whole body. Raises Refused where it is larger than MAX_BODY."""
    parts, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > MAX_BODY:
            raise Refused(413, f"A query may have {MAX_BODY:,} bytes.")
        parts.append(chunk)
    return b"".join(parts)


def _question(sent: Pairs, accept: tuple[str, ...], base: str) -> Question:
    queries = [value for name, value in sent if name == "query"]
    if any(name == "update" for name, _ in sent):
        raise Refused(403, "This endpoint is read-only: updates are refused.")
    if len(queries) != 1:
        raise Refused(400, f"Send exactly one parameter `query`; there were {len(queries)}.")
    try:
        check(queries[0])
    except QueryError as error:
        raise Refused(400, str(error)) from None
    graphs = {
        wanted: tuple(value for name, value in sent if name == wanted) for wanted in ("default-graph-uri", "named-graph-uri")
    }
    return Question(queries[0], accept, base, PREFIXES, graphs["default-graph-uri"], graphs["named-graph-uri"])


def _description(request: Request, sent: Pairs) -> Response:
    """The endpoint described by the W3C's vocabulary; a browser is sent to the page."""
    if sent:
        raise Refused(400, "Send exactly one parameter `query`; there were 0.")
    accept = accepted(request.headers.get("accept"))
    if accept and accept[0] == "text/html":
        return Response(None, 303, {"Location": "/sparql.html"})
    media = chosen(accept, GRAPHS)
    if media is None:
        raise Refused(406, f"Offered: {', '.join(GRAPHS)}.")
    here = ox.NamedNode(str(request.url.replace(query="")))
    name = ox.NamedNode
    a = name("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    dataset, default = name(f"{here.value}#dataset"), name(f"{here.value}#default")
    formats = [*(f.iri for f in RESULTS.values()), *(f.iri for f in GRAPHS.values())]
    triples = [
        ox.Triple(here, a, name(f"{SD}Service")),
        ox.Triple(here, name(f"{SD}endpoint"), here),
        ox.Triple(here, name(f"{SD}supportedLanguage"), name(f"{SD}SPARQL11Query")),
        ox.Triple(here, name(f"{SD}feature"), name(f"{SD}EmptyGraphs")),
        ox.Triple(here, name(f"{SD}defaultDataset"), dataset),
        ox.Triple(dataset, a, name(f"{SD}Dataset")),
        ox.Triple(dataset, name(f"{SD}defaultGraph"), default),
        ox.Triple(default, a, name(f"{SD}Graph")),
        *(ox.Triple(here, name(f"{SD}resultFormat"), name(iri)) for iri in sorted(set(formats))),
    ]
    text = ox.serialize(triples, format=GRAPHS[media], prefixes=PREFIXES | {"sd": SD, "formats": FORMATS})
    return Response(text, media_type=media, headers={"Vary": "Accept"})
