"""Markets, segments and topics as press releases, news and notes name them: noun phrases, not one product's name.

A report of the home genre speaks of one market, and a number without a subject is that market's. A press release or a
note speaks of several: "the AR and VR market", "the wider wearables market", "Decentralised Finance (DeFi)". Here every noun
phrase that ends in "market", "industry", "sector" or "segment" is read whole and compared with the report's own market;
"the market" stands for what was spoken of last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.names import is_acronym, key
from kg.extract.phrase import GENERIC, MODIFIERS, REACH, forms, name_pattern, phrase_start, region_of
from kg.extract.regions import is_region, spelled_out
from kg.extract.things import stems
from kg.extract.units import words
from kg.model import Header, Mention, MentionType, Report, Sentence, Span

MARKETS: tuple[MentionType, ...] = ("market", "other-market")

_HEAD = re.compile(r"(?<![\w/.-])(?:[Mm]arkets?|MARKETS?|[Ii]ndustry|[Ss]ector|[Ss]egment|[Ss]pace)\b(?!-)")
# "market share", "market research", "industry experts": no market is the subject of what follows.
_NOT_SUBJECT = re.compile(
    r" (?:share|position|presence|leader|leadership|player|participant|penetration|trend|dynamic|condition|entry|"
    r"capitali[sz]ation|"
    r"cap\b|research|analys[it]|strateg|opportunit|need|driver|force|potential|footprint|standing|competition|insight|"
    r"report|access|"
    r"intelligence|expert|observer|watcher|recognition|veteran|executive|body|group|association|average|standard|peer|data|"
    r"forecasts?\b(?! to| at)|outlook|news|segmentation|overview|bulletin|study|summit)",
    re.I,
)
_SUPERLATIVES = frozenset(words("largest leading dominant biggest fastest-growing fastest second-largest top main primary"))
_VERB = r"is|was|were|will|are|has|had|to|could|can|may|grew|reached|stood|which|that|during|and"
# "the market for X is", "the market of X at $5 billion".
_OF = re.compile(
    r" (?:for|of) (?:the )?(?:global )?(?P<name>[\w&'’()/-]+(?: (?:and |& |of )?[\w&'’()/-]+){0,5}?)"
    rf"(?= (?:{_VERB}|at|in|by|from)\b|[,.;:]|$)"
)
_NO_NAME = frozenset(words("this these it them such all"))
_IN_REGION = re.compile(
    r" (?:in|across|within) (?:the )?(?P<name>[A-Z][\w.]*(?:[ -](?:and |& )?[A-Z][\w.]*){0,3})"
    rf"(?= (?:{_VERB}|accounted|held)\b|[,;])"
)
# "The X market was the largest segment of the Y market": X is a part of the market, not another one.
_IS_PART = re.compile(
    r" (?:is|was|were|are|remains|remained|will be|became) (?:\w+ )?(?:the )?"
    r"(?:largest|leading|dominant|biggest|fastest[- ]growing|second[- ]largest) "
    r"(?:segment|category|type|application|sub-?segment|part|portion)\b"
)
_BY_APPLICATION = re.compile(
    r"\b(?:based on|by|in terms of|on the basis of) (?:the )?(?:application|end[- ]?us\w*|industry vertical|vertical)\b", re.I
)
_GLOSSED = re.compile(r"(?:The )?(?P<name>[A-Z][\w’'-]*(?: [A-Z&][\w’'-]*){0,5}) \((?P<short>[A-Z][\w&.-]{1,9})\)(?= \w)")
_IT = re.compile(r"\b[Ii]t\b(?!['’-])")
# Behind a bare name: a word that makes it part of a longer one ("digital lending startups"), not a verb or a preposition.
_NAME_GOES_ON = re.compile(
    r"(?:[-/]| (?!(?:is|are|was|were|will|has|have|had|and|to|in|at|by|for|with|of|from|could|can|may|that|which|on|"
    r"as|the|alone|"
    r"itself|also|already|still|currently|today)\b)(?!\w+(?:ing|ed)\b|(?:reach|grow|rise|hit|climb|exceed|"
    r"surpass)(?:e?s)?\b)\w)"
)
_ARTICLES = ("the ", "this ", "our ")
_INDEFINITE = (" a ", " an ")

Topic = tuple[MentionType, str]


class _Phrase(NamedTuple):
    """A noun phrase of `text` in the sentence `span`: the head noun at `head`, the words before it from `start` on."""

    text: str
    span: Span
    start: int
    head: re.Match[str]

    @property
    def noun(self) -> str:
        return self.head[0].lower()

    @property
    def place(self) -> Span:
        return Span(self.start, self.head.end())

    def before(self, count: int) -> str:
        """The characters before the phrase, lower-cased, with a blank where the sentence begins."""
        found = self.text[max(self.span.start, self.start - count) : self.start].lower()
        return found if self.start - count >= self.span.start else f" {found}"


class _Topics:
    """The report's own names, and what was spoken of last."""

    def __init__(self, header: Header) -> None:
        names = tuple(name for name in (header.market, *header.market_aliases) if name)
        self.market = header.market
        self.name = name_pattern(names)
        self.own = [(found, next(iter(re.findall(r"[^\W_]+", name.lower())), "")) for name in names if (found := stems(name))]
        self.segments = {stems(name): name for name in header.segments}
        self.companies = {key(form) for company in header.companies for form in (company.name, *company.aliases)}
        self.shorts: dict[str, str] = {}
        self.last: Topic | None = ("market", header.market) if header.market else None  # "the market"
        self.subject: Topic | None = None  # "it"

    def read(self, core: str) -> Topic:
        """What a phrase without its head noun names."""
        ways = forms(core)
        if ways[0] in self.shorts:
            return "other-market", self.shorts[ways[0]]
        if segment := self.segments.get(stems(ways[0])):
            return "segment", segment
        if self.market and any(self._is_own(way, stems(way)) for way in ways):
            return "market", self.market
        return "other-market", ways[0]

    def _is_own(self, core: str, found: frozenset[str]) -> bool:
        """Whether the phrase is the report's market: equal, shortened to its first word, or with a word that adds nothing."""
        if self.market and is_acronym(core, self.market):
            return True
        for own, first in self.own:
            if found == own or (own < found and found - own <= GENERIC):
                return True
            if found and found < own and any(first.startswith(word) for word in found):
                return True
        return False


