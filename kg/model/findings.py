"""What judge/ makes of claims: findings, consensus, profiles; and the whole build."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from kg.model.entities import Grounding
from kg.model.text import Problem

FindingScope = Literal["within-report", "between-editions", "same-publisher", "between-publishers"]
SeverityWord = Literal["minor", "notable", "major", "extreme"]


class Finding(Struct, frozen=True, kw_only=True):
    """One group of claims that do not fit together. `kind` is a token of ontology/findings.ttl, `id` = `finding/` + hash."""

    id: str
    kind: str
    rule: str  # the file in judge/ that made it
    scope: FindingScope
    undated: bool
    severity: float  # 0 to 1, formula in judge/severity.py
    severity_word: SeverityWord
    ratio: float | None
    gap: float | None  # in the claims' unit
    claims: tuple[str, ...]  # ids, sorted
    low_claim: str | None  # witnesses; None where there is no lower and higher
    high_claim: str | None
    subject_id: str
    market_id: str | None
    comparable_because: tuple[str, ...]  # sentences, each naming one match or relation
    explanation: str
    sources: int  # independent ones


class Consensus(Struct, frozen=True, kw_only=True):
    """What independent sources say of one comparison key."""

    id: str
    kind: str
    subject_id: str
    market_id: str | None
    of_id: str | None
    unit: str | None
    start: int | None
    end: int | None
    n: int
    independent: int
    median: Decimal
    low: Decimal
    high: Decimal
    outliers: tuple[str, ...]  # claim ids


class PublisherProfile(Struct, frozen=True, kw_only=True):
    """Counts and rates of one publisher; a rate is a Wilson interval at 95 %: (estimate, low, high)."""

    publisher_id: str
    reports: int
    claims: int
    contradictions: int
    contradiction_rate: tuple[float, float, float]
    self_contradictions: int
    copied_share: float
    round_number_share: float


class Judgement(Struct, frozen=True):
    """What judge found; every tuple is sorted by id. `comparison` holds the widened interval of each claim with a value."""

    findings: tuple[Finding, ...]
    consensus: tuple[Consensus, ...]
    profiles: tuple[PublisherProfile, ...]
    comparison: dict[str, tuple[Decimal | None, Decimal | None]]


class Dataset(Struct, frozen=True):
    """A whole build in memory: what is materialized and published."""

    grounding: Grounding
    judgement: Judgement
    problems: tuple[Problem, ...] = ()
