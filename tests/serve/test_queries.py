"""SPARQL over a build: named queries with names for parameters, limits that hold, and no way out of the process."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.errors import BuildError, QueryError, UsageError
from kg.serve import queries
from kg.serve.dataset import Graph
from kg.serve.queries_check import check
from kg.serve.queries_run import Limits, run


@pytest.fixture(scope="module")
def graph(demo_build: Path) -> Graph:
    return kg.open(demo_build)


@pytest.fixture
def visited() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine, and what was asked of it."""
    paths: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", paths
    server.shutdown()
    thread.join()
    server.server_close()


def test_rows_come_as_plain_values(graph: Graph) -> None:
    answer = graph.query("SELECT ?n ?low ?text { VALUES (?n ?low) { (3 7.5) } BIND('a' AS ?text) }")
    assert (answer.columns, list(answer)) == (("n", "low", "text"), [{"n": 3, "low": 7.5, "text": "a"}])


def test_prefixes_and_base_need_no_declaration(graph: Graph) -> None:
    (row,) = graph.query("SELECT (COUNT(*) AS ?n) { ?claim a kg:Claim }")
    assert row["n"] == graph.manifest.counts["claims"]
    assert graph.query("ASK { <id/company/amkor-technology> ?p ?o }")
    assert not graph.query("ASK { <id/company/nobody> ?p ?o }")


def test_a_graph_comes_as_triples(graph: Graph) -> None:
    answer = graph.query("CONSTRUCT { ?c a kg:Claim } WHERE { ?c a kg:Claim } LIMIT 3")
    assert (answer.kind, answer.columns, len(answer)) == ("graph", ("subject", "predicate", "object"), 3)


@pytest.mark.parametrize("name", sorted(queries.named()))
def test_every_named_query_runs(graph: Graph, name: str) -> None:
    claim = next(claim for claim in graph.claims() if claim.market_id)
    finding = graph.findings()[0]
    given = {
        "entity": claim.subject_id,
        "company": "Amkor Technology",
        "market": claim.market_id or "",
        "report": claim.report,
        "claim": claim.id,
        "finding": finding.id,
        "text": finding.kind,
        "decimal": "0.1",
    }
    parameters = {parameter.name: given[parameter.type] for parameter in queries.named()[name].parameters}
    needed = {p.name: parameters[p.name] for p in queries.named()[name].parameters if p.required}
    assert graph.ask(name, **needed).columns == graph.ask(name, **parameters).columns


def test_a_name_becomes_an_iri(graph: Graph) -> None:
    by_name = graph.ask("about", company="Amkor")
    assert len(by_name) > 3
    assert list(by_name) == list(graph.ask("about", company="company/amkor-technology"))
    assert list(by_name) == list(graph.ask("about", company=f"{graph.manifest.base}id/company/amkor-technology"))


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("contradiction", {}, "there is no named query 'contradiction'; did you mean: contradictions"),
        ("leaders", {}, "leaders needs 'market'"),
        ("leaders", {"market": "x", "planet": "Mars"}, "'planet' is no parameter of leaders; leaders takes: market"),
        ("leaders", {"market": "Outer Space"}, "there is no market named 'Outer Space'"),
        ("leaders", {"market": 'x" } ; DROP ALL #'}, "there is no market named"),
        ("cite", {"claim": "claim/0"}, "there is no claim 'claim/0'"),
        ("cite", {"claim": "> } SERVICE <http://x>"}, "there is no claim"),
        ("finding", {"finding": "https://elsewhere.org/id/finding/1"}, "there is no finding"),
    ],
)
def test_what_is_unknown_is_said(graph: Graph, name: str, given: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        graph.ask(name, **given)


def test_text_is_never_syntax(graph: Graph) -> None:
    assert len(graph.ask("findings", kind='contradiction" } #')) == 0
    assert len(graph.ask("findings", kind="contradiction")) > 0


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT * { ?s ?p ", r"syntax error at 1:1\d"),
        ("SELEKT * { ?s ?p ?o }", "syntax error at 1:1"),
        ("SELECT * { ?s nope:x ?o }", "syntax error"),
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * { sErViCe<http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE is refused"),
        (r"SELECT * { \u0053ERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("LOAD <http://127.0.0.1/>", "LOAD is refused"),
        ("INSERT DATA { <a> <b> <c> }", "INSERT is refused: a build is read-only"),
        ("DROP ALL", "DROP is refused"),
        ("SELECT * " + "{" * 2240 + "}" * 2240, "nested more than 200 levels"),
        ("SELECT * { FILTER(" + "(" * 5000 + "1" + ")" * 5000 + ") }", "nested more than 200 levels"),
        ("#" * 2_000_000, "longer than 1,000,000 characters"),
    ],
)
def test_bad_queries(graph: Graph, sparql: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        graph.query(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?service ?load ?drop } LIMIT 1",
        "PREFIX service: <http://x/service> SELECT * { ?s service:load service: } LIMIT 1",
        "SELECT ('SERVICE' AS ?a) (\"it's LOAD\" AS ?b) ('''DROP 'ALL' ''' AS ?c) { } # SERVICE",
        "SELECT * { ?s <http://x/SERVICE#LOAD> 'x'@load } LIMIT 1",
    ],
)
def test_words_that_only_look_forbidden(graph: Graph, sparql: str) -> None:
    assert graph.query(sparql).kind == "select"


@pytest.mark.parametrize(
    "text", ['"' * 50_000, "'''" + "\\" * 49_999, "<" * 50_000, "?" * 50_000, "a:" * 50_000, '"""' + '"a' * 30_000]
)
def test_the_check_is_linear_on_hostile_text(text: str) -> None:
    check(text)


def test_a_query_cannot_call_out_when_the_check_is_fooled(
    graph: Graph, visited: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, paths = visited
    monkeypatch.setattr("kg.serve.queries_run.check", lambda sparql: None)
    with pytest.raises(QueryError, match="the query failed"):
        graph.query(f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}")
    assert len(graph.query(f"SELECT * {{ SERVICE SILENT <{address}> {{ ?s ?p ?o }} }}")) <= 1
    assert paths == []


PRODUCT = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?i && ?b = ?d && ?c = ?h && ?f = ?g) }"


def test_time_and_rows_have_an_end(graph: Graph) -> None:
    with pytest.raises(QueryError, match="took longer than 1 s and was stopped"):
        run(graph.folder, PRODUCT, limits=Limits(seconds=1))
    answer = run(graph.folder, "SELECT * { ?s ?p ?o }", limits=Limits(rows=10))
    assert (len(answer), answer.truncated) == (10, True)


def test_memory_has_an_end(graph: Graph) -> None:
    with pytest.raises(QueryError, match=r"needs more than 0\.8 GB"):
        run(graph.folder, "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f", limits=Limits(memory=800_000_000))


def test_a_crash_takes_only_its_own_process(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.serve.queries_run.check", lambda sparql: None)
    with pytest.raises(QueryError):
        graph.query("SELECT * " + "{" * 200_000 + "}" * 200_000)


def test_a_damaged_store_is_said(tmp_path: Path, demo_build: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "CURRENT").write_text("nothing\n", encoding="utf-8")
    (tmp_path / "build.json").write_bytes((demo_build / "build.json").read_bytes())
    with pytest.raises(BuildError, match="store cannot be opened"):
        run(tmp_path, "ASK {}")
