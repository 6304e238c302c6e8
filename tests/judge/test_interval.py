"""What a number as written stands for."""

from decimal import Decimal

import pytest

from kg import vocab
from kg.judge import judge
from kg.judge.interval import INFINITY, comparison, half_unit
from kg.model import Claim, Span
from tests.judge.made import Doc, ground

D = Decimal

HALF_UNITS = (
    ("16000000000", "$16 billion", "500000000"),
    ("5850000000", "around $5.85 billion", "5000000"),
    ("5850000000", "5,85 Milliarden", "5000000"),  # a decimal comma reads as 585: the scale makes up for it
    ("7.3", "7.3%", "0.05"),
    ("8", "8.00%", "0.005"),
    ("10", "10.0 percent", "0.05"),
    ("30", "30%", "0.5"),
    ("1234567", "1,234,567", "0.5"),
    ("1500000000", "$1,500 million", "500000"),
    ("50", "half of the market", "5"),  # no digits: as exact as its last digit that is not zero
    ("0", "0%", "0.5"),
)


@pytest.mark.parametrize(("value", "written", "half"), HALF_UNITS)
def test_half_a_unit_of_the_last_digit(value: str, written: str, half: str) -> None:
    assert half_unit(D(value), written) == D(half)


def _claim(kind: str, low: str | None, high: str | None, unit: str, qualifier: str | None = None) -> Claim:
    ends = [None if v is None else D(v) for v in (low, high)]
    return Claim(kind=kind, subject="x", low=ends[0], high=ends[1], unit=unit, qualifier=qualifier, quote=Span(0, 1))


COMPARISONS = (
    # the design's own example
    ("company_revenue", "16000000000", "16000000000", "USD", "approximately", "$16 billion", "15200000000", "16800000000"),
    # the last digit is coarser than the hedge
    ("company_revenue", "4000000000", "4000000000", "USD", "around", "$4 billion", "3500000000", "4500000000"),
    ("market_cagr", "7.3", "7.3", "percent", None, "7.3%", "7.25", "7.35"),
    ("market_cagr", "5", "8", "percent", "around", "5-8%", "5", "8"),
    ("market_cagr", "8", "5", "percent", None, "8-5%", "5", "8"),
    ("market_size", "20", None, "USD", "over", "$20", "20", "Infinity"),
    ("market_size", None, "20", "USD", "under", "$20", "-Infinity", "20"),
    ("company_founded", "1968", "1968", "year", None, "1968", "1968", "1968"),
    ("market_cagr", "-2.5", "-2.5", "percent", "about", "-2.5%", "-2.625", "-2.375"),
)


@pytest.mark.parametrize("row", COMPARISONS)
def test_comparison(row: tuple[str, str | None, str | None, str, str | None, str, str, str]) -> None:
    kind, low, high, unit, qualifier, written, want_low, want_high = row
    assert comparison(_claim(kind, low, high, unit, qualifier), written) == (D(want_low), D(want_high))


def test_a_rank_is_open_at_both_ends() -> None:
    assert comparison(_claim("region_leads", None, None, ""), "") == (-INFINITY, INFINITY)


def test_hedges_use_the_declared_tolerance() -> None:
    assert vocab.KINDS["company_revenue"].tolerance == D("0.05")


def test_the_judgement_holds_the_interval_of_every_value_and_of_nothing_else() -> None:
    doc = Doc("r").say("company_revenue", "Acme", "$2.5 billion", start=2022, end=2022).say("region_leads", "Europe")
    doc.say("company_other", "Acme", 12, unit="count").say("market_size", "", 20, bound="floor", qualifier="over")
    comparison_of = judge(ground([doc])).comparison
    assert sorted(comparison_of.values(), key=str) == [
        (D("11.5"), D("12.5")),
        (D("20"), None),
        (D("2450000000"), D("2550000000")),
    ]
