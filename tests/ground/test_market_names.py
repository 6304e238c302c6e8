"""How names of markets relate: one row a rule, in names that are not in ../shared/er; then labelled sets of real titles."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ground import MARKET_RULES, relate
from kg.ground.market_name import market_name
from kg.ground.market_relation import ORDER
from kg.ground.tables import word_set

PAIRS = [json.loads(line) for line in (Path(__file__).parent / "market_pairs.jsonl").read_text(encoding="utf-8").splitlines()]

ROWS = [
    # the same but for form
    ("Torque Wrench", "Torque Wrenches", "same"),
    ("Self-Sealing Tyres", "Self Sealing Tires", "same"),
    ("Global Torque Wrench Market, Global Outlook and Forecast 2022-2028", "Torque Wrench", "same"),
    ("Torque Wrench Market Size 2024", "Torque Wrench", "same"),
    ("Nuts & Bolts", "Nuts and Bolts", "same"),
    ("Coating for Lenses", "Lens Coating", "same"),
    ("Ethyl Methyl Ketone", "Ethylmethylketone", "same"),
    ("Bulk Acoustic Resonator (BAR)", "Bulk Acoustic Resonators", "same"),
    ("Flexible BAR", "Flexible Bulk Acoustic Resonator (BAR)", "same"),
    ("Citric Acid (CAS 77-92-9)", "Citric Acid", "same"),
    ("Citric Acid (CAS 77-92-9)", "Ascorbic Acid (CAS 50-81-7)", "different"),
    ("Car Door Handle", "Automotive Door Handles", "same"),
    ("Dough Mixer", "Dough Mixing Machine", "same"),
    ("Hotel Management Software", "Hotel Management System", "same"),
    ("Thermal Energy Storage", "Thermal Energy Storage Systems", "same"),
    ("Brick Polishing Device", "Brick Polishing Equipment", "same"),
    ("Calcuim Carbonate Powder", "Calcium Carbonate Powders", "same"),
    # narrower
    ("Digital Torque Wrench", "Torque Wrench", "narrower"),
    ("Torque Wrench for Aircraft", "Torque Wrench", "narrower"),
    ("Torque Wrench (above 50 Nm)", "Torque Wrench", "narrower"),
    ("Wrenches", "Wrenches and Pliers", "narrower"),
    ("Marine Wrenches", "Marine Wrenches and Pliers", "narrower"),
    ("Oak and Pine Furniture", "Pine Furniture", "broader"),
    ("Nylon 6", "Nylon 6 and 66", "narrower"),
    ("Soil Testing Equipment", "Soil Testing", "narrower"),
    # overlaps
    ("Ceramic Water Filter", "Portable Water Filters", "overlaps"),
    ("Vegan Fruit Snacks", "Organic Fruit Snacks", "overlaps"),
    # different
    ("Torque Wrench", "Torque Wrench Tester", "different"),
    ("Zinc Water Filter", "Copper Water Filter", "different"),
    ("Dairy Snacks", "Non-Dairy Snacks", "different"),
    ("Food Grade Talc", "Cosmetic Grade Talc", "different"),
    ("Digital to Analog Adapter", "Analog to Digital Adapter", "different"),
    ("Glue for Labels", "Glue Labels", "different"),
    ("Potato Peeler", "Carrot Peeler", "different"),
    ("Swine Tracking Software", "Invoice Tracking Software", "different"),
    ("Bulk Acoustic Resonator (BAR)", "Barley and Rye (BAR)", "different"),
    ("Coffee", "Coffee Machine", "different"),
    ("Sodium Zinc Phosphate", "Sodium Phosphate", "different"),
    ("Two-Pole Switch", "Three-Pole Switch", "different"),
    ("", "Torque Wrench", "different"),
    ("()", "", "different"),
]
TURNED = {"narrower": "broader", "broader": "narrower"}


@pytest.mark.parametrize(("a", "b", "relation"), ROWS)
def test_relation(a: str, b: str, relation: str) -> None:
    forth, back = relate(a, b), relate(b, a)
    assert (forth.relation, forth.a, forth.b) == (relation, a, b), forth.evidence
    assert back.relation == TURNED.get(relation, relation)
    assert forth.rule in MARKET_RULES
    assert forth.evidence


@pytest.mark.parametrize(
    ("name", "size", "right", "recall_of_same"),
    # held-1 and held-2 were labelled before they ran. First results: right 0.849 and 0.814, precision of `same` 0.95 and 1.
    [("tuned", 145, 0.91, 0.91), ("held-1", 152, 0.84, 0.85), ("held-2", 140, 0.84, 0.57)],
)
def test_real_titles(name: str, size: int, right: float, recall_of_same: float) -> None:
    pairs = [p for p in PAIRS if p["set"] == name]
    said = Counter((p["relation"], relate(p["a"], p["b"]).relation) for p in pairs)
    same = sum(n for (_, s), n in said.items() if s == "same")
    assert len(pairs) == size
    assert sum(n for (want, s), n in said.items() if want == s) / size >= right
    assert said["same", "same"] / same >= 0.98
    assert said["same", "same"] / sum(n for (want, _), n in said.items() if want == "same") >= recall_of_same


def test_the_labelled_sets_are_complete() -> None:
    assert Counter(p["relation"] for p in PAIRS).keys() == set(ORDER)
    assert len(PAIRS) == 437


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_a_name(a: str, b: str) -> None:
    assert relate(a, b).relation == TURNED.get(relate(b, a).relation, relate(b, a).relation)
    if market_name(a).flat:
        assert relate(a, a).relation == "same"


WORDS = st.sampled_from(
    sorted(word_set("zinc valve valves for and of software (OSAT) smart 12 V non dairy testing equipment, API to & -"))
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=8), st.lists(WORDS, max_size=8))
def test_relations_turn_round(a: list[str], b: list[str]) -> None:
    forth, back = relate(" ".join(a), " ".join(b)).relation, relate(" ".join(b), " ".join(a)).relation
    assert forth == TURNED.get(back, back)
