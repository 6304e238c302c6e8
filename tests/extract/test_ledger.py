"""Every number is in a claim or in the ledger, with a reason from the closed table."""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from itertools import pairwise

import pytest

from kg.corpus import read
from kg.extract import MEASURES, REASONS, extract
from kg.extract.ledger import ledger
from kg.extract.quantity import quantities
from kg.model import Extraction, LedgerEntry, Span
from tests.extract.measure_rows import context
from tests.shared import SHARED, needs_shared

SAMPLE = 120
NO_PATTERN_AT_MOST = 0.02  # of sums, percentages, founding years, counts (issue 3)


def entries(text: str) -> dict[str, str]:
    """The ledger of a row's text: number as written -> reason."""
    made = context(text)
    claims = [claim for measure in MEASURES for claim in measure.extract(made)]
    found = ledger(made, claims)
    return {made.report.text[entry.span.start : entry.span.end]: entry.reason for entry in found}


ROWS: tuple[tuple[str, dict[str, str]], ...] = (
    ("Europe holds 30%.", {}),
    ("Europe holds 30% in 2022.", {"2022": "year"}),
    ("See https://example.com/order?id=12&price=3590 now.", {"https://example.com/order?id=12&price=3590": "link"}),
    ("Purchase this report (Price $3590 for a Single-User License).", {"$3590": "boilerplate"}),
    ("It was founded in 1923 by a baker.", {"1923": "founding-year-without-company"}),
    ("On March 13 the doors open.", {"13": "date"}),
    ("2. Steel is strong.", {"2": "list-number"}),
    (
        "It needs 5G, 300mm wafers and CAS 110-54-3.",
        {
            "5": "part-of-a-word",
            "300": "part-of-a-word",
            "110": "part-of-a-word",
            "54": "part-of-a-word",
            "3": "part-of-a-word",
        },
    ),
    ("Grades with 99% purity are common.", {"99%": "product-spec"}),
    ("Coils of 8 mm are small.", {"8": "product-spec"}),
    ("Entry-level models start below $15,000.", {"below $15,000": "price"}),
    ("Online orders make up 40% of its revenue.", {"40%": "part-of-something-else"}),
    ("Robots reduce noise: up to 30%.", {"up to 30%": "effect"}),
    ("More than 60 countries have such rules.", {"More than 60 countries": "count-without-company"}),
    ("A truck carries 20 tons.", {"20 tons": "volume-without-market"}),
    ("Investments of $10 billion are planned.", {"$10 billion": "money-of-no-company"}),
    ("These regions account for 85% of the market.", {"85%": "unnamed-subject"}),
    ("Acme's market size is estimated at $700 million.", {"estimated at $700 million": "company-market-size"}),
    ("They are 42 by now.", {"42": "bare-number"}),
    ("The blank is $XX million.", {"$XX million": "no-pattern-matched"}),
)


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[row[0][:50] for row in ROWS])
def test_reason(text: str, wanted: dict[str, str]) -> None:
    assert entries(text) == wanted


def test_every_reason_is_defined() -> None:
    assert {reason for _, wanted in ROWS for reason in wanted.values()} <= set(REASONS)
    assert all(definition.strip() for definition in REASONS.values())


def uncovered(found: Extraction) -> list[str]:
    """Runs of digits that neither a claim's value nor an entry of the ledger covers."""
    places = sorted([*(claim.value for claim in found.claims if claim.value), *(entry.span for entry in found.ledger)])
    ends = [0]
    for place in places:
        ends.append(max(ends[-1], place.end))
    return [
        found.report.text[max(0, match.start() - 30) : match.end() + 10]
        for match in re.finditer("[0-9]+", found.report.text)
        if match.start() >= ends[bisect_right(places, Span(match.start(), 1 << 60))]
    ]


def disjoint(ledger_: tuple[LedgerEntry, ...]) -> bool:
    """Whether the entries stand in order and do not overlap."""
    return all(one.span.end <= other.span.start for one, other in pairwise(ledger_))


@needs_shared
def test_every_number_has_its_claim_or_reason() -> None:
    paths = random.Random(11).sample(sorted((SHARED / "corpus" / "reports").glob("*.md")), SAMPLE)
    paths += sorted((SHARED / "corpus" / "gold").glob("*.md"))
    numbers = missing = 0
    for path in paths:
        found = extract(read(path.read_bytes(), str(path)))
        assert uncovered(found) == [], path.name
        assert disjoint(found.ledger), path.name
        assert {entry.reason for entry in found.ledger} <= set(REASONS)
        numbers += sum(1 for claim in found.claims if claim.value)
        for entry in found.ledger:
            if entry.reason != "link" and any(quantity.unit for quantity in quantities(found.report.text, entry.span)):
                numbers += 1
                missing += entry.reason == "no-pattern-matched"
    assert numbers > 5 * SAMPLE
    assert missing <= NO_PATTERN_AT_MOST * numbers
