"""Which revenues are of a part of a company: sentences in own words."""

import time

import pytest

from kg.judge.partial import of_part

PARTS = (
    ("Acme's revenue from pumps reached $2 billion", ""),
    ("Acme's sales in the healthcare segment were $2 billion in 2022", ""),
    ("Acme reported pump sales of $2 billion in 2022", ""),
    ("Acme's LNG sales revenue was $2 billion", ""),
    ("Acme reported SSD revenues of $2 billion", ""),
    ("Acme reported sales of $2 billion within its tyre division", ""),
    ("Acme's tyre division generated $2 billion in 2022", ""),
    ("Acme had seen growth in its printer segment, reporting revenues of $2 billion", ""),
    ("Acme in the pump market was approximately $2 billion in 2022", ""),
    ("Acme reported a revenue of $2 billion in the first quarter of 2022", ""),
    ("In 2022, Acme reported sales of $2 billion", " from its pump business"),
    ("In 2022, Acme reported approximately $2 billion", " in sales from its pump portfolio"),
    ("Acme recorded sales of 2 billion", " (2.7 million) from its defence division"),
    ("Acme made $2 billion from pumps in 2022", ""),
)
WHOLES = (
    ("Acme does not disclose its revenue for the pump market, it reported total revenue of $2 billion", ""),
    ("Acme is known for its tailored solutions and reported revenues of $2 billion", ""),
    ("Acme reported a total revenue of $2 billion in the fiscal year 2022", ""),
    ("Acme's annual sales exceeded $2 billion in recent years", ""),
    ("With sales of around $2 billion, Acme", " is a leader in pumps"),
    ("Acme, known for its pump solutions, reported revenue of $2 billion in 2022", ""),
    ("Acme generated $2 billion in revenue for the same period", ""),
    ("Acme's revenue was in the range of $2 billion", ""),
    ("Acme benefits from revenue across various segments, with sales of $2 billion", ""),
    ("Acme Pump reported Acme Pump sales of $2 billion", ""),
    ("In 2022, Acme reported sales of $2 billion", ", with its pump business growing"),
    ("In 2022, Acme reported sales of $2 billion", " in the same year"),
    ("In 2022, Acme reported $2 billion", " in annual revenue"),
)


@pytest.mark.parametrize(("quote", "after"), PARTS)
def test_a_part(quote: str, after: str) -> None:
    assert of_part("company_revenue", quote, "Acme", after)


@pytest.mark.parametrize(("quote", "after"), WHOLES)
def test_the_whole(quote: str, after: str) -> None:
    assert not of_part("company_revenue", quote, "Acme Pump" if "Acme Pump" in quote else "Acme", after)


def test_only_companies_have_parts_here() -> None:
    assert not of_part("market_size", PARTS[0][0], "Acme")


def test_hostile_quotes_are_read_in_linear_time() -> None:
    start = time.process_time()
    for unit in ("in its ", "revenue from ", "sales revenue ", "a' ", "in the x "):
        of_part("company_revenue", unit * 100_000, "Acme")
    assert time.process_time() - start < 1
