"""OpenRefine's reconciliation service (API 0.2): a column of names -> companies, markets, regions, publishers of this build."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.errors import UsageError
from kg.serve.dataset import Graph
from kg.serve.web_sparql import Refused, body, pairs

TYPES = {"company": "Company", "market": "Market", "region": "Region", "publisher": "Publisher"}
MAX_QUERIES = 200
EXACT, NEAR = 100.0, 60.0
CALLBACK = re.compile(r"[A-Za-z_$][\w$.]{0,99}")


def manifest(base: str, here: str) -> dict[str, Any]:
    """What the service is, as the specification wants it."""
    return {
        "versions": ["0.2"],
        "name": "claimgraph: companies, markets and regions of this build",
        "identifierSpace": f"{base}id/",
        "schemaSpace": "https://w3id.org/claimgraph/ns#",
        "defaultTypes": [{"id": key, "name": name} for key, name in TYPES.items()],
        "view": {"url": f"{here}/id/{{{{id}}}}"},
    }


async def reconcile(request: Request) -> Response:
    """The manifest, or the candidates for each query of a batch."""
    try:
        text = (await body(request)).decode("utf-8", "replace") if request.method == "POST" else request.url.query
        form = dict(pairs(text))
    except Refused as refused:
        return refused.response
    callback = form.get("callback", "")
    queries = form.get("queries")
    if queries is None:
        return _respond(manifest(request.app.state.base, str(request.base_url).rstrip("/")), callback)
    try:
        batch = msgspec.json.decode(queries, type=dict[str, dict[str, Any]])
    except (msgspec.DecodeError, msgspec.ValidationError):
        return JSONResponse({"error": "queries is not a JSON object of queries"}, 400)
    if len(batch) > MAX_QUERIES:
        return JSONResponse({"error": f"a batch may hold {MAX_QUERIES} queries"}, 413)
    graph: Graph = request.app.state.graph
    return _respond({key: {"result": candidates(graph, query)} for key, query in batch.items()}, callback)


def candidates(graph: Graph, query: dict[str, Any]) -> list[dict[str, Any]]:
    """Candidates for one query, best first: what has the name, else what is spelled like it."""
    name = str(query.get("query", ""))[:500]
    wanted = query.get("type") or query.get("types") or list(TYPES)
    kinds = [kind for kind in ([wanted] if isinstance(wanted, str) else wanted) if kind in TYPES] or list(TYPES)
    given = query.get("limit")
    limit = given if isinstance(given, int) else 5
    try:
        found = [(named, EXACT, True) for named in graph.names(name, kinds)]
    except UsageError:
        near = graph.index.near(name, kinds) if name.strip() else []
        found = [(named, NEAR, False) for label in near for named in graph.names(label, kinds)]
    return [
        {
            "id": named.id,
            "name": named.label,
            "type": [{"id": named.type, "name": TYPES[named.type]}],
            "score": score,
            "match": exact and len(found) == 1,
        }
        for named, score, exact in found[: max(1, limit)]
    ]


def _respond(value: Any, callback: str) -> Response:
    if callback and CALLBACK.fullmatch(callback):
        return Response(f"/**/{callback}({msgspec.json.encode(value).decode()});", media_type="text/javascript")
    return JSONResponse(value)
