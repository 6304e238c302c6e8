"""Links that stand in the text itself: Markdown `[words](address)`, raw `<a href>`, bare addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Link, Span

MARKDOWN = re.compile(r"\[([^\[\]]{0,500}+)\]\(<?([^\s()<>]{1,2000}+)>?(?: [\"'][^\"']{0,300}[\"'])? ?\)")
ANCHOR = re.compile(r"<a [^<>]{0,300}?href ?= ?[\"']?([^\s\"'<>]{1,2000}+)[^<>]{0,500}+>([^<]{0,500}+)", re.I)
BARE = re.compile(r"https?://[^\s<>\"'`|\\^{}\[\]]{3,2000}")
TRAILING = ".,;:!?*_)…”’"


def _bare(text: str, start: int, end: int) -> Link:
    url = text[start:end]
    while url[-1] in TRAILING and not (url[-1] == ")" and "(" in url):
        url = url[:-1]
    return Link(Span(start, start + len(url)), url)


def text_links(text: str, known: Sequence[Link]) -> tuple[Link, ...]:
    """`known` links and those written out in `text`, in text order; an address inside another link is not another one."""
    found = list(known)
    taken = [(link.span.start, link.span.end) for link in known]
    if "](" in text:
        for match in MARKDOWN.finditer(text):
            found.append(Link(Span(*match.span(1)), match[2]))
            taken.append(match.span())
    if "<a " in text or "<A " in text:
        for match in ANCHOR.finditer(text):
            found.append(Link(Span(*match.span(2)), match[1]))
            taken.append(match.span())
    if "://" in text:
        taken.sort()
        found += _outside(text, taken)
    return tuple(sorted(found, key=lambda link: (link.span.start, link.span.end)))


def _outside(text: str, taken: Sequence[tuple[int, int]]) -> list[Link]:
    found = []
    index = 0
    for match in BARE.finditer(text):
        start, end = match.span()
        while index < len(taken) and taken[index][1] <= start:
            index += 1
        if index == len(taken) or taken[index][0] >= end:
            found.append(_bare(text, start, end))
    return found
