"""Wordings of shares and leadership met in unlabelled reports, in own words: one row for each form of a rule."""

from __future__ import annotations

import pytest

from tests.extract.measure_rows import Row, found, wanted

SHARES = (
    Row(
        "The market grows, particularly in the APAC region, projected to capture approximately 40% market share.",
        "region_share [Asia-Pacific] 40 percent - p {approximately}",
    ),
    Row("Europe accounts for about 20%.", "region_share [Europe] 20 percent - r {about}"),
    Row(
        "Europe accounts for 20% of the market, while China contributes approximately 10%.",
        "region_share [Europe] 20 percent - r; region_share [China] 10 percent - r {approximately}",
    ),
    Row(
        "APAC is expected to dominate with a share of 40%, followed by North America at 25%, Europe with 20% "
        "and the USA at 10%.",
        "region_leads [Asia-Pacific] - p; region_share [Asia-Pacific] 40 percent - p; region_share [North "
        "America] 25 percent - p;"
        "region_share [Europe] 20 percent - p; region_share [United States] 10 percent - p",
    ),
    Row(
        "North America and Europe hold 35% and 30% of the market, respectively.",
        "region_share [North America] 35 percent - r; region_share [Europe] 30 percent - r",
    ),
    Row(
        "Asia-Pacific and Europe follow, with shares of around 25% and 20%.",
        "region_share [Asia-Pacific] 25 percent - r {around}; region_share [Europe] 20 percent - r {around}",
    ),
    Row(
        "China and India contribute roughly 5% each.",
        "region_share [China] 5 percent - r {roughly}; region_share [India] 5 percent - r {roughly}",
    ),
    Row(
        "North America and Europe collectively represent over 70% of the market.",
        "region_share [North America and Europe] 70.. percent - r {over}",
    ),
    Row(
        "Growth spreads across regions such as Europe, Japan and China, with a combined market share of 60%.",
        "region_share [Europe, Japan and China] 60 percent - r",
    ),
    Row(
        "Key regions include North America (30%), Europe (25%) and the Asia-Pacific region (28%).",
        "region_share [North America] 30 percent - r; region_share [Europe] 25 percent - r; region_share "
        "[Asia-Pacific] 28 percent - r",
    ),
    Row(
        "The projected shares are: Europe (40%), and others (15%).",
        "region_share [Europe] 40 percent - p; region_share [others] 15 percent - p",
    ),
    Row(
        "Europe holds 30%. || The remaining 10% is attributed to other regions.",
        "region_share [Europe] 30 percent - r; region_share [other regions] 10 percent - r",
    ),
    Row("The remaining 8% will come from Latin America.", "region_share [Latin America] 8 percent - p"),
    Row("Other regions make up the remaining 5%.", "region_share [Other regions] 5 percent - r"),
    Row(
        "The market share is split as 40% for Europe, 35% for North America, and 25% for China.",
        "region_share [Europe] 40 percent - r; region_share [North America] 35 percent - r; region_share "
        "[China] 25 percent - r",
    ),
    Row("Europe, driven by strong demand in Germany, is projected to hold 25%.", "region_share [Europe] 25 percent - p"),
    Row(
        "The Asia-Pacific region, particularly China, captures about 30% market share.",
        "region_share [Asia-Pacific] 30 percent - r {about}",
    ),
    Row(
        "Asia-Pacific is projected to capture 25%, driven by demand in countries like China, which holds "
        "about 12% of the market.",
        "region_share [Asia-Pacific] 25 percent - p; region_share [China] 12 percent - r {about}",
    ),
    Row(
        "Growth comes from countries like China, expected to account for 10% of the market.",
        "region_share [China] 10 percent - p",
    ),
    Row(
        "China contributes about 15% of the Asia-Pacific market.", "region_share [China] 15 percent - r {about} of=Asia-Pacific"
    ),
    Row(
        "In 2023, Europe holds 40% of the market, with China at 15%.",
        "region_share [Europe] 40 percent 2023 r; region_share [China] 15 percent 2023 r",
    ),
    Row(
        "By 2028, Europe is expected to hold 40%, followed by China at 15%.",
        "region_share [Europe] 40 percent 2028 p; region_share [China] 15 percent 2028 p",
    ),
    Row("Following closely behind is Europe with a market share of 25%.", "region_share [Europe] 25 percent - r"),
    Row(
        "Europe, at 25%, and China, approximately 17%, also matter.",
        "region_share [Europe] 25 percent - r; region_share [China] 17 percent - r {approximately}",
    ),
    Row("Acme holds a 25% share of the market.", "company_share [Acme Corporation] 25 percent - r"),
    Row("The automotive segment accounted for 35% of the market in 2023.", "application_share [Automotive] 35 percent 2023 r"),
    Row(
        "Steel Widgets hold 60% of the market, while plastic widgets represent 30%.",
        "segment_share [Steel Widgets] 60 percent - r; segment_share [Plastic Widgets] 30 percent - r",
    ),
    Row("Purity levels above 99% are common in Europe."),
    Row("The new tool cuts waste by up to 30% in Europe."),
    Row("Europe holds a significant share and shows double-digit growth."),
    Row("These regions are expected to account for approximately 85% of the total market."),
    Row("The USA and China drive over 50% of the market growth."),
)


