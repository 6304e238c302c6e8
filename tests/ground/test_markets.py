"""Markets of a corpus: one node for `same`, relations between the others."""

from __future__ import annotations

from typing import Any

from kg.ground import ground
from kg.model import Grounding
from tests.ground.corpus import claim, report


def market_ids(found: Grounding) -> dict[str | None, str | None]:
    return {r.header.market: r.market_id for r in found.reports}


def test_names_of_one_market_are_one_node() -> None:
    found = ground(report(m) for m in ("Torque Wrench", "Torque Wrenches", "Torque-Wrench", "Global Torque Wrench Market"))
    assert set(market_ids(found).values()) == {"market/torque-wrench"}
    assert [e.id for e in found.entities if e.type == "market"] == ["market/torque-wrench"]


def test_narrower_markets_are_related_and_stay_apart() -> None:
    found = ground(report(m) for m in ("Torque Wrench", "Digital Torque Wrench", "Cattle Feed"))
    assert [(r.a, r.relation, r.b) for r in found.relations] == [
        ("market/digital-torque-wrench", "narrower", "market/torque-wrench")
    ]
    assert "digital" in found.relations[0].evidence


def test_an_acronym_that_reports_give_joins_names_with_half_their_words() -> None:
    a = report("Outsourced Widget Polishing Service", market_aliases=("OWPX",))
    b = report("Outsourced Widget Polishing and Sales", market_aliases=("OWPX",))
    c = report("OWPX", name="bare")
    found = ground([a, b, c])
    assert len(set(market_ids(found).values())) == 1
    assert {m.rule for m in found.matches if m.surface == "OWPX"} == {"market-gloss", "report-alias"} or any(
        m.rule == "market-gloss" for m in found.matches
    )


def test_one_acronym_of_two_markets_joins_nothing() -> None:
    found = ground(
        [report("Common Tin Cans", market_aliases=("CTC",)), report("Cattle Tracking Collars", market_aliases=("CTC",))]
    )
    assert len(set(market_ids(found).values())) == 2


def test_another_market_that_a_claim_speaks_of() -> None:
    said = [
        claim("other", "Torque Wrenches", "5"),
        claim("other", "Zelmark", "6", at=4),
        claim("market_size", "Valves", "7", at=8),
    ]
    found = ground([report("Valves", ["Zelmark"], said), report("Torque Wrench")])
    subjects = {c.claim.subject: (c.subject_id, c.market_id) for c in found.claims}
    assert subjects == {
        "Torque Wrenches": ("market/torque-wrench", "market/torque-wrench"),
        "Zelmark": ("company/zelmark", "market/valves"),
        "Valves": ("market/valves", "market/valves"),
    }


def test_a_note_without_a_market() -> None:
    found = ground(
        [report(None, ["Zelmark"], [claim("company_revenue", "Zelmark", "1"), claim("market_size", "Valves", "2", at=5)])]
    )
    assert found.reports[0].market_id is None
    assert {c.claim.kind: c.market_id for c in found.claims} == {"company_revenue": None, "market_size": "market/valves"}


def test_segments_and_applications_belong_to_their_market() -> None:
    parts: dict[str, Any] = {"segments": ("Steel Valves", "Others"), "applications": ("Hospitals & Clinics",)}
    a = report("Valves", name="a", **parts)
    b = report("Valves", name="b", segments=("Steel Valve", "Others"), applications=("Hospital and Clinic",))
    c = report("Taps", **parts)
    found = ground([a, b, c])
    first, second, third = (next(r for r in found.reports if r.name == x.report.name) for x in (a, b, c))
    assert first.segment_ids[0] == second.segment_ids[0] == "segment/valves--steel-valve"
    assert first.application_ids == second.application_ids
    assert third.segment_ids[0] != first.segment_ids[0]
    assert first.segment_ids[1] != second.segment_ids[1], "what is left of one list is not what is left of another"
    assert next(e for e in found.entities if e.id == first.segment_ids[0]).broader == ("market/valves",)
