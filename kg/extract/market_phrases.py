"""Markets, segments and topics as press releases, news and notes name them: noun phrases, not one product's name.

A report of the home genre speaks of one market, and a number without a subject is that market's. A press release or a
note speaks of several: "the AR and VR market", "the wider wearables market", "Decentralised Finance (DeFi)". Here every noun
phrase that ends in "market", "industry", "sector" or "segment" is read whole and compared with the report's own market;
"the market" stands for what was spoken of last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.names import is_acronym, key
from kg.extract.regions import ADJECTIVES, is_region, spelled_out
from kg.extract.things import stems
from kg.model import Header, Mention, MentionType, Report, Sentence, Span

HEAD = re.compile(r"(?<![\w/.-])(?:[Mm]arkets?|MARKETS?|[Ii]ndustry|[Ss]ector|[Ss]egment|[Ss]pace)\b(?!-)")
# "market share", "market research", "industry experts": no market is the subject of what follows.
NOT_SUBJECT = re.compile(
    r" (?:share|position|presence|leader|leadership|player|participant|penetration|trend|dynamic|condition|entry|capitali[sz]ation|cap\b|research|analys[it]|"
    r"strateg|opportunit|need|driver|force|potential|footprint|standing|competition|insight|report|access|intelligence|expert|observer|watcher|recognition|"
    r"veteran|executive|body|group|association|average|standard|peer|data|forecasts?\b(?! to| at)|outlook|news|segmentation|overview|bulletin|study|summit)",
    re.I,
)
_WORD = re.compile(r"\S+")
_BREAKING = (",", ";", ":", ".", "!", "?", ")", "]", "”", '"', "…", "|", "—", "–")
_OPENING = "(\"“‘'[*_#|—–-!>"
_STOP = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
        "his",
        "her",
        "our",
        "your",
        "my",
        "some",
        "any",
        "each",
        "every",
        "no",
        "of",
        "in",
        "on",
        "at",
        "for",
        "from",
        "to",
        "into",
        "by",
        "with",
        "within",
        "across",
        "through",
        "over",
        "under",
        "between",
        "among",
        "as",
        "than",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "shall",
        "should",
        "must",
        "do",
        "does",
        "did",
        "not",
        "also",
        "and",
        "or",
        "but",
        "nor",
        "while",
        "when",
        "where",
        "which",
        "who",
        "whose",
        "if",
        "because",
        "since",
        "after",
        "before",
        "during",
        "until",
        "about",
        "against",
        "per",
        "via",
        "it",
        "they",
        "we",
        "he",
        "she",
        "you",
        "there",
        "says",
        "said",
        "expects",
        "expect",
        "expected",
        "projects",
        "project",
        "projected",
        "estimates",
        "estimate",
        "estimated",
        "forecasts",
        "forecast",
        "predicts",
        "predict",
        "values",
        "value",
        "puts",
        "put",
        "drives",
        "drive",
        "leads",
        "dominates",
        "dominate",
        "dominating",
        "enters",
        "enter",
        "reach",
        "reaches",
        "reached",
        "grow",
        "grows",
        "grew",
        "boost",
        "boosts",
        "reshape",
        "transform",
        "shaped",
        "see",
        "sees",
        "saw",
        "show",
        "shows",
        "shown",
        "make",
        "makes",
        "made",
        "covers",
        "cover",
        "titled",
        "entitled",
        "called",
        "named",
        "report",
        "reports",
        "study",
        "including",
        "like",
        "such",
        "both",
        "many",
        "several",
        "most",
        "other",
        "another",
        "more",
        "every",
    ]
)
_MODIFIERS = frozenset(
    [
        "global",
        "overall",
        "worldwide",
        "entire",
        "total",
        "international",
        "world",
        "world's",
        "current",
        "whole",
        "broader",
        "wider",
        "larger",
        "booming",
        "growing",
        "burgeoning",
        "fast-growing",
        "rapidly",
        "fast",
        "expanding",
        "lucrative",
        "nascent",
        "emerging",
        "thriving",
        "massive",
        "huge",
        "target",
        "addressable",
        "combined",
        "annual",
        "competitive",
        "key",
        "major",
        "us-dollar",
        "multi-billion-dollar",
        "billion-dollar",
        "multibillion-dollar",
        "billion",
        "million",
        "trillion",
        "estimated",
        "projected",
    ]
)
_SUPERLATIVES = frozenset("largest leading dominant biggest fastest-growing fastest second-largest top main primary".split())
# Words that a market's name may take or leave without being another market.
_GENERIC = frozenset(
    [
        "platform",
        "solution",
        "service",
        "system",
        "software",
        "technology",
        "device",
        "product",
        "equipment",
        "tool",
        "application",
        "component",
        "material",
        "sensor",
        "module",
        "machine",
        "industry",
        "sector",
        "business",
        "sale",
        "revenue",
        "spending",
        "demand",
        "shipment",
    ]
)
_JOINED = frozenset(("and", "&", "or"))
_OF = re.compile(
    r" (?:for|of) (?:the )?(?:global )?(?P<name>[\w&'’()/-]+(?: (?:and |& |of )?[\w&'’()/-]+){0,5}?)(?= (?:is|was|are|were|will|has|had|to|at|in|by|from|could|can|may|grew|reached|stood|which|that|during|and)\b|[,.;:]|$)"
)
# "The X market was the largest segment of the Y market": X is a part of the market, not another one.
_IS_PART = re.compile(
    r" (?:is|was|were|are|remains|remained|will be|became) (?:\w+ )?(?:the )?(?:largest|leading|dominant|biggest|fastest[- ]growing|second[- ]largest) "
    r"(?:segment|category|type|application|sub-?segment|part|portion)\b"
)
_IN_REGION = re.compile(r" (?:in|across|within) (?:the )?(?P<name>[A-Z][\w.]*(?:[ -](?:and |& )?[A-Z][\w.]*){0,3})(?= (?:is|was|were|will|are|has|had|to|could|can|may|grew|reached|stood|accounted|held)\b|[,;])")
_BY_APPLICATION = re.compile(r"\b(?:based on|by|in terms of|on the basis of) (?:the )?(?:application|end[- ]?us\w*|industry vertical|vertical)\b", re.I)
_GLOSSED = re.compile(r"(?:The )?(?P<name>[A-Z][\w’'-]*(?: [A-Z&][\w’'-]*){0,5}) \((?P<short>[A-Z][\w&.-]{1,9})\)(?= \w)")
_IT = re.compile(r"\b[Ii]t\b(?!['’-])")
_NAME_GOES_ON = re.compile(
    r"(?:[-/]| (?!(?:is|are|was|were|will|has|have|had|and|to|in|at|by|for|with|of|from|could|can|may|that|which|on|as|the)\b)(?!\w+(?:ing|ed)\b|(?:reach|grow|rise|hit|climb|exceed|surpass)(?:e?s)?\b)\w)"
)
_GLOSS = re.compile(r" ?\(([^()]{1,30})\)")
MAX_PHRASE = 10  # words


class _Topics:
    """The report's own names, and what was spoken of last."""

    def __init__(self, header: Header) -> None:
        self.market = header.market
        self.own = [found for name in (header.market, *header.market_aliases) if name and (found := stems(name))]
        self.name = _name_pattern([name for name in (header.market, *header.market_aliases) if name])
        self.first = [
            next(iter(re.findall(r"[^\W_]+", name.lower())), "") for name in (header.market, *header.market_aliases) if name
        ]
        self.segments = {stems(name): name for name in header.segments}
        self.companies = {key(form) for company in header.companies for form in (company.name, *company.aliases)}
        self.shorts: dict[str, str] = {}
        self.last: tuple[MentionType, str] | None = ("market", header.market) if header.market else None  # "the market"
        self.subject: tuple[MentionType, str] | None = None  # "it"

    def read(self, core: str) -> tuple[MentionType, str]:
        """What a phrase without its head noun names."""
        forms = _forms(core)
        core = forms[0]
        found = stems(core)
        if core in self.shorts:
            return "other-market", self.shorts[core]
        if segment := self.segments.get(found):
            return "segment", segment
        if self.market and any(self.is_own(form, stems(form)) for form in forms):
            return "market", self.market
        return "other-market", core

    def is_own(self, core: str, found: frozenset[str]) -> bool:
        """Whether the phrase is the report's market: equal, shortened to its first word, or with a word that adds nothing."""
        if self.market and is_acronym(core, self.market):
            return True
        for own, first in zip(self.own, self.first, strict=False):
            if found == own or (own < found and found - own <= _GENERIC):
                return True
            if found and found < own and any(first.startswith(word) for word in found):
                return True
        return False


