"""Expressions of time: their form and their years."""

from __future__ import annotations

import time

import pytest

from kg.extract.period import MAX_TIMES, times
from kg.model import Span

ROWS: tuple[tuple[str, str], ...] = (
    ("in 2022", "point 2022"),
    ("for 2022", "point 2022"),
    ("2022 revenues", "point 2022"),
    ("as of December 31, 2022", "point 2022"),
    ("in the first half of 2023", "point 2023"),
    ("third quarter of 2023", "point 2023"),
    ("in Q1 of 2024", "point 2024"),
    ("Q3 2023", "point 2023"),
    ("4Q24", "point 2024"),
    ("FY24", "point 2024"),
    ("FY2024", "point 2024"),
    ("fiscal year 2024", "point 2024"),
    ("for the fiscal year ending in 2022", "point 2022"),
    ("2023E", "point 2023"),
    ("since 2020", "point 2020"),
    ("in 2022 and 2023", "point 2022; point 2023"),
    ("from 2023 to 2030", "range 2023-2030"),
    ("2023-2030", "range 2023-2030"),
    ("(2025 - 2032)", "range 2025-2032"),
    ("between 2023 and 2030", "range 2023-2030"),
    ("in 2021-2022", "range 2021-2022"),
    ("FY 2023-24", "range 2023-2024"),
    ("forecast period (2024-2031)", "range 2024-2031"),
    ("during the forecast period from 2024 to 2031", "range 2024-2031"),
    ("by 2026", "until 2026"),
    ("by the end of 2026", "until 2026"),
    ("by 2031F", "until 2031"),
    ("through 2030", "until 2030"),
    ("until 2030", "until 2030"),
    ("reach $5 billion by 2030 from 2023", "until 2030; from 2023"),
    ("from 2023", "from 2023"),
    ("in the same period", "same"),
    ("that year", "same"),
    ("the same year", "same"),
    ("during the forecast period", "forecast"),
    ("over the forecasted period", "forecast"),
    ("the projected period", "forecast"),
    ("last year", "vague"),
    ("in recent years", "vague"),
    ("over the next five years", "vague"),
    ("over the next 5-7 years", "vague"),
    ("in the coming years", "vague"),
    ("in the near future", "vague"),
    ("over the coming decade", "vague"),
    ("$2,022 million", ""),
    ("$2022 million", ""),
    ("2022 units", ""),
    ("a 2022% rise", ""),
    ("id=2022123", ""),
    ("12022025", ""),
    ("ten years old", ""),
)


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[row[0] for row in ROWS])
def test_what_is_read(text: str, wanted: str) -> None:
    found = []
    for each in times(text, Span(0, len(text))):
        years = each.period and (
            str(each.period.start) if each.period.start == each.period.end else f"{each.period.start}-{each.period.end}"
        )
        found.append(" ".join(filter(None, (each.form, years))))
    assert "; ".join(found) == wanted


def test_all_rows_ran() -> None:
    assert len(ROWS) == 51, "a row was lost or added: update the number on purpose"


def test_the_preposition_belongs_to_the_expression() -> None:
    text = "sales in the first half of 2023 fell"
    (found,) = times(text, Span(0, len(text)))
    assert text[found.span.start : found.span.end] == "in the first half of 2023"


@pytest.mark.parametrize(
    "text", ["2022 " * 20_000, "2022-" * 20_000, "the next " * 10_000 + "years", "from the year of " * 6_000 + "2022"]
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    start = time.process_time()
    found = times(text, Span(0, len(text)))
    assert time.process_time() - start < 3
    assert len(found) <= MAX_TIMES
