"""Shares and sizes of one report that are parts of one whole, with their regions' containment."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from kg.judge import key
from kg.judge.case import Case, Statement
from kg.judge.figures import number

Part = tuple[str, Statement]  # subject, its statement


class Whole(Struct, frozen=True, eq=False):
    """The parts that one report gives of one whole in one period: for each subject the statements, groups left out."""

    base: key.BaseKey  # without subject
    parts: dict[str, list[Statement]]

    def low(self, subject: str) -> Decimal:
        """The least that any statement on a subject allows."""
        return min(s.low for s in self.parts[subject])

    def high(self, subject: str) -> Decimal:
        """The most that any statement on a subject allows."""
        return max(s.high for s in self.parts[subject])

    def lowest(self, subject: str) -> Statement:
        """The statement that allows least."""
        return min(self.parts[subject], key=lambda s: s.low)

    def highest(self, subject: str) -> Statement:
        """The statement that allows most."""
        return max(self.parts[subject], key=lambda s: s.high)


def wholes(case: Case, statements: Sequence[Statement], kinds: frozenset[str]) -> Iterator[Whole]:
    """The wholes of one report, for some kinds of claim."""
    found: dict[tuple[key.BaseKey, Hashable], dict[str, list[Statement]]] = {}
    for s in statements:
        claim = s.claim.claim
        if claim.kind not in kinds or is_group(case, s):
            continue
        market = None if s.claim.market_id is None else case.markets.fold(s.claim.market_id)
        base = (claim.kind, "", market, key.scope(s.claim, market, case.markets), claim.unit)
        subject = s.claim.subject_id if not key.residual(claim.subject) else f"residual/{claim.subject.casefold()}"
        found.setdefault((base, s.period), {}).setdefault(subject, []).append(s)
    for (base, _), parts in found.items():
        if len(parts) > 1:
            yield Whole(base, parts)


def is_group(case: Case, statement: Statement) -> bool:
    """A subject of several ("North America and Europe", "emerging markets") with one value for all of them."""
    subject = statement.claim.claim.subject
    if key.members(subject) or subject.casefold() in key.VAGUE:
        return True
    if statement.claim.claim.kind != "company_share" or " and " not in subject:
        return False
    names = {n.casefold() for c in statement.report.header.companies for n in (c.name, *c.aliases)}
    return subject.casefold() not in names and all(p in names for p in key.GROUP.split(subject.casefold()) if p)


def outermost(case: Case, subjects: Sequence[str]) -> list[str]:
    """Subjects that lie within no other one of them: nested regions are counted once, with their region."""
    own = set(subjects)
    return [s for s in subjects if not case.above(s) & own]


def percent(statement: Statement) -> str:
    """A share as stated: "35 %"."""
    claim = statement.claim.claim
    value = claim.low if claim.low is not None else claim.high
    return f"{number(value or Decimal(0))} %"
