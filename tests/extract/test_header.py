"""Header fields of small reports in own words, and of the gold."""

import json
from typing import Any

import pytest

from kg.corpus import read
from kg.extract.header import header
from kg.model import Header, Period
from tests.shared import SHARED, needs_shared

HOME = """<p><h1>Global {name} Market Size Growing and Forecasted for period from 2024 -  2031</h1></p>
<p><strong>{name} Market Analysis and Latest Trends</strong></p><p>Kites fly. {body}</p>
<p><strong>Get a Sample: </strong><a href="https://www.windhill-research.example/enquiry/request-sample/1354?utm_term=13022025&x=1">x</a></p>
<p><strong>{name} Major Market Players</strong></p><p>Windco leads.</p>
<p><strong>The {name} Market Analysis by types is segmented into:</strong></p>
<p><ul><li>Nylon, Dyed</li><li>Silk</li></ul></p><p>More.</p>
<p><strong>The {name} Market Industry Research by Application is segmented into:</strong></p>
<p><ul><li>Sport</li><li>Others</li></ul></p>
<p><strong>In terms of Region, the players are:</strong></p><p><strong>Europe:</strong><ul><li>France</li></ul></p>
<p><a href="https://www.other.example/purchase/99">Buy</a></p><p><a href="https://x.example/y">Kite Glue Market</a></p>"""


def _home(name: str = "Kite String", body: str = "") -> Header:
    return header(read(HOME.format(name=name, body=body).encode(), "x.md"))


def _of(text: str) -> Header:
    return header(read(text.encode(), "x.md"))


def test_home_genre() -> None:
    assert _home() == Header(
        title="Global Kite String Market Size Growing and Forecasted for period from 2024 - 2031",
        market="Kite String",
        publisher="www.windhill-research.example",
        report_id="1354",
        forecast=Period(2024, 2031),
        segments=("Nylon, Dyed", "Silk"),
        applications=("Sport", "Others"),
        date="2025-02-13",
    )


@pytest.mark.parametrize(
    ("name", "market"),
    [
        ("Kite Marketing Software", "Kite Marketing Software"),
        ("Kite String Market, Global Outlook and Forecast 2022-2028", "Kite String"),
        ("Kite String 2014", "Kite String"),
        ("Kite Failure Analysis", "Kite Failure Analysis"),
        ("Full-Size Kite", "Full-Size Kite"),
        ("Kites (Width above 4 m)", "Kites (Width above 4 m)"),
        ("Global Positioning Kites", "Global Positioning Kites"),
        ("2019-Style Kites", "2019-Style Kites"),
        ("Industry Kites", "Industry Kites"),
    ],
)
def test_home_market_names(name: str, market: str) -> None:
    assert _home(name).market == market


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("Kite Market Dynamics 2024-2031: Trends", (2024, 2031)),
        ("Kite Market Forecast (2024 to 2031)", (2024, 2031)),
        ("Kite Market, Global Outlook and Forecast 2022-2028 Market Size, Growth from 2024 - 2031", (2024, 2031)),
        ("Kite Market 2024\u20132031", (2024, 2031)),
        ("Kite Market till 2031", None),
        ("Kite (CAS 1999-2001-7) Market", None),
        ("Kite (CAS: 25265-77-4) Market 2031 - 2024", None),
    ],
)
def test_forecast(title: str, years: tuple[int, int] | None) -> None:
    found = _of(f"<h1>{title}</h1><p>x</p>").forecast
    assert found == (Period(*years) if years else None)


@pytest.mark.parametrize(
    ("body", "years"),
    [
        ("The study forecasts revenue at all levels from 2024 to 2030.", (2024, 2030)),
        ("It expands at 5% from 2023 to 2030.", None),
        ("| Forecast period | 2022-2031 |\n|---|---|\n| Base year | 2021 |", (2022, 2031)),
    ],
)
def test_forecast_in_the_text_of_other_publishers(body: str, years: tuple[int, int] | None) -> None:
    assert _of(f"# Kite Market Update\n\n{body}").forecast == (Period(*years) if years else None)


