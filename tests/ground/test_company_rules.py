"""Which names are one company's. Names are invented or common knowledge; every row states a rule of kg/ground/company_*.py."""

from __future__ import annotations

import pytest

from kg.ground import ground
from kg.model import Match
from tests.ground.corpus import company_id, report

RIVALS = ("Orvell", "Tandrix", "Queslo", "Fennimar", "Bolgata")


def reason(surface: str, *reports: tuple[str, tuple[object, ...]]) -> Match:
    """The match of a surface in a corpus of (market, companies)."""
    found = ground(report(m, c, name=str(n)) for n, (m, c) in enumerate(reports))  # type: ignore[arg-type]
    return next(m for m in found.matches if m.surface == surface)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Zelmark Inc.", "Zelmark"),
        ("Zelmark Co., Ltd.", "ZELMARK"),
        ("Zelmark GmbH & Co. KG", "Zelmark"),
        ("The Zelmark Company", "Zelmark Corporation"),
        ("Zelmark’s", "Zelmark"),
        ("**Zelmark**", "[[Zelmark]]"),
        ("Zelmark (Germany)", "Zelmark AG"),
        ("Zelmark (a subsidiary of Orvell)", "Zelmark"),
        ("Zélmärk S.A.", "Zelmark"),
        ("ZÃ©lmark", "Zelmark"),
        ("Brenner & Vogt", "Brenner and Vogt"),
        ("B. Q. Harlow", "BQ Harlow"),
        ("Harlow-Brek", "Harlow Brek"),
        ("FlintMar", "Flint Mar"),
        ("Böllwerk", "Boellwerk"),
        ("Zelmark Group", "Zelmark"),
        ("Zelmark Holdings plc", "Zelmark"),
        ("Zelmark Pharmaceuticals", "Zelmark Pharma"),
        ("Zelmark Tech", "Zelmark Technologies Ltd"),
        ("Intel Corp", "Intel"),
        ("Hewlett-Packard", "HP Inc."),
        ("Merck & Co., Inc.", "MSD"),
    ],
)
def test_equal_forms_are_one_company(a: str, b: str) -> None:
    found = ground([report("Valves", [a, *RIVALS]), report("Pumps", [b])])
    assert company_id(found, a) == company_id(found, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Zelmark Test", "Zelmark"),
        ("Merck KGaA", "Merck & Co."),
        ("Merck", "Merck KGaA"),
        ("Te-Co", "TE Connectivity"),
        ("General Velmar", "General Torbin"),
        ("National", "National Zelmark"),
        ("Shanghai", "Shanghai Zelmark"),
        ("Advanced Technologies", "Advanced"),
        ("Global Foods", "Global"),
        ("United Zelmark", "United Torbin"),
        ("Dongsheng Chemical", "Dongcheng Chemical"),
        ("Zelmark 200", "Zelmark 300"),
        ("Chipmore Technology", "Chipbond Technology"),
        ("Unilever", "Univeler"),
        ("Samsung Electronics", "Samsung's semiconductor division"),
        ("TRW Automotive", "ZF Friedrichshafen"),
        ("Sunshine Optical", "Sun Shine Optical"),
        ("Zelmark Ltd", "Zelmark Behrend"),
    ],
)
def test_likeness_alone_joins_nothing(a: str, b: str) -> None:
    found = ground([report("Valves", [a]), report("Pumps", [b])])
    assert company_id(found, a) != company_id(found, b)


def test_a_short_form_joins_the_fuller_name_of_the_same_field() -> None:
    match = reason("Tavrel", ("Valves", ("Tavrel", *RIVALS)), ("Pumps", ("Tavrel Technologies", *RIVALS)))
    assert (match.rule, match.entity) == ("short-form", "company/tavrel-technologies")
    assert "Tavrel Technologies" in match.evidence


def test_a_short_form_of_two_companies_joins_neither() -> None:
    found = ground(
        [
            report("Valves", ["Delmaro", *RIVALS]),
            report("Pumps", ["Delmaro Electronics", *RIVALS]),
            report("Taps", ["Delmaro Faucet", *RIVALS]),
        ]
    )
    assert len({company_id(found, n) for n in ("Delmaro", "Delmaro Electronics", "Delmaro Faucet")}) == 3


def test_companies_listed_side_by_side_stay_apart() -> None:
    found = ground([report("Valves", ["Tavrel", "Tavrel Technologies", *RIVALS]), report("Pumps", ["Tavrel", *RIVALS])])
    assert company_id(found, "Tavrel", "Valves") != company_id(found, "Tavrel Technologies")


