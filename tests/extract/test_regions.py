"""Regions as written and spelled out."""

from __future__ import annotations

import pytest

from kg.extract.regions import is_region, spelled_out
from tests.extract.names_rows import found, home

SPELLED = [
    ("NA leads.", "North America"),
    ("APAC leads.", "Asia-Pacific"),
    ("The USA leads.", "United States"),
    ("The US leads.", "United States"),
    ("The U.S. leads.", "United States"),
    ("The UK leads.", "United Kingdom"),
    ("MEA leads.", "Middle East & Africa"),
    ("LATAM leads.", "Latin America"),
    ("Asia Pacific leads.", "Asia Pacific"),
    ("The Asia-Pacific (APAC) region leads.", "Asia-Pacific"),
    ("North America (NA) leads.", "North America"),
    ("The Middle East & Africa leads.", "Middle East & Africa"),
    ("South Korea leads.", "South Korea"),
    ("The North American market leads.", "North America"),
    ("The Chinese bonder market leads.", "China"),
]


@pytest.mark.parametrize(("text", "name"), SPELLED)
def test_region_mentions(text: str, name: str) -> None:
    assert [m.name for _, m in found(home(text)) if m.type == "region"] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "It helps us lead.",
        "A US-based firm leads.",
        "China Mobile leads.",
        "Chinese buyers pay.",
        "Sales in na lead.",
        "Chad Valley toys lead.",
        "The Americana leads.",
    ],
)
def test_no_region(text: str) -> None:
    assert [m.name for _, m in found(home(text)) if m.type == "region"] == []


def test_gloss_is_one_mention() -> None:
    assert [(s, m.name) for s, m in found(home("North America (NA) holds 40%.")) if m.type == "region"] == [
        ("North America (NA)", "North America")
    ]


def test_tables() -> None:
    assert spelled_out("EMEA") == "EMEA"
    assert is_region("the United States") and is_region("Shanghai") and not is_region("Besi")
