"""Mixed mode: one report states as a fact what another projects otherwise for the same period.

Example: 5 billion USD reported for 2024 here, 8 billion expected for 2024 there. Counter-example: both expect a value.
"""

from __future__ import annotations

from kg.judge.case import Statement

KIND = "mixed-mode"
# What is projected without a date may tell of later years than what is reported without one.
UNDATED_DOUBT = 0.6


def fits(low: Statement, high: Statement) -> bool:
    """One witness is reported, the other projected."""
    return low.mode != high.mode


def doubt(low: Statement, high: Statement) -> float:
    """Undated ones may tell of today and of tomorrow."""
    return UNDATED_DOUBT if low.undated or high.undated else 1.0
