"""Where a report speaks of its market, by name, alias or "the market", and where of another market."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.names import is_acronym
from kg.extract.regions import is_region
from kg.model import Header, Mention, Span

_MARKET = re.compile(r"(?:[\w’'&/()+.,%-]+ ){0,12}?\b[Mm]arkets?\b", re.A)
_HEAD = re.compile(r"\b[Mm](?:arkets?|ARKETS?)\b")
_BOUNDARY = re.compile(
    r"(?:^|[.;:!?] |, |\b(?:the|this|a|an|its|their|our|that|these|in|of|for|on|to|by|with|and|driving|within|across|into|from|as|is|are|drives|entire)\b )", re.I
)
_MODIFIERS = frozenset("global overall worldwide entire total international world current whole".split())
_COMPOUND = re.compile(
    r" (?:share|position|presence|leader|leadership|player|participant|penetration|reach|trend|dynamic|demand|condition|expansion|entry|capitali|cap\b|"
    r"research|analysis|segment|strateg|opportunit|need|driver|force|value|potential|footprint|standing|competition|insight|report|access|intelligence)"
)
_WORDS = re.compile(r"[^\W_]+")
_LOOK_BACK = 120


def market_mentions(text: str, header: Header) -> Iterator[Mention]:
    """The report's market (named, or "the market") and other markets by their own words."""
    if header.market is None:
        own: list[frozenset[str]] = []
    else:
        own = [_stems(n) for n in (header.market, *header.market_aliases)]
    for head in _HEAD.finditer(text):
        start = _phrase_start(text, head.start())
        phrase = text[start : head.start()].strip()
        mention = _judged(text, Span(start, head.end()), phrase, own, header)
        if mention is not None:
            yield mention


def _phrase_start(text: str, at: int) -> int:
    """Where the noun phrase before the word "market" starts."""
    low = max(0, at - _LOOK_BACK)
    start = low
    for found in _BOUNDARY.finditer(text, low, at):
        start = found.end()
    return min(start, at)


def _judged(text: str, span: Span, phrase: str, own: list[frozenset[str]], header: Header) -> Mention | None:
    words = [w for w in phrase.split() if w.lower() not in _MODIFIERS]
    core = " ".join(words)
    before = text[max(0, span.start - 5) : span.start].lower()
    if not core:
        if header.market and before.endswith(("the ", "this ")):
            return Mention(Span(span.start - len(before.split()[-1]) - 1, span.end), "market", header.market, True)
        return None
    stems = _stems(core)
    if header.market and stems and any(stems <= names for names in own):
        return Mention(span, "market", header.market)
    if header.market and is_acronym(core, header.market):
        return Mention(span, "market", header.market)
    if is_region(core) or not before.endswith(("the ", "a ")) or _COMPOUND.match(text, span.end):
        return None
    return Mention(span, "other-market", core)


def _stems(name: str) -> frozenset[str]:
    """Lower-case words without plural s.

    >>> sorted(_stems("Gas Flow Meters"))
    ['flow', 'gas', 'meter']
    """
    return frozenset(w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in _WORDS.findall(name.lower()))
