"""One sentence that says what does not fit: subject, measure, period, and the two values."""

from __future__ import annotations

from kg.judge import key
from kg.judge.case import Case, Statement
from kg.judge.figures import against, value
from kg.judge.partial import of_part

# measure -> "{subject}'s ..." ; {m} is the market
_MEASURES = {
    "revenue": "{own} revenue",
    "founded": "{own} year of founding",
    "growth": "{own} growth rate",
    "share": "{own} share of the {m} market",
    "size": "the {m} market in {s}",
    "cagr": "yearly growth of the {m} market in {s}",
    "other": "{s}",
}
_OF_MARKET = {
    "market_size": "size of the {s} market",
    "market_volume": "volume of the {s} market",
    "market_cagr": "yearly growth of the {s} market",
    "market_growth_amount": "amount by which the {s} market grows",
}
_PARTS = {"size": "size of the {s} part of the {m} market", "cagr": "yearly growth of the {s} part of the {m} market"}


def possessive(name: str) -> str:
    """The name as an owner.

    >>> possessive("ASE Group"), possessive("United States")
    ("ASE Group's", "United States'")
    """
    return f"{name}'" if name.endswith(("s", "S")) else f"{name}'s"


def topic(case: Case, statement: Statement, scoped: bool = True) -> str:
    """What a claim is about, in words: "ASE Group's revenue", "Europe's share of the Flip-Chip market"."""
    claim = statement.claim.claim
    subject_type, _, measure = claim.kind.partition("_")
    subject = claim.subject if key.members(claim.subject) else case.label(statement.claim.subject_id) or claim.subject
    market = case.label(statement.claim.market_id)
    pattern = _OF_MARKET.get(claim.kind) or (
        _PARTS.get(measure) if subject_type in ("segment", "application") else None
    )  # fmt: skip
    text = (pattern or _MEASURES.get(measure, "{s}")).format(s=subject, m=market, own=possessive(subject))
    if not scoped or not claim.of:
        return text
    if "{m}" in (pattern or _MEASURES.get(measure, "")):
        return f"{text} ({claim.of})"
    return f"{text} (of {claim.of})"


def years(period: tuple[int | None, int | None]) -> str:
    """A period in words.

    >>> years((2022, 2022)), years((2023, 2030)), years((None, None))
    ('in 2022', 'for 2023–2030', 'undated')
    """
    start, end = period
    if start is None and end is None:
        return "undated"
    if start == end or start is None or end is None:
        return f"in {start if start is not None else end}"
    return f"for {start}–{end}"


def capital(text: str) -> str:
    """First letter upper-case, the rest untouched."""
    return text[:1].upper() + text[1:]


def timed(statement: Statement) -> str:
    """Its period in words; nothing for what needs none."""
    return "" if statement.claim.claim.kind in key.TIMELESS else years(statement.period)


def counted(n: int, reports: int) -> str:
    """How many claims and reports, where there are more than the two witnesses."""
    return f" ({n} claims in {reports} report{'s' if reports > 1 else ''})" if n > 2 else ""


def difference(case: Case, low: Statement, high: Statement, members: tuple[Statement, ...], by: str = "value") -> str:
    """ "ASE Group's revenue in 2022: 16 against 11 billion USD"; values apart `by` period or scope tell each its own."""
    tail = counted(len(members), len({s.claim.report for s in members}))
    if by != "value":
        return f"{capital(topic(case, low, scoped=by != 'scope'))}: {_placed(high, by)} against {_placed(low, by)}{tail}"
    time = timed(low)
    head = f"{topic(case, low)}{', undated' if time == 'undated' else f' {time}' if time else ''}"
    return f"{capital(head)}: {against(high.claim.claim, low.claim.claim)}{tail}"


def _placed(s: Statement, by: str) -> str:
    claim = s.claim.claim
    part = of_part(claim.kind, s.claim.quote, claim.subject, s.claim.after)
    of = f"of {claim.of}" if claim.of else "of a part" if part else "of the whole"
    return f"{value(claim)} {timed(s) if by == 'period' else of}".rstrip()
