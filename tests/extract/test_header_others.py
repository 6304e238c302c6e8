"""Header fields of other publishers: titles, firms, dates, and lists in all the forms that were met, in own words."""

import time

import pytest

from kg.corpus import read
from kg.extract.header import header
from kg.extract.header_lists import items_of
from kg.model import Header


def _of(text: str) -> Header:
    return header(read(text.encode(), "x.md"))


TITLES = [
    (
        "Kite Robots Market Size Worth $18.18 Billion By 2030: Windhill View Research, Inc.",
        "Kite Robots",
        "Windhill View Research, Inc.",
    ),
    ("Global Tower Kites Market to Reach $5.1 Billion by 2027", "Tower Kites", None),
    ("Edge Kite Market Worth $111.3 Billion by 2028 - Exclusive Report by KitesandKites\u2122", "Edge Kite", "KitesandKites"),
    ("Insights on the Space Kites Global Market to 2027 - ResearchAndKites.com", "Space Kites", "ResearchAndKites.com"),
    ("AI in Kite Flying Market is Expected to Grow at 25% CAGR: Kite.MR", "AI in Kite Flying", "Kite.MR"),
    ("With 12.3% CAGR, Smart Kites Market Size to Surpass USD 30 Billion by 2030", "Smart Kites", None),
    ("Worldwide Kite Industry to 2030", "Kite", None),
    ("$21.5 Billion Medical Kites Market by 2026", "Medical Kites", None),
    ("Medical Kites Market Size To Grow USD 22.68 Bn By 2027", "Medical Kites", None),
    ("Growth Opportunities in the Kite Market", "Kite", None),
    ("Why the Kite Market Is Booming", "Kite", None),
    ("Top 10 Trends Shaping the Box Kite Market", "Box Kite", None),
    ("Windco Stock Soars as Kite Market Expands", "Kite", None),
    ("The Market for Solar Kites is Growing", "Solar Kites", None),
    ("VR for Kite Flying Market Overview", "VR for Kite Flying", None),
    ("Research Report on Global and Chinese Kite Industry, 2013-2020", "Kite", None),
    ("Kite & String Market, By Type, By Region - Forecast 2022-2030 | Windhill Research", "Kite & String", "Windhill Research"),
    ("Kite Market Set to Skyrocket to $1.5 Billion by 2030, Says Windhill Consulting", "Kite", "Windhill Consulting"),
    ("Windhill Study: Kite Market to Double", "Kite", "Windhill"),
    ("Global Market Insights: Kite Market Update", "Kite", None),
    ("Stock Market Today: Kites rise", None, None),
    ("Kite\u2013String Hybrids Market 2024", "Kite\u2013String Hybrids", None),
    ("News bulletin: Kite Market Latest Updates & Outlook 2030| Expected to Hit USD 8.39 billion", "Kite", None),
    ("Windco Inc (WNDC) Q4 2024 Earnings", None, None),
]


@pytest.mark.parametrize(("title", "market", "publisher"), TITLES)
def test_titles(title: str, market: str | None, publisher: str | None) -> None:
    head = _of(f"# {title}\n\nSome body text that says nothing much.")
    assert (head.title, head.market, head.publisher) == (title, market, publisher)


@pytest.mark.parametrize(
    ("text", "market"),
    [
        ("# Windy Days Ahead\n\nThe box kite market is booming. The box kite market grew.", "box kite"),
        ("# A Box Kite Boom\n\nThe box kite market is booming.", "box kite"),
        ("# Windy Days\n\nThe box kite market is mentioned once.", None),
        ("# Windco (WNDC) - Notes\n\nThe kite market grew. The kite market is $3B.", None),
        ("#concept #toys\n\n**Kites** \u2014 toys that fly.\n\n## Facts", "Kites"),
        ("#actor #toys\n\n**Windco** \u2014 a maker. Headquartered in Lyon.\n\n## Facts", None),
        ("# Windco Stands Out In Kite Market, With Growth\n\nThe kite market grew.", "Kite"),
    ],
)
def test_market_without_a_clear_title(text: str, market: str | None) -> None:
    assert _of(text).market == market


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("According to a new report by Windhill Market Research, kites fly.", "Windhill Market Research"),
        ("Kites fly, according to Windhill Insights.", "Windhill Insights"),
        ("A recent Windhill Research report projects growth.", "Windhill Research"),
        ("This is what a recent KitesandKites projection says.", "KitesandKites"),
        ("Windhill Consultancy has segmented the market.", "Windhill Consultancy"),
        ("By Ann Smith, Windnews\n\nKites fly.", "Windnews"),
        ("Source: Windhill Consulting\n\nKites fly.", "Windhill Consulting"),
        ("Kites fly. A study from the Windhill Institute says so.", "Windhill Institute"),
        ("Kites fly.", None),
    ],
)
def test_publisher(text: str, publisher: str | None) -> None:
    assert _of(f"# Kite Market\n\n{text}").publisher == publisher


def test_publisher_of_front_matter_is_the_last_choice() -> None:
    matter = "---\ntitle: Kite Market\nsource: Windnews\n---\n\n"
    assert _of(f"{matter}Kites fly.").publisher == "Windnews"
    assert _of(f"{matter}A report by Windhill Research says so.").publisher == "Windhill Research"


