"""The gate: no figure below its floor, and the floors belong to this gold."""

from __future__ import annotations

import json

import pytest

from tests.gold import evaluate
from tests.shared import needs_shared

REPORTS = {"sd": 38, "o": 12}


@needs_shared
def test_gold_is_complete() -> None:
    assert {only: len(evaluate.gold(only)) for only in evaluate.SETS} == REPORTS, (
        "a gold report was lost or added: update on purpose"
    )


@needs_shared
def test_floors_belong_to_this_gold() -> None:
    assert json.loads(evaluate.FLOORS.read_text(encoding="utf-8"))["digest"] == evaluate.digest()


@needs_shared
@pytest.mark.parametrize("only", sorted(evaluate.SETS))
def test_no_figure_is_below_its_floor(only: str) -> None:
    scores, entities, lines = evaluate.score(only)
    floors = json.loads(evaluate.FLOORS.read_text(encoding="utf-8"))["floors"][only]
    assert len(floors) >= 20, "the floors are nearly empty: this test would pass whatever happens"
    lost = evaluate.regressions(evaluate.flat(scores, entities), floors)
    assert not lost, "\n".join([*lost, *lines[:20]])


@needs_shared
def test_halves_share_no_report() -> None:
    for only, reports in REPORTS.items():
        a, b = set(evaluate.gold(only, "a")), set(evaluate.gold(only, "b"))
        assert not a & b
        assert len(a | b) == reports
