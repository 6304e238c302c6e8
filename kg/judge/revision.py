"""Revision: one publisher gives different values under one product number in two texts: an edition changed the figure.

Example: product 1354630 said 7.3 % in February and says 8.1 % in June. Counter-example: two publishers with own numbers.
"""

from __future__ import annotations

from collections.abc import Hashable

from kg.judge.case import Statement
from kg.judge.draft import Draft, of_split
from kg.judge.groups import Split, Unit, apart, by, hull

KIND = "revision"


def cut(units: list[Unit]) -> tuple[list[Draft], list[Unit]]:
    """One draft for each product whose editions differ; from then on it stands for the range that they span."""
    drafts, left = [], []
    for own in by(units, _product):
        split = apart(own)
        if split is None:
            left += own
            continue
        drafts.append(_directed(split))
        left.append(hull(own))
    return drafts, left


def _product(unit: Unit) -> Hashable:
    """Publisher and product number; the report itself where one of them is unknown."""
    report = unit.statements[0].report
    publisher = report.publisher_id or report.header.publisher
    return (publisher, report.header.report_id) if publisher and report.header.report_id else report.id


def _directed(split: Split) -> Draft:
    draft = of_split(KIND, split)
    return draft if (said := direction(split.low, split.high)) is None else Draft(
        kind=KIND, rule=KIND, members=draft.members, low=draft.low, high=draft.high, because=(said,)
    )  # fmt: skip


def direction(low: Statement, high: Statement) -> str | None:
    """Which of the two figures is the newer, where both reports tell their date."""
    a, b = low.report.header.date, high.report.header.date
    if a is None or b is None or a == b:
        return None
    return f"the report of {max(a, b)} revises that of {min(a, b)}: the figure went {'up' if a < b else 'down'}"
