"""Different period: two growth rates that look contradictory, but hold for different or unstated windows.

Example: 8 % for 2024 to 2031 beside 7 % for 2023 to 2030. Counter-example: 8 % and 5 %, both for 2025 to 2032.
Half the reports of this genre state two rates, so: one draft for each report, and one for all reports on a key, where the
ranges that they span do not meet.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from kg.judge import key
from kg.judge.case import Statement, disagree
from kg.judge.draft import Draft, of_split
from kg.judge.groups import Unit, across, apart, by, hull, single

KIND = "different-period"


def find(statements: Sequence[Statement], between: bool) -> list[Draft]:
    """Drafts for the rates of one key; those between reports only on demand (not where equal windows differ already)."""
    if statements[0].claim.claim.kind not in key.GROWTH or not disagree(statements):
        return []
    drafts, voices = [], []
    for own in by([single(s, _standing(s)) for s in statements], lambda u: u.statements[0].claim.report):
        split = across(folded := _fold_equal_windows(own))
        if split is not None:
            drafts.append(of_split(KIND, split, by="period"))
            voices.append(hull(own, own[0].statements[0].claim.report))
        else:
            voices += folded
    if between and (split := across(voices)) is not None:
        drafts.append(of_split(KIND, split, by="period"))
    return drafts


def _standing(statement: Statement) -> Hashable:
    return statement.claim.id if statement.undated else statement.period


def _fold_equal_windows(units: list[Unit]) -> list[Unit]:
    """A report that contradicts itself on one window stands for the range that it spans there."""
    left = []
    for same in by(units, lambda u: u.standing):
        left += [hull(same, same[0].standing)] if apart(same) else same
    return left
