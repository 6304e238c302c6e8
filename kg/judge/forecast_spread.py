"""Forecast spread: reports project different values for the same thing and period: analysts differ, which is no error.

Example: 6.8 billion USD for 2032 in one report, 9.5 billion in another. Counter-example: both say what was in 2022.
"""

from __future__ import annotations

from kg.judge.draft import Draft, of_split
from kg.judge.groups import Unit, apart

KIND = "forecast-spread"


def cut(units: list[Unit]) -> tuple[list[Draft], list[Unit]]:
    """One draft for all projections that differ between reports."""
    split = apart([u for u in units if u.says("projected")])
    return ([of_split(KIND, split)] if split else []), units
