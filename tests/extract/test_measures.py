"""Wordings of growth, money and the rest met in unlabelled reports, in own words: one row for each form of a rule."""

from __future__ import annotations

import pytest

from tests.extract.measure_rows import Row, found, wanted

GROWTH = (
    Row("The market is expected to grow at a CAGR of 7.3% during the forecast period.", "market_cagr 7.3 percent 2025-2032 p"),
    Row(
        "The Industrial Widget market is projected to expand at a CAGR of over 8% from 2023 to 2030.",
        "market_cagr 8.. percent 2023-2030 p {over}",
    ),
    Row(
        "Forecasts suggest a compound annual growth rate (CAGR) of around 4-6% over the next five years.",
        "market_cagr 4..6 percent - p {around}",
    ),
    Row(
        "In 2023, the market size is estimated at $20 billion, with a CAGR of around 10% expected through 2030.",
        "market_size 20000000000 USD 2023 r {estimated}; market_cagr 10 percent 2023-2030 p {around}",
    ),
    Row(
        "Valued at $3 billion in 2023, it is projected to grow at a CAGR of 8% through 2030.",
        "market_size 3000000000 USD 2023 r; market_cagr 8 percent 2023-2030 p",
    ),
    Row(
        "The market is set to reach $30 billion by 2028, expanding at a CAGR of 10% from 2023.",
        "market_size 30000000000 USD 2028 p; market_cagr 10 percent 2023-2028 p",
    ),
    Row(
        "The market will reach an estimated $35 billion by 2026, with a CAGR of 6%.",
        "market_size 35000000000 USD 2026 p {estimated}; market_cagr 6 percent - p",
    ),
    Row(
        "The market was worth $2 billion in 2019 and is predicted to reach $5 billion by 2030 with a CAGR of 9%.",
        "market_size 2000000000 USD 2019 r; market_size 5000000000 USD 2030 p; market_cagr 9 percent 2019-2030 p",
    ),
    Row("The outlook is good, with a projected CAGR of over 10% through 2028.", "market_cagr 10.. percent 2028 p {over}"),
    Row(
        "In 2023, the market is projected to grow at a CAGR of approximately 6.5%.",
        "market_cagr 6.5 percent 2023 p {approximately}",
    ),
    Row("By 2025 sales rise, with a CAGR of 8.2% during the forecast period.", "market_cagr 8.2 percent 2025-2032 p"),
    Row("The market in China is expected to grow at a CAGR of 9%.", "region_cagr [China] 9 percent - p"),
    Row("In Europe, the market is projected to grow at 5% annually.", "region_cagr [Europe] 5 percent - p"),
    Row("The market is expected to grow at a CAGR of 7% in Asia-Pacific.", "region_cagr [Asia-Pacific] 7 percent - p"),
    Row("The market shrank, with a decline of 4% in 2022.", "market_cagr -4 percent 2022 p"),
    Row(
        "Acme reported revenue of $6 billion in 2022, up 12% year-over-year.",
        "company_revenue [Acme Corporation] 6000000000 USD 2022 r; company_growth [Acme Corporation] 12 percent 2022 r",
    ),
    Row("Acme's technology positions it well in a market projected to grow at a CAGR of 5%.", "market_cagr 5 percent - p"),
    Row("Revenue figures vary, driven by demand (CAGR of 6%) across regions.", "market_cagr 6 percent - p"),
    Row("The expanding IW market is projected to grow at a CAGR of 4%.", "market_cagr 4 percent - p"),
    Row(
        "The premium grade segment is expected to grow at a CAGR of 7.5% from 2025 to 2032.",
        "segment_cagr [premium grade] 7.5 percent 2025-2032 p",
    ),
    Row(
        "The global smartphone market is expected to grow at a CAGR of 3% through 2027.", "other [smartphone] 3 percent 2027 p"
    ),
)


