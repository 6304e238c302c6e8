"""The line on the annotated reports: what three of them must show, and that all fifty hold together."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.pipeline import Options, build
from kg.publish.jsonl_rows import FindingRow
from kg.serve.dataset import Graph
from kg.serve.doctor import examine
from kg.serve.verify import verify
from tests.shared import SHARED, needs_shared

pytestmark = [needs_shared, pytest.mark.shared]
DISAGREEING = {"contradiction", "self-contradiction", "scale-slip", "mixed-mode", "forecast-spread"}


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    output = tmp_path_factory.mktemp("three") / "output"
    files = [SHARED / "corpus" / "gold" / f"{name}.md" for name in ("s000", "s001", "s002")]
    build(files, output, Options(jobs=1, site=False))
    return kg.open(output)


def _figures(graph: Graph, finding: FindingRow) -> tuple[float, float]:
    low, high = (next(row for row in graph.claims() if row.id == claim) for claim in (finding.low_claim, finding.high_claim))
    return float(low.low or 0), float(high.high or 0)


@pytest.mark.parametrize(("company", "low", "high"), [("ASE Group", 11e9, 16e9), ("Amkor Technology", 2.6e9, 5.85e9)])
def test_revenues_that_cannot_both_be_true(three: Graph, company: str, low: float, high: float) -> None:
    (finding,) = three.findings(company=company, kind="contradiction")
    assert (finding.scope, finding.sources) == ("between-publishers", 2)
    assert _figures(three, finding) == (low, high)


def test_what_agrees_or_cannot_be_compared_is_no_contradiction(three: Graph) -> None:
    """7.3 % lies in "5-8 %" (s000); 8 % for 2024-2031 and 7 % for 2023-2030 are of different periods (s002)."""
    rates = {row.id: row for row in three.claims(kind="market_cagr")}
    assert {(row.low, row.high) for row in rates.values()} >= {(7.3, 7.3), (5, 8), (8, 8), (7, 7)}
    compared = [finding for finding in three.findings() if set(finding.claims) & rates.keys()]
    assert [finding for finding in compared if finding.kind in DISAGREEING] == []
    assert any(
        finding.kind == "different-period" and len({rates[c].report for c in finding.claims}) == 1 for finding in compared
    )


def test_a_figure_that_is_said_to_be_missing_is_no_revenue(three: Graph) -> None:
    (claim,) = three.claims(kind="undisclosed", report="s001", company="JCET")
    assert (claim.qualifier, claim.low, claim.high) == ("company_revenue", None, None)
    assert not [row for row in three.claims(report="s001", company="JCET", kind="company_revenue") if row.start == 2020]


def test_fifty_reports_hold_together(tmp_path: Path) -> None:
    summary = build([SHARED / "corpus" / "gold"], tmp_path / "output", Options(jobs=2, site=False))
    assert (summary.counts["reports"], summary.counts["refused"]) == (50, 0)
    with kg.open(tmp_path / "output") as graph:
        assert [check for check in examine(graph) if not check.sound] == []
        assert verify(graph).doubts == ()
