"""Other names that a report uses for its market: acronyms, long forms, shortened names, "also known as"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from kg.extract.header_fold import SMALL, fold, initials, words
from kg.model import Report

GLOSS = re.compile(r"\((?:the )?([A-Z][A-Za-z0-9&/+.-]{1,9})\)")
# The noun phrase before "market", back to an article or the sentence's beginning.
BEFORE_MARKET = re.compile(r" [Mm]arket\b(?! (?:share|leader|player|cap|position|research))")
PHRASE_START = re.compile(
    r"(?:[.;:!?,] |\b(?:the|this|that|global|overall|a|an|its|their|entire|worldwide|total|current|growing|emerging|whole)\b )",
    re.I,
)
CLAUSE_WORD = re.compile(
    r"\b(?:is|are|was|were|has|have|which|expected|projected|driving|driven|leads?|dominat\w+|grow\w*|in the|of the|to)\b", re.I
)
KNOWN_AS = re.compile(
    r"\b(?:also|commonly|often|otherwise|sometimes|widely|frequently|better|popularly)(?: (?:commonly|often|widely|sometimes))?"
    r" (?:known|called|referred to|termed|abbreviated)(?: simply)?(?: as)? (?:the )?([^,.;:()]{2,60}?)"
    r"(?=,|\.|;|:|\)| \(|$| (?:is|are|refers?|was|were|has|have|involves?|comprises?|consists?|includes?|encompass\w*|plays?|"
    r"serves?|can|that|which|in the|due|because|for its)\b)"
)
NO_NAME = (" the", "The", " this", "This", " its", " their", " in", " of", " strong", " global", " significant", " a")
EITHER = re.compile(r" or | and ")
LOOK_BACK = 110  # characters before "market" or a gloss; the longest market name of 8,592 has 96
LINKS = words("by for in of with on to from")  # the name's head stands before them
LEADS = words("the global this a an overall of and for")
MAX_PLACES = 2000  # glosses, and words "market", of a report that are looked at; a usual one has 31
BETWEEN = words("is are which market industry or a an")  # words between the name and "also known as"
OPENING_SENTENCES = 4  # of the paragraphs, where "also known as" speaks of the market
# Last words that say what sort of thing a market's goods are: an acronym may leave them out ("OSPT services").
GENERIC_TAILS = words(
    "service system market software device equipment product solution machine technology material sensor analyzer platform "
    "tool component module instrument treatment industry"
)
MIN_OVERLAP = 0.6  # of the words of both names together: "... Assembly Service" and "... Assembly and Test" share 3 of 5
MIN_LETTERS = 0.8  # alike letters of two words that one misspells ("retarant", "retardant")


def aliases(report: Report, market: str) -> tuple[str, ...]:
    """Names other than `market` that the report uses for it, in text order, each once (case and plural apart)."""
    own = fold(market)
    found = [(0, name) for name in _own_gloss(market, report.text)]
    found += _known_as(report, own)
    for start, gloss in islice(_in_sentences(report, GLOSS), MAX_PLACES):
        found += ((gloss.start(), name) for name in _glossed(report.text, start, gloss, own))
    for start, head in islice(_in_sentences(report, BEFORE_MARKET), MAX_PLACES):
        found += ((head.start(), name) for name in _before_market(report.text, start, head.start(), own))
    names: dict[tuple[str, ...], str] = {}
    for _, name in sorted(found, key=lambda item: item[0]):
        words = fold(name)
        if words and words != own:
            names.setdefault(words, name)
    return tuple(names.values())


def _in_sentences(report: Report, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Every match with the start of the sentence that it begins in."""
    sentences = report.sentences
    # A block that is one link is another report's title ("Hot Air Sterilizer Market"): its names are not this market's.
    titles = {link.span for link in report.links}
    at = 0
    for found in pattern.finditer(report.text):
        while at + 1 < len(sentences) and sentences[at + 1].span.start <= found.start():
            at += 1
        if sentences and sentences[at].span not in titles:
            yield sentences[at].span.start, found


def _own_gloss(market: str, text: str) -> Iterator[str]:
    """The acronym that the market's own name explains, alone and in its place: "Gas Purity (GPA) Analyzers"."""
    for gloss in GLOSS.finditer(market):
        before, after = market[: gloss.start()], market[gloss.end() :].strip()
        whole = set(fold(after)) <= GENERIC_TAILS
        if _abbreviates(gloss[1], fold(market)) or (whole and _abbreviates(gloss[1], fold(before))):
            yield gloss[1]
            if after and (place := text.lower().find(f"{gloss[1]} {after}".lower())) >= 0:
                yield text[place : place + len(gloss[1]) + 1 + len(after)]


def _abbreviates(acronym: str, words: tuple[str, ...]) -> bool:
    """Whether the letters are the words' first ones, a generic last word left out or not.

    >>> _abbreviates("OSPT", ("outsourced", "semiconductor", "packaging", "test", "service"))
    True
    >>> _abbreviates("VR", ("vr", "for", "engineering"))
    False
    """
    letters = re.sub(r"[^A-Za-z]", "", acronym.removesuffix("s")).upper()
    full = initials(words)
    short = initials(words[:-1]) if words and words[-1] in GENERIC_TAILS else full
    return len(letters) > 1 and letters in (full, short)


