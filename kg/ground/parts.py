"""Segments, applications and publishers: names to entities."""

from __future__ import annotations

from kg.ground.drafts import Draft
from kg.ground.fold import ascii_fold, digest, mended, slug
from kg.ground.market_text import plain_words
from kg.ground.regions import is_rest
from kg.model import EntityType

_WHY = {
    "part-name": "a part of this market, equal but for number and spelling",
    "scope-text": "a scope in words, taken for a part of this market",
}


class Parts:
    """Segments and applications by market and name, publishers by host. Drafts by key."""

    def __init__(self) -> None:
        self.drafts: dict[str, Draft] = {}

    def part(self, kind: EntityType, surface: str, market: Draft | None, report: str, rule: str = "part-name") -> str:
        """The key of a market's segment or application; of a report's own where it is a rest or the market is unknown."""
        words = plain_words(mended(surface)) or ascii_fold(surface).strip()
        alone = market is None or is_rest(surface)
        where = f"{market.key if market else ''}@{report}" if alone else market.key if market else ""
        key = f"{kind}:{words}<{where}"
        draft = self.drafts.get(key)
        if draft is None:
            tail = [market.slug if market else "", report.rpartition("/")[2] if alone else ""]
            name = "--".join(p for p in (*tail, slug(words)) if p)
            draft = self.drafts[key] = Draft(key, kind, mended(surface), slug_path(name))
            if market:
                draft.broader.add(market.key)
        draft.label = min(draft.label, mended(surface), key=lambda s: (s.isupper() or s.islower(), s))
        draft.add(surface, rule, _WHY[rule])
        return key

    def publisher(self, surface: str) -> str:
        """The key of a publisher. Families are the ontology's (vocab.PUBLISHER_FAMILIES), not grounded."""
        host = mended(surface).casefold().strip("/ ")
        bare = host.removeprefix("www.")
        key = f"publisher:{bare}"
        draft = self.drafts.get(key)
        if draft is None:
            draft = self.drafts[key] = Draft(key, "publisher", mended(surface), slug(bare))
        draft.label = min(draft.label, mended(surface))
        draft.add(surface, "publisher-name", "the host or name of the publisher")
        return key


def slug_path(name: str, limit: int = 120) -> str:
    """A slug made of several, shortened with a hash where it is too long.

    >>> slug_path("a--b"), len(slug_path("x" * 300))
    ('a--b', 120)
    """
    return name if len(name) <= limit else f"{name[: limit - 9]}-{digest(name, 8)}"
