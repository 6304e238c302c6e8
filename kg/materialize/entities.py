"""Entities, the reasons why names stand for them, and how markets relate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg import vocab
from kg.materialize.blocks import Block
from kg.materialize.iris import DEFAULT_BASE, Iris
from kg.materialize.terms import ALT_LABEL, DCT, PREF_LABEL, SKOS, TYPE, computed, english, kg, term, text
from kg.model import Entity, MarketRelation, Match

# A company is no concept; what a market is cut into is.
_CONCEPTS = frozenset({"market", "region", "segment", "application"})
_TYPES = {
    name: [
        f"{TYPE} {kg('Entity')}",
        f"{TYPE} {kg(name.capitalize())}",
        *([f"{TYPE} {term(SKOS, 'Concept')}"] if name in _CONCEPTS else []),
    ]
    for name in ("company", "market", "region", "segment", "application", "publisher")
}
_SKOS_BROADER, _NOTATION, _EXACT_MATCH, _IN_SCHEME = (
    term(SKOS, name) for name in ("broader", "notation", "exactMatch", "inScheme")
)
_ALPHA_2_TYPE, _M49_TYPE = f"^^{kg('iso3166alpha2')}", f"^^{kg('m49')}"
_ALPHA_2 = re.compile("[A-Z]{2}")
_M49 = re.compile("[0-9]{3}")
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")

# relation -> the individual that names it, and the direct links (predicate, whether it is said of b instead of a)
RELATIONS: dict[str, tuple[str, tuple[tuple[str, bool], ...]]] = {
    "same": ("sameMarket", ((kg("sameMarketAs"), False), (kg("sameMarketAs"), True))),
    "narrower": ("narrowerMarket", ((kg("broader"), False), (_SKOS_BROADER, False))),
    "broader": ("broaderMarket", ((kg("broader"), True), (_SKOS_BROADER, True))),
    "overlaps": ("overlappingMarket", ((kg("overlapsWith"), False), (kg("overlapsWith"), True))),
    "different": ("differentMarket", ()),
}


def with_containers(entities: Iterable[Entity]) -> list[Entity]:
    """The entities, and the regions of the ontology that contain one of them: containment must be there to be followed."""
    found = {entity.id: entity for entity in entities}
    queue = [entity for entity in found.values() if entity.type == "region"]
    while queue:
        region = queue.pop()
        for identifier in _broader(region):
            known = vocab.REGIONS.get(identifier.removeprefix("region/"))
            if known is not None and identifier not in found:
                found[identifier] = Entity(id=identifier, type="region", label=known.label, code=known.code)
                queue.append(found[identifier])
    return list(found.values())


def _broader(entity: Entity) -> list[str]:
    """Ids of what contains the entity: what grounding says, and for a region of the ontology what that says."""
    known = vocab.REGIONS.get(entity.id.removeprefix("region/")) if entity.type == "region" else None
    declared = [f"region/{slug}" for slug in known.broader] if known else []
    return sorted({*entity.broader, *declared})


def entity_block(iris: Iris, entity: Entity, links: Iterable[str]) -> Block:
    """Names, containers and codes of an entity; `links` are statements about it that relations give."""
    statements = [
        *_TYPES[entity.type],
        f"{PREF_LABEL} {text(entity.label)}",
        *(f"{ALT_LABEL} {text(label)}" for label in entity.labels if label != entity.label),
        *links,
    ]
    for container in _broader(entity):
        statements.append(f"{kg('broader')} {iris.of(container)}")
        if entity.type in _CONCEPTS:
            statements.append(f"{_SKOS_BROADER} {iris.of(container)}")
        elif entity.type == "company":
            statements.append(f"{kg('divisionOf')} {iris.of(container)}")
    statements += _special(iris, entity)
    return Block(iris.of(entity.id), statements)


def _special(iris: Iris, entity: Entity) -> Iterator[str]:
    """What regions, seeds and publishers have of their own."""
    slug = entity.id.rpartition("/")[2]
    if entity.type == "region":
        yield from _codes(entity.code)
        if slug in vocab.REGIONS:
            yield f"{_IN_SCHEME} {kg('regionScheme')}"
    authored = (entity.type == "region" and slug in vocab.REGIONS) or (entity.type == "company" and slug in _SEEDS)
    if authored and iris.base != DEFAULT_BASE:
        yield f"{_EXACT_MATCH} {Iris().of(entity.id)}"
    if entity.type == "publisher" and _HOST.fullmatch(entity.label):
        yield f"{kg('host')} {text(entity.label)}"
    if entity.type == "publisher" and (family := family_of(entity.label)) is not None:
        yield f"{kg('family')} {_family(iris, family)}"


def _codes(code: str | None) -> Iterator[str]:
    if code and _ALPHA_2.fullmatch(code):
        yield f"{TYPE} {kg('Country')}"
        yield f"{_NOTATION} {text(code, _ALPHA_2_TYPE)}"
    elif code and _M49.fullmatch(code):
        yield f"{_NOTATION} {text(code, _M49_TYPE)}"


_SEEDS = frozenset(seed.slug for seed in vocab.COMPANIES)


def family_of(host: str) -> str | None:
    """The family whose catalogue a publisher sells, by its host with or without `www.`; None where none is known.

    >>> family_of("reportprime.com"), family_of("example.org")
    ('Report Prime', None)
    """
    return vocab.PUBLISHER_FAMILIES.get(host) or vocab.PUBLISHER_FAMILIES.get(f"www.{host}")


def _family(iris: Iris, family: str) -> str:
    return iris.of(f"publisher-family/{family.lower().replace(' ', '-')}")


def family_blocks(iris: Iris, entities: Iterable[Entity]) -> Iterator[Block]:
    """The families of the publishers, each once."""
    families = {family_of(entity.label) for entity in entities if entity.type == "publisher"}
    for family in families - {None}:
        assert family is not None
        yield Block(_family(iris, family), [f"{TYPE} {kg('PublisherFamily')}", f"{PREF_LABEL} {text(family)}"])


def replaced_blocks(iris: Iris, entities: Iterable[Entity]) -> Iterator[Block]:
    """Ids that were merged into another: who kept one finds where it went."""
    for entity in entities:
        for old in entity.replaces:
            yield Block(iris.of(old), [f"{term(DCT, 'isReplacedBy')} {iris.of(entity.id)}"])


def match_block(iris: Iris, match: Match) -> Block:
    """Why a name was held to stand for an entity."""
    statements = [
        f"{TYPE} {kg('Match')}",
        f"{kg('surface')} {text(match.surface)}",
        f"{kg('matchedTo')} {iris.of(match.entity)}",
        f"{kg('rule')} {text(match.rule)}",
        f"{kg('score')} {computed(match.score)}",
        f"{kg('reason')} {english(match.evidence)}",
    ]
    if match.report:
        statements.append(f"{kg('holdsIn')} {iris.of(match.report)}")
    return Block(iris.match(match), statements)


def relation_block(iris: Iris, relation: MarketRelation) -> Block:
    """How two markets relate, and why."""
    return Block(
        iris.relation(relation),
        [
            f"{TYPE} {kg('MarketRelation')}",
            f"{kg('firstMarket')} {iris.of(relation.a)}",
            f"{kg('secondMarket')} {iris.of(relation.b)}",
            f"{kg('relationKind')} {kg(RELATIONS[relation.relation][0])}",
            f"{kg('rule')} {text(relation.rule)}",
            f"{kg('reason')} {english(relation.evidence)}",
        ],
    )


def relation_links(iris: Iris, relations: Iterable[MarketRelation]) -> dict[str, list[str]]:
    """Direct links between markets, by the id of the market that they are said of."""
    links: dict[str, list[str]] = {}
    for relation in relations:
        for predicate, reverse in RELATIONS[relation.relation][1]:
            subject, other = (relation.b, relation.a) if reverse else (relation.a, relation.b)
            links.setdefault(subject, []).append(f"{predicate} {iris.of(other)}")
    return links
