"""The shape of names: rows, keys, acronyms."""

from __future__ import annotations

import pytest

from kg.extract.company_lists import enumeration
from kg.extract.company_merge import short_of, split_gloss
from kg.extract.names import clean, is_acronym, key, squeezed, without_legal

ROWS = [
    ("Besi, ASMPT and Canon follow", ["Besi", "ASMPT", "Canon"]),
    ("Besi and others", ["Besi"]),
    ("Johnson and Johnson, Roche, and Teva", ["Johnson and Johnson", "Roche", "Teva"]),
    ("Dentsply Sirona; Straumann; Zimmer Biomet.", ["Dentsply Sirona", "Straumann", "Zimmer Biomet"]),
    ("**Besi**, **ASMPT**, and **Canon**", ["Besi", "ASMPT", "Canon"]),
    ("Foo (US), Bar (a unit of Baz), and Qux", ["Foo (US)", "Bar (a unit of Baz)", "Qux"]),
    ("Neway Valve (Suzhou) Co. Ltd, Velan", ["Neway Valve (Suzhou) Co. Ltd", "Velan"]),
    ("Optilab, LLC., Tekmark, and Chr. Hansen", ["Optilab, LLC.", "Tekmark", "Chr. Hansen"]),
    ("A& D Medical, W＆Z Biotech, J.CO Donuts", ["A& D Medical", "W＆Z Biotech", "J.CO Donuts"]),
    ("Zadro, soundoasis, and Verilux", ["Zadro"]),
    ("Marpac, Zadro, soundoasis, Verilux", ["Marpac", "Zadro", "soundoasis", "Verilux"]),
    ("E. I. du Pont de Nemours and Company, BASF", ["E. I. du Pont de Nemours and Company", "BASF"]),
    ("Besi, ASMPT, Bluetrum technology, and Under Armour grow", ["Besi", "ASMPT", "Bluetrum technology", "Under Armour"]),
    ("lower case only", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_rows(text: str, expected: list[str]) -> None:
    assert [text[s.start : s.end] for s in enumeration(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Powertech Technology Inc.", "POWERTECH TECHNOLOGY"),
        ("Nestlé S.A.", "Nestle SA"),
        ("Global Foundries", "GlobalFoundries"),
        ("Lowe's", "Lowe"),
        ("Smith & Nephew", "Smith and Nephew"),
    ],
)
def test_equal_names(one: str, two: str) -> None:
    assert squeezed(one) == squeezed(two) or key(one) == key(two)


@pytest.mark.parametrize(
    ("one", "two"), [("Chipmore", "ChipMOS"), ("Siemens Energy", "Siemens Gamesa"), ("LG Chem", "LG Display")]
)
def test_different_names(one: str, two: str) -> None:
    assert squeezed(one) != squeezed(two)


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("TSMC", "Taiwan Semiconductor Manufacturing Company", True),
        ("UMC", "United Microelectronics Corporation", True),
        ("JCET", "Jiangsu Changjiang Electronics Technology Co., Ltd.", True),
        ("INC", "Industrial Noise Control, Inc.", False),
        ("ASE", "Amkor", False),
        ("A Big Name", "Alpha Beta Nu", False),
    ],
)
def test_acronyms(short: str, long: str, expected: bool) -> None:
    assert is_acronym(short, long) is expected


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("Amkor", "Amkor Technology", True),
        ("Bosch", "Robert Bosch", True),
        ("Philips", "Koninklijke Philips", True),
        ("Bosch", "Bosch Rexroth", False),
        ("Samsung", "Samsung Electronics", True),
        ("Advanced", "Advanced Semiconductor Engineering", False),
        ("China", "China Resources Microelectronics", False),
    ],
)
def test_short_forms(short: str, long: str, expected: bool) -> None:
    assert short_of(short, long) is expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("GlaxoSmithKline (GSK)", ("GlaxoSmithKline", ("GSK",))),
        ("Powertech Technology (PTI)", ("Powertech Technology", ("PTI",))),
        ("Essity ($13.7 billion)", ("Essity", ())),
        ("Shinkawa (now part of Yamaha)", ("Shinkawa", ())),
        ("Webasto (Germany)", ("Webasto (Germany)", ("Webasto",))),
        ("Sunny Grid (NASDAQ: SNGD)", ("Sunny Grid", ())),
        ("Besi", ("Besi", ())),
    ],
)
def test_glosses(written: str, expected: tuple[str, tuple[str, ...]]) -> None:
    assert split_gloss(written) == expected


def test_ends_are_cleaned() -> None:
    assert clean("\u200f**Besi**,\u200b") == "Besi"
    assert without_legal("Suzhou Aoka Co., Ltd.") == "Suzhou Aoka"
    assert without_legal("Inc.") == "Inc."
