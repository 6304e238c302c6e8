"""Regions, companies, markets and publishers: complete, without contradictions among themselves."""

from __future__ import annotations

from collections import Counter

import pytest
import rdflib
from rdflib.namespace import RDF, SKOS

from kg import vocab
from tests.ontology.test_terms import KG, WHOLE, generator

COUNTRIES = {slug: region for slug, region in vocab.REGIONS.items() if region.code and region.code.isalpha()}


def containers(slug: str, seen: tuple[str, ...] = ()) -> set[str]:
    assert slug not in seen, f"{' in '.join((*seen, slug))}: a region contains itself"
    found: set[str] = set()
    for broader in vocab.REGIONS[slug].broader:
        found |= {broader} | containers(broader, (*seen, slug))
    return found


def test_all_countries_of_iso_3166_are_there() -> None:
    assert len(COUNTRIES) == 249, "ISO 3166-1 has 249 entries; update the number on purpose"
    assert len(vocab.REGIONS) == 301


@pytest.mark.parametrize("datatype", ["iso3166alpha2", "iso3166alpha3", "m49"])
def test_codes_are_unique_and_well_formed(datatype: str) -> None:
    codes = [
        code
        for code in WHOLE.objects(None, SKOS.notation)
        if isinstance(code, rdflib.Literal) and code.datatype == KG[datatype]
    ]
    length = {"iso3166alpha2": 2, "iso3166alpha3": 3, "m49": 3}[datatype]
    assert {len(code) for code in codes} == {length}
    assert [code for code, number in Counter(codes).items() if number > 1] == []
    assert len(codes) == {"iso3166alpha2": 249, "iso3166alpha3": 249, "m49": 248 + 30}[datatype]


@pytest.mark.parametrize(
    ("slug", "code"),
    [
        ("germany", "DE"),
        ("united-kingdom", "GB"),
        ("taiwan", "TW"),
        ("south-korea", "KR"),
        ("asia", "142"),
        ("asia-pacific", None),
    ],
)
def test_code_of_a_region(slug: str, code: str | None) -> None:
    assert vocab.REGIONS[slug].code == code


@pytest.mark.parametrize("slug", vocab.REGIONS)
def test_every_region_lies_in_the_world(slug: str) -> None:
    assert slug == "world" or "world" in containers(slug)


@pytest.mark.parametrize(
    ("inner", "outer", "lies"),
    [
        ("united-states", "north-america", True),
        ("china", "asia-pacific", True),
        ("greater-china", "asia-pacific", True),
        ("india", "asia-pacific", True),
        ("mexico", "latin-america", True),
        ("saudi-arabia", "gcc", True),
        ("saudi-arabia", "middle-east-and-africa", True),
        ("turkey", "middle-east-and-africa", True),
        ("egypt", "middle-east-and-africa", True),
        ("germany", "dach", True),
        ("sweden", "nordics", True),
        ("vietnam", "asean", True),
        ("russia", "europe", True),
        ("cyprus", "european-union", True),
        ("australia", "asia-pacific", True),
        ("iran", "asia-pacific", False),
        ("mexico", "north-america", False),
        ("taiwan", "china", False),
        ("united-kingdom", "european-union", False),
        ("turkey", "europe", False),
        ("kazakhstan", "asia-pacific", False),
        ("europe", "asia-pacific", False),
    ],
)
def test_what_lies_in_what(inner: str, outer: str, lies: bool) -> None:
    assert (outer in containers(inner)) is lies


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("USA", "united-states"),
        ("US", "united-states"),
        ("U.S.", "united-states"),
        ("UK", "united-kingdom"),
        ("UAE", "united-arab-emirates"),
        ("APAC", "asia-pacific"),
        ("Asia Pacific", "asia-pacific"),
        ("NA", "north-america"),
        ("MEA", "middle-east-and-africa"),
        ("Middle East and Africa", "middle-east-and-africa"),
        ("LATAM", "latin-america"),
        ("Argentina Korea", "argentina"),
        ("Saudi", "saudi-arabia"),
        ("Arabia", "saudi-arabia"),
        ("China Taiwan", "taiwan"),
        ("Korea", "south-korea"),
        ("Türkiye", "turkey"),
        ("Nordic countries", "nordics"),
        ("EMEA", "emea"),
    ],
)
def test_names_of_regions(name: str, slug: str) -> None:
    assert vocab.REGION_OF[name.lower()] == slug


def test_the_world_is_no_surface() -> None:
    assert "world" in vocab.REGIONS and "world" not in vocab.REGION_OF.values()


def test_a_name_of_two_regions_is_refused() -> None:
    module = generator()
    graph = module.load()
    region = graph["https://w3id.org/claimgraph/id/region/france"]
    region[module.ALT] = ["Germany"]
    with pytest.raises(ValueError, match="Germany: a name of both"):
        module.surfaces(graph)


@pytest.mark.parametrize("class_name", ["Region", "Company", "MarketTerm", "PublisherFamily"])
def test_a_name_stands_once_in_a_block(class_name: str) -> None:
    """SKOS S13: preferred, alternative and hidden labels are disjoint; and each thing has one preferred label."""
    things = set(WHOLE.subjects(RDF.type, KG[class_name]))
    assert things
    for thing in things:
        assert len(list(WHOLE.objects(thing, SKOS.prefLabel))) == 1
        labels = [
            str(label) for name in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel) for label in WHOLE.objects(thing, name)
        ]
        assert len(labels) == len(set(labels)), f"{thing}: {labels}"
        assert all(label == " ".join(label.split()) for label in labels)


def test_no_two_companies_share_a_name() -> None:
    seen: dict[str, str] = {}
    for seed in vocab.COMPANIES:
        for name in (seed.label, *seed.alt_labels, *seed.hidden_labels):
            assert seen.setdefault(name.casefold(), seed.slug) == seed.slug, f"{name}: {seen[name.casefold()]} and {seed.slug}"
    assert len(vocab.COMPANIES) > 100


def test_owners_are_companies_and_own_no_owner_of_theirs() -> None:
    owners = {seed.slug: seed.broader for seed in vocab.COMPANIES}
    for slug, above in owners.items():
        for owner in above:
            assert owner in owners and slug not in owners[owner], f"{slug} and {owner}"


def test_no_term_is_in_two_groups_of_synonyms() -> None:
    terms = [term.casefold() for group in vocab.MARKET_SYNONYMS for term in group]
    assert sorted(terms) == sorted(set(terms))
    assert all(len(group) > 1 for group in vocab.MARKET_SYNONYMS)


def test_publishers_of_one_catalogue_are_one_family() -> None:
    families = vocab.PUBLISHER_FAMILIES
    assert families["www.reliableresearchreports.com"] == families["www.reportprimer.com"] != families["www.reportprime.com"]
