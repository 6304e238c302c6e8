"""What holds whatever the claims are."""

from __future__ import annotations

import itertools
from decimal import Decimal

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.judge import judge
from kg.judge.interval import meet
from kg.model import Grounding
from tests.judge.made import Doc, ground

REGIONS = ("Europe", "North America", "United States", "China", "Asia-Pacific")
KINDS = ("company_revenue", "market_cagr", "region_share", "region_leads")
MARKET = "Widget"


@st.composite
def reports(draw: st.DrawFn) -> list[Doc]:
    """A few reports with a few claims each."""
    docs = []
    for n in range(draw(st.integers(2, 5))):
        doc = Doc(
            f"r{n}",
            MARKET,
            draw(st.sampled_from(("www.a.example", "www.b.example"))),
            draw(st.sampled_from(("1", "2", None))),
            draw(st.sampled_from(((2010, 2016), (2015, 2024), (2023, 2030), None))),
        )
        for _ in range(draw(st.integers(1, 4))):
            kind = draw(st.sampled_from(KINDS))
            subject = {"c": "Acme", "m": "", "r": draw(st.sampled_from(REGIONS))}[kind[0]]
            year = draw(st.sampled_from((None, 2022, 2023)))
            value = draw(st.integers(1, 40))
            doc.say(
                kind,
                subject,
                value,
                start=year,
                end=year,
                mode=draw(st.sampled_from(("reported", "projected"))),
                qualifier=draw(st.sampled_from((None, "about"))) if kind != "region_leads" else None,
            )
        docs.append(doc)
    return docs


@settings(max_examples=60, deadline=None)
@given(reports(), st.randoms())
def test_the_order_of_everything_is_of_no_consequence(docs: list[Doc], random: object) -> None:
    grounding = ground(docs)
    mixed = {}
    for name in ("reports", "claims", "entities", "matches", "relations"):
        rows = list(getattr(grounding, name))
        random.shuffle(rows)  # type: ignore[attr-defined]
        mixed[name] = tuple(rows)
    first, second = judge(grounding), judge(Grounding(**mixed))
    assert msgspec.json.encode(first.findings) == msgspec.json.encode(second.findings)
    assert first.consensus == second.consensus
    assert first.profiles == second.profiles
    assert first.comparison == second.comparison


@settings(max_examples=60, deadline=None)
@given(reports())
def test_witnesses_disagree_and_stand_among_the_members(docs: list[Doc]) -> None:
    grounding = ground(docs)
    judgement = judge(grounding)
    ids = {c.id for c in grounding.claims}
    for finding in judgement.findings:
        assert set(finding.claims) <= ids
        assert list(finding.claims) == sorted(set(finding.claims))
        assert 0 <= finding.severity <= 1
        assert finding.comparable_because
        if finding.low_claim and finding.high_claim:
            assert {finding.low_claim, finding.high_claim} <= set(finding.claims)
            low, high = (judgement.comparison[c] for c in (finding.low_claim, finding.high_claim))
            if finding.kind != "related":
                assert low[1] is not None and high[0] is not None and low[1] < high[0]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 60), st.sampled_from((None, "about"))), min_size=2, max_size=12))
def test_a_group_holds_exactly_those_who_disagree_with_somebody(values: list[tuple[int, str | None]]) -> None:
    docs = [
        Doc(f"r{n}", publisher=f"www.h{n}.example", number=str(n)).say(
            "company_revenue", "Acme", f"${v} billion", qualifier=hedge, start=2022, end=2022
        )
        for n, (v, hedge) in enumerate(values)
    ]
    judgement = judge(ground(docs))
    intervals = {c: (Decimal(str(a)), Decimal(str(b))) for c, (a, b) in judgement.comparison.items()}
    apart = {x for x, y in itertools.permutations(intervals, 2) if not meet(intervals[x], intervals[y])}
    found = {c for f in judgement.findings for c in f.claims}
    assert found == apart
    assert len(judgement.findings) == bool(apart)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 800), min_size=2, max_size=6), st.sampled_from(("thousand", "million", "billion")))
def test_the_scale_of_the_figures_is_of_no_consequence(values: list[int], scale: str) -> None:
    def found(scale: str) -> list[tuple[str, float | None, float]]:
        docs = [
            Doc(f"r{n}", publisher=f"www.h{n}.example", number=str(n)).say(
                "company_revenue", "Acme", f"${v} {scale}", start=2022, end=2022
            )
            for n, v in enumerate(values)
        ]
        return sorted((f.kind, f.ratio, f.severity) for f in judge(ground(docs)).findings)

    assert found(scale) == found("million")
