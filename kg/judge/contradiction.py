"""Contradiction: two reports state as facts values for the same thing and period that cannot both be true.

Example: a revenue for 2022 of 16 billion USD in one report and 11 billion in another. Counter-example: 11 billion for 2019.
"""

from __future__ import annotations

from kg.judge.case import Statement

KIND = "contradiction"


def fits(low: Statement, high: Statement) -> bool:
    """Both witnesses are reported."""
    return low.mode == high.mode == "reported"


def doubt(low: Statement, high: Statement) -> float:
    """None: two facts that exclude each other."""
    return 1.0
