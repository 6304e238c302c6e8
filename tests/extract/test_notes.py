"""Notes: key-value items, headlines, front matter, list entries that say something of the note's company or market.

Every line was written for this table. The notation stands in `tests/extract/document_rows.py`; `HELD` rows only judge.
"""

# ruff: noqa: E501 - a row is a whole document, and wrapped it cannot be read

from __future__ import annotations

import pytest

from tests.extract.document_rows import Row, expected, f1, headline_claims

HELD_FLOOR = 0.90

ROWS: tuple[Row, ...] = (
    Row(
        "bold labels with trailing figures",
        "",
        "# Teradyne (TER) - Working Notes\n\n## Key points\n- **Revenue:** $2.8B TTM (+5.4% YoY); backlog healthy\n"
        "- **Valuation:** P/E 31x, EV/S 5.2x\n- **Market share:** ~45% of SoC test\n",
        "company_revenue [Teradyne] 2.8e9 USD - r; company_growth [Teradyne] 5.4 percent - r; company_share [Teradyne] 45 percent - r",
    ),
    Row(
        "fiscal years in the label",
        "",
        "---\naliases: [KLIC]\n---\n#actor #semiconductor #usa\n\n**Kulicke & Soffa** — wire bonding equipment. Founded 1951.\n\n"
        "- **Revenue (FY24):** $706M (-5% YoY)\n- **Employees:** 2,700\n- **Founded:** 1951\n",
        "company_founded [Kulicke & Soffa] 1951 year - r; company_revenue [Kulicke & Soffa] 706e6 USD 2024 r; "
        "company_growth [Kulicke & Soffa] -5 percent 2024 r; company_founded [Kulicke & Soffa] 1951 year - r",
    ),
    Row(
        "rank entries under related",
        "",
        "#concept #materials\n\n**Bonding wire** — thin metal wire joining die and package.\n\n## Related\n\n- [[Heraeus]] — \\#1 supplier\n"
        "- [[Tanaka]] — \\#2 supplier\n",
        "company_leads [Heraeus] - r",
    ),
    Row(
        "shares as label lines under a heading",
        "",
        "# Glass Substrate Market Notes\n\n## Market share 2023\n- Absolics: 42%\n- Intel: 30%\n- Others: 28%\n",
        "company_share [Absolics] 42 percent 2023 r; company_share [Intel] 30 percent 2023 r",
    ),
    Row(
        "market label lines",
        "",
        "# Glass Substrate Market Notes\n\n- Market size (2023): $7.2 billion\n- Forecast (2030): $9.1 billion\n- CAGR (2024-2030): 3.4%\n",
        "market_size 7.2e9 USD 2023 r; market_size 9.1e9 USD 2030 p; market_cagr 3.4 percent 2024-2030 p",
    ),
    Row(
        "at a glance lines of a press release",
        "",
        "# Insulin Pump Market Outlook 2024-2031\n\nReport Highlights\n\n- Market Size in 2023: USD 5.9 Billion\n- Market Forecast in 2031: USD 13.1 Billion\n"
        "- Growth Rate: CAGR of 10.5%\n- Base Year: 2023\n- Number of Pages: 210\n",
        "market_size 5.9e9 USD 2023 r; market_size 13.1e9 USD 2031 p; market_cagr 10.5 percent - r",
    ),
    Row(
        "front matter title",
        "",
        '---\ntitle: "Neon Lighting Market to Reach $650 Million by 2029"\ndate: 2024-03-02\ntags: [lighting]\n---\n\nFull story soon.\n',
        "market_size 650e6 USD 2029 p",
    ),
    Row(
        "front matter description",
        "",
        "---\ntitle: Neon Lighting Market Outlook\ndescription: The neon lighting market was valued at USD 410 million in 2022.\n---\n\nFull story soon.\n",
        "market_size 410e6 USD 2022 r",
    ),
    Row(
        "image text",
        "",
        "# Neon Lighting Market Outlook\n\n![Neon lighting market to hit $650 million by 2029](chart.png)\n",
        "market_size 650e6 USD 2029 p",
    ),
    Row(
        "regions as label lines",
        "",
        "# Neon Lighting Market Outlook\n\n## Regional market share (2023)\n\n- **North America:** 38%\n- **Europe:** 27%\n- **Asia-Pacific:** 25%\n",
        "region_share [North America] 38 percent 2023 r; region_share [Europe] 27 percent 2023 r; region_share [Asia-Pacific] 25 percent 2023 r",
    ),
    Row(
        "scores and weights are none",
        "",
        "# Teradyne (TER) - Working Notes\n\n### Scoring\n- Moat: 4/5 (Weight: 2.0) = 8.0\n- Growth: 3/5 (Weight: 1.0) = 3.0\n**Total: 3.7 / 5**\n",
        "",
    ),
    Row(
        "a growth word with the figure in brackets",
        "",
        "# Teradyne (TER) - Working Notes\n\n- **Risks:** smartphone cycle; slow revenue growth (+1.2%)\n",
        "company_growth [Teradyne] 1.2 percent - r",
    ),
)

