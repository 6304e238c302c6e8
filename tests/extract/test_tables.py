"""Tables: what a row says of its company, region, segment or market, and which year and unit the heads give.

Every table was written for this file. The notation stands in `tests/extract/document_rows.py`; `HELD` rows only judge.
"""

# ruff: noqa: E501 - a row is a whole document, and wrapped it cannot be read

from __future__ import annotations

import time

import pytest

from kg.corpus import read
from kg.extract import notes, tables
from kg.extract.press import context_of
from kg.model import Company, Header
from tests.extract.document_rows import Row, all_claims, document, expected, f1, headline_claims

HELD_FLOOR = 0.90

VENDOR = """# Die Attach Equipment Market Notes

## Vendor shares

| Company | Market share | Revenue (USD mn) | Status |
|---------|:------------:|-----------------:|--------|
| **Besi** | ~40% | 610 | Public |
| [[ASMPT]] | 25-30% | n/a | Public |
| Others | 30% | — | |
"""

ROWS: tuple[Row, ...] = (
    Row(
        "companies by share and revenue, unit in the head",
        "",
        VENDOR,
        "company_share [Besi] 40 percent - r; company_revenue [Besi] 610e6 USD - r; company_share [ASMPT] 25..30 percent - r",
    ),
    Row(
        "metric and value of a company note",
        "",
        "---\naliases: [BESI]\n---\n#actor #semiconductor\n\n**BE Semiconductor** — die attach tools.\n\n## Quick stats\n\n| Metric | Value |\n|---|---|\n"
        "| Ticker | BESI |\n| Market cap | ~€9B |\n| Revenue (FY24) | €607.5M |\n| Employees | 1,800+ |\n| Founded | 1995 |\n| Market share | ~40% |\n",
        "company_revenue [BE Semiconductor] 607.5e6 EUR 2024 r; company_founded [BE Semiconductor] 1995 year - r; "
        "company_share [BE Semiconductor] 40 percent - r",
    ),
    Row(
        "metric and value of a market report",
        "",
        "# Die Bonder Market Outlook\n\n| Report Attribute | Details |\n|---|---|\n| Market size value in 2024 | USD 1.02 billion |\n"
        "| Revenue forecast in 2030 | USD 1.61 billion |\n| Growth rate | CAGR of 7.9% from 2025 to 2030 |\n| Base year for estimation | 2024 |\n| Pages | 150 |\n",
        "market_size 1.02e9 USD 2024 r; market_size 1.61e9 USD 2030 p; market_cagr 7.9 percent 2025-2030 p",
    ),
    Row(
        "years as column heads",
        "",
        "# Die Bonder Market Outlook\n\n| Region (USD mn) | 2022 | 2023 | 2028F | CAGR 2023-2028 |\n|---|---|---|---|---|\n"
        "| North America | 210 | 224 | 310 | 6.7% |\n| Europe | 150 | 158 | 204 | 5.2% |\n| Total | 360 | 382 | 514 | 6.1% |\n",
        "region_size [North America] 210e6 USD 2022 r; region_size [North America] 224e6 USD 2023 r; region_size [North America] 310e6 USD 2028 p; "
        "region_cagr [North America] 6.7 percent 2023-2028 p; region_size [Europe] 150e6 USD 2022 r; region_size [Europe] 158e6 USD 2023 r; "
        "region_size [Europe] 204e6 USD 2028 p; region_cagr [Europe] 5.2 percent 2023-2028 p; market_size 360e6 USD 2022 r; "
        "market_size 382e6 USD 2023 r; market_size 514e6 USD 2028 p; market_cagr 6.1 percent 2023-2028 p",
    ),
    Row(
        "segments with a total row",
        "Solder Paste",
        "# Solder Paste Market Notes\n\n## Structure\n\n| Segment | Size (2024) | Growth |\n|---|---|---|\n| Total solder paste | ~$3B | 4-5% CAGR |\n"
        "| Low-temperature paste | ~$400M | **12%+ CAGR** |\n",
        "market_size 3e9 USD 2024 r; market_cagr 4..5 percent - r; segment_size [Low-temperature paste] 400e6 USD 2024 r; "
        "segment_cagr [Low-temperature paste] 12.. percent - r",
    ),
    Row(
        "two companies as columns",
        "",
        "---\naliases: [BESI]\n---\n#actor #semiconductor\n\n**BE Semiconductor** — die attach tools.\n\n## vs ASMPT\n\n| Metric | BE Semiconductor | [[ASMPT]] |\n|---|---|---|\n"
        "| Revenue | €600M | $1.7B |\n| Rank | \\#1 | \\#2 |\n",
        "company_revenue [BE Semiconductor] 600e6 EUR - r; company_revenue [ASMPT] 1.7e9 USD - r; company_leads [BE Semiconductor] - r",
    ),
    Row(
        "years as rows",
        "",
        "# Die Bonder Market Outlook\n\n| Year | Market size (USD billion) | Growth |\n|---|---|---|\n| 2022 | 0.90 | 4.0% |\n| 2023 | 0.95 | 5.6% |\n| 2029 (F) | 1.40 | |\n",
        "market_size 0.90e9 USD 2022 r; market_cagr 4 percent 2022 r; market_size 0.95e9 USD 2023 r; market_cagr 5.6 percent 2023 r; "
        "market_size 1.40e9 USD 2029 p",
    ),
    Row(
        "HTML table with a spanned head",
        "",
        "<h1>Die Bonder Market Outlook</h1><table><tr><th>Vendor</th><th colspan='2'>Market share</th></tr><tr><th></th><th>2022</th><th>2023</th></tr>"
        "<tr><td>Besi</td><td>38%</td><td>41%</td></tr><tr><td>ASMPT</td><td>30%</td><td>28%</td></tr></table>",
        "company_share [Besi] 38 percent 2022 r; company_share [Besi] 41 percent 2023 r; company_share [ASMPT] 30 percent 2022 r; "
        "company_share [ASMPT] 28 percent 2023 r",
        "html",
    ),
    Row(
        "fastest growth in a status column",
        "Photomask",
        "# Photomask Market Notes\n\n## Types\n\n| Type | Node | Status |\n|---|---|---|\n| Binary | 180nm | Mature |\n| EUV mask | 5nm | Fastest growing |\n",
        "segment_fastest [EUV mask] - r",
    ),
    Row(
        "heading's year, bare percentages beside regions",
        "",
        "# Die Bonder Market Outlook\n\n## Regional split, 2023\n\n| Region | Share |\n|---|---|\n| Asia-Pacific | 62% |\n| North America | <20% |\n| Europe | 15% |\n",
        "region_share [Asia-Pacific] 62 percent 2023 r; region_share [North America] ..20 percent 2023 r; region_share [Europe] 15 percent 2023 r",
    ),
    Row(
        "product specifications are none",
        "",
        "# Die Bonder Market Notes\n\n| Tool | Throughput | Accuracy | Price |\n|---|---|---|---|\n| A1 | 9,000 uph | 3 µm | $1.2M |\n| B2 | 2,000 uph | <0.2 µm | $3M |\n",
        "",
    ),
    Row(
        "shares of a product in the head",
        "",
        "#concept #materials\n\n**Bonding wire** — thin metal wire joining die and package.\n\n| Company | Gold wire share | Status |\n|---|---|---|\n| [[Heraeus]] | ~30% | Private |\n",
        "company_share [Heraeus] 30 percent - r",
    ),
)

