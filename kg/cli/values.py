"""Numbers as people read them."""

from __future__ import annotations

from kg.publish.jsonl_rows import ClaimRow, Number

SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
MINUTE = 60


def amount(value: Number) -> str:
    """A number without the digits that nobody reads.

    >>> amount(16000000000), amount(5.85), amount(2022), amount(12500)
    ('16 billion', '5.85', '2022', '12,500')
    """
    for scale, word in SCALES:
        if abs(value) >= scale:
            return f"{value / scale:,.4g} {word}"
    if value == int(value):
        return str(int(value)) if abs(value) < 10_000 else f"{int(value):,}"
    return f"{value:,.10g}"


def value(claim: ClaimRow) -> str:
    """A claim's value with its unit; empty for ranks.

    A range is joined by a dash, a bound has its sign: `≥ 20 %`, `5–8 %`, `16 billion USD`.
    """
    low, high = claim.low, claim.high
    if low is None and high is None:
        return ""
    if low is not None and high is not None:
        text = amount(low) if low == high else f"{amount(low)}–{amount(high)}"
    else:
        text = f"≥ {amount(low)}" if low is not None else f"≤ {amount(high or 0)}"
    unit = {"percent": " %", "year": "", "count": "", None: ""}.get(claim.unit, f" {claim.unit}")
    return f"{text}{unit}"


def period(claim: ClaimRow) -> str:
    """The years that a claim holds for: `2022`, `2025–2032`, or nothing."""
    if claim.start is None and claim.end is None:
        return ""
    if claim.start == claim.end:
        return str(claim.start)
    return f"{claim.start or '…'}–{claim.end or '…'}"


def duration(seconds: float) -> str:
    """A time span.

    >>> duration(0.42), duration(83)
    ('0.4 s', '1 min 23 s')
    """
    if seconds < MINUTE:
        return f"{seconds:.1f} s"
    return f"{int(seconds // MINUTE)} min {int(seconds % MINUTE)} s"
