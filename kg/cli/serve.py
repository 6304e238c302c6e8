"""kg serve."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import click

from kg.cli.output import output_option
from kg.errors import ServeError
from kg.serve.dataset import Graph


@click.command(epilog="\b\nExample:\n  kg serve --port 8000      then http://127.0.0.1:8000/ and http://127.0.0.1:8000/sparql")
@output_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any free one.")
@click.option(
    "--host-name", "names", multiple=True, help="Host header to answer to beside this machine's own; may be repeated."
)
@click.option("--cors", "origins", multiple=True, help="Origin of a page elsewhere that may read the answers; may be repeated.")
@click.option("--processes", type=click.IntRange(1, 64), default=2, show_default=True, help="Queries that run at once.")
@click.option("--timeout", type=click.FloatRange(0.1), default=30.0, show_default=True, help="Seconds that a query may take.")
def serve(output: Path, host: str, port: int, **given: Any) -> None:
    """Serve the pages, a SPARQL 1.1 endpoint (/sparql), every entity (/id/...), VoID and OpenRefine's reconciliation."""
    import uvicorn  # noqa: PLC0415 0.2 s that no other command needs

    from kg.serve.web import Settings, app  # noqa: PLC0415
    from kg.serve.web_pool import PoolLimits  # noqa: PLC0415

    Graph(output).close()  # a missing or damaged build is said now, in one line
    listener = _listen(host, port)
    address = f"http://{host if ':' not in host else f'[{host}]'}:{listener.getsockname()[1]}"
    click.echo(f"{address}/ shows the build in {output}; {address}/sparql answers queries; Ctrl-C ends it")
    limits = PoolLimits(processes=given["processes"], seconds=given["timeout"])
    settings = Settings(given["names"], given["origins"], limits)
    server = uvicorn.Server(uvicorn.Config(app(output, settings), log_level="warning", server_header=False, lifespan="on"))
    server.run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(512)
    except OSError as error:
        listener.close()
        raise ServeError(
            f"{host}:{port} cannot be listened on ({error.strerror}); choose another with --port, or --port 0"
        ) from error
    return listener
