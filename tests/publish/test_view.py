"""The pyvis page: fixed, safe, self-contained, and alive in a real browser."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from kg.publish import view
from tests.browser import browser, console_errors, open_file, requests_beyond

CANARY = "</script><script>document.title='pwned'</script><img src=x onerror=document.title='pwned'> href"


def small_graph(label: str = "ASE Group") -> nx.Graph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("company/ase", type="company", label=label, detail=f"{label}\nsaid in two reports")
    for number, value in enumerate(("16 billion USD", "11 billion USD")):
        graph.add_node(f"claim/{number}", type="claim", label=value, detail=f"“{value}” {label}")
        graph.add_edge(f"claim/{number}", "company/ase", relation="about")
    graph.add_edge("claim/0", "claim/1", relation="contradicts")
    return graph


def test_same_graph_same_bytes() -> None:
    shuffled: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    shuffled.add_nodes_from(reversed(list(small_graph().nodes(data=True))))
    shuffled.add_edges_from(reversed(list(small_graph().edges(data=True))))
    assert view.graph_page(small_graph(), "t") == view.graph_page(shuffled, "t")


def test_nothing_is_loaded_from_elsewhere() -> None:
    page = view.graph_page(small_graph(), "t")
    assert "bootstrap" not in page.lower().split("</script>")[-1]
    assert "<link" not in page
    assert "script src" not in page


@pytest.mark.parametrize("field", ["label", "title"])
def test_markup_in_names_stays_text(field: str, tmp_path: Path) -> None:
    graph, title = (small_graph(CANARY), "t") if field == "label" else (small_graph(), CANARY)
    (tmp_path / "page.html").write_text(view.graph_page(graph, title), encoding="utf-8")
    with browser() as driver:
        open_file(driver, tmp_path / "page.html")
        driver.execute_script("go('company/ase')")
        assert driver.title in {"t", CANARY}
        assert driver.execute_script("return document.querySelectorAll('img').length") == 0
        assert console_errors(driver) == []


def test_page_works_in_a_browser(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(view.graph_page(small_graph(), "ASE Group", "a note"), encoding="utf-8")
    with browser() as driver:
        open_file(driver, tmp_path / "page.html")
        driver.execute_script("go('claim/0')")
        assert "16 billion USD" in driver.find_element("id", "detail").text
        assert driver.execute_script("return edges.get().filter(e => e.color === '#D00000').length") == 1
        driver.find_element("css selector", "input[data-type=claim]").click()
        assert driver.execute_script("return nodes.get('claim/0').hidden") is True
        assert console_errors(driver) == []
        assert requests_beyond(driver) == []
