"""Companies that a sentence of a press release says figures of, whether or not the header lists them, and their short names.

"Samsung Foundry ranked second with $3.2 billion", "Samsung (15.5%), UMC (6.9%)", "Hesai" for "Hesai Group".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.company_acts import is_observer
from kg.extract.company_shape import Rejected, named
from kg.extract.names import LISTED, clean, gloss, key
from kg.model import Header, Mention, Report, Span

_FIGURE = re.compile(r"[0-9](?:[0-9.,]*)\+? ?(?:%|percent|billion|million|trillion|bn|mn|[BMT]\b)|[$€£¥₩₹] ?[0-9]")
_SUBJECT = re.compile(
    r"(?:(?<=[.!?”\"—–:;] )|(?<=, )|(?<=\band )|(?<=\bthat )|(?<=\bas )|(?<=\bby )|(?<=\bwhile )|(?<=\bwere )|"
    r"(?<=\bwhereas ))(?=\[*[A-Z0-9])"
)
_DOES = re.compile(
    r"(?:,? (?:also |still |alone |then |now |in turn )?(?:captur\w+|h[eo]lds?|held|account\w+|post(?:s|ed)|"
    r"report(?:s|ed)|generat\w+|record(?:s|ed)|saw|rank(?:s|ed)|"
    r"le(?:ads|d)|command\w*|control(?:s|led)?|took|takes|shipped|sold|grew|claim(?:s|ed)|secur\w+|maintain\w+|ha[sd]|"
    r"topped|booked|earned|"
    r"delivered|logged|registered|achiev\w+|remain\w*|retain\w+|dominat\w+)\b|['’]s? (?:\w+ ){0,4}?(?:revenues?|sales|"
    r"shares?|shipments|turnover|market share)\b)"
)
_BEHIND = re.compile(
    r" \((?:about |around |~|≈|with )?[0-9]|,? (?:with|at) (?:about |around |~|a )?(?:[0-9$€]|US\$|USD|share|market)"
)
_GENERIC_TAIL = re.compile(
    r" (?:Group|Technolog(?:y|ies)|Corporation|Corp\.?|Inc\.?|Holdings?|Systems?|Semiconductors?|Electronics|"
    r"Industries|International|Limited|Ltd\.?|"
    r"Co\.?|Company|Solutions|Networks|Devices|Micro|Motors?|Pharmaceuticals?|Foods?|Energy|Labs|plc|PLC|AG|SE|NV|"
    r"N\.V\.|S\.A\.|LLC|Robotics|Automotive)$"
)
_SALES = re.compile(r"\b(?:revenues?|sales|shipments|turnover|market share)\b", re.I)
_ANY_VERB = re.compile(r" (?:\w+ly |further |also |again )*[a-z]{3,}(?:ed|s)\b")
_BRACKET = re.compile(r" \((?=\W{0,2}\d|about|around|with)")
_NO_COMPANY = re.compile(
    r"[A-Z]{2,}s$|(?:Following|Behind|Including|Meanwhile|However|Revenue|Sales|Net|Total|Global|Worldwide|Shipments|"
    r"Demand)\b"
)
REACH = 100  # characters behind the verb in which the figure stands
MAX_NAMES = 100  # whose short forms are looked for
MIN_SHORT = 3  # letters of a short name


def spoken_of(report: Report, header: Header, found: Sequence[Mention]) -> list[Mention]:
    """Mentions of companies that `found` lacks; sorted by place, none overlapping one of `found`."""
    text = report.text
    names = {key(form): company.name for company in header.companies for form in (company.name, *company.aliases)}
    rejected = Rejected.of(header)
    new: list[Mention] = []
    for sentence in report.sentences:
        span = sentence.span
        if _FIGURE.search(text, span.start, span.end):
            new.extend(_figured(text, span, names, rejected))
    shorts = _shorts({**names, **{key(m.name): m.name for m in new}}, text)
    new.extend(
        Mention(Span(*m.span()), "company", name)
        for short, name in shorts.items()
        for m in re.finditer(rf"(?<![\w-]){re.escape(short)}(?![\w-])", text)
    )
    return _apart(sorted(new, key=lambda m: (m.span.start, -m.span.end)), found)


def _figured(text: str, span: Span, names: dict[str, str], rejected: Rejected) -> Iterator[Mention]:
    """The names that figures of one sentence are said of."""
    sells = _SALES.search(text, span.start, span.end)
    starts = {span.start, *(head.end() for head in _SUBJECT.finditer(text, span.start, span.end))}
    for start in sorted(starts):
        place = _name_at(text, start, span.end)
        if place is None:
            continue
        does = _DOES.match(text, place.end, span.end) or (_ANY_VERB.match(text, place.end, span.end) if sells else None)
        if not _BEHIND.match(text, place.end, span.end) and not (
            does and _FIGURE.search(text, does.end(), min(span.end, does.end() + REACH))
        ):
            continue
        written = clean(text[place.start : place.end])
        parts = gloss(written)
        name = named(parts[0] if parts else written, rejected, text)
        if name is None or _NO_COMPANY.match(name):
            continue
        full = names.setdefault(key(name), name)
        if parts and parts[1][:1].isupper():
            names.setdefault(key(parts[1]), full)
        yield Mention(place, "company", full)


def _name_at(text: str, start: int, end: int) -> Span | None:
    """The name that begins at `start`, without a figure in brackets behind it."""
    start += len(text[start : start + 2]) - len(text[start : start + 2].lstrip("["))
    match = LISTED.match(text, start, end)
    if match is None or is_observer(match[0]):
        return None
    bracket = _BRACKET.search(match[0])
    return Span(start, start + bracket.start()) if bracket else Span(start, match.end())


def _shorts(names: dict[str, str], text: str) -> dict[str, str]:
    """Short forms that the text uses: acronyms it gave, and names without a generic last word."""
    out: dict[str, str] = {}
    for name in sorted(set(names.values()))[:MAX_NAMES]:
        short = _GENERIC_TAIL.sub("", name)
        if (
            short != name
            and len(short) >= MIN_SHORT
            and names.get(key(short), name) == name
            and len(re.findall(rf"(?<!\w){re.escape(short)}(?!\w)", text)) > 1
        ):
            out[short] = name
    for form, name in sorted(names.items())[:MAX_NAMES]:
        if form != key(name) and " " not in form and form.upper() in text and len(form) >= MIN_SHORT:
            out.setdefault(form.upper(), name)
    return out


def _apart(new: list[Mention], found: Sequence[Mention]) -> list[Mention]:
    """Those that overlap no named mention; of two new ones the first and longer."""
    taken = sorted((m.span.start, m.span.end) for m in found if not m.anaphor)
    out: list[Mention] = []
    index = 0
    for mention in new:
        while index < len(taken) and taken[index][1] <= mention.span.start:
            index += 1
        if (index < len(taken) and taken[index][0] < mention.span.end) or (out and out[-1].span.end > mention.span.start):
            continue
        out.append(mention)
    return out
