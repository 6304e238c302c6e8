"""The server's protocol: what the W3C's SPARQL 1.1 Protocol asks of a read-only endpoint, and what keeps it safe."""

from __future__ import annotations

import csv
import io
import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph as RdfGraph
from starlette.testclient import TestClient

from kg.serve.dataset import Graph
from kg.serve.web import Settings, app
from kg.serve.web_pool import PoolLimits

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?claim a <https://w3id.org/claimgraph/ns#Claim> }"
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def client(demo_build: Path) -> Iterator[TestClient]:
    limits = PoolLimits(processes=2, seconds=20)
    with TestClient(app(demo_build, Settings(limits=limits)), base_url="http://127.0.0.1:8000", follow_redirects=False) as made:
        yield made


@pytest.fixture
def count(demo_build: Path) -> int:
    with Graph(demo_build) as graph:
        return graph.manifest.counts["claims"]


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_three_ways_to_ask(client: TestClient, count: int, way: str) -> None:
    if way == "get":
        answer = client.get("/sparql", params={"query": COUNT})
    elif way == "form":
        answer = client.post("/sparql", data={"query": COUNT})
    else:
        answer = client.post("/sparql", content=COUNT, headers={"Content-Type": f"{DIRECT}; charset=utf-8"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/sparql-results+json"
    assert int(answer.json()["results"]["bindings"][0]["n"]["value"]) == count


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/csv;q=0.2, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("*/*", "application/sparql-results+json"),
    ],
)
def test_formats_of_results(client: TestClient, accept: str, media: str) -> None:
    answer = client.get("/sparql", params={"query": COUNT}, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, media)
    if media.startswith("text/csv"):
        assert next(csv.reader(io.StringIO(answer.text))) == ["n"]


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
    ],
)
def test_formats_of_graphs(client: TestClient, accept: str, form: str) -> None:
    query = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 20"
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert answer.status_code == 200
    assert len(RdfGraph().parse(data=answer.content, format=form)) == 20


def test_format_that_is_not_offered(client: TestClient) -> None:
    assert client.get("/sparql", params={"query": COUNT}, headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize(
    ("method", "arguments", "status"),
    [
        ("GET", {"params": {"query": "SELECT nothing"}}, 400),
        ("GET", {"params": [("query", COUNT), ("query", COUNT)]}, 400),
        ("GET", {"params": {"other": "x"}}, 400),
        ("POST", {"data": {}}, 415),
        ("POST", {"content": b"other=x", "headers": {"Content-Type": FORM}}, 400),
        ("POST", {"content": b"\xff\xfe", "headers": {"Content-Type": DIRECT}}, 400),
        ("POST", {"content": COUNT, "headers": {"Content-Type": "text/plain"}}, 415),
        ("POST", {"content": "DROP ALL", "headers": {"Content-Type": "application/sparql-update"}}, 403),
        ("POST", {"data": {"update": "DROP ALL"}}, 403),
        ("POST", {"content": b"x" * 1_100_000, "headers": {"Content-Type": DIRECT}}, 413),
        ("PUT", {"content": b""}, 405),
        ("DELETE", {}, 405),
    ],
)
def test_refusals(client: TestClient, method: str, arguments: dict[str, object], status: int) -> None:
    answer = client.request(method, "/sparql", **arguments)  # type: ignore[arg-type]
    assert answer.status_code == status
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * WHERE { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * WHERE { SeRvIcE SILENT ?x { ?s ?p ?o } }",
        "LOAD <http://127.0.0.1:9/>",
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "SELECT * WHERE " + "{" * 5000 + "}" * 5000,
        "SELECT (" + "(" * 5000 + "1" + ")" * 5000 + " AS ?x) WHERE {}",
    ],
)
def test_nothing_calls_out_or_changes_or_crashes(client: TestClient, query: str) -> None:
    assert client.post("/sparql", data={"query": query}).status_code == 400
    assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


def test_percent_encoding_is_undone_once(client: TestClient) -> None:
    answer = client.get("/sparql?query=SELECT%20(%22a%2525b%22%20AS%20%3Fx)%20WHERE%20%7B%7D", headers={"Accept": "text/csv"})
    assert answer.text.split() == ["x", "a%25b"]


def test_dataset_of_the_request(client: TestClient) -> None:
    arguments = {"query": "SELECT * WHERE { ?s ?p ?o }", "default-graph-uri": "http://example.org/empty"}
    assert client.get("/sparql", params=arguments).json()["results"]["bindings"] == []


def test_head_and_options(client: TestClient) -> None:
    head = client.head("/sparql", params={"query": COUNT})
    assert (head.status_code, head.content) == (200, b"")
    options = client.options("/sparql")
    assert options.status_code == 204
    assert "POST" in options.headers["allow"]