ROWS += (
    Row(
        "names side by side that nothing else makes companies",
        "",
        "# Cloud Hosting Market Notes\n\n| | Alphacloud | Betacloud | Gammacloud |\n|---|---|---|---|\n| **Market share** | ~32% | ~22% | ~12% |\n"
        "| **Founded** | 2006 | 2010 | 2008 |\n| **Regions** | 33 | 60+ | 40+ |\n",
        "company_share [Alphacloud] 32 percent - r; company_share [Betacloud] 22 percent - r; company_share [Gammacloud] 12 percent - r; "
        "company_founded [Alphacloud] 2006 year - r; company_founded [Betacloud] 2010 year - r; company_founded [Gammacloud] 2008 year - r",
    ),
    Row(
        "regions within the labels",
        "",
        "# Electric Scooter Market Notes\n\n| Metric | Value |\n|---|---|\n| Global scooter sales (2025) | ~18-20 million units |\n| China's share | ~60% of the global market |\n"
        "| US share | ~10% |\n| YoY growth | 20-25% |\n",
        "market_volume 18000000..20000000 units 2025 r; region_share [China] 60 percent - r; region_share [United States] 10 percent - r; market_cagr 20..25 percent - r",
    ),
)

HELD: tuple[Row, ...] = (
    Row(
        "quarters as heads, revenue table",
        "",
        "# Foundry Market Notes\n\n| Rank | Company | 4Q23 revenue (US$ mn) | 4Q23 share |\n|---|---|---|---|\n| 1 | Alphafab | 19,660 | 61.2% |\n| 2 | Betafab | 3,619 | 11.3% |\n",
        "company_revenue [Alphafab] 19660e6 USD 2023 r; company_share [Alphafab] 61.2 percent 2023 r; company_revenue [Betafab] 3619e6 USD 2023 r; "
        "company_share [Betafab] 11.3 percent 2023 r",
    ),
    Row(
        "report scope",
        "",
        "# Thermal Paste Market Analysis\n\n| ATTRIBUTES | DETAILS |\n|---|---|\n| Study Period | 2019-2030 |\n| Estimated market value (2024) | US$ 310 Mn |\n"
        "| Projected market value (2034) | US$ 560 Mn |\n| Value-based CAGR (2024 to 2034) | 6.1% |\n",
        "market_size 310e6 USD 2024 r; market_size 560e6 USD 2034 p; market_cagr 6.1 percent 2024-2034 p",
    ),
    Row(
        "financial years as rows",
        "",
        "# Camtek (CAMT) - Company Note\n\n## Financials\n\n| Period | Revenue | Growth |\n|---|---|---|\n| FY23 | $315.4M | -2% |\n| FY24 | $429.2M | +36% |\n",
        "company_revenue [Camtek] 315.4e6 USD 2023 r; company_growth [Camtek] -2 percent 2023 r; company_revenue [Camtek] 429.2e6 USD 2024 r; "
        "company_growth [Camtek] 36 percent 2024 r",
    ),
    Row(
        "country CAGR table",
        "",
        "# Thermal Paste Market Analysis\n\n| Country | CAGR (2024-2034) |\n|---|---|\n| China | 7.3% |\n| India | 8.1% |\n| United States | 4.4% |\n",
        "region_cagr [China] 7.3 percent 2024-2034 p; region_cagr [India] 8.1 percent 2024-2034 p; region_cagr [United States] 4.4 percent 2024-2034 p",
    ),
    Row(
        "HTML report scope",
        "",
        "<h1>Thermal Paste Market Analysis</h1><table><tr><td>Market Size in 2023</td><td>USD 290 Million</td></tr><tr><td>Market Size by 2032</td>"
        "<td>USD 480 Million</td></tr><tr><td>CAGR</td><td>5.8% from 2024 to 2032</td></tr></table>",
        "market_size 290e6 USD 2023 r; market_size 480e6 USD 2032 p; market_cagr 5.8 percent 2024-2032 p",
        "html",
    ),
    Row(
        "vendors and leadership",
        "",
        "#concept #materials\n\n**CMP slurry** — polishing liquid for wafers.\n\n| Supplier | Share | Position |\n|---|---|---|\n| [[Entegris]] | ~30% | Market leader |\n| [[Fujimi]] | ~12% | \\#3 |\n",
        "company_share [Entegris] 30 percent - r; company_leads [Entegris] - r; company_share [Fujimi] 12 percent - r",
    ),
    Row(
        "customers by share of revenue are no market share",
        "",
        "# Camtek (CAMT) - Company Note\n\n| Customer | % of revenue |\n|---|---|\n| Alphafab | 12% |\n| Betafab | 10% |\n",
        "",
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_row(row: Row) -> None:
    assert headline_claims(row) == expected(row)


def test_held_rows() -> None:
    score, wanted = f1(HELD)
    assert wanted == 20, "a held row was lost or added; update the number on purpose"
    assert score >= HELD_FLOOR, f"held F1 {score:.3f}"


def test_quote_is_the_row() -> None:
    text = read(document(ROWS[0]), "row.md").text
    quotes = {
        text[c.quote.start : c.quote.end] for c in all_claims(ROWS[0]) if c.subject == "Besi" and c.kind == "company_share"
    }
    assert len(quotes) == 1
    (quote,) = quotes
    assert "Besi" in quote and "~40%" in quote and "ASMPT" not in quote


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ten thousand cells", "# A Market\n\n| Company | Share |\n|---|---|\n" + "| Besi | 40% |\n" * 5_000),
        (
            "one row of ten thousand cells",
            "# A Market\n\n|" + " 40% |" * 10_000 + "\n|" + "---|" * 10_000 + "\n|" + " 41% |" * 10_000 + "\n",
        ),
        ("nested tables", "<h1>A Market</h1>" + "<table><tr><td>Share 40%" * 300 + "</td></tr></table>" * 300),
        ("rows never closed", "<h1>A Market</h1><p>x</p><table>" + "<tr><td>Besi<td>40%" * 3_000),
        ("pipes only", "# A Market\n\n" + "|" * 50_000),
        ("a long cell", "# A Market\n\n| Company | Share |\n|---|---|\n| Besi | " + "40% " * 20_000 + " |\n"),
    ],
    ids=lambda value: value if len(value) < 40 else "",
)
def test_hostile_tables_end(name: str, text: str) -> None:
    report = read(text.encode(), "row.html" if text.startswith("<") else "row.md")
    context = context_of(report, Header(title="A Market", market="A", companies=(Company("Besi"),)), [])
    started = time.process_time()
    for reader in (tables, notes):
        list(reader.extract(context))
    assert time.process_time() - started < 2.0, name
