"""The decision table of DESIGN.md section 3, and the rules of their own: what must be found, and what must not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kg.judge import judge
from kg.model import Company, Finding
from tests.judge.made import Doc, ground, kinds

B, C = "www.b.example", "www.c.example"
IN_2022: dict[str, Any] = {"start": 2022, "end": 2022}
IN_2030: dict[str, Any] = {"start": 2030, "end": 2030, "mode": "projected"}
WINDOW: dict[str, Any] = {"start": 2025, "end": 2032, "mode": "projected"}


def revenue(name: str, written: str, publisher: str = B, number: str = "9", **more: Any) -> Doc:
    """A report that gives Acme's revenue."""
    return Doc(name, publisher=publisher, number=number).say("company_revenue", "Acme", written, **(IN_2022 | more))


def shares(doc: Doc, mode: str = "reported", **of: float) -> Doc:
    """Shares of regions, undated."""
    for region, value in of.items():
        doc.say("region_share", region.replace("_", " "), value, mode=mode)
    return doc


def lead(name: str, leader: str, publisher: str = B, kind: str = "region_leads", **more: Any) -> Doc:
    """A report that names a leader."""
    return Doc(name, publisher=publisher, number=name).say(kind, leader, **more)


FOUND: dict[str, tuple[list[Doc], list[str]]] = {
    "two facts": ([revenue("a", "$16 billion"), revenue("b", "$11 billion", C)], ["contradiction"]),
    "facts of one publisher": ([revenue("a", "$16 billion", number="1"), revenue("b", "$11 billion")], ["contradiction"]),
    "one report": (
        [revenue("a", "$16 billion").say("company_revenue", "Acme", "$11 billion", **IN_2022)],
        ["self-contradiction"],
    ),
    "one report, two modes": (
        [revenue("a", "$16 billion").say("company_revenue", "Acme", "$11 billion", **(IN_2022 | {"mode": "projected"}))],
        ["self-contradiction"],
    ),
    "two projections": (
        [revenue("a", "$16 billion", **IN_2030), revenue("b", "$11 billion", C, **IN_2030)],
        ["forecast-spread"],
    ),
    "fact and projection": (
        [revenue("a", "$16 billion"), revenue("b", "$11 billion", C, mode="projected")],
        ["mixed-mode"],
    ),
    "two editions": ([revenue("a", "$16 billion"), revenue("b", "$11 billion")], ["revision"]),
    "million for billion": ([revenue("a", "$4.2 billion"), revenue("b", "$4.1 million", C)], ["scale-slip"]),
    "a slip in one report": (
        [revenue("a", "$4.2 billion").say("company_revenue", "Acme", "$4.2 million", **IN_2022)],
        ["scale-slip"],
    ),
    "a slip does not hide a contradiction": (
        [revenue("a", "$4.2 billion"), revenue("b", "$4.1 million", C), revenue("c", "$6.5 billion", "www.d.example")],
        ["contradiction", "scale-slip"],
    ),
    "no slip": ([revenue("a", "$4.2 billion"), revenue("b", "$1.1 million", C)], ["contradiction"]),
    "growth over different windows": (
        [
            Doc("a").say("market_cagr", "", 9, start=2024, end=2031, mode="projected"),
            Doc("b", publisher=B).say("market_cagr", "", 7, start=2023, end=2030, mode="projected"),
        ],
        ["different-period"],
    ),
    "growth over an unstated window": (
        [Doc("a").say("market_cagr", "", 8, **WINDOW).say("market_cagr", "", 5)],
        ["different-period"],
    ),
    "two unstated windows": (
        [Doc("a").say("market_cagr", "", 8), Doc("b", publisher=B).say("market_cagr", "", 5)],
        ["different-period"],
    ),
    "growth over equal windows": (
        [Doc("a").say("market_cagr", "", 8, **WINDOW), Doc("b", publisher=B).say("market_cagr", "", 5, **WINDOW)],
        ["forecast-spread"],
    ),
    "different wholes": (
        [Doc("a").say("region_share", "China", 45, of="Asia-Pacific").say("region_share", "China", 20)],
        ["different-scope"],
    ),
    "a company and a part of it": (
        [
            revenue("a", "$16 billion"),
            Doc("b", publisher=C).say(
                "company_revenue", "Acme", "$2 billion", quote="Acme's revenue from pumps was $2 billion", **IN_2022
            ),
        ],
        ["different-scope"],
    ),
    "founding years": (
        [Doc("a").say("company_founded", "Acme", 1968), Doc("b", publisher=B).say("company_founded", "Acme", 1984)],
        ["contradiction"],
    ),
    "undated shares": ([shares(Doc("a"), Europe=30), shares(Doc("b", publisher=B), Europe=20)], ["contradiction"]),
    "a bound left far behind": (
        [revenue("a", "$20 billion", bound="floor", qualifier="over"), revenue("b", "$90 billion", C)],
        ["related:far-bound"],
    ),
    "a bound and a value on its wrong side": (
        [revenue("a", "$20 billion", bound="floor", qualifier="over"), revenue("b", "$11 billion", C)],
        ["contradiction"],
    ),
    "a ceiling left far below": (
        [revenue("a", "$90 billion", bound="ceiling", qualifier="under"), revenue("b", "$20 billion", C)],
        ["related:far-bound"],
    ),
    "shares beyond the whole": (
        [shares(Doc("a"), Asia_Pacific=60, Europe=30, North_America=25)],
        ["arithmetic:shares-exceed"],
    ),
    "a country above its region": ([shares(Doc("a"), North_America=30, United_States=35)], ["arithmetic:part-exceeds"]),
    "countries above their region together": (
        [shares(Doc("a"), Asia_Pacific=40, China=25, India=20)],
        ["arithmetic:part-exceeds"],
    ),
    "a region above the market": (
        [Doc("a").say("market_size", "", "$10 billion", **IN_2022).say("region_size", "Europe", "$12 billion", **IN_2022)],
        ["arithmetic:part-exceeds"],
    ),
    "a leader without the largest share": (
        [shares(Doc("a"), Europe=20, North_America=40).say("region_leads", "Europe")],
        ["arithmetic:leader-share"],
    ),
    "leaders who together have less": (
        [
            shares(
                Doc("a").say("region_leads", "United States and China", mode="projected"),
                "projected",
                United_States=10,
                China=7,
                Europe=25,
            )
        ],
        ["arithmetic:leader-share"],
    ),
    "a leading company without the largest share": (
        [Doc("a").say("company_leads", "Acme").say("company_share", "Acme", 10).say("company_share", "Zenith", 30)],
        ["arithmetic:leader-share"],
    ),
    "sizes that outgrow the rate": (
        [
            Doc("a")
            .say("market_size", "", "$10 billion", start=2025, end=2025)
            .say("market_size", "", "$30 billion", start=2032, end=2032, mode="projected")
            .say("market_cagr", "", 5, **WINDOW)
        ],
        ["arithmetic:growth-fit"],
    ),
    "two leaders": ([lead("a", "North America"), lead("b", "Asia-Pacific", C)], ["rank-conflict"]),
    "two fastest": (
        [lead("a", "Europe", kind="region_fastest"), lead("b", "Africa", C, kind="region_fastest")],
        ["rank-conflict"],
    ),
    "a pair against another": ([lead("a", "North America and Europe"), lead("b", "Asia-Pacific", C)], ["rank-conflict"]),
    "two leading companies": (
        [lead("a", "Acme", kind="company_leads"), lead("b", "Zenith", C, kind="company_leads")],
        ["rank-conflict"],
    ),
    "two leaders in one report": ([lead("a", "North America").say("region_leads", "Asia-Pacific")], ["rank-conflict"]),
    "leaders of today and tomorrow, in two reports": (
        [lead("a", "North America"), lead("b", "Asia-Pacific", C, mode="projected")],
        ["rank-conflict"],
    ),
    "segments of one list": (
        [
            Doc("a", segments=("Steel", "Wood")).say("segment_leads", "Steel"),
            Doc("b", publisher=B, segments=("Steel", "Wood")).say("segment_leads", "Wood"),
        ],
        ["rank-conflict"],
    ),
    "a share list in another trade": (
        [
            shares(Doc("a", "Hand Tools"), North_America=35, Europe=28, Asia_Pacific=25, Africa=12),
            shares(Doc("b", "Eye Drops", B), North_America=35, Europe=28, Asia_Pacific=25, Africa=12),
        ],
        ["copied-figures"],
    ),
}

