"""A finished build as Python sees it: names, claims, findings, other libraries' graphs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import kg
from kg.errors import BuildError, UsageError
from kg.publish.jsonl_rows import ClaimRow, EntityRow, FindingRow
from kg.serve.dataset import Graph


@pytest.fixture(scope="module")
def graph(tiny_build: Path) -> Graph:
    return kg.open(tiny_build)


@pytest.mark.parametrize("name", ["Amkor Technology", "amkor  technology", "AMKOR", "company/amkor-technology"])
def test_a_company_is_found_by_any_of_its_names(graph: Graph, name: str) -> None:
    (found,) = graph.names(name, ("company",))
    assert (found.type, found.id, found.label) == ("company", "company/amkor-technology", "Amkor Technology")


@pytest.mark.parametrize("name", ["chip-packaging", "sub/chip-packaging-outlook", "lasers"])
def test_a_report_is_found_by_its_name(graph: Graph, name: str) -> None:
    (row,) = {row.report for row in graph.claims(report=name)}
    assert row == name


def test_claims_are_those_about_what_is_named(graph: Graph) -> None:
    claims = graph.claims(company="Amkor", kind="company_revenue")
    assert {(claim.low, claim.start) for claim in claims} >= {(3100000000, 2022), (6400000000, 2021), (6500000000, 2022)}
    assert {claim.subject_id for claim in claims} == {"company/amkor-technology"}
    both = graph.claims(company="Amkor", market="Dental Laser")
    assert [claim.low for claim in both] == [6400000000]
    assert len(graph.claims()) == graph.manifest.counts["claims"]
    publisher = graph.claims(publisher="www.two-example.com")
    assert {claim.report for claim in publisher} == {"sub/chip-packaging-outlook"}


def test_findings_are_sorted_by_severity_and_filtered(graph: Graph) -> None:
    findings = graph.findings()
    assert len(findings) == graph.manifest.counts["findings"]
    assert [row.severity for row in findings] == sorted((row.severity for row in findings), reverse=True)
    (revenue,) = graph.findings(company="Amkor", kind="contradiction")
    assert revenue.scope == "between-publishers"
    assert revenue in graph.findings(min_severity=revenue.severity)
    assert revenue not in graph.findings(min_severity=revenue.severity + 0.001)
    assert {row.severity_word for row in graph.findings(min_severity="major")} <= {"major", "extreme"}
    with pytest.raises(UsageError, match="severity 'grave' is neither a number from 0 to 1 nor one of: minor"):
        graph.findings(min_severity="grave")


def test_an_unknown_name_suggests_near_ones(graph: Graph) -> None:
    with pytest.raises(UsageError, match=r"there is no company named 'Amkro'; did you mean: Amkor Technology"):
        graph.claims(company="Amkro")
    with pytest.raises(UsageError, match=r"nothing can be asked by planet; there are: company, market"):
        graph.claims(planet="Mars")


@pytest.mark.parametrize(
    "name", ["", " ", "\x00", "\t0\t", "\n", "%", "*", "a" * 10_000, "\ud800", "/", "company/", "../../etc/passwd"]
)
def test_any_text_is_only_a_name(graph: Graph, name: str) -> None:
    with pytest.raises(UsageError, match="there is no company named"):
        graph.names(name, ("company",))


def test_every_entity_is_found_by_its_label_and_every_line_by_its_id(graph: Graph) -> None:
    """By bisection, against reading everything."""
    entities = list(graph.read(EntityRow))
    assert len(entities) > 10
    for entity in entities:
        assert entity.id in {found.id for found in graph.names(entity.label, (entity.type,))}
    claims = list(graph.read(ClaimRow))
    for claim in claims:
        assert graph.index.own(ClaimRow, [claim.id]) == [claim]
    for entity in entities:
        expected = [row for row in claims if entity.id in {row.subject_id, row.market_id}]
        assert [row for row in graph.index.rows(ClaimRow, [entity.id]) if row in expected] == expected
    for finding in graph.read(FindingRow):
        assert all(finding in graph.index.rows(FindingRow, [claim]) for claim in finding.claims)
    assert graph.index.own(ClaimRow, ["claim/0", "claim/zzz", ""]) == []


def test_other_libraries(graph: Graph) -> None:
    pytest.importorskip("pandas", reason="pandas is optional and not installed here")
    assert len(graph.to_pandas()) == graph.manifest.counts["claims"]
    assert len(graph.to_pandas("findings")) == graph.manifest.counts["findings"]
    with pytest.raises(UsageError, match="there is no table 'planets'"):
        graph.to_pandas("planets")


def test_rdflib_and_networkx(graph: Graph) -> None:
    assert len(graph.to_rdflib()) == graph.manifest.counts["quads"]
    assert "company/amkor-technology" in graph.to_networkx()


def test_without_pandas(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageError, match="pandas is not installed; install it with"):
        graph.to_pandas()


def test_no_build_or_a_damaged_one(tmp_path: Path, tiny_build: Path) -> None:
    with pytest.raises(BuildError, match="there is no finished build here"):
        kg.open(tmp_path)
    (tmp_path / "build.json").write_text("{", encoding="utf-8")
    with pytest.raises(BuildError, match=r"build\.json is damaged"):
        kg.open(tmp_path)
    manifest = (tiny_build / "build.json").read_text(encoding="utf-8")
    (tmp_path / "build.json").write_text(manifest.replace('"format": 1', '"format": 99'), encoding="utf-8")
    with pytest.raises(BuildError, match=r"built in layout 99 .*; build again with this version"):
        kg.open(tmp_path)
    (tmp_path / "build.json").write_text(manifest, encoding="utf-8")
    with pytest.raises(BuildError, match="the build is damaged, build again"):
        kg.open(tmp_path)


def test_build_and_open_in_one(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# Chip Packaging Market\n\nThe market was valued at $30 billion in 2023.\n", encoding="utf-8"
    )
    with kg.build(tmp_path / "a.md", tmp_path / "output", jobs=1, site=False) as graph:
        assert graph.manifest.counts["reports"] == 1
        assert repr(graph).endswith(" findings>")