def topic_mentions(report: Report, header: Header, found: list[Mention]) -> list[Mention]:
    """`found` with the markets of a press release or note read anew."""
    topics = _Topics(header)
    kept = [m for m in found if m.type not in ("market", "other-market") and report.text[m.span.end : m.span.end + 1] != "$"]
    new: list[Mention] = []
    index = 0
    for sentence in report.sentences:
        inside = []
        while index < len(kept) and kept[index].span.start < sentence.span.end:
            if kept[index].span.start >= sentence.span.start:
                inside.append(kept[index])
            index += 1
        new.extend(_of_sentence(report.text, sentence, inside, topics))
    return sorted([*new, *(m for m in kept if not _covered(m, new))], key=lambda m: (m.span.start, m.span.end))


def _covered(mention: Mention, new: list[Mention]) -> bool:
    return any(m.span.start <= mention.span.start and mention.span.end <= m.span.end for m in new)


def _of_sentence(text: str, sentence: Sentence, inside: list[Mention], topics: _Topics) -> Iterator[Mention]:
    """The topics of one sentence; what "the market" and "it" of the next stand for is noted."""
    span = sentence.span
    own = list(_glossed(text, span, inside, topics))
    for head in HEAD.finditer(text, span.start, span.end):
        mention = _phrase(text, span, head, topics)
        if mention is not None and not any(m.span.start <= mention.span.start < m.span.end for m in own):
            own.append(mention)
            if mention.type in ("market", "other-market"):
                topics.last = (mention.type, mention.name)
    own.extend(m for m in _bare_names(text, span, topics) if not any(o.span.start <= m.span.start < o.span.end for o in own))
    spoken = sorted([*own, *(m for m in inside if m.type == "company" and not m.anaphor)], key=lambda m: m.span)
    own.extend(_pronouns(text, span, inside, spoken, topics))
    if spoken:
        topics.subject = (spoken[0].type, spoken[0].name)
    yield from own