def topic_mentions(report: Report, header: Header, found: list[Mention]) -> list[Mention]:
    """`found` with the markets of a press release or note read anew; sorted by place."""
    topics = _Topics(header)
    text = report.text
    kept = [m for m in found if m.type not in MARKETS and text[m.span.end : m.span.end + 1] != "$"]  # "US$5"
    out: list[Mention] = []
    index = 0
    for sentence in report.sentences:
        inside = []
        while index < len(kept) and kept[index].span.start < sentence.span.end:
            inside.append(kept[index])
            index += 1
        new = _of_sentence(text, sentence, inside, topics)
        out.extend([*new, *(m for m in inside if not any(_covers(n.span, m.span) for n in new))])
    return sorted(out, key=lambda m: (m.span.start, m.span.end))


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _of_sentence(text: str, sentence: Sentence, inside: list[Mention], topics: _Topics) -> list[Mention]:
    """The topics of one sentence; what "the market" and "it" of the next stand for is noted."""
    span = sentence.span
    own = list(_glossed(text, span, inside, topics))
    for head in _HEAD.finditer(text, span.start, span.end):
        phrase = _Phrase(text, span, phrase_start(text, span.start, head.start()), head)
        mention = _named(phrase, topics)
        if mention is not None and not (own and mention.span.start < own[-1].span.end):
            own.append(mention)
            if mention.type in MARKETS:
                topics.last = (mention.type, mention.name)
    own.extend([m for m in _bare_names(text, span, topics) if not any(_covers(o.span, m.span) for o in own)])
    spoken = sorted([*own, *(m for m in inside if m.type == "company" and not m.anaphor)], key=lambda m: m.span)
    own.extend(_pronouns(text, span, inside, spoken, topics))
    if spoken:
        topics.subject = (spoken[0].type, spoken[0].name)
    return own


def _glossed(text: str, span: Span, inside: list[Mention], topics: _Topics) -> Iterator[Mention]:
    """ "Decentralised Finance (DeFi) emerges": a topic by its own name, whose short form is remembered."""
    gloss = _GLOSSED.match(text, span.start, span.end)
    if gloss is None or key(gloss["name"]) in topics.companies:
        return
    start, end = gloss.span("name")
    if any(m.span.start < end and start < m.span.end and m.type in ("company", "region") for m in inside):
        return
    kind, name = topics.read(gloss["name"])
    if kind == "other-market":
        topics.shorts[gloss["short"]] = name
        topics.last = (kind, name)
        yield Mention(Span(*gloss.span()), kind, name)


