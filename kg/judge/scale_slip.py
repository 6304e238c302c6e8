"""Scale slip: two values of one thing differ by a power of one thousand, within ten percent.

Example: a market is worth 4.2 billion USD in 2023 here, 4.1 million there. Counter-example: 4.2 and 1.1 billion.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from decimal import Decimal

from kg.judge.draft import Draft
from kg.judge.groups import Unit

KIND = "scale-slip"
SLACK = Decimal("0.1")
POWERS = (Decimal(1000), Decimal(1000) ** 2, Decimal(1000) ** 3)
_NEAR = POWERS[0] * (1 - SLACK)


def cut(units: list[Unit]) -> tuple[list[Draft], list[Unit]]:
    """The claims on both sides of a slip, as one draft; the units that are left without the side that fewer claims are on."""
    points = sorted(((value, n) for n, u in enumerate(units) if (value := _point(u)) is not None), key=lambda p: p[0])
    if len(points) < 2 or points[-1][0] < points[0][0] * _NEAR:
        return [], units
    values = [value for value, _ in points]
    small = {n for value, n in points if any(_partner(values, value * p) for p in POWERS)}
    large = {n for value, n in points if any(_partner(values, value / p) for p in POWERS)} - small
    if not small or not large:
        return [], units
    chosen = [units[n] for n in sorted(small | large)]
    low = min((units[n] for n in small), key=lambda u: u.high)
    high = min((units[n] for n in large), key=lambda u: abs(_log_distance(u, low)))
    draft = Draft(
        kind=KIND, rule=KIND, members=tuple(s for u in chosen for s in u.statements), low=low.as_low, high=high.as_high
    )  # fmt: skip
    wrong = _wrong(small, large, {n: value for value, n in points})
    return [draft], [u for n, u in enumerate(units) if n not in wrong]


def _wrong(small: set[int], large: set[int], value: dict[int, Decimal]) -> set[int]:
    """The side that slipped: of fewer claims, or else farther from the others; both where there are no others."""
    if len(small) != len(large):
        return min(small, large, key=len)
    others = [v for n, v in value.items() if n not in small and n not in large]
    if not others:
        return small | large
    middle = sorted(others)[len(others) // 2]
    return max(small, large, key=lambda side: max(abs((value[n] / middle).log10()) for n in side))


def _point(unit: Unit) -> Decimal | None:
    if not (unit.low.is_finite() and unit.high.is_finite()):
        return None
    middle = (unit.low + unit.high) / 2
    return middle if middle > 0 else None


def _partner(values: Sequence[Decimal], target: Decimal) -> bool:
    return bisect_left(values, target * (1 - SLACK)) < bisect_right(values, target * (1 + SLACK))


def _log_distance(unit: Unit, low: Unit) -> float:
    """How far a ratio is from the nearest power of one thousand, in powers of ten."""
    a, b = _point(unit), _point(low)
    if a is None or b is None or a <= b:
        return 9.0
    power = float((a / b).log10()) / 3
    return power - max(round(power), 1)