ALIASES = [
    ("Kite String Tension Meter", "The kite string tension meter (KSTM) market grows.", ("KSTM",)),
    ("Kite String Tension Meter", "Kite String Tension Meters (KSTMs) are small.", ("KSTM",)),
    ("Kite String Services", "Kite String (KS) services are sold.", ("KS",)),
    ("Kite Rope and String Services", "Kite Rope and String (KRS) services are sold.", ("KRS",)),
    ("Kite String Tension Meter", "The KSTM market grows.", ("KSTM",)),
    (
        "Outsourced Kite Sewing Service",
        "The outsourced kite sewing and dyeing (OKSD) market grows.",
        ("outsourced kite sewing and dyeing", "OKSD"),
    ),
    ("Kite String", "Kite string, also known as flying line or tether, is thin.", ("flying line", "tether")),
    ("Kite String", "Kite string holds what is also known as a sail.", ()),
    ("Braided Kite String", "The kite string market grows.", ("kite string",)),
    ("Kite String by Braiding", "The kite string market grows.", ("kite string",)),
    ("Reels for Kite String", "The kite string market grows.", ()),
    ("Flame Retarant Kite", "The flame retardant kite market grows.", ("flame retardant kite",)),
    ("Indoor Kite", "The outdoor kite market grows.", ()),
    ("Wearable AI", "The wearable artificial intelligence (AI) market grows.", ("wearable artificial intelligence (AI)",)),
    ("Wearable AI", "Discover the AI wearables market.", ("AI wearables",)),
    ("Kite Purity (KPA) Analyzers", "The KPA analyzers market grows.", ("KPA", "KPA analyzers")),
    ("Kite String", "The kite strings market grows. The market is large. The global kite string market too.", ()),
    ("Helmet-mounted Head Up Display", "A helmet-mounted head-up display (HUD) helps.", ()),
    ("Kite Adhesive & Sealant", "The kite adhesives and sealants market grows.", ()),
    ("Kite String", "The wind market share of makers of the kite string market share grows.", ()),
]


@pytest.mark.parametrize(("market", "body", "expected"), ALIASES)
def test_aliases(market: str, body: str, expected: tuple[str, ...]) -> None:
    assert _home(market, f"</p><p>{body}").market_aliases == expected


def test_related_links_give_no_alias() -> None:
    assert _home("Kite String Glue", "</p><p><a href='x'>Kite String Paste Market</a>").market_aliases == ()


def _load() -> list[tuple[dict[str, Any], Header]]:
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((SHARED / "gold").glob("*.json"))]
    return [(gold, header(read((SHARED / "corpus/gold" / f"{gold['id']}.md").read_bytes(), gold["id"]))) for gold in golds]


@needs_shared
@pytest.mark.shared
def test_gold() -> None:
    """All of the home genre; of the other publishers one market ("LiDAR sensor" under a title that says LiDAR) is missed."""
    pairs = _load()
    assert len(pairs) == 50
    wrong = []
    for gold, head in pairs:
        years = [head.forecast.start, head.forecast.end] if head.forecast else None
        found = {
            "title": head.title,
            "market": head.market,
            "publisher": head.publisher,
            "report_id": head.report_id,
            "forecast": years,
        }
        lists = {"segments": list(head.segments), "applications": list(head.applications)}
        for field, value in (found | lists).items():
            same = value == gold[field] or str(value).lower() == str(gold[field]).lower()
            wrong += [] if same else [(gold["id"], field)]
    assert wrong == [("o009", "market"), ("o009", "segments")]


@needs_shared
@pytest.mark.shared
def test_gold_aliases() -> None:
    """Of 26 names 19 are found, and none that the gold does not have."""
    found = expected = right = 0
    for gold, head in _load():
        named, wanted = ({name.lower() for name in names} for names in (head.market_aliases, gold["market_aliases"]))
        found, expected, right = found + len(named), expected + len(wanted), right + len(named & wanted)
    assert (found, expected) == (19, 26)
    assert right == 19
