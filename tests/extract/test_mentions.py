"""Mentions: what stands where, under which name."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kg.extract.mentions import mentions, topic_forms
from kg.model import Company, Header
from tests.extract.names_rows import HEADER, found, home, plain

ROWS = [
    (
        "Key players include Amkor Technology and 3M. Amkor's sales rose.",
        "company",
        ["Amkor Technology", "3M", "Amkor Technology"],
    ),
    ("Key players include eBay, ppm Industrial, and Besi. eBay grows.", "company", ["eBay", "ppm Industrial", "Besi", "eBay"]),
    ("Key players include Samsung SDI and Samsung Electronics.", "company", ["Samsung SDI", "Samsung Electronics"]),
    (
        "Key players include US Steel, Bank of America, and China Mobile.",
        "company",
        ["US Steel", "Bank of America", "China Mobile"],
    ),
    ("Flip chip bonders grow; the epoxy segment falls.", "segment", ["Flip Chip Bonders", "Epoxy"]),
    ("Flip Chip Bonder sales rise.", "segment", ["Flip Chip Bonders"]),
    ("Memory leads, memories fade.", "application", ["Memory"]),
    ("The die bonder market grows. The DBM market grows.", "market", ["Die Bonder", "Die Bonder"]),
    ("The global Die Bonders Market grows. This market grows.", "market", ["Die Bonder", "Die Bonder"]),
    ("The wire bonder market is larger.", "other-market", ["wire bonder"]),
    ("Demand in the market share race.", "other-market", []),
    (
        "Key players include Besi and Hyosung. Besi's hybrid bonding division earned $2 billion.",
        "division",
        ["Besi's hybrid bonding division"],
    ),
    (
        "Key players include Besi and Hyosung. Besi grew. Its packaging segment earned $2 billion.",
        "division",
        ["Its packaging segment"],
    ),
    ("Key players include Besi and Hyosung. Besi grew. Its revenue from the packaging segment rose.", "division", []),
]


@pytest.mark.parametrize(("text", "kind", "expected"), ROWS)
def test_names_by_type(text: str, kind: str, expected: list[str]) -> None:
    report = home(text)
    start = report.text.index(text)
    inside = [m.name for _, m in found(report) if m.type == kind and start <= m.span.start < start + len(text)]
    assert inside == expected


def test_mentions_are_sorted_and_apart() -> None:
    report = home(
        "Key players include Samsung Electronics and US Steel. In the United States (USA), the die bonder market grows."
    )
    places = [m.span for _, m in found(report)]
    assert places == sorted(places)
    assert all(a.end <= b.start for a, b in pairwise(places))
    assert len(places) > 5


def test_without_a_market_nothing_is_the_market() -> None:
    report = plain("# Note\n\nThe market grows. The wire bonder market grows.\n")
    assert [(m.type, m.name) for m in mentions(report, Header())] == [("other-market", "wire bonder")]


def test_market_with_its_gloss() -> None:
    header = Header(market="Wafer Level Packaging", market_aliases=("WLP",))
    report = plain("# WLP\n\nThe Wafer Level Packaging (WLP) market grows, and the WLP market leads.\n")
    assert [m.name for m in mentions(report, header) if m.type == "market"] == ["Wafer Level Packaging"] * 2


def test_marks_inside_a_name_stay_in_the_place() -> None:
    report = plain("# Note\n\nAm\u200bkor grows.\n")
    header = Header(companies=(Company("Am\u200bkor"),))
    assert [report.text[m.span.start : m.span.end] for m in mentions(report, header)] == ["Am\u200bkor"]


def test_small_capitals_that_grow_when_folded() -> None:
    report = home("İİİİ epoxy grows in Türkiye.")
    assert [s for s, m in found(report) if m.type == "segment"] == ["epoxy"]


def test_forms_of_a_segment() -> None:
    assert topic_forms("Type A and B") == ("type a and b", "type a & b")
    assert "hospital" in topic_forms("Hospitals")
    assert topic_forms("X") == ()


@pytest.mark.parametrize(
    "text", ["The company, its " * 6_000, "the market " * 9_000, "North America " * 7_000, "epoxy " * 15_000]
)
def test_many_mentions_end(text: str) -> None:
    assert mentions(home(text), HEADER)
