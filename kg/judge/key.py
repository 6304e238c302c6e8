"""Comparison keys: which claims speak of the same thing (DESIGN.md section 3, "Comparison key").

A key is kind, subject, market, scope (`of`) and unit; the period is cut afterwards, because unknown equals none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kg import vocab
from kg.judge.partial import of_part
from kg.model import Claim, GroundedClaim, MarketRelation

GROWTH = frozenset({"market_cagr", "region_cagr", "segment_cagr", "application_cagr", "company_growth"})
TIMELESS = frozenset({"company_founded"})
RANKS = frozenset(
    f"{subject}_{measure}" for subject in ("region", "company", "segment", "application") for measure in ("leads", "fastest")
)
SHARES = frozenset({"region_share", "segment_share", "application_share", "company_share"})
# A company's revenue is one thing in all markets that speak of it; its share of a market is not.
WITHOUT_MARKET = frozenset({"company_revenue", "company_growth", "company_founded"})
# "Any other number" says no measure: two of them are never known to be about the same thing.
INCOMPARABLE = frozenset({"other", "company_other", "undisclosed"})
# The rest of a list is another rest in another list.
# No region: what belongs to it is another thing in another report, and it overlaps with China.
VAGUE = (
    "emerging markets", "emerging economies", "emerging regions", "developing countries", "developing regions",
)  # fmt: skip
RESIDUALS = frozenset(
    (
        "other", "others", "the others", "all others", "rest", "the rest", "remaining", "the remaining", "row", "rest of world",
        "rest of the world", "the rest of the world", "other regions", "other countries", "other companies", "other players",
        "other segments", "other applications", "remaining regions", "the remaining regions", "remaining players",
        *VAGUE,
    )
)  # fmt: skip

GROUP = re.compile(r",? and |, ?| & ")


def _route(kind: str) -> str:
    """How a kind's key is made: leaders are compared with each other, companies' figures across markets."""
    if kind in RANKS:
        return "rank"
    if kind in WITHOUT_MARKET:
        return "alone"
    subject = kind.partition("_")[0]
    return subject if subject in ("market", "region") else "within"


ROUTES = {kind: _route(kind) for kind in vocab.KINDS if kind not in INCOMPARABLE}
PART = "part/"  # begins the scope of a figure of a part of a company
BaseKey = tuple[str, str, str | None, str | None, str | None]  # kind, subject, market, scope, unit


class Markets:
    """Markets folded by `same`, and what is related to what."""

    def __init__(self, relations: Iterable[MarketRelation]) -> None:
        relations = sorted(relations, key=lambda r: (r.a, r.b, r.relation, r.rule))
        self._parent: dict[str, str] = {}
        for relation in relations:
            if relation.relation == "same":
                a, b = self.fold(relation.a), self.fold(relation.b)
                if a != b:
                    self._parent[max(a, b)] = min(a, b)
        self.related: dict[str, set[str]] = {}
        self.partial: list[MarketRelation] = [r for r in relations if r.relation in ("narrower", "broader", "overlaps")]
        for relation in self.partial:
            a, b = self.fold(relation.a), self.fold(relation.b)
            self.related.setdefault(a, set()).add(b)
            self.related.setdefault(b, set()).add(a)

    def fold(self, market: str) -> str:
        """The first id among all markets held to be the same."""
        root = market
        while (above := self._parent.get(root)) is not None:
            root = above
        while market != root:
            above = self._parent[market]
            self._parent[market] = root
            market = above
        return root


def is_rank(kind: str) -> bool:
    """A kind that names a leader and states no value."""
    return kind in RANKS


@lru_cache(maxsize=65536)
def residual(name: str) -> bool:
    """A subject that is what is left of a list.

    >>> residual("Others"), residual("Other regions"), residual("Otherlab")
    (True, True, False)
    """
    return name.casefold().strip() in RESIDUALS


@lru_cache(maxsize=65536)
def members(subject: str) -> tuple[str, ...]:
    """Ids of the regions that a group names ("North America and Europe"), sorted; empty for a single region.

    >>> members("North America and Europe"), members("Middle East and Africa")
    (('region/europe', 'region/north-america'), ())
    """
    folded = subject.casefold()
    if folded in vocab.REGION_OF or not GROUP.search(folded):
        return ()
    slugs = [vocab.REGION_OF.get(part) for part in GROUP.split(folded) if part]
    return () if None in slugs or len(slugs) < 2 else tuple(sorted({f"region/{slug}" for slug in slugs}))


# "The company's market size is around $4 billion" is said of the company, whatever the words mean.
_SIZE_OF_COMPANY = re.compile(
    r"(?<!industry)(?<!market)(?<!world)(?<!sector)(?<!segment)(?<!today)['’]s?\s+market\s+(?:size|value|cap)", re.I
)
# "The pump market was valued at $1.4 billion", read as the revenue of the company of the sentence before.
_WORTH_OF_MARKET = re.compile(r"\bmarket\s+(?:size\s+)?(?:is|was)\s+(?:valued|worth|estimated)")
# "$2.3 trillion yen": whatever was meant, the sign is not the currency.
_TWO_CURRENCIES = re.compile(
    r"[$€£]\s?\d[\d.,]*\s*(?:[mbr]illion|trillion)?\s+(?:yen|yuan|won|rupees|euros?|francs?|kron)", re.I
)


def misread(claim: GroundedClaim) -> bool:
    """A claim that its own words show to be about something else than its kind says."""
    kind = claim.claim.kind
    if kind == "market_size":
        return ("'" in claim.quote or "’" in claim.quote) and _SIZE_OF_COMPANY.search(claim.quote) is not None
    if kind == "company_revenue" and (_WORTH_OF_MARKET.search(claim.quote) or _TWO_CURRENCIES.search(claim.quote)):
        return True
    return kind.startswith("company_") and claim.claim.subject.casefold() in vocab.REGION_OF


def scope(claim: GroundedClaim, market: str | None, markets: Markets) -> str | None:
    """The part of the market that a claim is restricted to; None for the whole of it."""
    of = claim.claim.of
    if not of:
        return None
    whole = claim.of_id
    if whole is not None and whole.startswith("market/") and market is not None and markets.fold(whole) == market:
        return None
    return whole or " ".join(of.casefold().split())


def part(claim: GroundedClaim, markets: Markets) -> str | None:
    """The part of a company that a claim is restricted to by its words, known by the market that its report is on."""
    if claim.claim.of or not of_part(claim.claim.kind, claim.quote, claim.claim.subject, claim.after):
        return None
    return PART + (markets.fold(claim.market_id) if claim.market_id else claim.report)


def base_key(claim: GroundedClaim, markets: Markets) -> BaseKey | None:
    """What a claim is about, but for its period; None where nothing can be compared with it.

    The part of a company is left out here: it is read only where claims disagree (`Case`), for it takes ten times as long.
    """
    inner: Claim = claim.claim
    kind = inner.kind
    route = ROUTES.get(kind)
    if route is None or residual(inner.subject):
        return None
    unit = inner.unit.casefold() if inner.unit else None
    if route == "market":
        subject = markets.fold(claim.subject_id)
        return kind, subject, None, scope(claim, subject, markets), unit
    if route == "alone":
        return kind, claim.subject_id, None, scope(claim, None, markets), unit
    if claim.market_id is None:
        return None
    market = markets.fold(claim.market_id)
    subject = "" if route == "rank" else "+".join(members(inner.subject)) if route == "region" else ""
    return kind, subject if route == "rank" else subject or claim.subject_id, market, scope(claim, market, markets), unit