HELD: tuple[Row, ...] = (
    Row(
        "colon inside the bold, plain bullets",
        "",
        "# Besi (BESI NA) - Company Note\n\n## Financials\n* **Revenue FY2023**: €579M (-20% YoY)\n* **Gross margin**: 64.9%\n* **Market share in die attach**: 40%\n",
        "company_revenue [Besi] 579e6 EUR 2023 r; company_growth [Besi] -20 percent 2023 r; company_share [Besi] 40 percent - r",
    ),
    Row(
        "no bold, dash for the colon",
        "",
        "# Resonac - Company Note\n\n- Sales - ¥1.29 trillion (2023)\n- Founded - 1939\n",
        "company_revenue [Resonac] 1.29e12 JPY 2023 r; company_founded [Resonac] 1939 year - r",
    ),
    Row(
        "guidance line",
        "",
        "# Camtek (CAMT) - Company Note\n\n- **FY25 revenue guidance:** $490M-$500M\n- **FY24 revenue:** $429M (+36% YoY)\n",
        "company_revenue [Camtek] 490e6..500e6 USD 2025 p; company_revenue [Camtek] 429e6 USD 2024 r; company_growth [Camtek] 36 percent 2024 r",
    ),
    Row(
        "key takeaways of a release",
        "",
        "# Aerogel Market Forecast\n\nKey Takeaways\n\n* Market value (2022): US$ 1.1 Bn\n* Projected value (2032): US$ 4.9 Bn\n* CAGR (2022-2032): 16.1%\n",
        "market_size 1.1e9 USD 2022 r; market_size 4.9e9 USD 2032 p; market_cagr 16.1 percent 2022-2032 p",
    ),
    Row(
        "segments as label lines",
        "",
        "# Aerogel Market Forecast\n\n## Share by region, 2022\n\n1. North America: 44%\n2. Europe: 31%\n",
        "region_share [North America] 44 percent 2022 r; region_share [Europe] 31 percent 2022 r",
    ),
    Row(
        "share sentences in a note",
        "",
        "#concept #materials\n\n**ABF film** — insulating film in chip substrates. [[Ajinomoto]] holds ~98% share.\n",
        "company_share [Ajinomoto] 98 percent - r",
    ),
    Row(
        "front matter with sizes as fields",
        "",
        "---\ntitle: Aerogel Market Forecast\nmarket_size_2022: $1.1 billion\ncagr: 16.1%\n---\n\nText follows.\n",
        "market_size 1.1e9 USD 2022 r; market_cagr 16.1 percent - r",
    ),
    Row(
        "number one in bold",
        "",
        "#actor #materials #japan\n\n**Ajinomoto Fine-Techno** — \\#1 in ABF film. Maker of insulating films.\n",
        "company_leads [Ajinomoto Fine-Techno] - r",
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_row(row: Row) -> None:
    assert headline_claims(row) == expected(row)


def test_held_rows() -> None:
    score, wanted = f1(HELD)
    assert wanted == 17, "a held row was lost or added; update the number on purpose"
    assert score >= HELD_FLOOR, f"held F1 {score:.3f}"
