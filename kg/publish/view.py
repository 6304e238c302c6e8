"""A graph as one HTML page: pyvis draws, the layout is computed here once, nothing is loaded from elsewhere.

pyvis 0.3.2 needs care (measured): its physics takes 68 s for 1,000 nodes, so positions are fixed beforehand; its `heading` and
node ids under `select_menu` are not escaped, so neither is used; it still loads Bootstrap from a CDN, so those tags are cut.
Titles are plain text, and every inline script stands in the Content-Security-Policy by its hash.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from importlib import resources
from string import Template
from typing import Any, NamedTuple

import networkx as nx
from bs4 import BeautifulSoup


class Style(NamedTuple):
    """How one node type is drawn; colours are the Okabe-Ito palette, told apart by the colour-blind, and each has its shape."""

    color: str
    shape: str
    size: int


STYLES: dict[str, Style] = {
    "company": Style("#0072B2", "dot", 18),
    "market": Style("#E69F00", "star", 24),
    "segment": Style("#009E73", "triangle", 13),
    "application": Style("#56B4E9", "triangleDown", 13),
    "region": Style("#CC79A7", "square", 13),
    "claim": Style("#8A8A8A", "diamond", 9),
    "finding": Style("#D55E00", "hexagon", 12),
    "report": Style("#B8A100", "square", 9),
    "publisher": Style("#7A5195", "dot", 12),
}
CONTRADICTION = "#D00000"
EDGE = "#B0B0B0"
MAX_LABEL = 28
SPREAD = 95  # pixels that one unit of layout, times the root of the number of nodes, takes on the canvas


def positions(graph: nx.Graph[str]) -> dict[str, tuple[int, int]]:
    """Seeded force layout in whole pixels: the same graph gives the same picture."""
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    plain.add_edges_from(sorted({(min(a, b), max(a, b)) for a, b in graph.edges() if a != b}))
    scale = SPREAD * max(1.0, len(plain) ** 0.5)
    # Twice the customary distance: claims of one company stand close, and each has a label.
    layout = nx.spring_layout(plain, k=2 / max(1, len(plain)) ** 0.5, iterations=200, seed=7)
    far = max((max(abs(x), abs(y)) for x, y in layout.values()), default=1.0) or 1.0
    return {node: (round(x / far * scale), round(y / far * scale)) for node, (x, y) in layout.items()}


def short(label: str) -> str:
    """The label as it fits beside a node.

    >>> short("Outsourced Semiconductor Assembly and Test")
    'Outsourced Semiconductor As…'
    """
    return label if len(label) <= MAX_LABEL else label[: MAX_LABEL - 1] + "…"


def _drawn(graph: nx.Graph[str]) -> str:
    """What pyvis makes of the graph: a page with vis-network in it."""
    from pyvis.network import Network  # noqa: PLC0415  (it pulls IPython in: a second that only this page should cost)

    net = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    place = positions(graph)
    for node in sorted(graph):
        data = graph.nodes[node]
        style = STYLES[data["type"]]
        net.add_node(
            node, label=short(data["label"]), title=data.get("detail", data["label"]), color=style.color, shape=style.shape,
            size=style.size, x=place[node][0], y=place[node][1],
        )  # fmt: skip
    edges = sorted((a, b, data["relation"]) for a, b, data in graph.edges(data=True))
    for a, b, relation in edges:
        red = relation == "contradicts"
        net.add_edge(
            a, b, title=relation, color=CONTRADICTION if red else EDGE, width=3 if red else 1, arrows="" if red else "to"
        )
    net.toggle_physics(False)
    net.set_edge_smooth("continuous")
    return str(net.generate_html())


def _legend(types: list[str]) -> str:
    rows = "".join(
        f'<label><input type="checkbox" data-type="{kind}" checked>'
        f'<svg viewBox="-12 -12 24 24" aria-hidden="true">{_shape(STYLES[kind])}</svg>{kind}</label>'
        for kind in types
    )
    return rows + '<p><svg viewBox="-12 -12 24 24" aria-hidden="true"><path class="red" d="M-11 0H11"/></svg>contradicts</p>'


SHAPES = {
    "dot": '<circle r="9" {}/>',
    "square": '<rect x="-8" y="-8" width="16" height="16" {}/>',
    "diamond": '<path d="M0-10L10 0L0 10L-10 0Z" {}/>',
    "triangle": '<path d="M0-10L10 8H-10Z" {}/>',
    "triangleDown": '<path d="M0 10L10-8H-10Z" {}/>',
    "hexagon": '<path d="M-10 0L-5-9H5L10 0L5 9H-5Z" {}/>',
    "star": '<path d="M0-11L3-3L11-3L5 2L7 10L0 5L-7 10L-5 2L-11-3L-3-3Z" {}/>',
}


def _shape(style: Style) -> str:
    return SHAPES[style.shape].format(f'fill="{style.color}"')


def _script_json(value: Any) -> str:
    """JSON that cannot leave its script element.

    >>> _script_json("</script>")
    '"\\\\u003c/script\\\\u003e"'
    """
    text = json.dumps(value, sort_keys=True)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _policy(scripts: list[str]) -> str:
    hashes = (base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts)
    allowed = " ".join(f"'sha256-{h}'" for h in hashes)
    rest = "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; script-src {allowed}; {rest}"


def graph_page(graph: nx.Graph[str], title: str, note: str = "") -> str:
    """The page for `graph`: every node has `type` (a key of STYLES), `label`, `detail` (plain text) and may have `href`.

    Every edge has `relation`; "contradicts" is drawn red. Opens from file://, needs no network.
    """
    soup = BeautifulSoup(_drawn(graph), "lxml")
    facts = {n: {key: graph.nodes[n].get(key, "") for key in ("type", "label", "detail", "href")} for n in sorted(graph)}
    # pyvis's scripts keep their order: helpers, vis-network, and last the call that draws; ours works on what they made.
    *head, draw = [s.string or "" for s in soup.find_all("script") if not s.get("src")]
    ours = f"const FACTS = {_script_json(facts)};\n{_asset('view.js')}"
    present = {fact["type"] for fact in facts.values()}
    return Template(_asset("view.html")).substitute(
        policy=_policy([*head, draw, ours]),
        title=html.escape(title),
        note=html.escape(note),
        style=_asset("view.css"),
        head="".join(f"<script>{script}</script>" for script in head),
        legend=_legend([kind for kind in STYLES if kind in present]),
        scripts=f"<script>{draw}</script><script>{ours}</script>",
    )


def _asset(name: str) -> str:
    return resources.files("kg.publish").joinpath("assets", name).read_text(encoding="utf-8")
