"""Where a report speaks of companies, divisions, regions, segments, applications and markets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.anaphora import anaphora
from kg.extract.market_names import market_mentions
from kg.extract.names import is_acronym
from kg.extract.regions import ADJECTIVES, CAPITALS, SURFACES, spelled_out
from kg.model import Header, Mention, MentionType, Report, Span

# A word that can begin a name: a capital or a digit, no letter before it.
_START = re.compile(r"[A-Z0-9À-ÖØ-ÞĀ-ſ](?<![^\W_].)\w*(?:\.\w+)*")
_DIVISION = re.compile(
    r"(?:['’]s?)? (?:(?!(?:in|from|of|the|revenues?|sales|and its|generated|reported|is|has|was|own|"
    r"business)\b)[\w&,/-]+ ){1,5}?(?:divisions?|segment|"
    r"business(?: unit| segment)?|unit|arm|sector|subsidiary|branch|department|operations)\b"
)
_REGION_TAIL = re.compile(r" \((?:[A-Z][A-Za-z.]{1,7})\)")
_NEXT_CAPITAL = re.compile(r" (?!Markets?\b|Regions?\b|Countries\b|Market\b)(?:[A-Z][a-z]|[A-Z]{2})\w*")
_ADJECTIVE_NOUN = re.compile(r" (?:[\w-]+ ){0,4}?(?:markets?|regions?|industry|segment)\b")
# Abbreviations that are also written with small letters.
_TITLED = ("Apac", "Latam", "LatAm")
_Entry = tuple[str, MentionType, str]


def mentions(report: Report, header: Header) -> list[Mention]:
    """All mentions, sorted by place, none within another (the longest wins).

    `name` is what a claim's subject takes: a company's fullest form, a region spelled out, a segment as listed.
    """
    text = report.text
    named = _longest(
        [*_proper(text, _lexicon(header)), *_small(text, header), *_topics(text, header), *market_mentions(text, header)]
    )
    everything = [*named, *anaphora(report, named)]
    return _longest([*everything, *_divisions(text, everything)])


def _lexicon(header: Header) -> dict[str, list[_Entry]]:
    """Surfaces of the report's companies by their first word, with the regions that share it; the longest first."""
    out: dict[str, list[_Entry]] = {}
    for company in header.companies:
        for surface in (company.name, *company.aliases):
            if (word := _START.match(surface)) is not None:
                out.setdefault(word[0], []).append((surface, "company", company.name))
    return {first: sorted([*entries, *_REGIONS.get(first, ())], key=_longest_first) for first, entries in out.items()}


def _small(text: str, header: Header) -> Iterator[Mention]:
    """Companies whose name begins with a small letter: "eBay", "ppm Industrial"."""
    for company in header.companies:
        for surface in (company.name, *company.aliases):
            if _START.match(surface) is None:
                yield from (Mention(span, "company", company.name) for span in _places(text, surface))


def _longest_first(entry: _Entry) -> int:
    return -len(entry[0])


def _regions() -> dict[str, list[_Entry]]:
    """Regions by their first word as written: "Asia" and "ASIA"; abbreviations in capitals only."""
    out: dict[str, list[_Entry]] = {}
    for surface in sorted((*SURFACES, *ADJECTIVES), key=len, reverse=True):
        if (word := _START.match(surface.title())) is not None:
            first = word[0]
            written = (
                {first.upper()}
                if surface in CAPITALS
                else {first, first.upper(), surface[:1].upper() + surface[1 : len(first)]}
            )
            for form in sorted(written):
                out.setdefault(form, []).append((surface, "region", ADJECTIVES.get(surface, "")))
    for form in _TITLED:
        out[form] = [(form.lower(), "region", "")]
    return out


_REGIONS = _regions()


