"""Market statements of press releases and news stubs, in any order of size, year and rate.

The rows imitate how research houses, news wires and note writers phrase such things; every sentence was written for this
table. A row is a whole small document: its text (a title line is put before it unless it brings its own), the title's market
and the claims that a careful analyst reads out of it, one a line, in the notation of `tests/extract/document_rows.py`.
`other` and `company_other` are left out on both sides. The rows of `test_market_statements_held.py` were written at the
same time and only judge.
"""

# ruff: noqa: E501 - a row is a whole document, and wrapped it cannot be read

from __future__ import annotations

import pytest

from tests.extract.document_rows import Row, expected, headline_claims

ROWS: tuple[Row, ...] = (
    # -- valued ... projected ... at a rate -----------------------------------------------------------------------------
    Row(
        "valued, projected, rate and window",
        "Drone Taxi",
        "The global drone taxi market was valued at USD 1.24 billion in 2023 and is projected to reach USD 9.8 billion by 2032, "
        "growing at a CAGR of 26.3% from 2024 to 2032.",
        "market_size 1.24e9 USD 2023 r; market_size 9.8e9 USD 2032 p; market_cagr 26.3 percent 2024-2032 p",
    ),
    Row(
        "size was USD ... in year, grow from ... to ...",
        "Smart Locks",
        "The global smart locks market size was USD 2.84 billion in 2022. The market is expected to grow from USD 3.12 billion in 2023 "
        "to USD 8.13 billion by 2030, exhibiting a CAGR of 14.7% during the forecast period.",
        "market_size 2.84e9 USD 2022 r; market_size 3.12e9 USD 2023 r; market_size 8.13e9 USD 2030 p; market_cagr 14.7 percent - p",
    ),
    Row(
        "from A in Y1 to B by Y2 at c%",
        "Edge Security",
        "The edge security market is expected to grow from USD 23.1 billion in 2023 to USD 57.7 billion by 2028 at a Compound Annual "
        "Growth Rate (CAGR) of 20.1% during the forecast period.",
        "market_size 23.1e9 USD 2023 r; market_size 57.7e9 USD 2028 p; market_cagr 20.1 percent - p",
    ),
    Row(
        "to B by Y2 from A in Y1",
        "Fleet Telematics",
        "The fleet telematics market is projected to reach USD 85.5 billion by 2031 from USD 54.4 billion in 2025, at a CAGR of 7.8%.",
        "market_size 85.5e9 USD 2031 p; market_size 54.4e9 USD 2025 r; market_cagr 7.8 percent 2025-2031 p",
    ),
    Row(
        "rate first, then the end value",
        "Oat Milk",
        "According to the study, the oat milk market is set to register a CAGR of 9.4% between 2022 and 2029 and will be worth "
        "US$ 6.1 Bn at the end of 2029.",
        "market_cagr 9.4 percent 2022-2029 p; market_size 6.1e9 USD 2029 p",
    ),
    Row(
        "stood at, forecast to attain",
        "Gear Oils",
        "In 2021, the gear oils market stood at US$ 7,412.5 Mn; it is forecast to attain US$ 10,050.0 Mn in 2031.",
        "market_size 7412.5e6 USD 2021 r; market_size 10050e6 USD 2031 p",
    ),
    Row(
        "reached, looking forward, expects",
        "Basalt Fibre",
        "The global basalt fibre market size reached US$ 287.4 Million in 2024. Looking forward, our analysts expect the market to reach "
        "US$ 612.9 Million by 2033, exhibiting a growth rate (CAGR) of 8.4% during 2025-2033.",
        "market_size 287.4e6 USD 2024 r; market_size 612.9e6 USD 2033 p; market_cagr 8.4 percent 2025-2033 p",
    ),
    Row(
        "estimated at in the base year and expected to reach, Mordor style",
        "Cold Chain Logistics",
        "The Cold Chain Logistics Market size is estimated at USD 321.5 billion in 2024, and is expected to reach USD 512.4 billion by 2029, "
        "growing at a CAGR of 9.77% during the forecast period (2024-2029).",
        "market_size 321.5e9 USD 2024 r; market_size 512.4e9 USD 2029 p; market_cagr 9.77 percent 2024-2029 p",
    ),
    Row(
        "garnered and estimated to generate, manifesting",
        "Yoga Mat",
        "The global yoga mat industry garnered $11.7 billion in 2020 and is estimated to generate $23.2 billion by 2028, manifesting a CAGR of "
        "9.0% from 2021 to 2028.",
        "market_size 11.7e9 USD 2020 r; market_size 23.2e9 USD 2028 p; market_cagr 9 percent 2021-2028 p",
    ),
    Row(
        "was pegged at, anticipated to hit",
        "Green Ammonia",
        "The green ammonia market was pegged at USD 0.44 billion in 2023 and is anticipated to hit around USD 40.12 billion by 2034, "
        "expanding at a CAGR of 50.6% from 2024 to 2034.",
        "market_size 0.44e9 USD 2023 r; market_size 40.12e9 USD 2034 p; market_cagr 50.6 percent 2024-2034 p",
    ),
    # -- other orders ---------------------------------------------------------------------------------------------------
    Row(
        "surge from roughly A to over B",
        "AI Agents",
        "Spending in the AI agents market could surge from roughly $3.5 billion in 2025 to over $20 billion by 2030.",
        "market_size 3.5e9 USD 2025 r; market_size 20e9.. USD 2030 p",
    ),
    Row(
        "a decade later",
        "Offshore Wind",
        "Analysts see the offshore wind market expanding from a $31 billion valuation in 2022 to $127 billion a decade later.",
        "market_size 31e9 USD 2022 r; market_size 127e9 USD 2032 p",
    ),
    Row(
        "year before the verb",
        "Contrast Media",
        "The global market for contrast media, which was worth approximately $5.23 billion in 2019, is expected to grow at a compound "
        "annual growth rate of 3.6%, ultimately reaching $6.9 billion by 2027.",
        "market_size 5.23e9 USD 2019 r; market_cagr 3.6 percent - p; market_size 6.9e9 USD 2027 p",
    ),
    Row(
        "By year, the market",
        "Telehealth",
        "By 2027, the telehealth market will be worth $248 billion, up from $61 billion in 2020.",
        "market_size 248e9 USD 2027 p; market_size 61e9 USD 2020 r",
    ),
    Row(
        "apposition: the market, estimated at A in Y",
        "Test Automation",
        "The market, estimated at $28.1 billion in 2025, is projected to maintain a CAGR of 12% from 2025 to 2033, reaching approximately "
        "$70 billion by 2033.",
        "market_size 28.1e9 USD 2025 r; market_cagr 12 percent 2025-2033 p; market_size 70e9 USD 2033 p",
    ),
    Row(
        "sizes joined by from/to, years in their own from/to",
        "Cloud Storage",
        "Cloud storage market revenue will climb from $78.6 billion to $214.5 billion from 2021 to 2030.",
        "market_size 78.6e9 USD 2021 r; market_size 214.5e9 USD 2030 p",
    ),
    Row(
        "market worth, as a headline",
        "Surgical Glue",
        "# Surgical Glue Market Size Worth $5.18 Billion By 2030: Vantage Peak Research\n\nRead the summary.",
        "market_size 5.18e9 USD 2030 p",
    ),
    Row(
        "headline with rate",
        "Vertical Farming",
        "# Vertical Farming Market to Surpass USD 35.3 Billion by 2032, Growing at 19.3% CAGR | Delta Insight\n\nNews.",
        "market_size 35.3e9.. USD 2032 p; market_cagr 19.3 percent - p",
    ),
    Row(
        "headline with bar and rate first",
        "Hydrogen Storage",
        "# Hydrogen Storage Market: 7.4% CAGR to Take Value to US$ 1.9 Bn by 2030\n\nNews.",
        "market_cagr 7.4 percent - p; market_size 1.9e9 USD 2030 p",
    ),
    Row(
        "headline at a CAGR from to",
        "Mining Drones",
        "# Mining Drones Market Set to Hit USD 2.6 Bn by 2033, at a CAGR of 11.2% From 2024 to 2033\n\nNews.",
        "market_size 2.6e9 USD 2033 p; market_cagr 11.2 percent 2024-2033 p",
    ),
    Row(
        "market to reach without a verb form",
        "Lab Robots",
        "Lab robots market to reach $3.4bn by 2029, says new study.",
        "market_size 3.4e9 USD 2029 p",
    ),
    Row(
        "revenue of the market",
        "Dental Implants",
        "Revenue in the dental implants market totalled USD 4.9 billion in 2022 and could exceed USD 8 billion by 2030.",
        "market_size 4.9e9 USD 2022 r; market_size 8e9.. USD 2030 p",
    ),
    Row(
        "garner a revenue, up from a revenue",
        "Diagnostic Imaging",
        "The market is expected to garner a revenue of USD 240 billion by the end of 2036, up from a revenue of USD 35 billion in the year 2023.",
        "market_size 240e9 USD 2036 p; market_size 35e9 USD 2023 r",
    ),
    # -- growth amounts, totals over years, one-year growth ----------------------------------------------------------------
    Row(
        "Technavio: grow by",
        "Mobile Apps",
        "The mobile apps market is poised to grow by USD 165.4 billion during 2019-2023, progressing at a CAGR of almost 18% during the "
        "forecast period.",
        "market_growth_amount 165.4e9 USD 2019-2023 p; market_cagr 18 percent - p",
    ),
    Row(
        "Technavio: estimated to increase by, at a rate",
        "Pet Food",
        "The pet food market size is estimated to increase by USD 4.26 billion, at a CAGR of 6.2% between 2023 and 2028.",
        "market_growth_amount 4.26e9 USD 2023-2028 p; market_cagr 6.2 percent 2023-2028 p",
    ),
    Row(
        "year-over-year growth",
        "Air Fryers",
        "The year-over-year growth rate of the air fryers market for 2024 is estimated at 5.35%.",
        "market_cagr 5.35 percent 2024 r",
    ),
    Row(
        "market grew by per cent in a year",
        "Barcode Printers",
        "The barcode printers market grew 4.1% in 2023 to reach $3.9 billion.",
        "market_cagr 4.1 percent 2023 r; market_size 3.9e9 USD 2023 r",
    ),
    Row(
        "decline",
        "Desktop Scanner",
        "The desktop scanner market declined 6.5% in 2022 to $1.1 billion.",
        "market_cagr -6.5 percent 2022 r; market_size 1.1e9 USD 2022 r",
    ),
    Row(
        "negative rate",
        "Fax Machine",
        "The fax machine market is forecast to shrink at a CAGR of -3.2% from 2023 to 2028.",
        "market_cagr -3.2 percent 2023-2028 p",
    ),
    Row(
        "incremental opportunity",
        "Bio Lubricants",
        "An incremental opportunity of US$ 1.3 Bn is expected in the bio lubricants market between 2022 and 2032.",
        "market_growth_amount 1.3e9 USD 2022-2032 p",
    ),
    # -- volumes ------------------------------------------------------------------------------------------------------
    Row(
        "tons",
        "Kraft Paper",
        "In terms of volume, the kraft paper market stood at 16.2 million tons in 2022 and will reach 20.1 million tons by 2028.",
        "market_volume 16200000 tons 2022 r; market_volume 20100000 tons 2028 p",
    ),
    Row(
        "units",
        "E-Bike",
        "The e-bike market will reach 77.3 million units by 2030, from 43.6 million units in 2022.",
        "market_volume 77300000 units 2030 p; market_volume 43600000 units 2022 r",
    ),
    # -- money as it is written -----------------------------------------------------------------------------------------
    Row(
        "euro, bn",
        "Organic Wine",
        "The organic wine market was worth €9.2bn in 2022.",
        "market_size 9.2e9 EUR 2022 r",
    ),
    Row(
        "rupees crore",
        "Snack Foods",
        "The snack foods market was valued at ₹42,694 crore in 2023.",
        "market_size 426940000000 INR 2023 r",
    ),
    Row(
        "two currencies are two claims",
        "Used Cars",
        "The used cars market reached NT$650 billion (US$20.3 billion) in 2023.",
        "market_size 650e9 TWD 2023 r; market_size 20.3e9 USD 2023 r",
    ),
    Row(
        "trillion as Tn",
        "Clean Hydrogen",
        "The market for clean hydrogen is projected to reach $1.4Tn by 2050.",
        "market_size 1.4e12 USD 2050 p",
    ),
    Row(
        "range of money",
        "Geothermal Drilling",
        "We size the geothermal drilling market at $4-5 billion in 2024.",
        "market_size 4e9..5e9 USD 2024 r",
    ),
    Row(
        "year with F",
        "Solid-State Battery",
        "Solid-state battery market value of $8.6bn by 2031F.",
        "market_size 8.6e9 USD 2031 p",
    ),
    Row(
        "fiscal year",
        "Used Tractor",
        "The used tractor market was worth INR 310 billion in FY2023 and may touch INR 500 billion by FY2028.",
        "market_size 310e9 INR 2023 r; market_size 500e9 INR 2028 p",
    ),
    # -- rate forms -----------------------------------------------------------------------------------------------------
    Row(
        "CAGR (2024-2030)",
        "Ocular Implants",
        "Ocular implants market CAGR (2024-2030): 6.1%.",
        "market_cagr 6.1 percent 2024-2030 p",
    ),
    Row(
        "at a 12.4 percent compound annual rate",
        "API Gateway",
        "The API gateway market will expand at a 12.4 percent compound annual rate through 2029.",
        "market_cagr 12.4 percent 2029 p",
    ),
    Row(
        "growing annually",
        "Wedding Planning",
        "The wedding planning market is growing at 7.5% annually.",
        "market_cagr 7.5 percent - r",
    ),
    Row(
        "five-year rate",
        "Managed Print",
        "The managed print market was valued at $38 billion in 2022. It will grow at a CAGR of over 6% from 2023 to 2032.",
        "market_size 38e9 USD 2022 r; market_cagr 6.. percent 2023-2032 p",
    ),
    # -- other markets --------------------------------------------------------------------------------------------------
    Row(
        "another market in the same release",
        "Telematics",
        "The telematics market was valued at $50 billion in 2022. The global smartphone market is projected to reach $900 billion by 2030.",
        "market_size 50e9 USD 2022 r",
    ),
    Row(
        "short name of the market",
        "Peer-to-Peer Car Rental",
        "The peer-to-peer car rental market reached $2.1 billion in 2023. This market is expected to exceed $5 billion by 2030.",
        "market_size 2.1e9 USD 2023 r; market_size 5e9.. USD 2030 p",
    ),
    # -- no market figure ------------------------------------------------------------------------------------------------
    Row(
        "funding is no market size",
        "Quantum Software",
        "QuantoLabs, active in the quantum software market, raised $45 million in a Series B round in 2023.",
        "",
    ),
    Row(
        "report price and pages",
        "Bottled Tea",
        "The report on the bottled tea market has 180 pages and costs USD 4,900.",
        "",
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_row(row: Row) -> None:
    assert headline_claims(row) == expected(row)


WAYS = (
    "from A in Y1 to B by Y2 at c%",
    "to B by Y2 from A in Y1",
    "surge from roughly A to over B",
    "a decade later",
    "garner a revenue, up from a revenue",
)


def test_the_start_of_a_way_is_reported_and_its_end_projected() -> None:
    rows = [row for row in ROWS if row.name in WAYS]
    assert len(rows) == len(WAYS)
    for row in rows:
        assert headline_claims(row, mode=True) == expected(row, mode=True), row.name
