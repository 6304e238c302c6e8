"""Divisions, owners, groups of companies, and the subjects of claims."""

from __future__ import annotations

from kg.ground import ground
from kg.model import Company, Extraction, Header
from tests.ground.corpus import claim, company_id, label, report


def entity(found: object, identifier: str) -> object:
    return next(e for e in found.entities if e.id == identifier)  # type: ignore[attr-defined]


def test_a_division_is_a_part_of_its_company() -> None:
    said = claim("company_revenue", "Zelmark's pump division", "5")
    found = ground([report("Valves", ["Zelmark Inc.", "Orvell"], [said])])
    subject = found.claims[0].subject_id
    assert subject == "company/zelmarks-pump-division"
    assert entity(found, subject).broader == ("company/zelmark",)  # type: ignore[attr-defined]


def test_an_owner_is_broader_and_never_both_ways() -> None:
    def owned(name: str, owner: str, at: str) -> Extraction:
        bare = report("Valves", ["Orvell"], name=at)
        return Extraction(bare.report, Header(market="Valves", companies=(Company(name, (), owner), Company(owner))), (), ())

    found = ground(
        [owned("Alpina Valve", "Zelmark", "1"), owned("Alpina Valve", "Zelmark", "2"), owned("Zelmark", "Alpina Valve", "3")]
    )
    child, owner = company_id(found, "Alpina Valve"), company_id(found, "Zelmark")
    assert child != owner
    assert entity(found, child).broader == (owner,)  # type: ignore[attr-defined]
    assert entity(found, owner).broader == ()  # type: ignore[attr-defined]


def test_a_pair_with_one_value_is_a_group_with_members() -> None:
    said = [claim("company_share", "Zelmark and Orvell", "10"), claim("company_share", "Orvell and Zelmark", "10", at=5)]
    found = ground([report("Valves", ["Zelmark", "Orvell"], said)])
    pair, again = (c.subject_id for c in found.claims)
    assert pair == again == "company/orvell-and-zelmark"
    assert entity(found, pair).members == ("company/orvell", "company/zelmark")  # type: ignore[attr-defined]


def test_a_company_with_and_in_its_name_is_no_pair() -> None:
    found = ground([report("Valves", ["Brenner and Vogt"], [claim("company_revenue", "Brenner and Vogt", "1")])])
    assert found.claims[0].subject_id == "company/brenner-and-vogt"


def test_a_subject_by_alias_is_the_company_of_this_report() -> None:
    said = claim("company_revenue", "ZV", "5")
    found = ground([report("Valves", [("Zelmark Valves", "ZV")], [said]), report("Beds", [("Zofia Vermeer", "ZV")])])
    assert found.claims[0].subject_id == company_id(found, "Zelmark Valves")


def test_a_subject_that_no_list_names_is_grounded_too() -> None:
    found = ground(
        [report("Valves", ["Orvell"], [claim("company_revenue", "Torvandale Ltd", "1")]), report("Taps", ["Torvandale"])]
    )
    assert found.claims[0].subject_id == company_id(found, "Torvandale")


def test_a_missing_figure_is_about_the_subject_of_its_kind() -> None:
    said = claim("undisclosed", "Orvell", qualifier="company_revenue")
    found = ground([report("Valves", ["Orvell"], [said])])
    assert found.claims[0].subject_id == "company/orvell"


def test_labels_are_the_fullest_usual_form() -> None:
    rivals = ["Orvell", "Tandrix", "Queslo", "Fennimar"]
    reports = [report(f"M{k}", ["Tavrel", *rivals], name=str(k)) for k in range(3)]
    found = ground([*reports, report("Pumps", ["Tavrel Industries Ltd", *rivals])])
    assert label(found, company_id(found, "Tavrel")) == "Tavrel Industries"
