"""Rows -> CSV for `neo4j-admin database import`: a file of nodes a type, one of relationships. Text that a
spreadsheet would run as a formula is quoted with an apostrophe, as in every CSV: such files are opened to be looked at.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from networkx import MultiDiGraph

from kg.publish.tables import cell

# Label of the nodes -> the types of kg.publish.graphml that it stands for; the type is a second label.
NODES = {
    "Claim": ("claim",),
    "Report": ("report",),
    "Finding": ("finding",),
    "Entity": ("company", "market", "region", "segment", "application", "publisher"),
}
RELATIONS = {"about": "ABOUT", "market": "IN_MARKET", "statedIn": "STATED_IN", "names": "NAMES", "involves": "INVOLVES"}
_BROADER = "BROADER"
_TYPES = {
    **dict.fromkeys(("low", "high", "severity", "ratio", "gap"), "double"),
    **dict.fromkeys(("start", "end", "quote_start", "quote_end", "sources"), "long"),
    "undated": "boolean",
}
_OWN = ("type", "label")
RELATIONSHIPS = "neo4j-relationships.csv"


def write(folder: Path, graph: MultiDiGraph[str]) -> None:
    """Write a graph of `kg.publish.graphml.graph` into the folder. Raises OSError."""
    for label, types in NODES.items():
        nodes = [(node, data) for node, data in graph.nodes(data=True) if data.get("type") in types]
        names = list(dict.fromkeys(name for _, data in nodes for name in data if name not in _OWN))
        heading = ["id:ID", ":LABEL", "label", *(f"{name}:{_TYPES[name]}" if name in _TYPES else name for name in names)]
        _write(folder / f"neo4j-{label.lower()}.csv", heading, _nodes(label, nodes, names))
    edges = ((s, t, RELATIONS.get(data["relation"], _BROADER)) for s, t, data in graph.edges(data=True))
    _write(folder / RELATIONSHIPS, [":START_ID", ":END_ID", ":TYPE"], edges)


def _nodes(label: str, nodes: Iterable[tuple[str, dict[str, Any]]], names: Sequence[str]) -> Iterator[Sequence[str]]:
    for node, data in nodes:
        kind = data["type"].capitalize()
        labels = label if kind == label else f"{label};{kind}"
        yield node, labels, *(str(cell(data.get(name))) for name in ("label", *names))


def _write(path: Path, heading: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)
