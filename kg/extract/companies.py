"""Which organisations a report names as players in its market, suppliers to it, or investors."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from kg.extract.company_acts import acting, is_observer
from kg.extract.company_cues import competitors, cued, funders
from kg.extract.company_lists import OPENER, enumeration, introduces
from kg.extract.company_merge import gloss_forms, merge, with_owners
from kg.extract.company_owners import OWNED, owners
from kg.extract.company_shape import Rejected, listed_name, named
from kg.extract.company_subjects import bold, subjects
from kg.extract.names import MAX_NAME, clean, key
from kg.model import Company, Header, Report, Span

_PLAYERS_HEADING = re.compile(
    r"major market players|(?:key|leading|top|major|prominent|main)[\w ]{0,40} (?:players|companies|vendors|manufacturers|"
    r"participants)|"
    r"competitive (?:landscape|analysis)|company profiles|companies (?:profiled|covered|mentioned)",
    re.I,
)
_HOME = re.compile(r"Major Market Players")
_BOILERPLATE = re.compile(r"(?:Get a |Inquire or |Purchase this|Request |https?://|To (?:check|know|get|gain)|Check )")
_SHORTEST_OWNED = 40  # code points of a sentence that names an owner; the shortest of 300 has 58
_HEADING_LENGTH = 160


def companies(report: Report, header: Header) -> tuple[Company, ...]:
    """The report's companies, one entry each, in order of first mention; `name` is the fullest form it uses."""
    rejected = Rejected.of(header)
    found: list[tuple[int, str]] = []
    apart: dict[str, set[str]] = {}
    compound: tuple[str, ...] = ()
    for items, certain in _candidates(report, header):
        if not certain and compound and report.text.startswith(compound, items[0].start):
            continue
        good = list(_judged(report.text, items, certain, rejected))
        found += good
        if certain:
            compound += tuple(name for _, name in good if " and " in name)
        keys = {key(name) for _, name in good}
        for k in keys if len(keys) > 1 else ():
            apart.setdefault(k, set()).update(keys - {k})
    forms = {form for _, name in found for form in (name, *gloss_forms(name))}
    owned = list(_owned(report, rejected, forms))
    found += [(at, owner) for at, _, owner in owned]
    found.sort()
    merged = merge([n for _, n in found], {k: frozenset(v) for k, v in apart.items()}, report.text)
    return with_owners(merged, [(name, owner) for _, name, owner in owned])


def _judged(text: str, items: list[Span], certain: bool, rejected: Rejected) -> Iterator[tuple[int, str]]:
    """Those of a row that can be companies, with their places."""
    for span in items:
        written = clean(text[span.start : span.end])
        name = listed_name(written, rejected) if certain or len(items) > 2 else named(written, rejected, text)
        if name is not None:
            yield span.start, name


def _owned(report: Report, rejected: Rejected, names: set[str]) -> Iterator[tuple[int, str, str]]:
    """Place of the owner, owned company, owner; only where the owned one is a company found before."""
    text = report.text
    endings = tuple(names)
    if not names:
        return
    for sentence in report.sentences:
        span = sentence.span
        if span.end - span.start < _SHORTEST_OWNED or not OWNED.search(text, span.start, span.end):
            continue
        for at, place in owners(text, span):
            before = text[max(0, at - MAX_NAME) : at].rstrip("*")
            owner = named(text[place.start : place.end], rejected, text)
            if owner is not None and before.endswith(endings):
                yield place.start, max((n for n in names if before.endswith(n)), key=len), owner


def _starts(report: Report) -> list[int]:
    return [s.span.start for s in report.sentences]


def _candidates(report: Report, header: Header) -> Iterator[tuple[list[Span], bool]]:
    """Rows of names, and whether the words around them say that they are companies."""
    text = report.text
    sentences = report.sentences
    starts = _starts(report)
    done = 0
    for opener in OPENER.finditer(text):
        if opener.start() < done:
            continue
        index = bisect_right(starts, opener.start()) - 1
        if index < 0 or not introduces(text, starts[index], opener):
            continue
        items = enumeration(text, opener.end(), sentences[index].span.end)
        if items:
            done = items[-1].end
            yield items, True
    if not _HOME.search(text):
        yield from _elsewhere(report, header)
    zone = set(_players_sections(report))
    for sentence in sentences if zone else ():
        if report.blocks[sentence.block].section in zone and not _BOILERPLATE.match(text, sentence.span.start):
            for place in bold(text, sentence.span.start, sentence.span.end):
                yield [place], False
            for items in subjects(text, sentence.span.start, sentence.span.end):
                yield items, False


def _elsewhere(report: Report, header: Header) -> Iterator[tuple[list[Span], bool]]:
    """Candidates of other publishers' texts, which have no section on players."""
    text = report.text
    for items in cued(report, header):
        yield [s for s in items if not is_observer(text[s.start : s.end])], True
    for sentence in report.sentences:
        for start in funders(text, sentence.span.start, sentence.span.end):
            yield enumeration(text, start, sentence.span.end), True
        for items in competitors(text, sentence.span.start, sentence.span.end):
            yield items, True
    for items in acting(report):
        yield items, False


def _players_sections(report: Report) -> Iterator[int]:
    """The headings, as indices of blocks, that announce players, with those below them."""
    inside: set[int] = set()
    for index, block in enumerate(report.blocks):
        if block.kind == "heading" and index != report.title_block:
            span = block.span
            short = span.end - span.start <= _HEADING_LENGTH
            if block.section in inside or (short and _PLAYERS_HEADING.search(report.text, span.start, span.end)):
                inside.add(index)
                yield index