SENTENCE = "the {} market will go from a size of $5 billion in 2024 to one of $9 billion by 2031, as our analysts have found"


def _copied_sentence(name: str, market: str) -> Doc:
    doc = Doc(name, market, publisher=name)
    doc.say("market_size", "", "$5 billion", start=2024, end=2024, quote=SENTENCE.format(market))
    return doc.say("market_size", "", "$9 billion", start=2031, end=2031, quote=SENTENCE.format(market), joined=True)


FOUND["a sentence in another trade"] = (
    [_copied_sentence("a", "Hand Tools"), _copied_sentence("b", "Eye Drops")],
    ["copied-figures"],
)

TEMPLATE = "The market is expected to grow at a rate of 6.8 a year during the forecast period"

AGREE: dict[str, list[Doc]] = {
    "a leader in consumption": [
        lead("a", "Europe", quote="Europe leads in consumption"),
        lead("b", "Africa", C, quote="Africa dominates the market"),
    ],
    "emerging markets": [shares(Doc("a"), North_America=35, Europe=30, China=20).say("region_share", "emerging economies", 25)],
    "the worth of a market": [
        revenue("a", "$16 billion"),
        Doc("b", publisher=C).say(
            "company_revenue", "Acme", "$1 billion", quote="the pump market was valued at $1 billion", **IN_2022
        ),
    ],
    "a size said of a company": [
        Doc("a").say("market_size", "", "$4 billion", quote="The company's market size is around $4 billion", **IN_2022),
        Doc("b", publisher=B).say(
            "market_size", "", "$12 billion", quote="The company's market size is $12 billion", **IN_2022
        ),
    ],
    "a region read as a company": [
        Doc("a").say("company_share", "China", 5).say("company_share", "Acme", 25).say("company_leads", "China")
    ],
    "the leader within its region": [
        shares(Doc("a"), China=20, Europe=30).say(
            "region_leads", "China", quote="China dominates within the Asia-Pacific sector"
        )
    ],
    "two parts of a company": [
        Doc("a", "Pump").say(
            "company_revenue", "Acme", "$2 billion", quote="Acme's revenue from pumps was $2 billion", **IN_2022
        ),
        Doc("b", "Tyre", B).say("company_revenue", "Acme", "$7 billion", quote="Acme's tyre sales were $7 billion", **IN_2022),
    ],
    "within the hedge": [revenue("a", "$16 billion", qualifier="approximately"), revenue("b", "$15.5 billion", C)],
    "within the last digit": [revenue("a", "$16 billion"), revenue("b", "$15.6 billion", C)],
    "inside the range": [Doc("a").say("market_cagr", "", 7.3, **WINDOW).say("market_cagr", "", 5, 8)],
    "other years": [revenue("a", "$16 billion"), revenue("b", "$11 billion", C, start=2019, end=2019)],
    "dated and undated": [revenue("a", "$16 billion"), revenue("b", "$11 billion", C, start=None, end=None)],
    "undated, windows apart": [
        shares(Doc("a", forecast=(2012, 2018)), Europe=30),
        shares(Doc("b", publisher=B, forecast=(2025, 2032)), Europe=20),
    ],
    "another currency": [revenue("a", "$16 billion"), revenue("b", "€11 billion", C)],
    "another market": [
        shares(Doc("a", "Hammer"), Europe=30),
        shares(Doc("b", "Sickle", B), Europe=20),
    ],
    "an undisclosed figure": [
        revenue("a", "$16 billion"),
        Doc("b", publisher=C).say("undisclosed", "Acme", qualifier="company_revenue", **IN_2022),
    ],
    "any other number": [
        Doc("a").say("company_other", "Acme", 12, unit="count"),
        Doc("b", publisher=B).say("company_other", "Acme", 900, unit="count"),
    ],
    "a division": [
        revenue("a", "$16 billion"),
        Doc("b", publisher=C).say("company_revenue", "Acme's chip division", "$4 billion", **IN_2022),
    ],
    "a bound that holds": [revenue("a", "$15 billion", bound="floor", qualifier="over"), revenue("b", "$16 billion", C)],
    "the rest of two lists": [shares(Doc("a"), others=12), shares(Doc("b", publisher=B), others=30)],
    "one of the largest": [
        lead("a", "Acme", kind="company_leads"),
        lead("b", "Zenith", C, kind="company_leads", qualifier="one of"),
    ],
    "among the leaders": [
        lead("a", "Acme", kind="company_leads"),
        lead("b", "Zenith", C, kind="company_leads", qualifier="among"),
    ],
    "leader in a part": [lead("a", "Asia-Pacific"), lead("b", "United States", C, of="North America")],
    "a country and its region": [lead("a", "North America"), lead("b", "United States", C)],
    "a pair with the other": [lead("a", "North America and Europe"), lead("b", "Europe", C)],
    "a shift told by one report": [lead("a", "North America").say("region_leads", "Asia-Pacific", mode="projected")],
    "leaders named in one sentence": [
        Doc("a")
        .say("company_leads", "Acme", quote="Acme and Zenith lead")
        .say("company_leads", "Zenith", quote="Acme and Zenith lead", joined=True)
    ],
    "leaders of two lists": [
        Doc("a", segments=("Steel", "Wood")).say("segment_leads", "Steel"),
        Doc("b", publisher=B, segments=("Manual", "Electric")).say("segment_leads", "Electric"),
    ],
    "nested regions": [shares(Doc("a"), North_America=40, United_States=35, Europe=35, Asia_Pacific=20, China=15)],
    "a group and its members": [
        shares(Doc("a"), North_America=30, Europe=25, Asia_Pacific=28).say("region_share", "North America and Europe", 55)
    ],
    "hedged shares that round to 100": [
        Doc("a")
        .say("region_share", "Europe", 35, qualifier="about")
        .say("region_share", "Africa", 35, qualifier="about")
        .say("region_share", "North America", 33, qualifier="about")
    ],
    "a part of another whole": [shares(Doc("a"), Asia_Pacific=35).say("region_share", "China", 40, of="Asia-Pacific")],
    "segments of two lists": [
        Doc("a", segments=("Steel", "Wood")).say("segment_share", "Steel", 70).say("segment_share", "Cordless", 60)
    ],
    "a leader expected, shares of today": [
        shares(Doc("a"), Europe=20, North_America=40).say("region_leads", "Europe", mode="projected")
    ],
    "leaders who together have most": [
        shares(Doc("a"), North_America=30, Europe=25, Asia_Pacific=35).say("region_leads", "North America and Europe")
    ],
    "a rate that fits": [
        Doc("a")
        .say("market_size", "", "$10 billion", start=2025, end=2025)
        .say("market_size", "", "$14.1 billion", start=2032, end=2032, mode="projected")
        .say("market_cagr", "", 5, **WINDOW)
    ],
    "a rate that fits from the year before": [
        Doc("a")
        .say("market_size", "", "$10 billion", start=2024, end=2024)
        .say("market_size", "", "$14.8 billion", start=2032, end=2032, mode="projected")
        .say("market_cagr", "", 5, **WINDOW)
    ],
    "a short list met by chance": [
        shares(Doc("a", "Hand Tools"), North_America=35, Europe=28),
        shares(Doc("b", "Eye Drops", B), North_America=35, Europe=28),
    ],
    "one market, one list": [
        shares(Doc("a"), North_America=35, Europe=28, Asia_Pacific=25),
        shares(Doc("b", publisher=B), North_America=35, Europe=28, Asia_Pacific=25),
    ],
    "one rate in two trades": [
        Doc("a", "Hand Tools").say(
            "market_cagr", "", 6.8, quote="The market is expected to grow by 6.8 a year in the forecast period"
        ),
        Doc("b", "Eye Drops", B).say(
            "market_cagr", "", 6.8, quote="The market is expected to grow by 6.8 a year in the forecast period"
        ),
    ],
}


