"""What ground/ makes of names: entities, the reason of every match, and claims that speak of entities."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from kg.model.claims import Claim, Header
from kg.model.text import Problem

EntityType = Literal["company", "market", "region", "segment", "application", "publisher"]
RelationKind = Literal["same", "narrower", "broader", "overlaps", "different"]


class Entity(Struct, frozen=True):
    """A thing that claims speak of. `id` is `type/slug`; `labels` are all surfaces met, sorted, without the preferred one.

    `broader`: ids of what contains it (a region's region, a division's company, a segment's market). `code`: ISO 3166-1
    alpha-2 or UN M49 for regions. `replaces`: ids that were merged into it. `members`: ids of what a group with one value
    names together ("North America and Europe").
    """

    id: str
    type: EntityType
    label: str
    labels: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    code: str | None = None
    replaces: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


class Match(Struct, frozen=True, gc=False):
    """Why a surface was held to be an entity. `score` in [0, 1]; `rule` from the closed table in ground/."""

    surface: str
    entity: str
    rule: str
    score: float
    evidence: str  # a short sentence for a reader
    report: str | None = None  # id of the report where it holds; None for everywhere


class MarketRelation(Struct, frozen=True, gc=False):
    """How two markets relate; `narrower`: a lies within b."""

    a: str
    b: str
    relation: RelationKind
    rule: str
    evidence: str


class GroundedClaim(Struct, frozen=True):
    """A claim with the entities it speaks of. `id` = `claim/` + hash of report, kind, subject as written, span and value.

    `after`: what follows the quote in its sentence, cut at 80 characters ("from its diagnostics segment"); judging reads it.
    """

    id: str
    report: str
    claim: Claim
    quote: str
    subject_id: str
    market_id: str | None
    of_id: str | None = None
    after: str = ""


class GroundedReport(Struct, frozen=True):
    """A report as the later stages see it: header and places, without its text."""

    id: str
    name: str
    path: str
    paths: tuple[str, ...]
    sha256: str
    header: Header
    market_id: str | None
    publisher_id: str | None
    company_ids: tuple[str, ...]  # parallel to header.companies
    segment_ids: tuple[str, ...] = ()  # parallel to header.segments
    application_ids: tuple[str, ...] = ()  # parallel to header.applications


class Grounding(Struct, frozen=True):
    """The one graph of names: what judge, materialize and publish work on. Every tuple is sorted by id."""

    reports: tuple[GroundedReport, ...]
    claims: tuple[GroundedClaim, ...]
    entities: tuple[Entity, ...]
    matches: tuple[Match, ...]
    relations: tuple[MarketRelation, ...]
    problems: tuple[Problem, ...] = ()