MONEY = (
    Row(
        "The market was valued at $5 billion in 2022 and is expected to reach $8 billion.",
        "market_size 5000000000 USD 2022 r; market_size 8000000000 USD - p",
    ),
    Row("Acme serves over 7,000 organizations.", "company_other [Acme Corporation] 7000.. count - r {over}"),
    Row(
        "Players are investing in tools, with the market size expected to exceed $2 billion by 2030.",
        "market_size 2000000000.. USD 2030 p {exceed}",
    ),
    Row(
        "Acme's operating income rose by 9% in 2020, reaching $5 billion.",
        "company_growth [Acme Corporation] 9 percent 2020 r; company_other [Acme Corporation] 5000000000 USD 2020 r",
    ),
    Row(
        "Acme recorded $350 million in sales, growing steadily by 12%.",
        "company_revenue [Acme Corporation] 350000000 USD - r; company_growth [Acme Corporation] 12 percent - r",
    ),
    Row("The total addressable market is projected to reach $9 billion by 2029.", "market_size 9000000000 USD 2029 p"),
    Row(
        "Acme's revenue for 2022 was approximately $16 billion.",
        "company_revenue [Acme Corporation] 16000000000 USD 2022 r {approximately}",
    ),
    Row(
        "With a revenue of around $78 billion in 2021, Acme leads research.",
        "company_revenue [Acme Corporation] 78000000000 USD 2021 r {around}",
    ),
    Row(
        "Acme reported sales of $39 billion in 2022, while Borealis posted revenues of around $3.2 billion.",
        "company_revenue [Acme Corporation] 39000000000 USD 2022 r; company_revenue [Borealis Tools] "
        "3200000000 USD 2022 r {around}",
    ),
    Row(
        "Acme reported total sales of €20.1 billion in 2020. || Borealis had sales of $3 billion in the same year.",
        "company_revenue [Acme Corporation] 20100000000 EUR 2020 r; company_revenue [Borealis Tools] 3000000000 USD 2020 r",
    ),
    Row(
        "Acme earned $2 billion in 2022. ¶ Borealis achieved a revenue of about $1 billion in the same period.",
        "company_revenue [Acme Corporation] 2000000000 USD 2022 r; company_revenue [Borealis Tools] "
        "1000000000 USD 2022 r {about}",
    ),
    Row(
        "Companies like Acme and Borealis report annual revenues exceeding $40 billion.",
        "company_revenue [Acme Corporation] 40000000000.. USD - r {exceeding}; company_revenue [Borealis "
        "Tools] 40000000000.. USD - r {exceeding}",
    ),
    Row(
        "Companies like Acme and Borealis reported revenues exceeding $40 billion and $57 billion, respectively.",
        "company_revenue [Acme Corporation] 40000000000.. USD - r {exceeding}; company_revenue [Borealis "
        "Tools] 57000000000.. USD - r {exceeding}",
    ),
    Row(
        "Estimates indicate Acme's revenue around $650 million, Borealis exceeding $1 billion, and Delta "
        "Metals at approximately $700 million.",
        "company_revenue [Acme Corporation] 650000000 USD - r {around}; company_revenue [Borealis Tools] "
        "1000000000.. USD - r {exceeding};"
        "company_revenue [Delta Metals] 700000000 USD - r {approximately}",
    ),
    Row(
        "Acme reported $43 billion in total revenue, while Rochester brought in around $63 billion.",
        "company_revenue [Acme Corporation] 43000000000 USD - r",
    ),
    Row(
        "Acme is growing. || Its revenue was $3 billion in recent years.",
        "company_revenue [Acme Corporation] 3000000000 USD - r",
    ),
    Row(
        "Acme is growing. || Sales exceeded $1.8 billion in 2022.",
        "company_revenue [Acme Corporation] 1800000000.. USD 2022 r {exceeded}",
    ),
    Row("Acme is growing. || Sales for Heliodor exceeded $1.8 billion in 2022."),
    Row("Acme is estimated to generate $300 million annually.", "company_revenue [Acme Corporation] 300000000 USD - r"),
    Row(
        "Acme's revenue is projected to surpass $15 billion by 2027.",
        "company_revenue [Acme Corporation] 15000000000.. USD 2027 p {surpass}",
    ),
    Row(
        "Acme reported sales of ¥400 billion (approximately $2.8 billion) in 2022.",
        "company_revenue [Acme Corporation] 400000000000 JPY 2022 r; company_revenue [Acme Corporation] "
        "2800000000 USD 2022 r {approximately}",
    ),
    Row("Acme has committed over $20 billion to new plants.", "company_other [Acme Corporation] 20000000000.. USD - r {over}"),
    Row("Acme employs about 400,000 people in 60 countries.", "company_other [Acme Corporation] 400000 count - r {about}"),
    Row("The market is projected to reach $45 billion by 2026.", "market_size 45000000000 USD 2026 p"),
    Row("Predicted to surpass USD 2 billion by 2028, the market grows.", "market_size 2000000000.. USD 2028 p {surpass}"),
    Row(
        "The market is growing, rising from $4 billion in 2020 to $14 billion by 2027.",
        "market_size 4000000000 USD 2020 r; market_size 14000000000 USD 2027 p",
    ),
    Row("The market in Europe was valued at $3 billion in 2022.", "region_size [Europe] 3000000000 USD 2022 r"),
    Row("The market will grow by USD 4.2 billion during 2024-2028.", "market_growth_amount 4200000000 USD 2024-2028 p"),
    Row("The market reached a volume of 5.2 million tons in 2023.", "market_volume 5200000 tons 2023 r"),
    Row(
        "The global smartphone market is projected to reach $500 billion by 2027.", "other [smartphone] 500000000000 USD 2027 p"
    ),
    Row("Acme's market size is estimated at around $700 million."),
    Row(
        "Some of the top players in the market, such as Acme and Borealis, have revenues of $400 million.",
        "company_revenue [Acme Corporation] 400000000 USD - r; company_revenue [Borealis Tools] 400000000 USD - r",
    ),
    Row("Sales run to hundreds of millions of dollars at Acme."),
    Row("Entry-level models start below $15,000."),
)


