"""What "the company", "its" and "the region" stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Mention, Report, Span

_PRONOUN = re.compile(
    r"\b(?:([Tt]he (?:company|firm|corporation|organi[sz]ation|group|manufacturer|conglomerate|giant)|[Tt]his company)|([Ii]ts|[Ii]t|[Tt]heir|[Tt]hey)|"
    r"((?:[Tt]he|[Tt]his) (?:region|country|nation)))\b"
)


def anaphora(report: Report, found: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions by pronoun or "the company", each with the name that it stands for; those that stay open are left out.

    `found`: the named mentions, sorted. A company is carried from sentence to sentence inside a block, and into the
    next block while that names no other.
    """
    index = 0
    company: str | None = None
    region: str | None = None
    block = -1
    section = -1
    for sentence in report.sentences:
        if sentence.block != block:
            block = sentence.block
            if report.blocks[block].section != section:
                section = report.blocks[block].section
                company = region = None
        inside = []
        while index < len(found) and found[index].span.start < sentence.span.end:
            if found[index].span.start >= sentence.span.start:
                inside.append(found[index])
            index += 1
        company, region = yield from _sentence(report.text, sentence.span, inside, company, region)


def _sentence(
    text: str, span: Span, inside: list[Mention], company: str | None, region: str | None
) -> Iterator[Mention]:
    named = [m for m in inside if m.type == "company"]
    first = inside[0] if inside else None
    subject = _subject(text, span, inside)
    at = 0
    for word in _PRONOUN.finditer(text, span.start, span.end):
        while at < len(inside) and inside[at].span.start < word.start():
            if inside[at].type == "region":
                region = inside[at].name
            at += 1
        place = Span(*word.span())
        if word[3]:
            if region:
                yield Mention(place, "region", region, True)
            continue
        before = subject if subject and named and named[0].span.start < word.start() else None
        name = before or company
        if name and (word[1] or first is None or first.span.start > word.start() or first.type == "company"):
            yield Mention(place, "company", name, True)
    for mention in inside[at:]:
        if mention.type == "region":
            region = mention.name
    if named:
        company = subject
    return company, region


def _subject(text: str, span: Span, inside: list[Mention]) -> str | None:
    """The one company that the sentence is about: its first, unless others stand beside it in a row."""
    named = [m for m in inside if m.type == "company"]
    if not named:
        return None
    for one, two in zip(named, named[1:], strict=False):
        between = text[one.span.end : two.span.start]
        if one.name != two.name and re.fullmatch(r",? (?:and |& )?|, ?(?:and )?", between):
            return None
        break
    return named[0].name
