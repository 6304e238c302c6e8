"""What a rule hands over, and how it becomes a finding: scope, sources, severity, the reasons, the id."""

from __future__ import annotations

import math
from decimal import Decimal
from hashlib import sha256

from msgspec import Struct

from kg import vocab
from kg.judge import because, severity
from kg.judge.case import Case, Statement
from kg.judge.explain import difference
from kg.judge.figures import ends
from kg.judge.groups import Split
from kg.judge.sources import voices
from kg.model import Finding, FindingScope


class Draft(Struct, frozen=True, kw_only=True, eq=False):
    """A finding as its rule sees it.

    `low` and `high` are the witnesses where there is a lower and a higher; `by` tells in what they differ besides their value
    ("period", "scope"). `text` replaces the usual explanation, `extent` (in [0, 1]) the usual measure of the gap; `doubt`
    lowers the severity where the rule knows why both may be true.
    """

    kind: str
    rule: str
    members: tuple[Statement, ...]
    low: Statement | None = None
    high: Statement | None = None
    text: str | None = None
    extent: float | None = None
    doubt: float = 1.0
    because: tuple[str, ...] = ()
    by: str = "value"


def of_split(kind: str, split: Split, doubt: float = 1.0, by: str = "value") -> Draft:
    """The draft of a group of values that disagree."""
    return Draft(kind=kind, rule=kind, members=split.statements, low=split.low, high=split.high, doubt=doubt, by=by)


def scope(members: tuple[Statement, ...]) -> FindingScope:
    """Where a disagreement stands, by report, product number and host."""
    reports = {s.claim.report: s.report for s in members}
    if len(reports) == 1:
        return "within-report"
    hosts = {r.publisher_id or r.header.publisher for r in reports.values()}
    if len(hosts) > 1 or None in hosts:
        return "between-publishers"
    numbers = {r.header.report_id for r in reports.values()}
    return "between-editions" if len(numbers) == 1 and None not in numbers else "same-publisher"


def _gap(low: Statement, high: Statement) -> tuple[Decimal, Decimal] | None:
    below, above = ends(low.claim.claim), ends(high.claim.claim)
    return (below[-1], above[0]) if below and above else None


def _ratio(pair: tuple[Decimal, Decimal] | None) -> float | None:
    if pair is None or pair[0] <= 0 or pair[1] <= 0:
        return None
    ratio = float(pair[1] / pair[0])
    return round(ratio, 4) if ratio < 1e15 else None


def _weaker_side(draft: Draft, members: tuple[Statement, ...], numbers: list[int]) -> int:
    """Independent sources on the side that has fewer, sides told apart by the witnesses."""
    if draft.low is None or draft.high is None or draft.low is draft.high:
        return 1
    end, begin = draft.low.high, draft.high.low
    below = {n for s, n in zip(members, numbers, strict=True) if s.high < begin}
    above = {n for s, n in zip(members, numbers, strict=True) if s.low > end}
    return min(len(below), len(above))


def finding_id(kind: str, rule: str, claims: tuple[str, ...]) -> str:
    """Stable id: the same rule on the same claims.

    >>> finding_id("contradiction", "contradiction", ("claim/a", "claim/b"))
    'finding/4ae3aff76e2051db'
    """
    return "finding/" + sha256("\n".join((kind, rule, *claims)).encode()).hexdigest()[:16]


def finish(case: Case, matches: because.Matches, draft: Draft) -> Finding:
    """The finding of a draft."""
    members = tuple(sorted(draft.members, key=lambda s: s.claim.id))
    claims = tuple(s.claim.id for s in members)
    undated = all(s.undated for s in members)
    numbers = voices([s.claim for s in members], case.families)
    pair = _gap(draft.low, draft.high) if draft.low and draft.high else None
    factors = (
        vocab.FINDINGS[draft.kind].weight,
        _extent(draft, pair),
        severity.sides(_weaker_side(draft, members, numbers)),
        because.score(matches, members),
        draft.doubt,
    )
    number = severity.capped(math.prod(factors), undated)
    first = draft.high or members[0]
    return Finding(
        id=finding_id(draft.kind, draft.rule, claims),
        kind=draft.kind,
        rule=draft.rule,
        scope=scope(members),
        undated=undated,
        severity=number,
        severity_word=severity.word(number),
        ratio=_ratio(pair),
        gap=None if pair is None else float(pair[1] - pair[0]),
        claims=claims,
        low_claim=draft.low.claim.id if draft.low else None,
        high_claim=draft.high.claim.id if draft.high else None,
        subject_id=first.claim.subject_id,
        market_id=first.claim.market_id,
        comparable_because=(*because.sentences(case, matches, members), *draft.because, because.time(members)),
        explanation=_text(case, draft, members),
        sources=max(numbers, default=-1) + 1,
    )


def _extent(draft: Draft, pair: tuple[Decimal, Decimal] | None) -> float:
    if draft.extent is not None:
        return draft.extent
    if pair is None:
        return severity.RANK_SIZE
    return severity.size(severity.tolerances(draft.members[0].claim.claim.kind, *pair))


def _text(case: Case, draft: Draft, members: tuple[Statement, ...]) -> str:
    if draft.text is not None:
        return draft.text
    if draft.low is None or draft.high is None:
        return vocab.FINDINGS[draft.kind].definition
    return difference(case, draft.low, draft.high, members, draft.by)
