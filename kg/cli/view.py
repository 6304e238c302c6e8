"""kg view."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.output import output_option
from kg.errors import OutputError, UsageError
from kg.serve.dataset import Graph


@click.command(
    epilog="""\b
Examples:
  kg view                      the whole graph, or what is most contested in it
  kg view "Amkor" --to amkor.html"""
)
@click.argument("name", required=False)
@output_option
@click.option("--to", "target", type=click.Path(path_type=Path), help="File to write.  [default: graph.html or NAME.html here]")
def view(name: str | None, output: Path, target: Path | None) -> None:
    """Write a page with the graph as a picture: all of it, or what is around NAME. It opens without a network."""
    from kg.publish.view import graph_page  # noqa: PLC0415 networkx and pyvis: 0.4 s
    from kg.publish.view_graph import picture  # noqa: PLC0415

    with Graph(output) as graph:
        found = graph.names(name)[0] if name else None
        whole = graph.to_networkx()
    shown = picture(whole, found.id if found else None)
    if not len(shown):
        raise UsageError(
            f"{name or output} has nothing to draw: no claim is about it; kg show {name or ''} tells what there is"
        )
    left_out = f", of {len(whole):,} in the build" if len(shown) < len(whole) else ""
    note = f"{len(shown):,} things{left_out}. Red: claims that cannot both be true."
    slug = found.id.replace("/", "-") if found else "graph"
    target = target or Path(f"{slug}.html")
    page = graph_page(shown, found.label if found else "The graph of claims", note)
    try:
        target.write_text(page, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{target}: cannot be written ({error.strerror}); choose another file with --to") from error
    click.echo(f"{target}: {len(shown):,} things, {shown.number_of_edges():,} links; open it in a browser")
