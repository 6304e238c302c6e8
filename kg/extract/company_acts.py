"""Companies of other publishers' texts by what they do: names that report, launch, expect, and recur."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.extract.names import LISTED
from kg.model import Report, Span
from kg.vocab import COMPANIES

_ACTS = (
    r"(?:said|says|announced|announces|reported|reports|launched|launches|expects|projects|estimates|posted|recorded|"
    r"achieved|completed|acquired|"
    r"introduced|unveiled|signed|raised|was founded|is a|is an|is the|has|had|offers|operates|develops|manufactures|"
    r"specializes|anticipates|plans|"
    r"will|aims|continues|leads|dominates|holds|generated|is also|is positioning|stands out|partnered|secured|is engaged|is to)"
)
_DOES = re.compile(rf"(?:['’]s? (?=[a-zA-Z])|,? {_ACTS}\b|, (?:a|an|the|considered|which|one of) )")
_HEAD_VERB = re.compile(
    r" (?:Report:|Stands|Announces|Launches|Reports|Expands|Acquires|Unveils|Introduces|Leads|Partners|Secures|Raises|"
    r"Completes|Wins)\b"
)
_SUBJECT = re.compile(
    r"(?:(?<=[.!?”\"] )|(?<=, )|(?<=\band )|(?<=\bthat )|(?<=\bas )|(?<=\bwhat )|(?<=\bWhat )|(?<=: ))(?=[A-Z0-9])"
)
# Research firms, news services, agencies: they speak of the market, they are no players in it.
_OBSERVERS = re.compile(
    r"\b(?:Research|Consult\w*|Insights?|Intelligence|Analytics Group|Advisory|Newswire|News|Press|Media|Wire|Times|Journal|"
    r"Daily|Post|Magazine|Blog|"
    r"Markets?andMarkets|Statista|Gartner|Forrester|IDC|Nielsen|McKinsey|Deloitte|Bloomberg|Reuters|Benzinga|Yole|TrendForce|"
    r"Tractica|Mordor|"
    r"Technavio|Frost|University|Institute|Department|Ministry|Commission|Agency|Association|Foundation|Council|"
    r"Organi[sz]ation|Government|"
    r"Congress|Senate|Bank of|World Bank|United Nations|WHO|FDA|EPA|DARPA|Darpa|NASA|OECD|IMF|CDC|NIH|Act|Program|Initiative|"
    r"Conference|Summit|Index|"
    r"Stocks|Investors?|Brand Network|Communications|Governor|Gov|President|CEO|Professor)\b|Wire$|News$|Research$|"
    r"Insights?$|Stocks$"
)
_GENITIVE = re.compile(r"['’]s? (?=[A-Z])")
_CUSTOMER = re.compile(r"[Cc]ustomer|[Cc]lient|\b(?:former|ex-)\b|agreements|\bfor (?:NVIDIA|Apple)\b|exposure")
MIN_TIMES = (
    3  # a name that acts as a subject once but recurs three times; on the gold 2 adds news services, 4 loses a founder's firm
)
_SEEDS = tuple(name for seed in COMPANIES for name in (seed.label, *seed.alt_labels))


def acting(report: Report) -> Iterator[list[Span]]:
    """Names that act as companies and recur, or that everybody knows as companies; the subject of a headline."""
    text = report.text
    places: dict[str, Span] = {}
    acts: Counter[str] = Counter()
    for sentence in report.sentences:
        span = sentence.span
        kind = report.blocks[sentence.block].kind
        if kind in ("cell", "front-matter", "code"):
            continue
        for start in (span.start, *(head.start() for head in _SUBJECT.finditer(text, span.start, span.end))):
            found = LISTED.match(text, start, span.end)
            if found is None or _OBSERVERS.search(found[0]):
                continue
            name = _GENITIVE.split(found[0], maxsplit=1)[0]
            stop = found.start() + len(name)
            if _DOES.match(text, stop, span.end) or (kind == "heading" and _HEAD_VERB.match(text, stop, span.end)):
                places.setdefault(name, Span(found.start(), stop))
                acts[name] += 1
    yield from _known(report)
    for name, place in places.items():
        if name in _SEEDS or (acts[name] > 1 and text.count(name) >= MIN_TIMES):
            yield [place]


def _known(report: Report) -> Iterator[list[Span]]:
    """Companies that everybody knows, named twice and never as a customer."""
    text = report.text
    for seed in _SEEDS:
        at = text.find(seed)
        if at < 0 or len(seed) < 3:
            continue
        places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(seed)}(?!\w)", text)]
        if len(places) > 1 and not any(_CUSTOMER.search(text, max(0, a - 60), min(len(text), b + 40)) for a, b in places):
            yield [Span(*places[0])]


def is_observer(name: str) -> bool:
    """Whether the name is a research firm's, a news service's, an agency's.

    >>> is_observer("Grand View Research"), is_observer("Amkor Technology")
    (True, False)
    """
    return bool(_OBSERVERS.search(name))