def _bare_names(text: str, span: Span, topics: _Topics) -> Iterator[Mention]:
    """The market's name without the word: "digital lending platforms reaching ..."; not as part of a longer name."""
    if topics.name is None or topics.market is None:
        return
    for found in topics.name.finditer(text, span.start, span.end):
        lead = text[phrase_start(text, span.start, found.start()) : found.start()].lower().split()
        if all(word in MODIFIERS for word in lead) and not _NAME_GOES_ON.match(text, found.end(), span.end):
            yield Mention(Span(*found.span()), "market", topics.market)


def _pronouns(text: str, span: Span, inside: list[Mention], spoken: list[Mention], topics: _Topics) -> Iterator[Mention]:
    """ "it" for the market that the sentence before was about: the first, before anything else is spoken of."""
    word = _IT.search(text, span.start, span.end) if topics.subject and topics.subject[0] in MARKETS else None
    if word is None or topics.subject is None or (spoken and spoken[0].span.start < word.start()):
        return
    if not any(m.span.start <= word.start() < m.span.end and not m.anaphor for m in inside):
        yield Mention(Span(*word.span()), topics.subject[0], topics.subject[1], True)


def _named(phrase: _Phrase, topics: _Topics) -> Mention | None:
    """What the phrase names; None where it is no subject."""
    text, head = phrase.text, phrase.head
    if _NOT_SUBJECT.match(text, head.end(), phrase.span.end):
        return None
    if topics.name and topics.market and (own := _own_before(topics.name, phrase)) is not None:
        return Mention(Span(own, head.end()), "market", topics.market)
    parts = [
        word for word in text[phrase.start : head.start()].split() if word.lower() not in MODIFIERS and not word[:4].isdigit()
    ]
    if any(word.lower() in _SUPERLATIVES for word in parts):
        return None  # "the largest segment", "the leading market"
    core = " ".join(parts).strip("*_[]\"“”'’")
    if not core:
        return None if phrase.noun in ("segment", "space") else _without_name(phrase, topics)
    if core.lower().endswith(("'s", "’s")) or _loose_industry(phrase):
        return None
    return _with_name(phrase, core, topics)


def _loose_industry(phrase: _Phrase) -> bool:
    """ "industry", "sector" and "space" name a topic only with an article, or where a sentence begins with them."""
    loose = phrase.noun in ("industry", "sector", "space") and phrase.start > phrase.span.start
    return loose and not phrase.before(4).endswith(("the ", " a "))


def _with_name(phrase: _Phrase, core: str, topics: _Topics) -> Mention | None:
    region, rest = region_of(core)
    if region and (not rest or topics.read(rest)[0] == "market"):
        return Mention(phrase.place, "region", region)
    if phrase.noun == "segment":
        by_application = _BY_APPLICATION.search(phrase.text, phrase.span.start, phrase.start)
        return Mention(phrase.place, "application" if by_application else "segment", topics.segments.get(stems(core), core))
    kind, name = topics.read(core)
    if kind == "other-market" and _IS_PART.match(phrase.text, phrase.head.end(), phrase.span.end):
        return Mention(phrase.place, "segment", core)
    if kind == "other-market" and phrase.before(4).endswith(_INDEFINITE):
        return None  # "a crowded market"
    return Mention(phrase.place, kind, name)


def _own_before(name: re.Pattern[str], phrase: _Phrase) -> int | None:
    """Where the market's own name begins that ends right before the head: "Buttons for Clothing" has a preposition within."""
    at = phrase.head.start()
    found = (m for m in name.finditer(phrase.text, max(phrase.span.start, at - REACH), at) if m.end() >= at - 1)
    return next((m.start() for m in found if m.start() < phrase.start), None)


def _without_name(phrase: _Phrase, topics: _Topics) -> Mention | None:
    """ "the market", "the global market for X", "the market in China", "this industry"."""
    text, end = phrase.text, phrase.head.end()
    of = _OF.match(text, end, phrase.span.end)
    if of and not is_region(of["name"]) and of["name"].lower() not in _NO_NAME:
        found = stems(of["name"])
        place = Span(phrase.start, of.end())
        if topics.market and any(found & own for own, _ in topics.own):
            return Mention(place, "market", topics.market)
        return Mention(place, "other-market", of["name"])
    inside = _IN_REGION.match(text, end, phrase.span.end)
    if inside and is_region(inside["name"]):
        return Mention(Span(phrase.start, inside.end()), "region", spelled_out(inside["name"]))
    if topics.last is None or (phrase.start > phrase.span.start and not phrase.before(5).endswith(_ARTICLES)):
        return None
    return Mention(phrase.place, topics.last[0], topics.last[1], True)
