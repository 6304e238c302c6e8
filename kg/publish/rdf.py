"""N-Quads lines, sorted, as kg/materialize gives them or graph.nq holds them -> files, one format each.

Nothing is parsed into a graph: a writer holds one subject at a time (3 million triples: under 30 MB). The same lines give
the same bytes, whatever the hash seed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kg.publish.rdf_jsonld import write_jsonld
from kg.publish.rdf_terms import opened
from kg.publish.rdf_turtle import write_trig, write_turtle
from kg.publish.rdf_xml import write_rdfxml

__all__ = ["FORMATS", "RdfFormat", "write_jsonld", "write_nquads", "write_rdfxml", "write_trig", "write_turtle"]


class RdfFormat(NamedTuple):
    """A format: the name that `kg export` takes, its file, its media type, and its writer.

    `write(lines, target, base)` writes to a path or a binary stream and gives the number of statements. `named`: the lines
    are those with a graph for each report (`kg.materialize.named_quads`).
    """

    name: str
    file: str
    media_type: str
    write: Callable[[Iterable[str], Path | BinaryIO, str], int]
    named: bool = False


def write_nquads(lines: Iterable[str], target: Path | BinaryIO, base: str = "") -> int:
    """Write the lines as they are (each with its end); gives their number. `base` is not used: every IRI is whole."""
    count = 0
    with opened(target) as output:
        for line in lines:
            output.write(line)
            count += 1
    return count


FORMATS = (
    RdfFormat("nq", "graph.nq", "application/n-quads", write_nquads),
    RdfFormat("ttl", "graph.ttl", "text/turtle", write_turtle),
    RdfFormat("trig", "graph.trig", "application/trig", write_trig, named=True),
    RdfFormat("jsonld", "graph.jsonld", "application/ld+json", write_jsonld),
    RdfFormat("rdfxml", "graph.rdf", "application/rdf+xml", write_rdfxml),
)
"""Every format, in the order that help texts list them."""
