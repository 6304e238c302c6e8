"""The example and the counter-example of each kind of finding, as reports: read, extracted, grounded and judged."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from kg import vocab
from kg.corpus import read
from kg.extract import extract
from kg.ground import ground
from kg.judge import judge

ALPHA, BETA = "www.alpha-research.example", "www.beta-insights.example"


class Page(NamedTuple):
    """A report: what it says, and what distinguishes it."""

    says: str
    host: str = ALPHA
    product: str = "1001"
    market: str = "Industrial Widget"
    companies: str = "Bosch and Siemens"


PAGE = """<h1>{market} Market Size, Share & Trends Analysis Report, 2025 - 2032</h1>
<p><strong>{market} Market Analysis and Latest Trends</strong></p>
<p>{says}</p>
<p><a href="https://{host}/enquiry/request-sample/{product}">https://{host}/enquiry/request-sample/{product}</a></p>
<p><strong>{market} Major Market Players</strong></p>
<p>The key players in the {market} market include {companies}.</p>
"""
SHARES = "North America holds 35% of the market, followed by Europe at 28%, Asia-Pacific at 25% and Latin America at 12%."
OTHER = {"host": BETA, "product": "2002"}

# Token -> the reports of its example, the reports of its counter-example (ontology/findings.ttl says both in words).
CASES: dict[str, tuple[tuple[Page, ...], tuple[Page, ...]]] = {
    "copied-figures": (
        (
            Page(SHARES, market="Hand Tool", companies="Bosch and Makita"),
            Page(SHARES, market="Eye Drop", companies="Novartis and Bausch", **OTHER),
        ),
        (Page(SHARES), Page(SHARES, **OTHER)),
    ),
    "scale-slip": (
        (
            Page("The Industrial Widget market was valued at $4.2 billion in 2023."),
            Page("The Industrial Widget market was valued at $4.1 million in 2023.", **OTHER),
        ),
        (
            Page("The Industrial Widget market was valued at $4.2 billion in 2023."),
            Page("The Industrial Widget market was valued at $1.1 billion in 2023.", **OTHER),
        ),
    ),
    "revision": (
        (
            Page("The Industrial Widget market is expected to grow at a CAGR of 7.3% from 2025 to 2032."),
            Page("The Industrial Widget market is expected to grow at a CAGR of 8.1% from 2025 to 2032."),
        ),
        (
            Page("The Industrial Widget market is expected to grow at a CAGR of 7.3% from 2025 to 2032."),
            Page("The Industrial Widget market is expected to grow at a CAGR of 8.1% from 2025 to 2032.", **OTHER),
        ),
    ),
    "different-period": (
        (
            Page(
                "The Industrial Widget market is expected to grow at a CAGR of 8.00% from 2024 to 2031. "
                "The Industrial Widget market is expected to grow at a CAGR of 7% from 2023 to 2030."
            ),
        ),
        (
            Page("The Industrial Widget market is expected to grow at a CAGR of 8% from 2025 to 2032."),
            Page("The Industrial Widget market is expected to grow at a CAGR of 5% from 2025 to 2032.", **OTHER),
        ),
    ),
    "different-scope": (
        (
            Page(
                "China accounts for 45% of the Asia-Pacific market. "
                "China accounts for 20% of the global Industrial Widget market."
            ),
        ),
        (
            Page("China accounts for 45% of the Asia-Pacific market."),
            Page("China accounts for 30% of the Asia-Pacific market.", **OTHER),
        ),
    ),
    "self-contradiction": (
        (
            Page(
                "The Industrial Widget market is expected to grow at a CAGR of 6.4% from 2025 to 2032. Demand is strong. "
                "The Industrial Widget market is expected to grow at a CAGR of 9.1% from 2025 to 2032."
            ),
        ),
        (
            Page(
                "The Industrial Widget market is expected to grow at a CAGR of 6.4% from 2025 to 2032. Demand is strong. "
                "The Industrial Widget market is expected to grow at a CAGR of about 6.5% from 2025 to 2032."
            ),
        ),
    ),
    "forecast-spread": (
        (
            Page("The Industrial Widget market is projected to reach $6.8 billion by 2032."),
            Page("The Industrial Widget market is projected to reach $9.5 billion by 2032.", **OTHER),
        ),
        (
            Page("The Industrial Widget market was valued at $6.8 billion in 2022."),
            Page("The Industrial Widget market was valued at $9.5 billion in 2022.", **OTHER),
        ),
    ),
    "mixed-mode": (
        (
            Page("The Industrial Widget market reached $5 billion in 2024."),
            Page("The Industrial Widget market is expected to reach $8 billion in 2024.", **OTHER),
        ),
        (
            Page("The Industrial Widget market is expected to reach $5 billion in 2024."),
            Page("The Industrial Widget market is expected to reach $8 billion in 2024.", **OTHER),
        ),
    ),
    "contradiction": (
        (
            Page("Bosch reported revenue of $16 billion in 2022."),
            Page("Bosch reported revenue of $11 billion in 2022.", **OTHER),
        ),
        (
            Page("Bosch reported revenue of $16 billion in 2022."),
            Page("Bosch reported revenue of $11 billion in 2019.", **OTHER),
        ),
    ),
    "arithmetic": (
        (
            Page(
                "The Industrial Widget market is expected to grow at a CAGR of 5% from 2025 to 2032. "
                "The Industrial Widget market is valued at $10 billion in 2025 and is projected to reach $30 billion by 2032."
            ),
        ),
        (
            Page(
                "The Industrial Widget market is expected to grow at a CAGR of 5% from 2025 to 2032. "
                "The Industrial Widget market is valued at $10 billion in 2025 and is projected to reach $14.1 billion by 2032."
            ),
        ),
    ),
    "rank-conflict": (
        (
            Page("North America dominates the Industrial Widget market."),
            Page("Asia-Pacific dominates the Industrial Widget market.", **OTHER),
        ),
        (
            Page("North America dominates the Industrial Widget market."),
            Page("The United States dominates the Industrial Widget market.", **OTHER),
        ),
    ),
    "related": (
        (
            Page("The Industrial Widget market was valued at over $20 billion in 2023."),
            Page("The Industrial Widget market was valued at $90 billion in 2023.", **OTHER),
        ),
        (
            Page("The Industrial Widget market was valued at $20 billion in 2023."),
            Page("The Industrial Widget market was valued at $90 billion in 2023.", **OTHER),
        ),
    ),
}


def findings_in(pages: tuple[Page, ...]) -> list[str]:
    """Kinds of the findings that a corpus of these reports gives."""
    reports = [read(PAGE.format(**page._asdict()).encode(), f"report-{number}.md") for number, page in enumerate(pages)]
    return [finding.kind for finding in judge(ground([extract(report) for report in reports])).findings]


@pytest.mark.parametrize("kind", CASES)
def test_an_example_gives_a_finding_of_its_kind(kind: str) -> None:
    assert findings_in(CASES[kind][0]) == [kind]


@pytest.mark.parametrize("kind", CASES)
def test_a_counter_example_gives_none(kind: str) -> None:
    assert kind not in findings_in(CASES[kind][1])


def test_every_kind_has_both() -> None:
    assert list(CASES) == list(vocab.FINDINGS)
    assert all(len(kind.examples) == len(kind.counter_examples) == 1 for kind in vocab.FINDINGS.values())