def _glossed(text: str, span: Span, inside: list[Mention], topics: _Topics) -> Iterator[Mention]:
    """ "Decentralised Finance (DeFi) emerges": a topic by its own name, whose short form is remembered."""
    gloss = _GLOSSED.match(text, span.start, span.end)
    if gloss is None or key(gloss["name"]) in topics.companies or _overlaps(gloss.span("name"), inside):
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
        if all(word in _MODIFIERS for word in lead) and not _NAME_GOES_ON.match(text, found.end(), span.end):
            yield Mention(Span(*found.span()), "market", topics.market)


def _pronouns(text: str, span: Span, inside: list[Mention], spoken: list[Mention], topics: _Topics) -> Iterator[Mention]:
    """ "it" for the market that the sentence before was about."""
    if topics.subject is None or topics.subject[0] not in ("market", "other-market"):
        return
    for word in _IT.finditer(text, span.start, span.end):
        if spoken and spoken[0].span.start < word.start():
            return
        if not any(m.span.start <= word.start() < m.span.end and not m.anaphor for m in inside):
            yield Mention(Span(*word.span()), topics.subject[0], topics.subject[1], True)
            return


def _overlaps(place: tuple[int, int], inside: list[Mention]) -> bool:
    return any(m.span.start < place[1] and place[0] < m.span.end and m.type in ("company", "region") for m in inside)


def _phrase(text: str, span: Span, head: re.Match[str], topics: _Topics) -> Mention | None:
    """The mention whose head noun stands at `head`; None where it is no subject."""
    if NOT_SUBJECT.match(text, head.end(), span.end):
        return None
    start = phrase_start(text, span.start, head.start())
    if topics.name and (own := _own_before(topics.name, text, span.start, head.start())) is not None and own < start:
        return Mention(Span(own, head.end()), "market", topics.market or "")
    words = [w for w in text[start : head.start()].split() if w.lower() not in _MODIFIERS and not w[:4].isdigit()]
    if any(w.lower() in _SUPERLATIVES for w in words):
        return None  # "the largest segment", "the leading market"
    core = " ".join(words).strip("*_[]\"“”'’")
    noun = head[0].lower()
    if not core:
        return _bare(text, span, Span(start, head.end()), noun, topics)
    if core.lower().endswith(("'s", "’s")) or (
        noun in ("industry", "sector", "space")
        and not text[start - 4 : start].lower().endswith(("the ", " a "))
        and start > span.start
    ):
        return None
    region, rest = _region_of(core)
    if region and (not rest or topics.read(rest)[0] == "market"):
        return Mention(Span(start, head.end()), "region", region)
    if noun == "segment":
        facet: MentionType = "application" if _BY_APPLICATION.search(text, span.start, start) else "segment"
        return Mention(Span(start, head.end()), facet, topics.segments.get(stems(core), core))
    kind, name = topics.read(core)
    if kind == "other-market" and _IS_PART.match(text, head.end(), span.end):
        return Mention(Span(start, head.end()), "segment", core)
    if kind == "other-market" and text[max(span.start, start - 3) : start].lower() in (" a ", "an ", "a "):
        return None  # "a crowded market"
    return Mention(Span(start, head.end()), kind, name)


def _own_before(name: re.Pattern[str], text: str, floor: int, at: int) -> int | None:
    """Where the market's own name begins that ends right before `at`: "Buttons for Clothing" has a preposition within."""
    return next((m.start() for m in name.finditer(text, max(floor, at - 120), at) if m.end() >= at - 1), None)


