"""Rows -> GEXF (Gephi): the graph of GraphML, with edges that show what they say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from networkx import MultiDiGraph
from networkx.readwrite.gexf import GEXFWriter

from kg.publish.graphml import clean

# GEXF reads these two as the time at which a node exists, and makes the whole graph a dynamic one.
RENAMED = {"start": "start_year", "end": "end_year"}


def write(path: Path, graph: MultiDiGraph[str]) -> None:
    """Write a graph of `kg.publish.graphml.graph` as GEXF 1.2, without a date; XML's limits as there. Raises OSError."""
    fit = clean(graph)
    result: MultiDiGraph[str] = MultiDiGraph()
    for node, data in fit.nodes(data=True):
        result.add_node(node, **{RENAMED.get(name, name): value for name, value in data.items()})
    for source, target, key, data in fit.edges(keys=True, data=True):
        result.add_edge(source, target, key=key, label=data["relation"], **data)
    writer: Any = GEXFWriter(encoding="utf-8", prettyprint=False, version="1.2draft")
    writer.add_graph(result)
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate")  # the clock, and the schema does not ask for it
    with path.open("wb") as out:
        writer.write(out)