def test_service_description(client: TestClient) -> None:
    answer = client.get("/sparql", headers={"Accept": "text/turtle"})
    described = RdfGraph().parse(data=answer.text, format="turtle")
    assert any("SPARQL11Query" in str(o) for o in described.objects())


def test_entities_answer_as_pages_and_as_rdf(client: TestClient, demo_build: Path) -> None:
    with Graph(demo_build) as graph:
        company = graph.names("Amkor Technology", ("company",))[0].id
    page = client.get(f"/id/{company}", headers={"Accept": "text/html"})
    assert page.status_code == 303
    assert client.get(page.headers["location"]).status_code == 200
    turtle = client.get(f"/id/{company}", headers={"Accept": "text/turtle"})
    assert "Amkor" in turtle.text
    assert turtle.headers["vary"] == "Accept"
    assert client.get(f"/id/{company}", headers={"Accept": "application/ld+json"}).json()
    for accept in ("text/html", "text/turtle"):
        assert client.get("/id/company/nobody-at-all", headers={"Accept": accept}).status_code == 404


def test_void(client: TestClient) -> None:
    answer = client.get("/.well-known/void", headers={"Accept": "text/turtle"})
    assert "void#triples" in answer.text or "void:triples" in answer.text


def test_openrefine_reconciles(client: TestClient) -> None:
    manifest = client.get("/reconcile").json()
    assert {"name", "identifierSpace", "schemaSpace", "versions"} <= manifest.keys()
    queries = {"a": {"query": "Amkor Technology", "type": "company"}, "b": {"query": "Amkor Tecnology"}, "c": {"query": ""}}
    found = client.post("/reconcile", data={"queries": json.dumps(queries)}).json()
    assert found["a"]["result"][0]["match"] is True
    assert found["b"]["result"][0]["name"] == "Amkor Technology"
    assert found["b"]["result"][0]["match"] is False
    assert found["c"]["result"] == []
    assert client.get("/reconcile", params={"callback": "alert(1)//"}).headers["content-type"] == "application/json"
    assert client.post("/reconcile", data={"queries": "["}).status_code == 400


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost@evil.example"])
def test_foreign_hosts_are_refused(client: TestClient, host: str) -> None:
    assert client.get("/index.html", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize(
    "path", ["/../build.json", "/%2e%2e/%2e%2e/etc/passwd", "/build.json", "/store/CURRENT", "/.names.index", "/data/../../x"]
)
def test_only_pages_and_data_are_served(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_every_answer_carries_the_safety_headers(client: TestClient) -> None:
    for path in ("/index.html", "/sparql?query=ASK%7B%7D", "/nothing", "/claims.jsonl"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "access-control-allow-origin" not in headers


def test_cors_only_where_asked(demo_build: Path) -> None:
    settings = Settings(origins=("https://notebook.example",))
    with TestClient(app(demo_build, settings), base_url="http://localhost") as open_client:
        allowed = open_client.get("/sparql?query=ASK%7B%7D", headers={"Origin": "https://notebook.example"})
        other = open_client.get("/sparql?query=ASK%7B%7D", headers={"Origin": "https://evil.example"})
    assert allowed.headers["access-control-allow-origin"] == "https://notebook.example"
    assert "access-control-allow-origin" not in other.headers


def test_an_endless_query_is_stopped_while_others_are_served(demo_build: Path) -> None:
    limits = PoolLimits(processes=2, seconds=1.5)
    with TestClient(app(demo_build, Settings(limits=limits)), base_url="http://localhost") as slow:
        answers: list[int] = []
        thread = threading.Thread(target=lambda: answers.append(slow.get("/sparql", params={"query": ENDLESS}).status_code))
        thread.start()
        time.sleep(0.3)
        assert slow.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True
        thread.join()
        assert answers == [503]
        assert slow.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def test_a_memory_bomb_ends_alone(demo_build: Path) -> None:
    bomb = "SELECT (STRLEN(GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?g)))) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    limits = PoolLimits(processes=1, seconds=30, memory=800_000_000)
    with TestClient(app(demo_build, Settings(limits=limits)), base_url="http://localhost") as small:
        assert small.get("/sparql", params={"query": bomb}).status_code in {500, 503}
        assert small.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


def test_a_crowd_is_served(client: TestClient) -> None:
    with ThreadPoolExecutor(40) as crowd:
        answers = list(crowd.map(lambda _: client.get("/sparql", params={"query": COUNT}).status_code, range(200)))
    assert answers == [200] * 200


def test_accept_is_ranked() -> None:
    from kg.serve.web_sparql import accepted  # noqa: PLC0415

    assert accepted("a/b;q=0.1, c/d, e/f;q=zero, g/h;q=0") == ("c/d", "a/b")
    assert ox.QueryResultsFormat.JSON
