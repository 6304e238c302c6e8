"""What independent sources say of one comparison key and period: how many, the middle, the range, who stands apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from hashlib import sha256

from kg import vocab
from kg.judge import key
from kg.judge.case import Case, Statement
from kg.judge.sources import voices
from kg.model import Consensus

# An outlier needs a crowd to stand apart from, and lies beyond three times the usual distance from the middle (or three
# tolerances of the kind, where most sources say the same).
MIN_VOICES = 4
REACH = Decimal(3)


def find(case: Case) -> Iterator[Consensus]:
    """One for each key and period with values of two or more reports."""
    for base, statements in case.by_key.items():
        if len(statements) < 2:
            continue
        periods: dict[tuple[int | None, int | None], list[Statement]] = {}
        for s in statements:
            if s.low.is_finite() and s.high.is_finite():
                periods.setdefault(s.period, []).append(s)
        for (start, end), own in periods.items():
            if len(own) > 1 and len({s.claim.report for s in own}) > 1:
                yield _consensus(case, base, start, end, own)


def _value(s: Statement) -> Decimal:
    claim = s.claim.claim
    return Decimal(0) if claim.low is None or claim.high is None else (claim.low + claim.high) / 2


def median(values: Sequence[Decimal]) -> Decimal:
    """Middle value; the mean of the two middle ones for an even number.

    >>> median([Decimal(3), Decimal(1), Decimal(2)]), median([Decimal(1), Decimal(2)])
    (Decimal('2'), Decimal('1.5'))
    """
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _consensus(case: Case, base: key.BaseKey, start: int | None, end: int | None, own: list[Statement]) -> Consensus:
    by_voice: dict[int, list[Decimal]] = {}
    for number, s in zip(voices([s.claim for s in own], case.families), own, strict=True):
        by_voice.setdefault(number, []).append(_value(s))
    said = [median(values) for values in by_voice.values()]
    middle = median(said)
    values = [_value(s) for s in own]
    kind, subject, market, _, _ = base
    name = "\n".join(str(part) for part in (*base, start, end))
    return Consensus(
        id="consensus/" + sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        kind=kind,
        subject_id=own[0].claim.subject_id if "+" in subject else subject,
        market_id=market,
        of_id=own[0].claim.of_id,
        unit=own[0].claim.claim.unit,
        start=start,
        end=end,
        n=len(own),
        independent=len(said),
        median=middle,
        low=min(values),
        high=max(values),
        outliers=_outliers(kind, own, said, middle),
    )


def _outliers(kind: str, own: list[Statement], said: list[Decimal], middle: Decimal) -> tuple[str, ...]:
    if len(said) < MIN_VOICES:
        return ()
    usual = median([abs(value - middle) for value in said])
    reach = REACH * max(usual, abs(middle) * vocab.KINDS[kind].tolerance)
    return tuple(sorted(s.claim.id for s in own if s.high < middle - reach or s.low > middle + reach))
