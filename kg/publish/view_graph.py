"""The graph of a build -> the graph of a picture: what is joined to something, conflicts in red, at most a screenful."""

from __future__ import annotations

from typing import Any

import networkx as nx

MAX_NODES = 400
"""Of one picture. A layout of 400 takes 2 s and can still be read; a hairball of thousands says nothing."""
# Kinds of finding whose witnesses cannot both be true; the others (a spread of forecasts, another period) are no conflict.
CONFLICTS = frozenset({"contradiction", "self-contradiction", "scale-slip", "rank-conflict", "arithmetic", "mixed-mode"})
SHOWN = frozenset({"company", "market", "segment", "application", "region", "claim", "report"})


def picture(whole: nx.MultiDiGraph[str], focus: str | None = None, most: int = MAX_NODES) -> nx.MultiDiGraph[str]:
    """What to draw: everything, or what lies nearest around `focus`; at most `most` nodes, those in conflict first.

    Nodes carry `type`, `label`, `detail` and `href`, edges `relation`; claims in conflict are joined by "contradicts".
    """
    shown: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    joined = [(a, b, data["relation"]) for a, b, data in whole.edges(data=True) if _drawn(whole, a, b, data["relation"])]
    red = sorted({pair for node in whole if (pair := _witnesses(whole.nodes[node])) is not None})
    for source, target, relation in sorted(joined):
        shown.add_edge(source, target, key=relation, relation=relation)
    for low, high in red:
        if low in shown and high in shown:
            shown.add_edge(low, high, key="contradicts", relation="contradicts")
    kept = _nearest(shown, focus, most) if focus is not None else _most_contested(shown, red, most)
    result: nx.MultiDiGraph[str] = nx.MultiDiGraph(shown.subgraph(kept))
    for node in result:
        result.nodes[node].update(_look(whole.nodes[node], node))
    return result


def _drawn(whole: nx.MultiDiGraph[str], source: str, target: str, relation: str) -> bool:
    types = {whole.nodes[source].get("type"), whole.nodes[target].get("type")}
    # A claim hangs on its subject and its report, and the report on its market: a third line would say the same.
    return types <= SHOWN and not (relation == "market" and "claim" in types)


def _witnesses(node: dict[str, Any]) -> tuple[str, str] | None:
    if node.get("type") == "finding" and node.get("kind") in CONFLICTS and node.get("low_claim") and node.get("high_claim"):
        return node["low_claim"], node["high_claim"]
    return None


def _nearest(graph: nx.MultiDiGraph[str], focus: str, most: int) -> list[str]:
    """The focus, what it is joined to, and what that hangs on: its claims' reports, not what else those speak of."""
    if focus not in graph:
        return []
    around = graph.to_undirected(as_view=True)
    near = sorted(set(around[focus]), key=lambda node: (not node.startswith("claim/"), node))
    beyond = sorted({other for node in near for other in around[node] if not other.startswith(("claim/", "company/"))})
    return list(dict.fromkeys((focus, *near, *beyond)))[:most]


def _most_contested(graph: nx.MultiDiGraph[str], red: list[tuple[str, str]], most: int) -> list[str]:
    """All nodes, or where there are too many, claims in conflict with what they hang on."""
    if len(graph) <= most:
        return list(graph)
    kept: dict[str, None] = {}
    for claim in (claim for pair in red for claim in pair if claim in graph):
        for node in (claim, *sorted(graph.successors(claim))):
            if len(kept) < most:
                kept[node] = None
    return list(kept)


def _look(data: dict[str, Any], node: str) -> dict[str, Any]:
    kind = data["type"]
    if kind != "claim":
        return {"type": kind, "label": data["label"], "detail": data["label"], "href": _page(kind, node)}
    years = "–".join(str(year) for year in dict.fromkeys((data.get("start"), data.get("end"))) if year)
    said = f"{data['kind'].replace('_', ' ')}: {data['subject']}"
    detail = f"{said}\n“{data['quote']}”\nin {data['report']}"
    return {"type": kind, "label": f"{_value(data)} {years}".strip() or said, "detail": detail, "href": ""}


SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))


def _value(data: dict[str, Any]) -> str:
    """A short form of the value, for a label.

    >>> _value({"low": 16e9, "high": 16e9, "unit": "USD"}), _value({"low": 20.0, "unit": "percent"})
    ('16 bn USD', '≥ 20 %')
    """
    low, high = data.get("low"), data.get("high")
    if low is None and high is None:
        return ""
    unit = {"percent": " %", "year": "", "count": ""}.get(data.get("unit") or "", f" {data.get('unit') or ''}".rstrip())
    if low is not None and high is not None:
        text = _number(low) if low == high else f"{_number(low)}–{_number(high)}"
    else:
        text = f"≥ {_number(low)}" if low is not None else f"≤ {_number(high or 0)}"
    return text + unit


def _number(value: float) -> str:
    scale = next(((size, word) for size, word in SCALES if abs(value) >= size), None)
    return f"{value / scale[0]:.4g} {scale[1]}" if scale else f"{value:.6g}"


def _page(kind: str, node: str) -> str:
    return f"{kind}.html?id={node}" if kind in {"company", "market", "region", "report"} else ""
