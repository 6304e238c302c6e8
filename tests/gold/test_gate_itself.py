"""The gate must stop what it is there to stop."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.gold import evaluate
from tests.shared import needs_shared


def test_a_figure_below_its_floor_is_a_regression() -> None:
    assert evaluate.regressions({"* time": 0.89}, {"* time": 0.9}) == ["* time: 0.8900 is below its floor 0.9000"]


def test_a_lost_figure_is_a_regression() -> None:
    assert evaluate.regressions({}, {"region_share time": 0.9}) == ["region_share time: 0.0000 is below its floor 0.9000"]


def test_rounding_is_no_regression() -> None:
    assert evaluate.regressions({"* time": 0.89996}, {"* time": 0.9}) == []


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"digest": "x", "floors": {"sd": {"* time": 0.9}}}), encoding="utf-8")
    return path


@needs_shared
def test_update_raises_a_floor(floors: Path) -> None:
    assert evaluate.update({"sd": {"* time": 0.95}}, allow_regression=False, path=floors) == []
    assert json.loads(floors.read_text(encoding="utf-8"))["floors"]["sd"] == {"* time": 0.95}


@needs_shared
def test_update_refuses_to_lower_a_floor(floors: Path) -> None:
    before = floors.read_bytes()
    assert evaluate.update({"sd": {"* time": 0.85}}, allow_regression=False, path=floors) == [
        "sd: * time: 0.8500 is below its floor 0.9000"
    ]
    assert floors.read_bytes() == before


@needs_shared
def test_update_lowers_a_floor_when_told_so(floors: Path) -> None:
    assert evaluate.update({"sd": {"* time": 0.85}}, allow_regression=True, path=floors) == []
    assert json.loads(floors.read_text(encoding="utf-8"))["floors"]["sd"] == {"* time": 0.85}
