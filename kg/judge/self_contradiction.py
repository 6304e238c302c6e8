"""Self-contradiction: one report gives two values for the same thing and period that cannot both be true, whatever their mode.

Example: 6.4 % a year for 2025 to 2032 at the top, 9.1 % for these years at the end. Counter-example: 6.4 % and "about 6.5 %".
"""

from __future__ import annotations

from kg.judge.draft import Draft, of_split
from kg.judge.groups import Unit, apart, by, hull

KIND = "self-contradiction"
# "Holds 30 %" and "is expected to reach 35 %", both undated, may tell of today and of tomorrow.
UNDATED_MIXED_DOUBT = 0.6


def cut(units: list[Unit]) -> tuple[list[Draft], list[Unit]]:
    """One draft for each report that contradicts itself; from then on it stands for the range that it spans."""
    drafts, left = [], []
    for own in by(units, lambda u: u.statements[0].claim.report):
        split = apart(own)
        if split is None:
            left += own
            continue
        told_apart = split.low.undated and split.low.mode != split.high.mode
        drafts.append(of_split(KIND, split, UNDATED_MIXED_DOUBT if told_apart else 1.0))
        left.append(hull(own))
    return drafts, left
