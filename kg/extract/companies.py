"""Which organisations a report names as players in its market, suppliers to it, or investors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.company_lists import listed
from kg.extract.company_merge import merge
from kg.extract.company_subjects import bold, subjects
from kg.extract.company_words import GENERIC, NOT_A_NAME
from kg.extract.names import MAX_NAME, MAX_WORDS, clean, gloss, key, words_of
from kg.extract.regions import is_region
from kg.model import Company, Header, Report, Span

_PLAYERS_HEADING = re.compile(
    r"major market players|(?:key|leading|top|major|prominent)[\w ]* (?:players|companies|vendors|manufacturers|participants)|"
    r"competitive (?:landscape|analysis)|company profiles|companies (?:profiled|covered|mentioned)",
    re.I,
)
_ENDS_ZONE = re.compile(
    r"what are the (?:key|emerging)|market segmentation|inquire or share|get a sample|purchase this|in terms of region|https?://|market (?:analysis|industry research) by", re.I
)
_HEADING_LENGTH = 160


def companies(report: Report, header: Header) -> tuple[Company, ...]:
    """The report's companies, one entry each, in order of first mention; `name` is the fullest form it uses."""
    found: list[tuple[int, str]] = []
    apart: dict[str, set[str]] = {}
    zones = list(player_zones(report))
    rejected = _not_companies(header)
    for items in _listings(report, zones):
        names = [(s.start, clean(report.text[s.start : s.end])) for s in items]
        good = [(at, n) for at, n in names if plausible(n, rejected)]
        found += good
        keys = {key(n) for _, n in good}
        for k in keys:
            apart.setdefault(k, set()).update(keys - {k})
    found.sort()
    return merge([n for _, n in found], {k: frozenset(v) for k, v in apart.items()})


def _listings(report: Report, zones: list[tuple[Span, ...]]) -> Iterator[list[Span]]:
    text = report.text
    for block in report.blocks:
        yield from listed(text, block.span.start, block.span.end)
    for zone in zones:
        for span in zone:
            for place in bold(text, span.start, span.end):
                yield [place]
            yield from subjects(text, span.start, span.end)


def player_zones(report: Report) -> Iterator[tuple[Span, ...]]:
    """The paragraphs under each heading that announces players."""
    blocks = report.blocks
    index = 0
    while index < len(blocks):
        span = blocks[index].span
        index += 1
        if span.end - span.start > _HEADING_LENGTH or not _PLAYERS_HEADING.search(report.text, span.start, span.end):
            continue
        zone = []
        while index < len(blocks) and not _leaves(report, index):
            zone.append(blocks[index].span)
            index += 1
        yield tuple(zone)


def _leaves(report: Report, index: int) -> bool:
    block = report.blocks[index]
    return block.kind == "heading" or bool(_ENDS_ZONE.match(report.text, block.span.start, block.span.end))


def _not_companies(header: Header) -> frozenset[str]:
    """Names that the header has already given to other things."""
    names = [header.market or "", header.title or "", *header.market_aliases, *header.segments, *header.applications]
    return frozenset(key(n) for n in names if n) - {""}


def plausible(name: str, rejected: frozenset[str]) -> bool:
    """Whether the letters allow a company: no region, no heading word, not the market, not too long.

    >>> plausible("Amkor Technology", frozenset()), plausible("Key Players", frozenset()), plausible("Asia-Pacific", frozenset())
    (True, False, False)
    """
    words = words_of(name)
    if not 1 <= len(words) <= MAX_WORDS or not 2 <= len(name) <= MAX_NAME or key(name) in rejected:
        return False
    if not any(c.isalpha() for c in name) or is_region(name):
        return False
    parts = gloss(name)
    core = [w.lower().rstrip(".") for w in words_of(parts[0] if parts else name)]
    return bool(core) and core[0] not in NOT_A_NAME and not all(w in GENERIC for w in core) and core[-1] not in {"market", "markets", "industry"}
