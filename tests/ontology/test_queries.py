"""Each named query on the sample build: the rows that it must give, and how its parameters narrow them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from rdflib.plugins.sparql import prepareQuery

from kg.materialize import quads
from tests.materialize import samples

FOLDER = Path(__file__).parents[2] / "ontology" / "queries"
FILES = {path.stem: path for path in sorted(FOLDER.glob("*.rq"))}
PARAMETER = re.compile(r"# parameter: (\w+) \| (\w+) \| (required|optional) \| \S.*")
TYPES = {"company", "market", "region", "publisher", "entity", "report", "claim", "finding", "decimal", "text"}
ID = "https://w3id.org/claimgraph/id/"

STORE = ox.Store()
STORE.bulk_load("".join(quads(samples.dataset())).encode(), format=ox.RdfFormat.N_QUADS)


def parameters(name: str) -> dict[str, tuple[str, str]]:
    """Type and need by the name of the parameter; a line of the head that is none fails."""
    head = FILES[name].read_text(encoding="utf-8").split("\n\n", 1)[0].splitlines()
    assert [line.split(":")[0] for line in head[:2]] == ["# title", "# description"]
    found = [PARAMETER.fullmatch(line) for line in head[2:]]
    assert all(found), f"{name}: {head}"
    return {match[1]: (match[2], match[3]) for match in found if match}


def run(name: str, **given: str) -> list[dict[str, Any]]:
    """Rows by column, unbound cells left out, IRIs of the build as ids; `given` are ids or plain words."""
    types = parameters(name)
    bound: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
        ox.Variable(key): ox.Literal(value) if types[key][0] in ("decimal", "text") else ox.NamedNode(ID + value)
        for key, value in given.items()
    }
    found = STORE.query(FILES[name].read_text(encoding="utf-8"), substitutions=bound)
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    rows = [dict(zip(names, row, strict=True)) for row in found]
    return [{key: cell.value.removeprefix(ID) for key, cell in row.items() if cell is not None} for row in rows]


def column(rows: list[dict[str, Any]], *names: str) -> list[Any]:
    cells = [tuple(row.get(name) for name in names) for row in rows]
    return [cell[0] for cell in cells] if len(names) == 1 else cells


@pytest.mark.parametrize("name", FILES)
def test_head_and_query_agree(name: str) -> None:
    text = FILES[name].read_text(encoding="utf-8")
    selected = re.search(r"SELECT(.*?)WHERE", text, re.DOTALL)
    assert selected is not None
    for parameter, (type_, _) in parameters(name).items():
        assert type_ in TYPES
        assert re.search(rf"\?{parameter}\b", selected[1]), f"{name}: ?{parameter} is not selected, so it cannot be bound"
    assert "GRAPH" not in text and "SERVICE" not in text
    assert "ORDER BY" in text, f"{name}: rows in no order"


@pytest.mark.parametrize("name", FILES)
def test_rdflib_reads_the_query_too(name: str) -> None:
    assert prepareQuery(FILES[name].read_text(encoding="utf-8")).algebra is not None


def test_no_query_was_lost() -> None:
    assert len(FILES) == 18, "a named query was lost or added; update the number on purpose, and add its rows below"


def test_contradictions() -> None:
    rows = run("contradictions")
    assert column(rows, "finding", "low_value", "high_value", "low_report", "high_report") == [
        ("finding/000001", "$45 billion", "about $91 billion", "beta/widgets", "alpha/widgets"),
        ("finding/000002", "6.40%", "9.1%", "alpha/widgets", "alpha/widgets"),
    ]
    assert rows[0]["low_quote"] == "Bosch made $45 billion in 2023"
    assert rows[0]["high_quote"] == "Bosch made about $91 billion in 2023"
    assert column(run("contradictions", company=samples.BOSCH), "finding") == ["finding/000001"]
    assert column(run("contradictions", market=samples.WIDGETS), "finding") == ["finding/000002"]
    assert column(run("contradictions", market=samples.GADGETS), "finding") == []
    assert len(run("contradictions", min_severity="0.5")) == 2 and not run("contradictions", min_severity="0.6")


def test_findings() -> None:
    assert column(run("findings", kind="rank-conflict"), "finding", "severity", "scope") == [
        ("finding/000003", "major", "betweenPublishers")
    ]
    assert column(run("findings", kind="contradiction", about=samples.BOSCH), "subject") == ["Bosch"]
    assert run("findings", kind="contradiction", about=samples.SIEMENS) == []
    assert run("findings", kind="contradiction", min_severity="0.9") == []
    assert run("findings", kind='" } ; DROP ALL #') == []


def test_finding() -> None:
    rows = run("finding", finding="finding/000001")
    assert column(rows, "value", "report", "publisher") == [
        ("$45 billion", "beta/widgets", "www.reportprime.com"),
        ("about $91 billion", "alpha/widgets", "www.alpha-research.example"),
        ("$91 billion", "alpha/widgets-2", "www.alpha-research.example"),
    ]


def test_about() -> None:
    rows = run("about", company=samples.BOSCH)
    assert column(rows, "kind", "subject", "value") == [
        ("company_leads", "Bosch", None),
        ("company_other", "Bosch", "429,000"),
        ("company_revenue", "Bosch", "$45 billion"),
        ("company_revenue", "Bosch", "about $91 billion"),
        ("company_revenue", "Bosch", "$91 billion"),
        ("company_revenue", "Bosch's valve division", "$2 billion"),
    ]
    assert column(run("about", company=samples.SIEMENS), "kind", "mode") == [
        ("company_founded", "reported"),
        ("undisclosed", "reported"),
    ]


def test_market_forecasts() -> None:
    rows = run("market-forecasts", market=samples.WIDGETS)
    assert column(rows, "year", "value", "mode") == [
        (None, "$9e999", "reported"),
        ("2023", "$4.2 billion", "reported"),
        ("2032", "$6.8 billion", "projected"),
    ]


def test_growth_rates() -> None:
    rows = run("growth-rates", market=samples.WIDGETS)
    assert column(rows, "start", "low", "high", "report") == [
        (None, "5", "8", "beta/widgets"),
        ("2025", "6.4", "6.4", "alpha/widgets"),
        ("2025", "9.1", "9.1", "alpha/widgets"),
    ]


def test_region_shares() -> None:
    assert column(run("region-shares", market=samples.WIDGETS), "report", "region", "low", "high", "of") == [
        ("alpha/widgets", "Asia-Pacific", "40", None, None),
        ("alpha/widgets", "United States", "35", "35", None),
        ("alpha/widgets-2", "United States", "20", "20", "APAC"),
    ]


def test_leaders() -> None:
    assert column(run("leaders", market=samples.WIDGETS), "kind", "leader", "hedge", "publisher") == [
        ("company_leads", "Bosch", "one of", "www.alpha-research.example"),
        ("region_leads", "Asia-Pacific", None, "www.alpha-research.example"),
        ("region_leads", "Asia-Pacific", None, "www.alpha-research.example"),
        ("region_leads", "United States", None, "www.reportprime.com"),
    ]


def test_single_source() -> None:
    found = column(run("single-source", market=samples.WIDGETS), "kind", "subject")
    assert ("segment_share", "Ceramic\ufffd Widgets") in found and ("region_share", "Asia-Pacific") in found
    assert not {kind for kind, _ in found} & {"market_size", "market_cagr"}, "two publishers speak of these"
    assert ("company_revenue", "Bosch") not in found
    assert ("company_revenue", "Bosch's valve division") in found


def test_self_contradictions() -> None:
    (row,) = run("self-contradictions")
    assert (row["name"], row["low_value"], row["high_value"]) == ("alpha/widgets", "6.40%", "9.1%")
    assert len(run("self-contradictions", report=samples.R1)) == 1
    assert run("self-contradictions", report=samples.R2) == []
    assert run("self-contradictions", min_severity="0.99") == []


def test_publishers() -> None:
    (row,) = run("publishers")
    assert (row["publisher"], row["contradictions"], row["rate_low"], row["rate_high"], row["round"]) == (
        "www.alpha-research.example",
        "2",
        "0.037",
        "0.379",
        "0.4",
    )


def test_parts() -> None:
    assert column(run("parts", market=samples.WIDGETS), "sort", "part", "reports") == [
        ("segment", "Ceramic\ufffd Widgets", "3"),
        ("application", "Café & Bar\n<script>", "3"),
    ]


def test_cite() -> None:
    (row,) = run("cite", claim="claim/000001")
    assert row["quote"] == "Bosch made about $91 billion in 2023"
    assert (row["from"], row["to"], row["date"], row["product"]) == ("100", "136", "2025-02-13", "17")
    assert (row["title"], row["publisher"]) == ("Industrial Widgets Market, 2025 - 2032", "www.alpha-research.example")
    assert (row["path"], row["sha256"][-2:]) == ("alpha/widgets.md", "a1")


def test_report() -> None:
    rows = run("report", report=samples.R3)
    assert column(rows, "from", "kind") == [
        ("1900", "company_revenue"),
        ("2000", "region_share"),
        ("2100", "company_leads"),
        ("2200", "company_revenue"),
    ]


def test_consensus() -> None:
    (row,) = run("consensus", about=samples.BOSCH)
    assert (row["claims"], row["sources"], row["median"], row["outliers"]) == ("3", "2", "91000000000", "1")
    assert run("consensus", about=samples.SIEMENS) == []


def test_matches() -> None:
    assert column(run("matches", company=samples.BOSCH), "surface", "rule", "score") == [
        ("Robert Bosch", "seed", "1"),
        ('Bosch "Group"', "legal-form", "0.97"),
    ]
    assert column(run("matches", company=samples.SIEMENS), "surface", "report") == [("the firm", "alpha/widgets")]


def test_copied_figures() -> None:
    (row,) = run("copied-figures")
    assert (row["reports"], row["markets"], row["sentence"]) == ("2", "Industrial Widgets", "20% of APAC's")
    assert run("copied-figures", min_severity="0.5") == []


def test_related_markets() -> None:
    assert column(run("related-markets", market=samples.GADGETS), "relation", "other") == [
        ("narrower", "Smart Gadgets"),
        ("overlapping", "Industrial Widgets"),
    ]
    assert column(run("related-markets", market="market/smart-gadgets"), "relation", "other") == [("broader", "Gadgets")]


def test_every_query_has_rows_here() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert [name for name in FILES if f'run("{name}"' not in text] == []
