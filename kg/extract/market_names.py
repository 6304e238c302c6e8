"""Where a report speaks of its market, by name, alias or "the market", and where of another market."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from kg.extract.names import is_acronym, word_set
from kg.extract.regions import is_region
from kg.model import Header, Mention, Span

_HEAD = re.compile(r"[Mm](?<!\w.)(?:arkets?|ARKETS?)\b")
_BOUNDARY = word_set(
    "the this a an its their our that these in of for on to by with and driving within across into from as is are drives entire"
)
_MODIFIERS = word_set("global overall worldwide entire total international world current whole")
_COMPOUND = re.compile(
    r" (?:share|position|presence|leader|leadership|player|participant|penetration|reach|trend|dynamic|demand|condition|"
    r"expansion|entry|capitali|cap\b|"
    r"research|analysis|segment|strateg|opportunit|need|driver|force|value|potential|footprint|standing|competition|insight|"
    r"report|access|intelligence)"
)
_WORDS = re.compile(r"[^\W_]+")
_PAREN = re.compile(r"\([^()]*\)")
_PLACE = re.compile(r"(?<=\w) (?=\w)")
_INSIDE = re.compile(r"\(([^()]*)\)")
_LOOK_BACK = 120


class _Verdict(NamedTuple):
    kind: Literal["the", "own", "region", "other"]
    words: str
    skip: int = 0  # code points of a region before the market's words


def market_mentions(text: str, header: Header) -> Iterator[Mention]:
    """The report's market (named, or "the market") and other markets by their own words."""
    own = [_stems(n) for n in (header.market or "", *header.market_aliases) if n]
    own += [_stems(_PAREN.sub(" ", n)) for n in (header.market or "", *header.market_aliases) if "(" in n]
    verdicts: dict[str, _Verdict] = {}
    for head in _HEAD.finditer(text):
        start = _phrase_start(text, head.start())
        phrase = text[start : head.start()]
        verdict = verdicts.get(phrase)
        if verdict is None:
            verdict = verdicts[phrase] = _judged(phrase, own, header.market)
        mention = _mention(text, Span(start + verdict.skip, head.end()), verdict, header.market)
        if mention is not None:
            yield mention


def _phrase_start(text: str, at: int) -> int:
    """Where the noun phrase before the word "market" starts."""
    start = at
    while start > 0 and at - start < _LOOK_BACK:
        space = text.rfind(" ", max(0, start - _LOOK_BACK), start - 1)
        word = text[space + 1 : start - 1]
        if not word or word[-1] in ".;:!?," or word.lower() in _BOUNDARY:
            return start
        start = space + 1
    return start


def _judged(phrase: str, own: list[frozenset[str]], market: str | None) -> _Verdict:
    """What the words before "market" name: nothing, the report's market, a region, or a market by its own words."""
    core = " ".join(w for w in _PAREN.sub(" ", phrase).split() if w.lower() not in _MODIFIERS)
    if not core:
        return _Verdict("the", "")
    for words in (core, *_INSIDE.findall(phrase)):
        stems = _stems(words)
        if stems and any(stems <= names for names in own):
            return _Verdict("own", core)
        if market and is_acronym(words, market):
            return _Verdict("own", core)
    if is_region(core):
        return _Verdict("region", core)
    for place in _PLACE.finditer(phrase):
        if is_region(phrase[: place.start()]):
            inner = _judged(phrase[place.end() :], own, market)
            return _Verdict(inner.kind, inner.words, place.end() + inner.skip)
    return _Verdict("other", core)


def _mention(text: str, span: Span, verdict: _Verdict, market: str | None) -> Mention | None:
    if verdict.kind == "own" and market:
        return Mention(span, "market", market)
    before = text[max(0, span.start - 5) : span.start].lower()
    if verdict.kind == "the" and market and before.endswith(("the ", "this ")):
        return Mention(Span(span.start - len(before.split()[-1]) - 1, span.end), "market", market, True)
    if verdict.kind == "other" and (verdict.skip or before.endswith(("the ", "a "))) and not _COMPOUND.match(text, span.end):
        return Mention(span, "other-market", verdict.words)
    return None


def _stems(name: str) -> frozenset[str]:
    """Lower-case words without plural s.

    >>> sorted(_stems("Gas Flow Meters"))
    ['flow', 'gas', 'meter']
    """
    return frozenset(
        w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in _WORDS.findall(name.lower())
    )
