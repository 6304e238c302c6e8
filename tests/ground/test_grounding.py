"""What holds for every grounding: order and repetition do not matter, every id is an entity, every form has its reason."""

from __future__ import annotations

import hashlib
import random
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kg.ground import RULES, ground
from kg.ground.company_name import company_name
from kg.ground.fold import ascii_fold, mended, slug
from kg.ground.records import claim_id
from kg.model import Extraction, Grounding, Span
from tests.bench.names import reports as invented
from tests.ground.corpus import claim, report

NAMES = st.one_of(
    st.sampled_from(
        ["Zelmark", "Zelmark Inc.", "Zelmark Group", "ZLM", "Orvell & Co", "US", "others", "Valve", "North America and Europe"]
    ),
    st.text(max_size=25),
)
EXTRACTIONS = st.lists(
    st.builds(
        lambda market, companies, subject, kind, name: report(
            market, companies, [claim(kind, subject, "5", of=subject)], name=name, segments=(subject,), publisher=market
        ),
        st.one_of(st.none(), NAMES),
        st.lists(NAMES, max_size=4),
        NAMES,
        st.sampled_from(["company_revenue", "region_share", "segment_share", "market_size", "other", "undisclosed"]),
        st.text("abc", max_size=2),
    ),
    max_size=6,
)


def check(found: Grounding) -> None:
    """The invariants."""
    entities = {e.id: e for e in found.entities}
    assert len(entities) == len(found.entities)
    assert list(entities) == sorted(entities)
    assert [c.id for c in found.claims] == sorted({c.id for c in found.claims})
    for identifier, entity in entities.items():
        kind, _, tail = identifier.partition("/")
        assert kind == entity.type
        assert tail
        assert set(tail) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert entity.label not in entity.labels
        assert {*entity.broader, *entity.members} <= entities.keys()
        assert identifier not in entity.broader
    named = {(m.entity, m.surface) for m in found.matches}
    assert {(e.id, s) for e in found.entities for s in e.labels} <= named
    assert all(m.rule in RULES and m.evidence and 0 <= m.score <= 1 and m.entity in entities for m in found.matches)
    for one in found.claims:
        assert one.subject_id in entities
        assert one.market_id in {*entities, None}
        assert one.of_id in {*entities, None}
    surfaces = {m.surface for m in found.matches}
    for grounded in found.reports:
        assert len(grounded.company_ids) == len(grounded.header.companies)
        assert {*grounded.company_ids, *grounded.segment_ids, *grounded.application_ids} <= entities.keys()
        assert {c.name for c in grounded.header.companies} <= surfaces


@settings(max_examples=1500, deadline=None)
@given(EXTRACTIONS, st.randoms(use_true_random=False))
def test_order_does_not_matter_and_anything_is_grounded(found: list[Extraction], rng: random.Random) -> None:
    grounding = ground(found)
    check(grounding)
    shuffled = list(found)
    rng.shuffle(shuffled)
    assert ground(iter(shuffled)) == grounding
    assert ground([*found, *found]) == grounding


def test_order_does_not_matter_in_a_larger_corpus() -> None:
    found = list(invented(600, seed=3, claims=2))
    grounding = ground(found)
    check(grounding)
    assert len({e.type for e in grounding.entities}) == 2
    assert {"short-form", "legal-form"} <= {m.rule for m in grounding.matches}
    random.Random(1).shuffle(found)
    assert ground(found) == grounding


@pytest.mark.parametrize(
    "name",
    [
        *(
            "",
            " ",
            "\0",
            "\ud800",
            "株式会社",
            "🏭",
            "(((((((",
            ")(",
            "&",
            "...",
            "-",
            "S.A.",
            "Co., Ltd.",
            "the",
            "and",
            "’s",
            "0",
            "-1",
        ),
        *(
            "=HYPERLINK(1)",
            "<script>",
            "../../etc/passwd",
            "\u202etxt.exe",
            "A" * 5000,
            "a " * 3000,
            "(x)" * 1500,
            "x and " * 900,
        ),
        *("Ā" * 400, "l’" * 800, "[[" * 900, "**" * 900 + "x", "1,2-" * 700, "for " * 900, ", and" * 900),
    ],
)
def test_hostile_names(name: str) -> None:
    kinds = ("company_revenue", "region_share", "segment_share", "other")
    said = [claim(k, name, "5", at=n, of=name) for n, k in enumerate(kinds)]
    parts: dict[str, Any] = {"segments": (name,), "applications": (name,), "market_aliases": (name,)}
    hostile = report(name, [name, (name, name), ("Zelmark", name)], said, **parts)
    check(ground([hostile, report("Valves", ["Zelmark"])]))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert mended(mended(text)) == mended(text) or "Ã" in text
    assert ascii_fold(ascii_fold(text)) == ascii_fold(text)
    assert slug(slug(text)) == slug(text)
    name = company_name(text)
    assert company_name(name.key).key == name.key or not name.key.isascii() or " " not in name.key


def test_slugs_tell_apart_what_has_no_latin_letters() -> None:
    found = ground([report("Valves", ["株式会社", "有限公司"])])
    assert len({i for r in found.reports for i in r.company_ids}) == 2


def test_claim_ids_follow_from_content() -> None:
    one = claim("company_revenue", "Zelmark", "8.0", at=4)
    expected = hashlib.sha256("\x1f".join(("report/1", "company_revenue", "Zelmark", "4", "6", "8", "8")).encode()).hexdigest()[
        :16
    ]
    assert claim_id("report/1", one) == f"claim/{expected}"
    assert claim_id("report/1", replace(one, low=Decimal(8), high=Decimal("8.00"), unit="USD")) == f"claim/{expected}"
    others = [
        claim_id("report/2", one),
        claim_id("report/1", replace(one, subject="Orvell")),
        claim_id("report/1", replace(one, kind="company_other")),
        claim_id("report/1", replace(one, value=Span(5, 6))),
        claim_id("report/1", replace(one, value=None)),
        claim_id("report/1", replace(one, high=Decimal(9))),
    ]
    assert len({f"claim/{expected}", *others}) == 7


def test_claims_that_differ_in_scope_only_have_two_ids() -> None:
    said = [claim("region_share", "China", "5", of="Europe"), claim("region_share", "China", "5", of="Asia")]
    found = ground([report("Valves", claims=said)])
    assert len({c.id for c in found.claims}) == 2


def test_one_file_under_two_names_is_one_report() -> None:
    found = report("Valves", ["Zelmark"], [claim("company_revenue", "Zelmark", "5")])
    other = replace(found, report=replace(found.report, path="b/copy.md", name="b/copy"))
    grounding = ground([found, other])
    assert len(grounding.claims) == 1
    assert [set(r.paths) for r in grounding.reports] == [{found.report.path, "b/copy.md"}]


def test_every_rule_is_used() -> None:
    """A rule that nothing signs any more must leave the table: its token stands in the code."""
    code = "".join(p.read_text(encoding="utf-8") for p in Path("kg/ground").glob("*.py") if p.name != "rules.py")
    assert [r for r in RULES if f'"{r}"' not in code] == []
    assert all(0 < rule.score <= 1 and rule.meaning.endswith(".") for rule in RULES.values())