LEADERS = (
    Row("North America is projected to hold a dominant position.", "region_leads [North America] - p"),
    Row("Asia-Pacific remains dominant, supported by foundries in Taiwan.", "region_leads [Asia-Pacific] - r"),
    Row("North America and Europe lead in market share.", "region_leads [North America and Europe] - r"),
    Row("The market is poised for growth, with Europe leading the charge.", "region_leads [Europe] - p"),
    Row("APAC's lead is anticipated to strengthen.", "region_leads [Asia-Pacific] - p"),
    Row(
        "With APAC projected to maintain its dominance, the region will capture the largest share.",
        "region_leads [Asia-Pacific] - p",
    ),
    Row("Europe and China are expected to dominate the market through 2027.", "region_leads [Europe and China] 2027 p"),
    Row("The market is projected to be dominated by Europe and China.", "region_leads [Europe and China] - p"),
    Row("APAC is anticipated to sustain its leadership position.", "region_leads [Asia-Pacific] - p"),
    Row("Regions with strict laws, including Europe and Japan, will lead the market.", "region_leads [Europe and Japan] - p"),
    Row("The USA leads the North American market.", "region_leads [United States] - r of=North America"),
    Row("The dominance of the Asia-Pacific region is driven by demand.", "region_leads [Asia-Pacific] - r"),
    Row("Trends point to Asia-Pacific dominance in the coming years.", "region_leads [Asia-Pacific] - p"),
    Row("Asia-Pacific is expected to experience the highest growth rate.", "region_fastest [Asia-Pacific] - p"),
    Row("Europe is the fastest-growing region.", "region_fastest [Europe] - r"),
    Row("Europe is expected to dominate future growth.", "region_fastest [Europe] - p"),
    Row("Industry demand rises, with APAC and Europe leading the expansion.", "region_fastest [Asia-Pacific and Europe] - r"),
    Row("Acme is one of the largest providers of widgets in China.", "company_leads [Acme Corporation] - r {one of} of=China"),
    Row(
        "Acme and Borealis are among the top players.",
        "company_leads [Acme Corporation] - r {among}; company_leads [Borealis Tools] - r {among}",
    ),
    Row(
        "Leading the market are Acme, Borealis and Delta Metals.",
        "company_leads [Acme Corporation] - r; company_leads [Borealis Tools] - r; company_leads [Delta Metals] - r",
    ),
    Row("Acme is the leading player in the market.", "company_leads [Acme Corporation] - r"),
    Row("Acme is a market leader.", "company_leads [Acme Corporation] - r"),
    Row("Acme leads the market with its extensive product range.", "company_leads [Acme Corporation] - r"),
    Row(
        "The industrial sector grows. || The automotive sector, particularly trucks, dominates the market.",
        "application_leads [Automotive] - r",
    ),
    Row("Acme, a leading player, leads in innovation and is a dominant force."),
    Row("Acme is one of the leading players, and Borealis is a leader in tools."),
    Row("The market has key players such as Acme, Foo Works (FW), Borealis, and Delta Metals dominating the industry."),
    Row("China is a dominant force, and Europe holds a significant share."),
    Row("The company expands, leading to a steady increase in market share at Acme."),
)


ROWS = (*SHARES, *LEADERS)


@pytest.mark.parametrize("row", ROWS, ids=[row.text[:60] for row in ROWS])
def test_what_is_claimed(row: Row) -> None:
    assert found(row) == wanted(row)


def test_all_rows_ran() -> None:
    assert len(ROWS) == 61, "a row was lost or added: update the number on purpose"