@pytest.mark.parametrize("case", FOUND)
def test_is_found(case: str) -> None:
    docs, want = FOUND[case]
    assert kinds(judge(ground(docs))) == want


@pytest.mark.parametrize("case", AGREE)
def test_is_not_found(case: str) -> None:
    assert kinds(judge(ground(AGREE[case]))) == []


def test_the_table_is_complete() -> None:
    assert (len(FOUND), len(AGREE)) == (39, 40)


def one(docs: list[Doc], **more: Any) -> Finding:
    """The only finding of some reports."""
    findings = judge(ground(docs, **more)).findings
    assert len(findings) == 1, [f.explanation for f in findings]
    return findings[0]


SCOPES = (
    ([revenue("a", "$16 billion").say("company_revenue", "Acme", "$11 billion", **IN_2022)], "within-report"),
    ([revenue("a", "$16 billion"), revenue("b", "$11 billion")], "between-editions"),
    ([revenue("a", "$16 billion", number="1"), revenue("b", "$11 billion")], "same-publisher"),
    ([revenue("a", "$16 billion"), revenue("b", "$11 billion", C)], "between-publishers"),
)


@pytest.mark.parametrize(("docs", "scope"), SCOPES)
def test_scope(docs: list[Doc], scope: str) -> None:
    assert one(docs).scope == scope


