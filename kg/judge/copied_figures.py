"""Copied figures: the same list of shares, or the same sentence, stands in reports on unrelated markets.

No disagreement: a finding about the sources. Example: hand tools and eye drops are both said to sell 35 % in North America,
28 % in Europe, 25 % in Asia-Pacific, 12 % elsewhere. Counter-example: two reports on one market agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from kg.judge import key
from kg.judge.case import Case, Statement
from kg.judge.copies import MIN_WORDS, mask, words
from kg.judge.draft import Draft
from kg.judge.figures import number

KIND = "copied-figures"
MIN_LIST = 3  # shares
MIN_FIGURES = 2  # in a sentence: "grows at 6.8 % during the forecast period" stands everywhere by chance
# Markets by which a list counts as half: among 8,592 reports lists of four round shares meet by chance in pairs, not in dozens.
HALF_MARKETS = 8
SENTENCE_KINDS = frozenset({"market_size", "market_cagr", "market_volume", "market_growth_amount"})
SHARED_COMPANIES = 3  # companies in both markets' reports: makers of one trade, not one conglomerate that sells everywhere
MAX_TRIED = 16  # markets compared with all others: two that have nothing in common are found among the first
# Words that markets of every trade share.
GENERIC = frozenset(
    (
        "market", "service", "services", "system", "systems", "device", "devices", "equipment", "product", "products",
        "software", "solution", "solutions", "material", "materials", "management", "automatic", "digital", "electric",
        "electronic", "smart", "industry", "high",
    )
)  # fmt: skip

_ShareList = tuple[tuple[str, Decimal | None, Decimal | None], ...]


def find(case: Case) -> Iterator[Draft]:
    """Drafts for lists, then for sentences."""
    lists: dict[tuple[str, _ShareList], list[list[Statement]]] = {}
    sentences: dict[tuple[str, ...], list[list[Statement]]] = {}
    for report in sorted(case.by_report):
        statements = case.by_report[report]
        for kind, figures, own in share_lists(statements):
            lists.setdefault((kind, figures), []).append(own)
        for masked, own in masked_sentences(statements):
            sentences.setdefault(masked, []).append(own)
    trades = Trades(case)
    for (_, figures), copies in lists.items():
        markets = _markets(case, copies)
        if len(markets) > 1 and trades.unrelated(markets):
            yield _draft(case, copies, markets, f"share list {_listed(case, figures)}", "the same shares of the same subjects")
    for copies in sentences.values():
        markets = _markets(case, copies)
        if len(markets) > 1 and trades.unrelated(markets):
            yield _draft(case, copies, markets, "sentence", "the same sentence but for the market's name")


def share_lists(statements: Sequence[Statement]) -> Iterator[tuple[str, _ShareList, list[Statement]]]:
    """The unscoped shares of one report, kind by kind, as a list that can be looked up; too short ones left out."""
    by_kind: dict[str, list[Statement]] = {}
    for s in statements:
        if s.claim.claim.kind in key.SHARES and not s.claim.claim.of:
            by_kind.setdefault(s.claim.claim.kind, []).append(s)
    for kind, own in by_kind.items():
        figures = {(s.claim.subject_id, s.claim.claim.low, s.claim.claim.high) for s in own}
        if len({subject for subject, _, _ in figures}) >= MIN_LIST:
            yield kind, tuple(sorted(figures, key=str)), own


def masked_sentences(statements: Sequence[Statement]) -> Iterator[tuple[tuple[str, ...], list[Statement]]]:
    """Sentences of one report with two or more figures of the market, its name masked."""
    by_place: dict[int, list[Statement]] = {}
    for s in statements:
        if s.claim.claim.kind in SENTENCE_KINDS:
            by_place.setdefault(s.claim.claim.quote.start, []).append(s)
    for own in by_place.values():
        if len(own) < MIN_FIGURES:
            continue
        header = own[0].report.header
        longest = max((s.claim.quote for s in own), key=len)
        masked = tuple(words(mask(longest, [n for n in (header.market, *header.market_aliases) if n])))
        if len(masked) >= MIN_WORDS:
            yield masked, own


def _markets(case: Case, copies: list[list[Statement]]) -> set[str]:
    return {case.markets.fold(m) for own in copies if (m := own[0].report.market_id) is not None}


def _draft(case: Case, copies: list[list[Statement]], markets: set[str], what: str, why: str) -> Draft:
    members = tuple(s for own in copies for s in own)
    text = f"The {what} stands in {len(copies)} reports on {len(markets)} markets, not all of them related"
    return Draft(
        kind=KIND,
        rule=KIND,
        members=members,
        text=text,
        extent=len(markets) / (len(markets) + HALF_MARKETS),
        because=(f"{why}, in reports on {_named(case, markets)}",),
    )


class Trades:
    """Which markets have something to do with each other: a relation, a telling word of their names, or the same companies."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._companies: dict[str, set[str]] = {}
        for report in case.grounding.reports:
            if report.market_id is not None:
                self._companies.setdefault(case.markets.fold(report.market_id), set()).update(report.company_ids)

    def unrelated(self, markets: set[str]) -> bool:
        """Two of these markets have nothing in common."""
        tried = sorted(markets)
        return any(self._apart(m, n) for m in tried[:MAX_TRIED] for n in tried if m != n)

    def _apart(self, a: str, b: str) -> bool:
        if b in self._case.markets.related.get(a, ()) or self._words(a) & self._words(b):
            return False
        return len(self._companies.get(a, set()) & self._companies.get(b, set())) < SHARED_COMPANIES

    def _words(self, market: str) -> set[str]:
        return {w for w in words(self._case.label(market)) if len(w) > 3 and w not in GENERIC}


def _listed(case: Case, figures: _ShareList) -> str:
    shares = sorted(figures, key=lambda f: (-(f[1] or f[2] or Decimal(0)), f[0]))
    return ", ".join(f"{case.label(subject)} {_value(low, high)} %" for subject, low, high in shares[:6])


def _value(low: Decimal | None, high: Decimal | None) -> str:
    if low is None or high is None:
        return f"{'under' if low is None else 'over'} {number(low or high or Decimal(0))}"
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def _named(case: Case, markets: set[str]) -> str:
    names = [f"'{case.label(m)}'" for m in sorted(markets)[:3]]
    return ", ".join(names) + (f" and {len(markets) - 3} more" if len(markets) > 3 else "")
