"""Cutting comparable claims into groups that disagree: one pass, never all pairs.

Two closed intervals disagree when they do not meet. In a set of intervals let `lowest` be the one that ends first and `highest`
the one that begins last. Whoever disagrees with anyone disagrees with one of these two, and these two disagree with each other:
so the claims that disagree at all form one group, and one pass finds it (64,000 claims: 0.04 s).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from decimal import Decimal

from msgspec import Struct

from kg.judge.case import Statement


class Unit(Struct, frozen=True, eq=False, gc=False):
    """What one voice says of one thing: a claim, or the whole range that a report (or a product) spans by contradicting itself.

    `standing` tells in which sense two units of one set may differ: in `across`, only units of different standing are compared.
    """

    low: Decimal
    high: Decimal
    statements: tuple[Statement, ...]
    standing: Hashable = None

    def says(self, mode: str) -> bool:
        """One of its statements is of this mode."""
        return any(s.mode == mode for s in self.statements)

    @property
    def as_low(self) -> Statement:
        """Its statement that comes nearest to anything above it; a reported one where several do."""
        return max(self.statements, key=lambda s: (s.high, s.mode == "reported"))

    @property
    def as_high(self) -> Statement:
        """Its statement that comes nearest to anything below it; a reported one where several do."""
        return min(self.statements, key=lambda s: (s.low, s.mode != "reported"))


class Split(Struct, frozen=True, eq=False):
    """A group that disagrees: all its units, and its witnesses."""

    units: tuple[Unit, ...]
    low: Statement
    high: Statement

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All claims of the group."""
        return tuple(s for unit in self.units for s in unit.statements)


def single(statement: Statement, standing: Hashable = None) -> Unit:
    """A unit of one claim."""
    return Unit(statement.low, statement.high, (statement,), standing)


def hull(units: Iterable[Unit], standing: Hashable = None) -> Unit:
    """One unit that spans all of them."""
    units = tuple(units)
    return Unit(
        min(u.low for u in units), max(u.high for u in units), tuple(s for u in units for s in u.statements), standing
    )  # fmt: skip


def apart(units: Sequence[Unit]) -> Split | None:
    """The group of units that disagree with some other one; None where all meet."""
    if len(units) < 2:
        return None
    end, begin = min(u.high for u in units), max(u.low for u in units)
    if end >= begin:
        return None
    lowest = min((u for u in units if u.high == end), key=lambda u: (not u.says("reported"), u.low))
    highest = min((u for u in units if u.low == begin), key=lambda u: (not u.says("reported"), -u.high))
    return Split(tuple(u for u in units if u.high < begin or u.low > end), lowest.as_low, highest.as_high)  # fmt: skip


def _two_best(units: Iterable[Unit], better: Callable[[Unit], Decimal]) -> tuple[Unit, Unit | None]:
    """The best unit, and the best one of another standing."""
    ranked: dict[Hashable, Unit] = {}
    for unit in units:
        held = ranked.get(unit.standing)
        if held is None or better(unit) < better(held):
            ranked[unit.standing] = unit
    first = min(ranked.values(), key=better)
    others = [u for u in ranked.values() if u.standing != first.standing]
    return first, min(others, key=better, default=None)


def across(units: Sequence[Unit]) -> Split | None:
    """The group of units that disagree with one of another standing (another window, another scope)."""
    if len(units) < 2:
        return None
    low, low2 = _two_best(units, lambda u: u.high)
    high, high2 = _two_best(units, lambda u: -u.low)

    def above(unit: Unit) -> bool:
        rival = high if high.standing != unit.standing else high2
        return rival is not None and unit.high < rival.low

    def below(unit: Unit) -> bool:
        rival = low if low.standing != unit.standing else low2
        return rival is not None and rival.high < unit.low

    found = tuple(u for u in units if above(u) or below(u))
    if not found:
        return None
    pairs = [(a, b) for a in (low, low2) for b in (high, high2) if a and b and a.standing != b.standing and a.high < b.low]
    first, last = max(pairs, key=lambda pair: pair[1].low - pair[0].high)
    return Split(found, first.as_low, last.as_high)


def by(units: Iterable[Unit], key: Callable[[Unit], Hashable]) -> list[list[Unit]]:
    """Units with equal keys together, in order of first appearance."""
    groups: dict[Hashable, list[Unit]] = {}
    for unit in units:
        groups.setdefault(key(unit), []).append(unit)
    return list(groups.values())
