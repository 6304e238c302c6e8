"""Contradiction: two reports state as facts values for the same thing and period that cannot both be true.

Example: a revenue for 2022 of 16 billion USD in one report and 11 billion in another. Counter-example: 11 billion for 2019.
"""

from __future__ import annotations

from kg.judge.draft import Draft, of_split
from kg.judge.groups import Unit, apart

KIND = "contradiction"


def cut(units: list[Unit]) -> tuple[list[Draft], list[Unit]]:
    """One draft for all reported values that differ between reports."""
    split = apart([u for u in units if u.says("reported")])
    return ([of_split(KIND, split)] if split else []), units
