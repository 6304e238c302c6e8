"""Every IRI answers: a page for people, Turtle or JSON-LD for programs (303 and content negotiation, as linked data does)."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.materialize.iris import path
from kg.publish.html.site import PAGES
from kg.serve.queries_run import PREFIXES
from kg.serve.web_pool import Pool
from kg.serve.web_sparql import accepted
from kg.serve.web_worker import GRAPHS, Question, chosen

DESCRIBE = """CONSTRUCT { ?entity ?out ?value . ?other ?in ?entity } WHERE {
  { ?entity ?out ?value } UNION { SELECT ?other ?in ?entity WHERE { ?other ?in ?entity } LIMIT 5000 }
}"""
VOID = """PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX void: <http://rdfs.org/ns/void#>
CONSTRUCT { ?entity ?out ?value . ?part ?in ?detail } WHERE {
  { ?entity ?out ?value } UNION { ?entity foaf:primaryTopic/void:classPartition? ?part . ?part ?in ?detail }
}"""
EXISTS = "ASK { ?entity ?out ?value }"


async def entity(request: Request) -> Response:
    """The thing with the id in the path: 303 to its page for a browser, its triples for a program, 404 where there is none."""
    identifier = request.path_params["identifier"]
    accept = accepted(request.headers.get("accept"))
    if chosen(accept, {"text/html": 1, **GRAPHS} if accept else GRAPHS) == "text/html":
        kind = identifier.partition("/")[0]
        if kind in PAGES and await _exists(request, identifier):
            return RedirectResponse(f"/{kind}.html?id={quote(identifier, safe='')}", 303, headers={"Vary": "Accept"})
    return await triples(request, DESCRIBE, f"id/{path(identifier)}", accept)


async def void(request: Request) -> Response:
    """The dataset's description of itself."""
    return await triples(request, VOID, "void", accepted(request.headers.get("accept")))


async def _exists(request: Request, identifier: str) -> bool:
    state = request.app.state
    asked = {"entity": ("i", f"{state.base}id/{path(identifier)}")}
    reply = await state.pool.ask(Question(EXISTS, ("application/json",), state.base, PREFIXES, substitutions=asked))
    return b"true" in reply.body


async def triples(request: Request, query: str, place: str, accept: tuple[str, ...]) -> Response:
    """What the query constructs for the IRI at this place below the base; 404 where that is nothing."""
    state = request.app.state
    pool: Pool = state.pool
    iri = f"{state.base}{place}"
    wanted = tuple(media for media in accept if media != "text/html")
    reply = await pool.ask(Question(query, wanted, state.base, PREFIXES, substitutions={"entity": ("i", iri)}))
    if reply.status == 200 and not reply.body.strip(b" \n[]{}"):
        return Response(f"{iri} is not in this build.\n", 404, {"Vary": "Accept"}, "text/plain")
    return Response(reply.body, reply.status, {"Vary": "Accept"}, reply.media)
