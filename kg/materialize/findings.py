"""Findings, consensus and publisher profiles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from kg import vocab
from kg.materialize.blocks import Block
from kg.materialize.claims import contradicts, unit
from kg.materialize.iris import Iris
from kg.materialize.terms import (
    DERIVED_FROM,
    DQV,
    TYPE,
    boolean,
    computable,
    computed,
    english,
    integer,
    kg,
    term,
    text,
)
from kg.model import Consensus, Finding, PublisherProfile

# Rows 5 and 8 of the decision table: only there one of the two claims must be wrong.
CONTRADICTORY = frozenset({"contradiction", "self-contradiction"})
SCOPES = {
    "within-report": "withinReport",
    "between-editions": "betweenEditions",
    "same-publisher": "samePublisher",
    "between-publishers": "betweenPublishers",
}
_TYPES = {
    token: [f"{TYPE} {kg(name)}" for name in (kind.class_name, kind.parent, "Finding")]
    for token, kind in vocab.FINDINGS.items()
}


def finding_block(iris: Iris, finding: Finding, entities: Collection[str]) -> Block:
    """A finding with its reasons; `entities` are the ids in the graph (a group of regions is none)."""
    statements = [
        *_TYPES[finding.kind],
        f"{kg('kind')} {text(finding.kind)}",
        *(f"{predicate} {iris.of(claim)}" for claim in finding.claims for predicate in (kg("involves"), DERIVED_FROM)),
        f"{kg('scope')} {kg(SCOPES[finding.scope])}",
        f"{kg('severity')} {kg(finding.severity_word)}",
        f"{kg('severityScore')} {computed(finding.severity)}",
        f"{kg('undated')} {boolean(finding.undated)}",
        f"{kg('rule')} {text(finding.rule)}",
        f"{kg('explanation')} {english(finding.explanation)}",
        *(f"{kg('comparableBecause')} {english(reason)}" for reason in finding.comparable_because),
        f"{kg('independentSources')} {integer(finding.sources)}",
    ]
    witnesses = (("lowClaim", finding.low_claim), ("highClaim", finding.high_claim))
    statements += (f"{kg(name)} {iris.of(claim)}" for name, claim in witnesses if claim)
    numbers = (("ratio", finding.ratio), ("gap", finding.gap))
    statements += (f"{kg(name)} {computed(value)}" for name, value in numbers if value is not None and computable(value))
    topics = (("about", finding.subject_id), ("market", finding.market_id))
    statements += (f"{kg(name)} {iris.of(topic)}" for name, topic in topics if topic and topic in entities)
    return Block(iris.of(finding.id), statements)


def contradiction_links(iris: Iris, findings: Iterable[Finding]) -> dict[str, list[str]]:
    """`kg:contradicts` between the witnesses, both ways, by the id of the claim that it is said of."""
    links: dict[str, list[str]] = {}
    for finding in findings:
        low, high = finding.low_claim, finding.high_claim
        if finding.kind in CONTRADICTORY and low and high and low != high:
            links.setdefault(low, []).append(contradicts(iris, high))
            links.setdefault(high, []).append(contradicts(iris, low))
    return links


def consensus_block(iris: Iris, consensus: Consensus) -> Block:
    """What the independent sources say of one thing."""
    topics = (("about", consensus.subject_id), ("market", consensus.market_id), ("of", consensus.of_id))
    values = (("median", consensus.median), ("minimum", consensus.low), ("maximum", consensus.high))
    numbers = (
        ("claimCount", consensus.n),
        ("independentSources", consensus.independent),
        ("startYear", consensus.start),
        ("endYear", consensus.end),
    )
    statements = [
        f"{TYPE} {kg('Consensus')}",
        f"{kg('kind')} {text(consensus.kind)}",
        *unit(consensus.unit),
        *(f"{kg(name)} {iris.of(topic)}" for name, topic in topics if topic),
        *(f"{kg(name)} {computed(value, 12)}" for name, value in values if computable(value)),
        *(f"{kg(name)} {integer(value)}" for name, value in numbers if value is not None),
        *(f"{kg('outlier')} {iris.of(claim)}" for claim in consensus.outliers),
    ]
    return Block(iris.of(consensus.id), statements)


def profile_blocks(iris: Iris, profile: PublisherProfile) -> Iterator[Block]:
    """One DQV measurement a metric; only the rate has an interval."""
    rate, low, high = profile.contradiction_rate
    metrics: tuple[tuple[str, str], ...] = (
        ("report", integer(profile.reports)),
        ("claim", integer(profile.claims)),
        ("contradiction", integer(profile.contradictions)),
        ("contradictionRate", computed(rate)),
        ("selfContradiction", integer(profile.self_contradictions)),
        ("copiedShare", computed(profile.copied_share)),
        ("roundNumberShare", computed(profile.round_number_share)),
    )
    for name, value in metrics:
        statements = [
            f"{TYPE} {term(DQV, 'QualityMeasurement')}",
            f"{term(DQV, 'computedOn')} {iris.of(profile.publisher_id)}",
            f"{term(DQV, 'isMeasurementOf')} {kg(f'{name}Metric')}",
            f"{term(DQV, 'value')} {value}",
        ]
        if name == "contradictionRate":
            statements += (f"{kg('intervalLow')} {computed(low)}", f"{kg('intervalHigh')} {computed(high)}")
        yield Block(iris.measurement(profile.publisher_id, name), statements)
