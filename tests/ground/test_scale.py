"""Cost grows near-linearly with names: four times the names, at most six times the time."""

from __future__ import annotations

import time

from kg.ground import ground
from tests.bench.names import reports
from tests.ground.corpus import report


def seconds(names: int) -> float:
    found = list(reports(names, seed=5))
    start = time.process_time()
    ground(found)
    return time.process_time() - start


def test_cost_grows_near_linearly() -> None:
    small = min(seconds(1_000), seconds(1_000))
    assert seconds(4_000) <= 6 * small + 0.2


def test_a_hot_block_costs_no_square() -> None:
    """Every name begins alike and every market has one head: blocks are capped."""
    found = [
        report(f"Model {k} Torque Wrench", [f"Zelmark {k} Valves", f"Shanghai Wellin{k}"], name=str(k)) for k in range(1_500)
    ]
    start = time.process_time()
    ground(found)
    assert time.process_time() - start < 8