def _abbreviates_part(acronym: str, words: tuple[str, ...]) -> bool:
    """Whether the letters are those of the last words only ("HUD" behind "helmet-mounted head-up display")."""
    return any(_abbreviates(acronym, words[cut:]) for cut in range(1, len(words) - 1)) and not _abbreviates(acronym, words)


def _glossed(text: str, start: int, gloss: re.Match[str], own: tuple[str, ...]) -> Iterator[str]:
    """The acronym in brackets, where it stands right behind the market's name, or inside it and its letters fit."""
    before = text[max(start, gloss.start() - LOOK_BACK) : gloss.start()]
    words = fold(before)
    acronym = gloss[1].removesuffix("s") if gloss[1][:-1].isupper() else gloss[1]
    if words[-len(own) :] == own:
        ahead = before.split()[: -len(own)]
        alone = len(words) == len(own) or not ahead or ahead[-1].lower() in LEADS or ahead[-1][0].islower()
        if alone and not _abbreviates_part(acronym, own):
            yield acronym
    elif len(own) > 2 and own[-1] in GENERIC_TAILS and words[1 - len(own) :] == own[:-1] and _abbreviates(acronym, own):
        yield acronym


def _before_market(text: str, start: int, end: int, own: tuple[str, ...]) -> Iterator[str]:
    """The name that ends before the word "market" at `end`, where it is the market's own in another form."""
    if text.endswith(NO_NAME, start, end):
        return
    begin = low = max(start, end - LOOK_BACK)
    for lead in PHRASE_START.finditer(text, low, end):
        begin = lead.end()
    name = text[begin:end].strip(" \"“”'*_")
    words = fold(name)
    if not words or words == own or name[-1] in ".,;:!?" or CLAUSE_WORD.search(name):
        return
    gloss = GLOSS.search(name)
    if gloss and _shortened(name, gloss) == own:
        yield name
    elif same_market(words, own):
        ends = gloss is not None and gloss.end() == len(name)
        yield name[: gloss.start()].strip() if gloss and ends else name
        if gloss and ends:
            yield gloss[1]
    elif " " not in name and name[:2].isupper() and _abbreviates(name, own):
        yield name


def _shortened(name: str, gloss: re.Match[str]) -> tuple[str, ...]:
    """The name with its acronym in place of the words that it stands for ("wearable artificial intelligence (AI)")."""
    words = fold(name[: gloss.start()])
    letters = len(re.sub(r"[^A-Za-z]", "", gloss[1]))
    if initials(words[-letters:]) != gloss[1].upper():
        return ()
    return (*words[:-letters], gloss[1].lower(), *fold(name[gloss.end() :]))


def same_market(words: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Whether another name in front of "market" is the report's market still.

    >>> same_market(fold("PVC paste"), fold("PVC Paste by Microsuspension Method"))
    True
    >>> same_market(fold("semiconductor packaging"), fold("Glass Carrier for Semiconductor Packaging"))
    False
    """
    head = next((i for i, word in enumerate(own) if word in LINKS and i), len(own))
    mine, other = [w for w in own if w not in SMALL], [w for w in words if w not in SMALL]
    if len(mine) < 2 or len(other) < 2:
        return False
    if set(other) <= set(mine):
        return set(other) == set(mine) or other[-1] == own[head - 1]
    if set(mine) < set(other):
        return len(other) == len(mine) + 1 and other[-1] in GENERIC_TAILS
    if len(mine) == len(other) and all(a == b or _alike(a, b) for a, b in zip(mine, other, strict=True)):
        return True
    shared = len(set(mine) & set(other))
    return shared >= 3 and shared / len(set(mine) | set(other)) >= MIN_OVERLAP


def _alike(a: str, b: str) -> bool:
    """Whether one word is a misspelling of the other: nearly all letters in order, the same first one.

    >>> _alike("retarant", "retardant"), _alike("indoor", "outdoor")
    (True, False)
    """
    if a[0] != b[0] or abs(len(a) - len(b)) > 2 or min(len(a), len(b)) < 5:
        return False
    rest = iter(b)
    in_order = sum(c in rest for c in a) if len(a) <= len(b) else 0
    back = iter(a)
    in_order = in_order or sum(c in back for c in b)
    return in_order >= MIN_LETTERS * max(len(a), len(b))


def _known_as(report: Report, own: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """ "X, also known as Y" where X is the market, in the first sentences of prose."""
    prose = (s.span for s in report.sentences if report.blocks[s.block].kind == "paragraph")
    for span in islice(prose, OPENING_SENTENCES):
        text = report.text[span.start : span.end]
        if " as " not in text and " called " not in text:
            continue
        found = KNOWN_AS.search(text)
        if found and _names_only(text[: found.start()], own):
            yield from ((span.start + found.start(), part.strip(" \"“”'*_")) for part in EITHER.split(found[1]))


def _names_only(text: str, own: tuple[str, ...]) -> bool:
    """Whether a sentence's beginning holds the market's name and nothing that would turn "also known as" to something else.

    >>> _names_only("Pressure ulcers (PU), which are ", ("pressure", "ulcer")), _names_only("Kites that fall are ", ("kite",))
    (True, False)
    """
    words_ahead = fold(text)
    if words_ahead[: len(own)] == own:
        words_ahead = words_ahead[len(own) :]
    elif words_ahead[1 : len(own) + 1] == own and words_ahead[0] in LEADS:
        words_ahead = words_ahead[len(own) + 1 :]
    else:
        return False
    return set(words_ahead) <= BETWEEN
