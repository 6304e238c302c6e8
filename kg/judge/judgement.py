"""One grounding in, one judgement out."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

from kg.judge import because, consensus, profiles
from kg.judge.case import Case
from kg.judge.draft import finish
from kg.judge.rules import RULES
from kg.model import Finding, Grounding, Judgement


def judge(grounding: Grounding) -> Judgement:
    """Findings, consensus and publisher profiles of a grounding, each sorted by id; the order of its claims does not matter."""
    with _collector_off():
        return _judge(grounding)


@contextmanager
def _collector_off() -> Iterator[None]:
    """Nothing here forms cycles, and looking for them among a million claims takes a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _judge(grounding: Grounding) -> Judgement:
    case = Case(grounding)
    matches = because.Matches(grounding.matches)
    findings: dict[str, Finding] = {}
    for rule in RULES:
        for draft in rule(case):
            finding = finish(case, matches, draft)
            findings.setdefault(finding.id, finding)
    found = tuple(findings[name] for name in sorted(findings))
    return Judgement(
        findings=found,
        consensus=tuple(sorted(consensus.find(case), key=lambda c: c.id)),
        profiles=tuple(profiles.profiles(case, found)),
        comparison=_comparison(case),
    )


def _comparison(case: Case) -> dict[str, tuple[Decimal | None, Decimal | None]]:
    """The widened interval of each claim with a value; equal intervals are one tuple."""
    known: dict[tuple[Decimal, Decimal], tuple[Decimal | None, Decimal | None]] = {}
    out = {}
    for statements in (*case.by_report.values(), case.misread):
        for s in statements:
            if s.low.is_finite() or s.high.is_finite():
                ends = known.get((s.low, s.high))
                if ends is None:
                    ends = known[s.low, s.high] = (s.low if s.low.is_finite() else None, s.high if s.high.is_finite() else None)
                out[s.claim.id] = ends
    return out
