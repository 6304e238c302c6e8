"""`kg serve`: the pages, SPARQL endpoint, entities and reconciliation service of one build, for this machine only."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from msgspec import Struct
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.dataset import Graph
from kg.serve.web_entities import entity, void
from kg.serve.web_pool import Pool, PoolLimits
from kg.serve.web_reconcile import reconcile
from kg.serve.web_sparql import sparql

LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")
# What of a build is for readers; the store, the index and the manifest are not.
# Routes answer methods they do not serve themselves, with 405: the pages below them would answer 404.
ANY = ["GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH"]
SERVED_SUFFIXES = (".html", ".js", ".css", ".txt", ".jsonl", ".nq", ".ttl", ".trig", ".jsonld", ".graphml")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
}


class Settings(Struct, frozen=True):
    """`hosts`: names that it answers to beside this machine's own; `origins`: pages elsewhere that may read it (CORS)."""

    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    limits: PoolLimits = PoolLimits()


class Guard:
    """Refuses foreign Host headers (DNS rebinding) and puts the safety headers on every answer."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
                message["headers"] = [*message.get("headers", []), *own]
            await send(message)

        host = dict(scope["headers"]).get(b"host", b"").decode("latin-1").lower()
        if host_name(host) not in self.hosts:
            refusal = Response(f"This server does not answer to the host {host[:100]!r}; start it with --host-name.\n", 421)
            await refusal(scope, receive, guarded)
            return
        await self.app(scope, receive, guarded)


def host_name(host: str) -> str:
    """A Host header without its port.

    >>> host_name("localhost:8000"), host_name("[::1]:8000"), host_name("evil.example")
    ('localhost', '[::1]', 'evil.example')
    """
    return host[: host.index("]") + 1] if host.startswith("[") and "]" in host else host.partition(":")[0]


class BuildFiles(StaticFiles):
    """The files of a build that are for readers, by suffix; links and dots lead nowhere."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        parts = path.split("/")
        if (
            not path.endswith(SERVED_SUFFIXES)
            or any(part.startswith(".") for part in parts)
            or parts[0] in {"store", "build.json"}
        ):
            return Response("There is no such page in this build.\n", 404, media_type="text/plain")
        return await super().get_response(path, scope)


async def home(_: Request) -> Response:
    """The overview."""
    return RedirectResponse("/index.html", 307)


def app(output: str | Path, settings: Settings | None = None) -> Starlette:
    """The whole server over the build in the folder `output`, which stays open, and stays, until the server ends."""
    settings = settings or Settings()
    files = BuildFiles(check_dir=False)

    @contextlib.asynccontextmanager
    async def lifespan(server: Starlette) -> AsyncIterator[None]:
        with Graph(output) as graph:
            server.state.graph, server.state.base = graph, graph.manifest.base
            server.state.pool = Pool(graph.folder / "store", settings.limits)
            files.all_directories = [graph.folder]
            yield
            await server.state.pool.close()

    routes = [
        Route("/", home),
        Route("/sparql", sparql, methods=ANY),
        Route("/id/{identifier:path}", entity),
        Route("/.well-known/void", void),
        Route("/reconcile", reconcile, methods=["GET", "POST"]),
        Mount("/", files),
    ]
    middleware = [Middleware(Guard, hosts=frozenset((*LOCAL_HOSTS, *(name.lower() for name in settings.hosts))))]
    if settings.origins:
        middleware.append(Middleware(CORSMiddleware, allow_origins=list(settings.origins), allow_methods=["GET", "POST"]))
    return Starlette(routes=routes, middleware=middleware, lifespan=lifespan)
