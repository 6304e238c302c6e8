"""Regions, groups of them, rests, and scopes."""

from __future__ import annotations

import pytest

from kg.ground import ground
from kg.ground.regions import group_members, region_slug
from kg.model import Grounding
from tests.ground.corpus import claim, report


def subjects(*names: str, market: str = "Valves") -> tuple[Grounding, list[str]]:
    found = ground([report(market, claims=[claim("region_share", n, "5", at=3 * k) for k, n in enumerate(names)])])
    by_name = {c.claim.subject: c.subject_id for c in found.claims}
    return found, [by_name[n] for n in names]


def test_spellings_of_one_region() -> None:
    _, ids = subjects("North America", "NA", "North America region", "US", "U.S.", "United States", "the USA")
    assert ids == ["region/north-america"] * 3 + ["region/united-states"] * 4


def test_known_regions_have_code_and_containers() -> None:
    found, (china,) = subjects("China")
    entities = {e.id: e for e in found.entities}
    assert entities[china].code == "CN"
    assert entities[china].broader
    assert all(b in entities for e in found.entities for b in (*e.broader, *e.members))


@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("North America and Europe", ("europe", "north-america")),
        ("Europe & North America", ("europe", "north-america")),
        ("China, Japan and India", ("china", "india", "japan")),
        ("Middle East & Africa", ()),
        ("Europe and Middle East and Africa", ("europe", "middle-east-and-africa")),
        ("Europe and Atlantis", ()),
        ("Trinidad and Tobago", ()),
        ("China and China", ()),
    ],
)
def test_groups(name: str, members: tuple[str, ...]) -> None:
    assert group_members(name) == members


def test_a_group_is_an_entity_whatever_its_order() -> None:
    found, ids = subjects("North America and Europe", "Europe, North America", "Europe")
    assert ids == ["region/europe-and-north-america"] * 2 + ["region/europe"]
    group = next(e for e in found.entities if e.id == ids[0])
    assert group.members == ("region/europe", "region/north-america")
    assert group.broader == ()


def test_a_rest_is_another_in_every_report() -> None:
    said = [claim("region_share", n, "5", at=3 * k) for k, n in enumerate(("others", "Rest of Europe"))]
    found = ground([report("Valves", claims=said, name="a"), report("Valves", claims=said, name="b")])
    assert len({c.subject_id for c in found.claims}) == 4
    assert {m.rule for m in found.matches if m.surface == "others"} == {"region-rest"}
    assert {m.report for m in found.matches if m.surface == "others"} == {r.id for r in found.reports}


def test_an_unknown_place_is_one_in_all_reports() -> None:
    said = [claim("region_share", "Scandinovia", "5")]
    found = ground([report("Valves", claims=said, name="a"), report("Pumps", claims=said, name="b")])
    assert {c.subject_id for c in found.claims} == {"region/scandinovia"}
    assert region_slug("Scandinovia") is None


def test_scopes() -> None:
    names = ("APAC", "Steel Valves", "Zelmark", "Valves", "ultra-clean valves", None)
    said = [claim("region_share", "China", "5", at=3 * k, of=n) for k, n in enumerate(names)]
    found = ground([report("Valves", ["Zelmark"], said, segments=("Steel Valves",))])
    scopes = {c.claim.of: c.of_id for c in found.claims}
    assert scopes == {
        "APAC": "region/asia-pacific",
        "Steel Valves": "segment/valves--steel-valve",
        "Zelmark": "company/zelmark",
        "Valves": None,
        "ultra-clean valves": "segment/valves--ultraclean-valve",
        None: None,
    }