def _proper(text: str, lexicon: dict[str, list[_Entry]]) -> Iterator[Mention]:
    """Companies and regions: names that begin with a capital or a digit."""
    get, regions = lexicon.get, _REGIONS.get
    for word in _START.finditer(text):
        first = word[0]
        entries = get(first) or regions(first)
        if not entries:
            continue
        start = word.start()
        for surface, kind, name in entries:
            stop = start + len(surface)
            written = text[start:stop]
            if (written != surface and (kind == "company" or written.lower() != surface)) or text[stop : stop + 1].isalnum():
                continue
            if kind == "company":
                yield Mention(Span(start, stop), "company", name)
                break
            stop = _region_end(text, start, stop, bool(name))
            if stop >= 0:
                yield Mention(Span(start, stop), "region", name or spelled_out(written))
                break


def _region_end(text: str, start: int, stop: int, adjective: bool) -> int:
    """Where the mention of a region ends; -1 where the word is part of another name or only an attribute."""
    if adjective:
        return stop if _ADJECTIVE_NOUN.match(text, stop) else -1
    if text[stop : stop + 1] == "-" and text[stop + 1 : stop + 2].isalpha():
        return -1
    if tail := _REGION_TAIL.match(text, stop):
        return tail.end()
    return -1 if _NEXT_CAPITAL.match(text, stop) and text[stop - 1] != "." else stop


def _topics(text: str, header: Header) -> Iterator[Mention]:
    """Segments and applications as listed, whatever the case, in the plural or singular."""
    folded = text.lower()
    if len(folded) != len(text):
        folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    listed: tuple[tuple[MentionType, tuple[str, ...]], ...] = (
        ("segment", header.segments),
        ("application", header.applications),
    )
    for kind, names in listed:
        for name in names:
            for form in topic_forms(name):
                yield from (Mention(span, kind, name) for span in _places(folded, form))


def topic_forms(name: str) -> tuple[str, ...]:
    """The lower-case forms under which a listed segment is looked for.

    >>> topic_forms("Light-Emitting Diode (LED)")
    ('light-emitting diode (led)', 'light-emitting diode', 'led', 'light emitting diode')
    """
    whole = name.lower().strip()
    forms = {whole: None}
    if parts := re.match(r"^(.{3,}?) ?\(([^()]*)\)$", whole):
        forms[parts[1]] = None
        if is_acronym(parts[2].upper(), parts[1]):
            forms[parts[2]] = None
    plain = next((f for f in forms if "(" not in f), whole)
    for old, new in ((" and ", " & "), (" & ", " and "), ("-", " ")):
        forms[plain.replace(old, new)] = None
    if plain.endswith("s") and len(plain) > 4:
        forms[plain[:-1]] = None
    if plain.endswith(" type"):
        forms[plain[:-5]] = None
    return tuple(f for f in forms if len(f) > 1)


def _places(folded: str, form: str) -> Iterator[Span]:
    """Whole-word places of the form; a plural s belongs to it."""
    start = folded.find(form)
    while start >= 0:
        stop = start + len(form)
        if folded.startswith("s", stop) and not folded[stop + 1 : stop + 2].isalnum():
            stop += 1
        if not folded[stop : stop + 1].isalnum() and (start == 0 or not folded[start - 1].isalnum()):
            yield Span(start, stop)
        start = folded.find(form, stop)


def _divisions(text: str, found: list[Mention]) -> Iterator[Mention]:
    """A company's part by its own words: "Samsung's semiconductor division", "its automotive segment"."""
    for owner in found:
        if owner.type == "company" and (owner.anaphor or text[owner.span.end : owner.span.end + 1] in "'’"):
            part = _DIVISION.match(text, owner.span.end)
            if part is not None and (part[0][0] in "'’" or text[owner.span.end - 1] in "sr"):
                span = Span(owner.span.start, part.end())
                yield Mention(span, "division", text[span.start : span.end])


def _longest(found: Iterable[Mention]) -> list[Mention]:
    """Sorted; of two that overlap the longer stays, the earlier of equals."""
    out: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        while out and out[-1].span.end > mention.span.start:
            if out[-1].span.end - out[-1].span.start >= mention.span.end - mention.span.start:
                break
            out.pop()
        else:
            out.append(mention)
    return out