OTHERS = (
    Row("Founded in 1968, Acme builds widgets.", "company_founded [Acme Corporation] 1968 year - r"),
    Row(
        "Borealis, established in 1984, is one of the largest makers.",
        "company_founded [Borealis Tools] 1984 year - r; company_leads [Borealis Tools] - r {one of}",
    ),
    Row("With a history dating back to 1972, Delta Metals grew.", "company_founded [Delta Metals] 1972 year - r"),
    Row(
        "While specific sales figures for 2020 are not available, Acme's position is strong.",
        "undisclosed [Acme Corporation] 2020 r {company_revenue}",
    ),
    Row(
        "Acme and Borealis compete. || Revenue data for these companies is not publicly disclosed.",
        "undisclosed [Acme Corporation] - r {company_revenue}; undisclosed [Borealis Tools] - r {company_revenue}",
    ),
    Row("Revenue figures of individual companies are not disclosed."),
    Row(
        "The market is projected to reach $XX billion by 2030, at a CAGR of X.X%.",
        "undisclosed [Industrial Widget] 2030 r {market_size}; undisclosed [Industrial Widget] - r {market_cagr}",
    ),
    Row(
        "China dominates with a share of X%, followed by Europe with Y%.",
        "region_leads [China] - r; undisclosed [China] - r {region_share}; undisclosed [Europe] - r {region_share}",
    ),
)


ROWS = (*GROWTH, *MONEY, *OTHERS)


@pytest.mark.parametrize("row", ROWS, ids=[row.text[:60] for row in ROWS])
def test_what_is_claimed(row: Row) -> None:
    assert found(row) == wanted(row)


def test_all_rows_ran() -> None:
    assert len(ROWS) == 63, "a row was lost or added: update the number on purpose"
