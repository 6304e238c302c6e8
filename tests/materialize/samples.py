"""A small build made of records by hand: three reports, two publishers, claims of every sort, findings, and odd names."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

import msgspec

from kg.model import (
    Claim,
    Company,
    Consensus,
    Dataset,
    Entity,
    Finding,
    GroundedClaim,
    GroundedReport,
    Grounding,
    Header,
    Judgement,
    MarketRelation,
    Match,
    Period,
    PublisherProfile,
    Span,
)

R1, R2, R3 = "report/00000000000000a1", "report/00000000000000b2", "report/00000000000000c3"
WIDGETS, GADGETS = "market/industrial-widgets", "market/gadgets"
BOSCH, BOSCH_VALVES, SIEMENS = "company/bosch", "company/bosch-valves", "company/siemens"
ALPHA, BETA = "publisher/www-alpha-research-example", "publisher/www-reportprime-com"

ENTITIES = (
    Entity(id=WIDGETS, type="market", label="Industrial Widgets", labels=("Industrial Widget", "IW")),
    Entity(id=GADGETS, type="market", label="Gadgets"),
    Entity(id="market/smart-gadgets", type="market", label="Smart Gadgets", broader=(GADGETS,)),
    Entity(id=BOSCH, type="company", label="Bosch", labels=("Robert Bosch", 'Bosch "Group"'), replaces=("company/bosch-gmbh",)),
    Entity(id=BOSCH_VALVES, type="company", label="Bosch's valve division", broader=(BOSCH,)),
    Entity(id=SIEMENS, type="company", label="Siemens", labels=("Siemens AG",)),
    Entity(
        id="region/united-states",
        type="region",
        label="United States",
        labels=("US",),
        code="US",
        broader=("region/north-america",),
    ),
    Entity(id="region/asia-pacific", type="region", label="Asia-Pacific", labels=("APAC",)),
    Entity(id="region/other-regions", type="region", label="other regions"),
    Entity(id="segment/ceramic", type="segment", label="Ceramic\x07 Widgets", broader=(WIDGETS,)),
    Entity(id="application/café", type="application", label="Café & Bar\n<script>", broader=(WIDGETS,)),
    Entity(id=ALPHA, type="publisher", label="www.alpha-research.example"),
    Entity(id=BETA, type="publisher", label="www.reportprime.com"),
)

MATCHES = (
    Match("Robert Bosch", BOSCH, "seed", 1.0, "Robert Bosch is a name of Bosch in ontology/companies.ttl."),
    Match('Bosch "Group"', BOSCH, "legal-form", 0.97, "The names differ by a word for a group."),
    Match("the firm", SIEMENS, "gloss", 0.9, "The report glosses it.", R1),
)
RELATIONS = (
    MarketRelation("market/smart-gadgets", GADGETS, "narrower", "head-noun", "Smart Gadgets are Gadgets."),
    MarketRelation(WIDGETS, GADGETS, "overlaps", "containment", "Both hold fittings."),
)


def _report(identifier: str, name: str, publisher: str, **header: Any) -> GroundedReport:
    return GroundedReport(
        id=identifier,
        name=name,
        path=f"{name}.md",
        paths=(f"{name}.md",),
        sha256=identifier.removeprefix("report/").zfill(64),
        header=Header(**header),
        market_id=WIDGETS,
        publisher_id=publisher,
        company_ids=(BOSCH,),
        segment_ids=("segment/ceramic",),
        application_ids=("application/café",),
    )


_TITLE = "Industrial Widgets Market, 2025 - 2032"
REPORTS = (
    _report(
        R1,
        "alpha/widgets",
        ALPHA,
        title=_TITLE,
        market="Industrial Widgets",
        report_id="17",
        forecast=Period(2025, 2032),
        segments=("Ceramic\x07 Widgets",),
        applications=("Café & Bar\n<script>",),
        companies=(Company("Bosch"),),
        date="2025-02-13",
    ),
    _report(R2, "beta/widgets", BETA, title=_TITLE + " <b>", companies=(Company("Bosch"),)),
    _report(R3, "alpha/widgets-2", ALPHA, companies=(Company("Bosch"),)),
)


def claim(number: int, report: str, kind: str, subject: tuple[str, str], quote: str, **fields: Any) -> GroundedClaim:
    """`subject`: the words and the id. `value`: the words of the value, which stand in the quote; other fields as in Claim."""
    start, value = 100 * number, fields.pop("value", "")
    where = start + quote.find(value)
    market, of = fields.pop("market", WIDGETS), fields.pop("of_id", None)
    inner = Claim(
        kind=kind,
        subject=subject[0],
        quote=Span(start, start + len(quote)),
        value=Span(where, where + len(value)) if value else None,
        extractor=fields.pop("extractor", f"{kind.rpartition('_')[2]}/1"),
        **fields,
    )
    return GroundedClaim(f"claim/{number:06x}", report, inner, quote, subject[1], market, of)


_W, _B, _S = ("Industrial Widgets", WIDGETS), ("Bosch", BOSCH), ("Siemens", SIEMENS)
_US, _AP = ("United States", "region/united-states"), ("APAC", "region/asia-pacific")


def valued(words: str, low: str, high: str | None = None, unit: str = "USD", **fields: Any) -> dict[str, Any]:
    """Fields of a value: its words, the numbers, the unit, and what else there is to say."""
    return {"value": words, "low": Decimal(low), "high": Decimal(high or low), "unit": unit, **fields}


def percent(words: str, low: str, high: str | None = None, **fields: Any) -> dict[str, Any]:
    """Fields of a value in percent."""
    return valued(words, low, high, "percent", **fields)


_2023 = {"start": 2023, "end": 2023}
_TO_2032: dict[str, Any] = {"start": 2025, "end": 2032, "mode": "projected"}
_VALVES = ("Bosch's valve division", BOSCH_VALVES)

CLAIMS = (
    claim(
        1,
        R1,
        "company_revenue",
        _B,
        "Bosch made about $91 billion in 2023",
        **valued("about $91 billion", "91e9", qualifier="about"),
        **_2023,
    ),
    claim(2, R2, "company_revenue", _B, "Bosch made $45 billion in 2023", **valued("$45 billion", "45000000000.00"), **_2023),
    claim(3, R1, "market_cagr", _W, "a CAGR of 6.40% to 2032", **percent("6.40%", "6.40"), **_TO_2032),
    claim(4, R1, "market_cagr", _W, "a CAGR of 9.1% to 2032", **percent("9.1%", "9.1"), **_TO_2032),
    claim(5, R2, "market_cagr", _W, "a CAGR of 5-8%", **percent("5-8%", "5", "8"), mode="projected"),
    claim(6, R1, "market_size", _W, "worth $4.2 billion in 2023", **valued("$4.2 billion", "4.2e9"), **_2023),
    claim(
        7,
        R2,
        "market_size",
        _W,
        "$6.8 billion by 2032",
        **valued("$6.8 billion", "6.8e9"),
        mode="projected",
        start=2032,
        end=2032,
    ),
    claim(8, R1, "region_share", _US, "the US with 35%", **percent("35%", "35")),
    claim(9, R1, "region_share", _AP, "APAC over 40%", value="over 40%", qualifier="over", low=Decimal(40), unit="percent"),
    claim(10, R1, "region_leads", _AP, "APAC dominates"),
    claim(11, R2, "region_leads", _US, "The US leads"),
    claim(12, R2, "segment_share", ("ceramic", "segment/ceramic"), "ceramic holds 45%", **percent("45%", "45")),
    claim(13, R2, "application_cagr", ("cafés", "application/café"), "cafés grow at 3% a year", **percent("3%", "3")),
    claim(14, R1, "undisclosed", _S, "Siemens' revenue is not known", qualifier="company_revenue"),
    claim(15, R1, "company_founded", _S, "Siemens, founded in 1847", **valued("1847", "1847", unit="year")),
    claim(16, R2, "company_other", _B, "Bosch employs 429,000", **valued("429,000", "429000", unit="count")),
    claim(17, R2, "market_size", _W, "worth $9e999 or so", **valued("$9e999", "9e999")),
    claim(18, R2, "market_volume", _W, "350 million tons", **valued("350 million tons", "350e6", unit="tons")),
    claim(19, R3, "company_revenue", _B, "Bosch made $91 billion in 2023", **valued("$91 billion", "91e9"), **_2023),
    claim(20, R3, "region_share", _US, "20% of APAC's", **percent("20%", "20"), of="APAC", of_id="region/asia-pacific"),
    claim(21, R3, "company_leads", _B, "Bosch is the largest", qualifier="one of"),
    claim(22, R3, "company_revenue", _VALVES, "its valve division made $2 billion", **valued("$2 billion", "2e9")),
    claim(23, R1, "region_leads", _AP, "APAC dominates with over 40%"),
)


def finding(number: int, kind: str, claims: tuple[int, ...], subject: str, **fields: Any) -> Finding:
    """A finding on claims by their numbers; the first and last are the witnesses where there is a ratio."""
    ids = tuple(f"claim/{claim:06x}" for claim in claims)
    witnesses = (ids[0], ids[-1]) if fields.get("ratio") else (None, None)
    defaults: dict[str, Any] = {"scope": "between-publishers", "undated": False, "severity": 0.57, "severity_word": "major"}
    defaults |= {"ratio": None, "gap": None, "market_id": None, "comparable_because": (), "sources": 2}
    defaults |= {"explanation": f"A {kind} in words."}
    return Finding(
        id=f"finding/{number:06x}",
        kind=kind,
        rule=f"{kind}/1",
        claims=tuple(sorted(ids)),
        low_claim=witnesses[0],
        high_claim=witnesses[1],
        subject_id=subject,
        **(defaults | fields),
    )


FINDINGS = (
    finding(
        1,
        "contradiction",
        (2, 19, 1),
        BOSCH,
        ratio=91 / 45,
        gap=41.45e9,
        comparable_because=("Robert Bosch is a name of Bosch.",),
    ),
    finding(
        2, "self-contradiction", (3, 4), WIDGETS, ratio=9.1 / 6.4, gap=2.65, scope="within-report", market_id=WIDGETS, sources=1
    ),
    finding(3, "rank-conflict", (10, 11), "region/asia-pacific+region/united-states", market_id=WIDGETS, undated=True),
    finding(4, "different-period", (3, 5), WIDGETS, severity=0.05, severity_word="minor", market_id=WIDGETS),
    finding(5, "copied-figures", (8, 20), WIDGETS, severity=0.2, severity_word="minor", scope="same-publisher"),
)

CONSENSUS = (
    Consensus(
        id="consensus/01",
        kind="company_revenue",
        subject_id=BOSCH,
        market_id=None,
        of_id=None,
        unit="USD",
        start=2023,
        end=2023,
        n=3,
        independent=2,
        median=Decimal("91e9"),
        low=Decimal("45e9"),
        high=Decimal("91e9"),
        outliers=("claim/000002",),
    ),
)
PROFILES = (
    PublisherProfile(
        publisher_id=ALPHA,
        reports=2,
        claims=15,
        contradictions=2,
        contradiction_rate=(2 / 15, 0.037, 0.379),
        self_contradictions=1,
        copied_share=0.0,
        round_number_share=0.4,
    ),
)
COMPARISON: dict[str, tuple[Decimal | None, Decimal | None]] = {
    "claim/000001": (Decimal("86.45e9"), Decimal("95.55e9")),
    "claim/000002": (Decimal("44.5e9"), Decimal("45.5e9")),
    "claim/000009": (Decimal(40), None),
}


def dataset() -> Dataset:
    """The whole build."""
    return Dataset(
        grounding=Grounding(reports=REPORTS, claims=CLAIMS, entities=ENTITIES, matches=MATCHES, relations=RELATIONS),
        judgement=Judgement(findings=FINDINGS, consensus=CONSENSUS, profiles=PROFILES, comparison=COMPARISON),
    )


def shuffled(build: Dataset, seed: int) -> Dataset:
    """The same records in another order."""
    order = random.Random(seed)

    def mixed(items: Any) -> Any:
        return tuple(order.sample(items, len(items)))

    def mix(record: Any) -> Any:
        fields = {name: getattr(record, name) for name in record.__struct_fields__}
        return msgspec.structs.replace(record, **{name: mixed(value) for name, value in fields.items() if type(value) is tuple})

    return Dataset(grounding=mix(build.grounding), judgement=mix(build.judgement))