def _bare(text: str, span: Span, place: Span, noun: str, topics: _Topics) -> Mention | None:
    """ "the market", "the global market for X", "this industry"."""
    if noun == "segment" or noun == "space":
        return None
    if of := _OF.match(text, place.end, span.end):
        core = of["name"]
        if not is_region(core) and core.lower() not in ("this", "these", "it", "them", "such", "all"):
            found = stems(core)
            kind: MentionType = "market" if any(found & own for own in topics.own) else "other-market"
            name = topics.market if kind == "market" and topics.market else core
            return Mention(Span(place.start, of.end()), kind, name)
    if (inside := _IN_REGION.match(text, place.end, span.end)) and is_region(inside["name"]):
        return Mention(Span(place.start, inside.end()), "region", spelled_out(inside["name"]))
    before = text[max(span.start, place.start - 5) : place.start].lower()
    if not before.endswith(("the ", "this ", "our ")) and place.start > span.start:
        return None
    if topics.last is None:
        return None
    return Mention(place, topics.last[0], topics.last[1], True)


def phrase_start(text: str, floor: int, at: int) -> int:
    """Where the noun phrase starts whose head noun stands at `at`, without its article.

    >>> phrase_start("By 2024 the global AR and VR market is", 0, 29)
    12
    >>> phrase_start("demand for Food & Beverage Robots market", 0, 34)
    11
    """
    tokens = list(_WORD.finditer(text, max(floor, at - 120), at))
    start = at
    for index, token in enumerate(reversed(tokens)):
        word = token[0].strip(_OPENING).lower()
        gloss = token[0][0] == "(" and token[0][-1] == ")"
        if index >= MAX_PHRASE or (token[0].endswith(_BREAKING) and not gloss) or word in _STOP - _JOINED:
            break
        if word in _JOINED and not _joins(tokens, len(tokens) - 1 - index):
            break
        start = token.start() + (0 if gloss else len(token[0]) - len(token[0].lstrip(_OPENING)))
        if token[0][0] in _OPENING and not gloss:
            break
    return start


def _joins(tokens: list[re.Match[str]], index: int) -> bool:
    """Whether "and" at `index` joins two words of one name: an article or "global" opens the phrase not far before it."""
    if index == 0 or index + 1 >= len(tokens):
        return False
    if tokens[index][0] == "&":
        return True
    for token in reversed(tokens[max(0, index - 4) : index]):
        word = token[0].lower()
        if word in ("the", "global", "a", "worldwide", "an"):
            return True
        if word in _STOP or token[0].endswith(_BREAKING):
            return False
    return index <= 4


def _name_pattern(names: list[str]) -> re.Pattern[str] | None:
    """The names of two and more words, singular or plural, with a word behind them that adds nothing (one word alone says too little)."""
    words = [[re.escape(w) for w in re.findall(r"[^\W_]+", name)] for name in names]
    forms = sorted({r"\W{1,2}".join(parts) for parts in words if len(parts) > 1}, key=lambda form: (-len(form), form))
    generic = "|".join(sorted(_GENERIC - {"revenue", "sale", "demand", "spending", "shipment"}))
    return re.compile(rf"\b(?:{'|'.join(forms)})s?\b(?: (?:{generic})s?\b)?", re.I) if forms else None


def _forms(core: str) -> tuple[str, ...]:
    """The phrase without its gloss, and with the gloss instead of the words it stands for.

    >>> _forms("wearable artificial intelligence (AI)"), _forms("multi-agent system (MAS) platform")
    (('wearable artificial intelligence', 'wearable AI'), ('multi-agent system platform', 'MAS platform'))
    >>> _forms("Gas (bulk)"), _forms("Drone")
    (('Gas',), ('Drone',))
    """
    gloss = _GLOSS.search(core)
    if gloss is None:
        return (core,)
    lead, rest, short = core[: gloss.start()].split(), core[gloss.end() :].split(), gloss[1].rstrip("s")
    plain = " ".join([*lead, *rest])
    for count in range(2, min(len(lead), 7) + 1):
        if is_acronym(short.upper(), " ".join(lead[-count:])):
            return plain, " ".join([*lead[:-count], short, *rest])
    return (plain,)


def _region_of(core: str) -> tuple[str | None, str]:
    """A region that a phrase begins with, and the rest: "North American drone" is North America and "drone"."""
    words = core.split()
    for count in range(min(4, len(words)), 0, -1):
        lead = " ".join(words[:count])
        if lead.lower() in ADJECTIVES:
            return ADJECTIVES[lead.lower()], " ".join(words[count:])
        if is_region(lead):
            return spelled_out(lead), " ".join(words[count:])
    return None, core