@pytest.mark.parametrize(
    ("link", "number"),
    [
        ("https://x.example/reports/26531/kite-market/", "26531"),
        ("https://x.example/global-kite-market-r1354630?a=1", "1354630"),
        ("https://x.example/request-sample?id=4711", "4711"),
        ("https://x.example/enquiry/request-sample/77", "77"),
        ("https://x.example/kite-market-to-hit-795-billion-by-2029", None),
        ("https://x.example/press-release/515005/kites", None),
        ("https://[broken/enquiry/request-sample/77", None),
    ],
)
def test_report_id(link: str, number: str | None) -> None:
    assert _of(f"# Kite Market\n\nSee <{link}>.").report_id == number


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("---\ntitle: x\ndate: 2025-08-05T14:10:29Z\n---\nUpdated 2020-01-01", "2025-08-05"),
        ("# Kites\n\nSINGAPORE, October 07, 2024 /Wire/ -- Kites fly.", "2024-10-07"),
        ("# Kites\n\nPORTLAND, Oct. 3, 2023 (WIRE) -- Kites fly.", "2023-10-03"),
        ("# Kites\n\n14 March 2024. Kites fly.", "2024-03-14"),
        ("# Kites\n\nThey fly.\n\n*Updated 2026-01-01*", "2026-01-01"),
        ("# Kites\n\n## 2025-10-05\n\nThey fly.", "2025-10-05"),
        ("# Kites\n\nThey fly [here](https://x.example/?utm_term=13022025&b=1).", "2025-02-13"),
        ("# Kites\n\nThey fly [here](https://x.example/?utm_term=31022025).", None),
        ("# Kites\n\n" + "They fly. " * 60 + "On May 5, 2024 they flew.", None),
        ("<title>K</title><meta property='article:published_time' content='2024-05-06T10:00'><p>x</p>", "2024-05-06"),
        ("# Kites\n\nThey fly.", None),
    ],
)
def test_date(text: str, date: str | None) -> None:
    assert _of(text).date == date


LISTS = [
    ("## By Product\n- Box\n- Delta\n\n## By Application\n- Sport\n\n## By Region\n- Europe", ("Box", "Delta"), ("Sport",)),
    (
        "Kite Market by Product 2022-2030 (USD)\n\nBox\n\nDelta\n\nKite Market by End Use\n\nSport\n\nBy Geography\n\nEurope",
        ("Box", "Delta"),
        ("Sport",),
    ),
    (
        "By Type: Box, Delta (small, large) and Sled\n\nBy Application: Sport; Science",
        ("Box", "Delta (small, large)", "Sled"),
        ("Sport", "Science"),
    ),
    (
        "**Market Segment by Type:**\n\nBox, Delta, Sled\n\n**Market Segment by Application:**\n\nSport and Science, Others",
        ("Box", "Delta", "Sled"),
        ("Sport", "Science", "Others"),
    ),
    (
        "Based on type, the market is segmented into box, delta and sled. By application, it is split into sport and science.",
        ("box", "delta", "sled"),
        ("sport", "science"),
    ),
    ("The market is segmented by product into box and delta.", ("box", "delta"), ()),
    ("The kite market can be segmented by material as\n\nNylon\n\nSilk", ("Nylon", "Silk"), ()),
    ("## Types\n- **Box** \u2014 the first\n- **Delta** \u2014 the next\n\n*Updated 2025-01-01*", ("Box", "Delta"), ()),
    (
        "| Technology | Application |\n|---|---|\n| Box | Sport |\n| **Delta** | Science |",
        ("Box", "Delta"),
        ("Sport", "Science"),
    ),
    ("| Customer | Share |\n|---|---|\n| Windco | 20% |", (), ()),
    (
        "<ul><li>By Type<ul><li>Box</li><li>Delta</li></ul></li><li>By Application<ul><li>Sport</li></ul></li></ul>",
        ("Box", "Delta"),
        ("Sport",),
    ),
    ("It was written by people.\n\n- One\n- Two", (), ()),
    ("Sales grew by product launches.\n\n- One\n- Two", (), ()),
]


@pytest.mark.parametrize(("text", "segments", "applications"), LISTS)
def test_lists(text: str, segments: tuple[str, ...], applications: tuple[str, ...]) -> None:
    head = _of(f"# Kite Market\n\n{text}")
    assert (head.segments, head.applications) == (segments, applications)


def test_rows_ran() -> None:
    assert (len(TITLES), len(LISTS)) == (24, 13)


@pytest.mark.parametrize(
    "piece",
    [
        " market",
        "the x market ",
        "segmented by a by b into c ",
        "(ABC) ",
        "2020-01-01 ",
        "forecast 2020 2021 ",
        "also known as ",
    ],
)
@pytest.mark.parametrize("start", ["# Kite Market\n\n", "<h1>Kite Market</h1><p>", "# "])
def test_hostile_text(piece: str, start: str) -> None:
    report = read((start + piece * (300_000 // len(piece))).encode(), "x.md")
    begin = time.process_time()
    header(report)
    assert time.process_time() - begin < 3


def test_long_enumerations_are_none() -> None:
    assert items_of("a, " * 5000) == []
    assert items_of("." * 5000) == []
    assert items_of("one, " + "x" * 100) == []