def test_a_group_is_one_finding_with_all_members_and_the_outer_witnesses() -> None:
    docs = [revenue(f"r{n}", f"${n} billion", f"www.h{n}.example", str(n)) for n in (2, 3, 5, 8, 13)]
    finding = one(docs)
    grounding = ground(docs)
    value = {c.id: c.claim.low for c in grounding.claims}
    assert len(finding.claims) == 5
    assert [value[c or ""] for c in (finding.low_claim, finding.high_claim)] == [Decimal(2 * 10**9), Decimal(13 * 10**9)]
    assert finding.ratio == 6.5
    assert finding.gap == 11e9
    assert finding.explanation == "Acme's revenue in 2022: 13 against 2 billion USD (5 claims in 5 reports)"


def test_a_claim_that_meets_everyone_is_no_member() -> None:
    wide = Doc("w", publisher="www.w.example").say("company_revenue", "Acme", 5e9, 20e9, **IN_2022)
    assert len(one([revenue("a", "$16 billion"), revenue("b", "$11 billion", C), wide]).claims) == 2


def test_a_report_that_contradicts_itself_stands_for_its_range() -> None:
    torn = revenue("a", "$5 billion").say("company_revenue", "Acme", "$10 billion", **IN_2022)
    assert one([torn, revenue("b", "$5 billion", C)]).kind == "self-contradiction"
    assert kinds(judge(ground([torn, revenue("b", "$20 billion", C)]))) == ["contradiction", "self-contradiction"]


