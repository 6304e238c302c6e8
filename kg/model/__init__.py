"""The nouns that all stages share, frozen. Positions count code points of a report's visible text.

Two identities: what a claim is about (kind, subject entity, market entity, scope, unit,
period) groups claims for comparison; which claim it is (`GroundedClaim.id`) survives a rebuild. An unknown year equals none.
"""

from kg.model.claims import Claim, Company, Extraction, Header, LedgerEntry, Mention, MentionType, Mode, Period, Quantity
from kg.model.entities import Entity, EntityType, GroundedClaim, GroundedReport, Grounding, MarketRelation, Match, RelationKind
from kg.model.findings import Consensus, Dataset, Finding, FindingScope, Judgement, PublisherProfile, SeverityWord
from kg.model.text import Block, BlockKind, Cell, Link, Problem, Report, Sentence, Span, Table

__all__ = [
    "Block",
    "BlockKind",
    "Cell",
    "Claim",
    "Company",
    "Consensus",
    "Dataset",
    "Entity",
    "EntityType",
    "Extraction",
    "Finding",
    "FindingScope",
    "GroundedClaim",
    "GroundedReport",
    "Grounding",
    "Header",
    "Judgement",
    "LedgerEntry",
    "Link",
    "MarketRelation",
    "Match",
    "Mention",
    "MentionType",
    "Mode",
    "Period",
    "Problem",
    "PublisherProfile",
    "Quantity",
    "RelationKind",
    "Report",
    "Sentence",
    "SeverityWord",
    "Span",
    "Table",
]