def test_a_better_known_name_is_no_short_form_of_its_arm() -> None:
    reports = [report(f"Market {k}", ["Tavrel", *RIVALS], name=str(k)) for k in range(9)]
    found = ground([*reports, report("Beds", ["Tavrel Healthcare", *RIVALS])])
    assert company_id(found, "Tavrel") != company_id(found, "Tavrel Healthcare")


def test_an_acronym_that_a_report_spells_out() -> None:
    match = reason(
        "TPX", ("Valves", (("Tavrel Precision Xenon", "TPX"), *RIVALS)), ("Pumps", ("TPX", *RIVALS)), ("Taps", ("TPX", *RIVALS))
    )
    assert (match.rule, match.entity) == ("gloss", "company/tavrel-precision-xenon")


def test_an_acronym_that_nobody_spells_out_needs_the_same_competitors() -> None:
    near = reason("TPX", ("Valves", ("Tavrel Precision Xenon", *RIVALS)), ("Pumps", ("TPX", *RIVALS)))
    assert (near.rule, near.entity) == ("acronym", "company/tavrel-precision-xenon")
    far = reason("TPX", ("Valves", ("Tavrel Precision Xenon", *RIVALS)), ("Pumps", ("TPX", "Wellin", "Marbek")))
    assert far.entity == "company/tpx"


def test_inner_capitals_and_legal_letters_count_in_an_acronym() -> None:
    rows = (("Pumps", ("TFMX", *RIVALS)), ("Valves", ("Tavrel Filter Microxenon", *RIVALS)))
    assert reason("TFMX", *rows).entity == "company/tavrel-filter-microxenon"
    rows = (("Pumps", ("TPVC", *RIVALS)), ("Valves", ("Tavrel Precision Valve", *RIVALS)))
    assert reason("TPVC", *rows).entity == "company/tavrel-precision-valve"


def test_a_chinese_place_in_front_may_be_left_out_among_the_same_competitors() -> None:
    near = reason("Huamore", ("Pumps", ("Huamore", *RIVALS)), ("Valves", ("Wuxi Huamore Technology", *RIVALS)))
    assert near.rule == "place-prefix"
    far = reason("Huamore", ("Pumps", ("Huamore",)), ("Valves", ("Wuxi Huamore Technology", *RIVALS)))
    assert far.entity == "company/huamore"


def test_a_slip_of_one_letter() -> None:
    known = [("Valves", ("Torvandale", *RIVALS)), ("Pumps", ("Torvandale", *RIVALS)), ("Taps", ("Torvandale", *RIVALS))]
    assert reason("Torvandle", *known, ("Hoses", ("Torvandle", *RIVALS))).rule == "spelling"


def test_slips_do_not_chain() -> None:
    """Torvandale - Torvandalle - Torvandallle: the third is one letter off the second only."""
    names = ("Torvandale", "Torvandalle", "Torvandallle")
    found = ground([report(m, [n, *RIVALS]) for m, n in zip(("Valves", "Pumps", "Taps"), names, strict=True)])
    assert len({company_id(found, n) for n in names}) == 2


def test_two_known_companies_are_never_joined() -> None:
    found = ground([report("Chips", [("Amkor Technology", "ASE"), ("ASE Technology Holding", "Amkor")])])
    assert company_id(found, "Amkor Technology") == "company/amkor-technology"
    assert company_id(found, "ASE Technology Holding") == "company/ase-technology-holding"


def test_an_alias_says_which_merck_is_meant() -> None:
    found = ground([report("Vaccines", [("Merck", "MSD")]), report("Crystals", ["Merck"])])
    assert company_id(found, "Merck", "Vaccines") == "company/merck-and-co"
    assert company_id(found, "Merck", "Crystals") == "company/merck"


def test_one_acronym_in_two_worlds_is_two_companies() -> None:
    found = ground(
        [
            report("Host Adapters", ["DQX", "Orvell", "Tandrix"]),
            report("Host Bridges", ["DQX", "Orvell", "Queslo"]),
            report("Cattle Feed", ["DQX", "Wellin", "Marbek"]),
        ]
    )
    assert company_id(found, "DQX", "Host Adapters") == company_id(found, "DQX", "Host Bridges") == "company/dqx"
    assert company_id(found, "DQX", "Cattle Feed") == "company/dqx--cattle-feed"


def test_a_full_name_in_two_worlds_is_one_company() -> None:
    found = ground([report("Chips", ["Torvandale", "Orvell"]), report("Cattle Feed", ["Torvandale", "Wellin"])])
    assert company_id(found, "Torvandale", "Chips") == company_id(found, "Torvandale", "Cattle Feed")
