"""Numbers as they are written, and what is none. Rows marked o. are forms met on other publishers' pages, in own words."""

from __future__ import annotations

import time

import pytest

from kg.extract.quantity import MAX_QUANTITIES, quantities
from kg.model import Quantity, Span

ROWS: tuple[tuple[str, str], ...] = (
    # money
    ("$16 billion", "16000000000 USD"),
    ("USD 37.95 billion", "37950000000 USD"),
    ("US$ 2 Bn", "2000000000 USD"),
    ("$2.5Tn", "2500000000000 USD"),
    ("USD 1,234.5 Mn", "1234500000 USD"),
    ("USD $5 billion", "5000000000 USD"),
    ("NT$ 12.5 billion", "12500000000 TWD"),
    ("€20.1 billion", "20100000000 EUR"),
    ("£3m", "3000000 GBP"),
    ("¥500 billion", "500000000000 JPY"),
    ("₩ 3 trillion", "3000000000000 KRW"),
    ("₹ 1,200 crore", "12000000000 INR"),
    ("Rs. 45 lakh", "4500000 INR"),
    ("₹2 lakh crore", "2000000000000 INR"),
    ("RMB 5.6 billion", "5600000000 CNY"),
    ("500 billion yen", "500000000000 JPY"),
    ("CHF 5 billion", "5000000000 CHF"),
    ("USD5.3bn", "5300000000 USD"),
    ("37,95 billion euros", "37950000000 EUR"),
    ("1.234,5 million EUR", "1234500000 EUR"),
    ("$500-million", "500000000 USD"),
    ("one billion dollars", "1000000000 USD"),
    # percent
    ("7%", "7 percent"),
    ("40 %.", "40 percent"),
    ("7 percent", "7 percent"),
    ("7 per cent", "7 percent"),
    ("3.5 percentage points", "3.5 percent"),
    ("six percent", "6 percent"),
    ("two thirds of buyers", "66.67 percent"),
    ("nearly half of the market", "50 percent nearly"),
    ("a quarter of sales", "25 percent"),
    ("a rate of -3.5%", "-3.5 percent"),
    ("(30%)", "30 percent"),
    # ranges
    ("5-8 %", "5..8 percent"),
    ("4.5%-5.5%", "4.5..5.5 percent"),
    ("5% - 7%", "5..7 percent"),
    ("$3 to $4 billion", "3000000000..4000000000 USD"),
    ("USD 5-6 billion", "5000000000..6000000000 USD"),
    ("$300 million-$1 billion", "300000000..1000000000 USD"),
    ("between 5% and 7%", "5..7 percent between"),
    ("ranging from 5% to 7%", "5..7 percent"),
    ("approximately 5 to 7 percent", "5..7 percent approximately"),
    ("~20-25%", "20..25 percent ~"),
    ("from $3 billion to $4 billion", "3000000000 USD; 4000000000 USD"),
    ("$28 billion and $72 billion", "28000000000 USD; 72000000000 USD"),
    # hedges and bounds
    ("around $5.85 billion", "5850000000 USD around"),
    ("over 20%", "20.. percent over"),
    ("more than 60 plants", "60.. count more than"),
    ("up to 20%", "..20 percent up to"),
    ("under $5 million", "..5000000 USD under"),
    ("at least 9%", "9.. percent at least"),
    ("exceeding a value of $5 billion", "5000000000.. USD exceeding"),
    ("an estimated share of 45%", "45 percent estimated"),
    ("25%+", "25.. percent +"),
    ("$50B+ in sales", "50000000000.. USD +"),
    ("~$250M", "250000000 USD ~"),
    ("<5%", "..5 percent <"),
    ("$5 billion or more", "5000000000.. USD or more"),
    ("in excess of $11 billion", "11000000000.. USD in excess of"),
    ("upwards of $500 million", "500000000.. USD upwards of"),
    # counts and volumes
    ("over 12,000 employees", "12000.. count over"),
    ("in 150 countries", "150 count"),
    ("5.2 million units", "5200000 units"),
    ("2.5 million metric tons", "2500000 metric tons"),
    ("10 million people", "10000000 count"),
    ("a P/E of 23x", "23 -"),
    # blanks
    ("$XX million", "blank USD"),
    ("XX%", "blank percent"),
    ("Y%", "blank percent"),
    ("X.X%", "blank percent"),
    ("USD XX.X Mn", "blank USD"),
    # no quantities
    ("in 2022", ""),
    ("2023-2030", ""),
    ("March 13, 2025", ""),
    ("5G", ""),
    ("300mm", ""),
    ("a 12-inch wafer", ""),
    ("COVID-19", ""),
    ("3M is", ""),
    ("x-ray", ""),
    ("2,5-dimethyl", ""),
    ("v2.0", ""),
    ("the first half of the year", ""),
    ("double-digit growth", ""),
    ("hundreds of millions of dollars", ""),
    ("$9e999", ""),
    ("Euro 6", ""),
    ("$" + "9" * 400, ""),
    ("٣٥%", ""),  # ASCII digits only
)


def notation(quantity: Quantity) -> str:
    """Value or range, unit, hedge."""
    low, high = ("" if v is None else f"{v.normalize():f}" for v in (quantity.low, quantity.high))
    value = "blank" if quantity.blank else low if low == high else f"{low}..{high}"
    return " ".join(filter(None, (value, quantity.unit or "-", quantity.hedge)))


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_what_is_read(text: str, wanted: str) -> None:
    assert "; ".join(map(notation, quantities(text, Span(0, len(text))))) == wanted


def test_all_rows_ran() -> None:
    assert len(ROWS) == 89, "a row was lost or added: update the number on purpose"


@pytest.mark.parametrize("text", [row[0] for row in ROWS if row[1]])
def test_words_are_read_from_the_place(text: str) -> None:
    padded = f"It was, {text}, they said."
    for quantity in quantities(padded, Span(0, len(padded))):
        assert padded[quantity.span.start : quantity.span.end] == quantity.as_written


def test_nothing_is_read_outside_the_span() -> None:
    text = "around $5 billion in 2020 and 7%"
    assert quantities(text, Span(0, 7)) == []
    assert [q.hedge for q in quantities(text, Span(7, len(text)))] == [None, None], "the hedge stands before the span"


@pytest.mark.parametrize(
    "text",
    [
        "$" * 100_000,
        "1," * 50_000,
        "9" * 100_000,
        "5% and " * 15_000,
        "X" * 100_000,
        "between 1 and " * 7_000,
        "- " * 50_000,
        "1-" * 50_000,
    ],
    ids=["signs", "commas", "digits", "percents", "blanks", "between", "dashes", "ranges"],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    start = time.process_time()
    found = quantities(text, Span(0, len(text)))
    assert time.process_time() - start < 3
    assert len(found) <= MAX_QUANTITIES + 2