def test_projections_beyond_a_dispute_are_a_second_group() -> None:
    facts = [revenue("a", "$10 billion"), revenue("b", "$15 billion", C)]
    inside = revenue("c", "$12 billion", "www.d.example", mode="projected")
    beyond = revenue("d", "$30 billion", "www.e.example", mode="projected")
    assert kinds(judge(ground([*facts, inside]))) == ["contradiction"]
    assert kinds(judge(ground([*facts, inside, beyond]))) == ["contradiction", "mixed-mode"]


def test_undated_is_at_most_notable() -> None:
    finding = one([shares(Doc("a"), Europe=80), shares(Doc("b", publisher=B), Europe=2)])
    assert finding.undated
    assert finding.severity_word == "notable"


def test_windows_that_overlap_in_a_chain_are_told_once() -> None:
    docs = [
        shares(Doc(f"r{n}", publisher=f"www.h{n}.example", number=str(n), forecast=window), Europe=value)
        for n, (window, value) in enumerate([((2012, 2019), 10), ((2018, 2025), 30), ((2024, 2031), 50)])
    ]
    findings = judge(ground(docs)).findings
    assert [len(f.claims) for f in findings] == [2, 2]
    assert len({f.claims for f in findings}) == 2


def test_same_markets_are_compared_and_the_reason_is_said() -> None:
    docs = [shares(Doc("a", "Nail"), Europe=30), shares(Doc("b", "Nails", B), Europe=20)]
    finding = one(docs, same=[("Nail", "Nails")])
    assert finding.kind == "contradiction"
    assert any("'Nail' and 'Nails' are held to be the same market" in why for why in finding.comparable_because)


RELATED: tuple[tuple[str, str, str, list[str]], ...] = (
    ("narrower", "$12 billion", "$10 billion", ["related:related-markets"]),
    ("narrower", "$8 billion", "$10 billion", []),  # a part is smaller than its whole
    ("broader", "$8 billion", "$10 billion", ["related:related-markets"]),
    ("overlaps", "$8 billion", "$10 billion", ["related:related-markets"]),
    ("different", "$12 billion", "$10 billion", []),
)


@pytest.mark.parametrize(("relation", "first", "second", "want"), RELATED)
def test_related_markets(relation: str, first: str, second: str, want: list[str]) -> None:
    docs = [
        Doc("a", "Steel Nail").say("market_size", "", first, **IN_2022),
        Doc("b", "Nail", B).say("market_size", "", second, **IN_2022),
    ]
    assert kinds(judge(ground(docs, related=[("Steel Nail", "Nail", relation)]))) == want


def test_a_revision_tells_its_direction() -> None:
    docs = [revenue("a", "$16 billion"), revenue("b", "$11 billion")]
    docs[0].date, docs[1].date = "2025-06-01", "2024-02-01"
    assert "the report of 2025-06-01 revises that of 2024-02-01: the figure went up" in one(docs).comparable_because


def test_company_shares_leave_a_pair_out() -> None:
    companies = (Company("Acme"), Company("Zenith"))
    doc = Doc("a", companies=companies).say("company_share", "Acme", 40).say("company_share", "Zenith", 30)
    assert kinds(judge(ground([doc.say("company_share", "Acme and Zenith", 70)]))) == []


def test_copies_in_many_trades_weigh_more() -> None:
    trades = ("Hand Tools", "Eye Drops", "Tyres", "Cheese", "Laser Welders", "Yoga Mats")
    docs = [shares(Doc(t, t, f"www.{n}.example"), Europe=31, Africa=22, China=17) for n, t in enumerate(trades)]
    few, many = one(docs[:2]), one(docs)
    assert few.severity < many.severity
    assert "stands in 6 reports on 6 markets" in many.explanation
