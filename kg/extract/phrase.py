"""Noun phrases in running text: where one begins, its gloss, the region it opens with, the forms of a market's name."""

from __future__ import annotations

import re

from kg.extract.names import is_acronym
from kg.extract.regions import ADJECTIVES, is_region, spelled_out
from kg.extract.units import words

MAX_WORDS = 10
REACH = 120  # characters before a head noun in which its phrase begins
MAX_GLOSSED = 7  # words that an acronym in brackets stands for

_WORD = re.compile(r"\S+")
_BREAKING = (",", ";", ":", ".", "!", "?", ")", "]", "”", '"', "…", "|", "—", "–")
_OPENING = "(\"“‘'[*_#|—–-!>"
_JOINED = frozenset(("and", "&", "or"))
_OPENERS = frozenset(("the", "global", "a", "worldwide", "an"))
# Words that no market's name has inside: where one stands, the phrase begins behind it.
_STOP = frozenset(
    words(
        """the a an this that these those its their his her our your my some any each every no many several most other
        another more in on at for from to into by with within across through over under between among as than is
        are was were be been being has have had will would can could may might shall should must do does did not
        also but nor while when where which who whose if because since after before during until about against
        per via it we they he she you there of both such like including says said expects expect expected
        projects project projected estimates estimate estimated forecasts forecast predicts predict values value
        puts put drives drive leads dominates dominate enters enter reach reaches reached grow grows grew boost
        boosts reshape transform shaped see sees saw show shows shown make makes made covers cover titled
        entitled called named report reports study"""
    )
)
MODIFIERS = frozenset(
    words(
        """global overall worldwide entire total international world world's current whole broader wider larger booming
        growing burgeoning fast-growing rapidly fast expanding lucrative nascent emerging thriving massive huge
        target addressable combined annual competitive key major us-dollar multi-billion-dollar billion-dollar
        multibillion-dollar billion million trillion estimated projected"""
    )
)
# Words that a market's name may take or leave without being another market.
GENERIC = frozenset(
    words(
        """platform solution service system software technology device product equipment tool application component
        material sensor module machine industry sector business sale revenue spending demand shipment"""
    )
)
_ADDED = GENERIC - frozenset(
    words("revenue sale demand spending shipment")
)  # behind a bare name these would be what is measured
_GLOSS = re.compile(r" ?\(([^()]{1,30})\)")


def phrase_start(text: str, floor: int, at: int) -> int:
    """Where the noun phrase starts whose head noun stands at `at`, without its article.

    >>> phrase_start("By 2024 the global AR and VR market is", 0, 29)
    12
    >>> phrase_start("demand for Food & Beverage Robots market", 0, 34)
    11
    """
    tokens = list(_WORD.finditer(text, max(floor, at - REACH), at))
    start = at
    for index, token in enumerate(reversed(tokens[-MAX_WORDS:])):
        written = token[0]
        word = written.strip(_OPENING).lower()
        gloss = written[0] == "(" and written[-1] == ")"
        if (written.endswith(_BREAKING) and not gloss) or word in _STOP:
            break
        if word in _JOINED and not _joins(tokens, len(tokens) - 1 - index):
            break
        if gloss:
            start = token.start()
            continue
        start = token.start() + len(written) - len(written.lstrip(_OPENING))
        if written[0] in _OPENING:
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
        if word in _OPENERS:
            return True
        if word in _STOP or token[0].endswith(_BREAKING):
            return False
    return index <= 4


def forms(core: str) -> tuple[str, ...]:
    """The phrase without its gloss, and with the gloss instead of the words it stands for.

    >>> forms("wearable artificial intelligence (AI)"), forms("multi-agent system (MAS) platform")
    (('wearable artificial intelligence', 'wearable AI'), ('multi-agent system platform', 'MAS platform'))
    >>> forms("Gas (bulk)"), forms("Drone")
    (('Gas',), ('Drone',))
    """
    gloss = _GLOSS.search(core)
    if gloss is None:
        return (core,)
    lead, rest, short = core[: gloss.start()].split(), core[gloss.end() :].split(), gloss[1].rstrip("s")
    plain = " ".join([*lead, *rest])
    for count in range(2, min(len(lead), MAX_GLOSSED) + 1):
        if is_acronym(short.upper(), " ".join(lead[-count:])):
            return plain, " ".join([*lead[:-count], short, *rest])
    return (plain,)


def region_of(core: str) -> tuple[str | None, str]:
    """A region that a phrase begins with, and the rest.

    >>> region_of("North American drone"), region_of("U.S."), region_of("drone")
    (('North America', 'drone'), ('United States', ''), (None, 'drone'))
    """
    parts = core.split()
    for count in range(min(4, len(parts)), 0, -1):
        lead, rest = " ".join(parts[:count]), " ".join(parts[count:])
        if lead.lower() in ADJECTIVES:
            return ADJECTIVES[lead.lower()], rest
        if is_region(lead) or spelled_out(lead) != lead:
            return spelled_out(lead), rest
    return None, core


def name_pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """The names of two and more words, singular or plural, with a word behind them that adds nothing; one word says too little.

    >>> name_pattern(("Digital Lending",)).fullmatch("digital lending platforms") is not None, name_pattern(("LiDAR",))
    (True, None)
    """
    parts = [[re.escape(word) for word in re.findall(r"[^\W_]+", name)] for name in names]
    ways = sorted({r"\W{1,2}".join(part) for part in parts if len(part) > 1}, key=lambda way: (-len(way), way))
    added = "|".join(sorted(_ADDED))
    return re.compile(rf"\b(?:{'|'.join(ways)})s?\b(?: (?:{added})s?\b)?", re.I) if ways else None
