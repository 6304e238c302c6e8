"""What can be counted of a publisher. No claim is called true or false: a rate says how often its claims stand in findings."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from kg.judge.case import Case, Statement
from kg.model import Finding, PublisherProfile

Z95 = 1.959963984540054
CONTRADICTING = frozenset({"contradiction", "self-contradiction", "scale-slip", "arithmetic", "rank-conflict", "mixed-mode"})


def wilson(hits: int, n: int) -> tuple[float, float, float]:
    """Share of hits with its Wilson interval at 95 %: (estimate, low, high); nothing known is (0, 0, 1).

    >>> wilson(1, 10), wilson(0, 0)
    ((0.1, 0.0179, 0.4042), (0.0, 0.0, 1.0))
    """
    if n == 0:
        return 0.0, 0.0, 1.0
    share, z2 = hits / n, Z95 * Z95
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z95 * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return round(share, 4), round(max(middle - half, 0.0), 4), round(min(middle + half, 1.0), 4)


def is_round(statement: Statement) -> bool:
    """A value with one digit that is not zero, or a multiple of five per cent."""
    value = statement.claim.claim.low if statement.claim.claim.low is not None else statement.claim.claim.high
    if not value:
        return False
    return _round(value, statement.claim.claim.unit == "percent")


@lru_cache(maxsize=65536)
def _round(value: Decimal, percent: bool) -> bool:
    return value % Decimal(5) == 0 if percent else len(value.normalize().as_tuple().digits) == 1


def profiles(case: Case, findings: Iterable[Finding]) -> Iterator[PublisherProfile]:
    """One for each publisher of the grounding, by id."""
    involved: dict[str, set[str]] = {"contradicting": set(), "copied-figures": set()}
    findings_of: dict[tuple[str, str], int] = {}
    publisher_of = {r.id: r.publisher_id for r in case.grounding.reports}
    report_of = {c.id: c.report for c in case.grounding.claims}
    for finding in findings:
        group = "contradicting" if finding.kind in CONTRADICTING else finding.kind
        if group in involved:
            involved[group].update(finding.claims)
        for publisher in {publisher_of[report_of[c]] for c in finding.claims}:
            if publisher is not None:
                findings_of[publisher, finding.kind] = findings_of.get((publisher, finding.kind), 0) + 1
    reports: dict[str, list[str]] = {}
    for report in case.grounding.reports:
        if report.publisher_id is not None:
            reports.setdefault(report.publisher_id, []).append(report.id)
    for publisher in sorted(reports):
        yield _profile(case, publisher, reports[publisher], involved, findings_of)


def _profile(
    case: Case, publisher: str, reports: list[str], involved: dict[str, set[str]], findings_of: dict[tuple[str, str], int]
) -> PublisherProfile:
    own = [s for report in reports for s in case.by_report.get(report, ())]
    ids = {s.claim.id for s in own}
    values = [s for s in own if s.claim.claim.low is not None or s.claim.claim.high is not None]
    return PublisherProfile(
        publisher_id=publisher,
        reports=len(reports),
        claims=len(own),
        contradictions=findings_of.get((publisher, "contradiction"), 0),
        contradiction_rate=wilson(len(ids & involved["contradicting"]), len(own)),
        self_contradictions=findings_of.get((publisher, "self-contradiction"), 0),
        copied_share=round(len(ids & involved["copied-figures"]) / len(own), 4) if own else 0.0,
        round_number_share=round(sum(map(is_round, values)) / len(values), 4) if values else 0.0,
    )
