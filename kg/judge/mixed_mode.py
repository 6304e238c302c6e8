"""Mixed mode: one report states as a fact what another projects otherwise for the same period.

Example: 5 billion USD reported for 2024 here, 8 billion expected for 2024 there. Counter-example: both expect a value.
"""

from __future__ import annotations

from kg.judge.draft import Draft, of_split
from kg.judge.groups import Unit, apart, hull

KIND = "mixed-mode"
# What is projected without a date may tell of later years than what is reported without one.
UNDATED_DOUBT = 0.6


def cut(units: list[Unit]) -> tuple[list[Draft], list[Unit]]:
    """One draft where all reported values lie on one side of all projected ones.

    Where the two ranges overlap, the disagreement among the reported or among the projected values has said it already.
    """
    reported, projected = ([u for u in units if u.says(mode)] for mode in ("reported", "projected"))
    if not reported or not projected or apart([hull(reported), hull(projected)]) is None:
        return [], units
    split = apart(units)
    return ([of_split(KIND, split, UNDATED_DOUBT if split.low.undated else 1.0)] if split else []), units
