"""What pronouns stand for."""

from __future__ import annotations

import pytest

from tests.extract.names_rows import found, home

_LIST = "Key players include Besi, ASMPT, and Canon."

# (paragraphs after the list, the anaphora with their names in order)
ROWS: list[tuple[tuple[str, ...], list[tuple[str, str]]]] = [
    (("Besi grew. The company earned $2 billion.",), [("The company", "Besi")]),
    (("Besi grew. It earned $2 billion, and its sales rose.",), [("It", "Besi"), ("its", "Besi")]),
    (
        ("**Besi** is large. The firm invests.", "**ASMPT** is larger. The firm hires."),
        [("The firm", "Besi"), ("The firm", "ASMPT")],
    ),
    (
        ("Besi reported $1 billion, reflecting its reach, while ASMPT posted $2 billion, thanks to its lines.",),
        [("its", "Besi"), ("its", "ASMPT")],
    ),
    (("Besi works with ASMPT to expand its reach.",), [("its", "Besi")]),
    (("In terms of revenue, Besi reported $1 billion, showing its strength.",), [("its", "Besi")]),
    (("With $2 billion in sales, Besi leads due to its lines.",), [("its", "Besi")]),
    (("Companies like Besi reported $1 billion, showing its strength.",), [("its", "Besi")]),
    (("Besi and ASMPT grew. Their sales rose. It is new.",), []),
    (("Besi, with its lines, grew.",), [("its", "Besi")]),
    (("It is expected that sales rise.",), []),
    (("Besi grew.", "The company's sales rose."), [("The company", "Besi")]),
    (("Europe leads. The region holds 40%.",), [("The region", "Europe")]),
    (("Asia-Pacific leads with China ahead. The country holds 20%.",), [("The country", "China")]),
    (("The die bonder market is large. It is growing at 5%.",), [("It", "Die Bonder")]),
]


@pytest.mark.parametrize(("paragraphs", "expected"), ROWS)
def test_referents(paragraphs: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    report = home(_LIST, *paragraphs)
    start = report.text.index(_LIST) + len(_LIST)
    end = report.text.index("What Are The Key")
    pronouns = [(s, m.name) for s, m in found(report) if m.anaphor and m.type != "market" and start <= m.span.start < end]
    markets = [
        (s, m.name) for s, m in found(report) if m.anaphor and m.type == "market" and s == "It" and start <= m.span.start < end
    ]
    assert pronouns + markets == expected


def test_a_new_section_forgets() -> None:
    report = home(_LIST, "Besi grew.")
    after = [
        s
        for s, m in found(report)
        if m.anaphor and m.type == "company" and m.span.start > report.text.index("What Are The Key")
    ]
    assert after == []
