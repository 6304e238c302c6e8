"""Forecast spread: reports project different values for the same thing and period: analysts differ, which is no error.

Example: 6.8 billion USD for 2032 in one report, 9.5 billion in another. Counter-example: both say what was in 2022.
"""

from __future__ import annotations

from kg.judge.case import Statement

KIND = "forecast-spread"


def fits(low: Statement, high: Statement) -> bool:
    """Both witnesses are projections."""
    return low.mode == high.mode == "projected"


def doubt(low: Statement, high: Statement) -> float:
    """None: the weight of the kind says that analysts may differ."""
    return 1.0
