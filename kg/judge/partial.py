"""Figures of a part of a company: "revenue from vaccines", "sales in the healthcare segment", "its imaging revenue".

The guide leaves `of` empty for them (it is for parts of the market), so the part is read from the quote. A part is compared
with nothing but a part named in the same market: which of Bayer's divisions two reports mean is not told by their words.
Among 12,470 revenues of `corpus/reports` and `corpus/overlap`, 1 in 20 is of a part; taken for the whole, they made most of the
"extreme" contradictions of large companies.
"""

from __future__ import annotations

import re

from kg import vocab
from kg.judge.part_words import WHOLE_WORDS

KINDS = frozenset({"company_revenue", "company_growth"})

_FIGURE = r"(?:revenues?|sales|turnover|income|earnings)"
# After the figure's noun: a preposition and a thing that is no time, no amount and not everything.
_TIME = (
    r"(?:(?:the|its|their)\s+)?(?:(?:same|past|last|previous|prior|latest|most|recent|current|coming|next|fiscal|financial|first|second|"
    r"third|fourth|full)\b|year|years?\b|period|fy|q[1-4]\b|that\s+year|range|excess|order|region\s+of|vicinity|\d|[$€£¥]|usd|us\$|eur|"
    r"rs|january|february|march|april|may\b|june|july|august|september|october|november|december|several|early|late|mid)"
)
_EVERYTHING = (
    r"(?:(?:its|the|their|all)\s+)?(?:global|worldwide|overall|continuing|total|entire|all|sales|revenues?|net|annual|operations\b|group\b|"
    r"operating|part\b|general|terms|line\b|comparison|addition|turn|particular|fact|which|this|that\b|both|each|approximately|around|"
    r"about|over|nearly|more|less|up|some|an?\b|fiscal|it\b|them\b|various|multiple|diverse|different)"
)
_FROM = re.compile(
    rf"\b{_FIGURE}\b(?:\s+(?:contribution|figures?|stream|streams|generated|derived|coming|earned|came|stemming|attributed|attributable|"
    rf"related|specifically|primarily|mainly|largely|reported|revenue))*\s+(?:from|for|in|within|through|across|to|on)\s+"
    rf"(?!{_TIME})(?!{_EVERYTHING})",
    re.I,
)
_PART_NOUN = re.compile(
    r"(?:illion|\d)\s+(?:from|for|in|within|through|by)\s+(?:its|the|their|this|that)\s+(?!overall|entire|total|global)"
    r"(?:[\w&/,.'’()-]+\s+){0,6}?(?:segments?|divisions?|business(?:es)?|units?|portfolios?|categor(?:y|ies)|product\s+lines?|products?|"
    r"services|solutions|therapies|treatments|drugs?|vaccines?|departments?)\b",
    re.I,
)
_SUBJECT = re.compile(
    r"\b(?:segments?|divisions?|business|unit|portfolio|product\s+line|category|department)(?:['’]s)?\s+(?:has|have|had|alone|recently|"
    r"also|contributed|generated|reported|accounted|achieved|posted|brought|recorded)\b",
    re.I,
)
_SHORT = re.compile(
    r"\b(?:(?:first|second|third|fourth|last|each|per|latest|recent)\s+(?:quarter|half|nine\s+months|six\s+months|three\s+months)|"
    r"quarterly|q[1-4]|[1-4]q\d\d|half-year|per\s+month)\b",
    re.I,
)
_BEFORE = re.compile(rf"([\w&'’/+-]+)[*\s]+{_FIGURE}\b(?!\s+growth)", re.I)
# "ExxonMobil's LNG sales", "its AIaaS revenues": between owner and figure whatever is not said of a total names a part.
_OWNED = re.compile(rf"(?:['’]s|['’]|\b(?:its|their))\s+((?:[\w&/-]+\s+){{1,5}}?){_FIGURE}\b(?!\s+growth)", re.I)
_IN_MARKET = re.compile(
    r"\bin\s+the\s+(?:[\w&/-]+\s+){1,6}?(?:markets?|segment|sector|category|industry)\s+"
    r"(?:was|is|were|are|reached|reaches|amounted|stood|totaled|totalled|exceeds?|exceeded)\b",
    re.I,
)
_OF_AMOUNT = (
    rf"(?:(?:in|of)\s+(?:\w+\s+)?{_FIGURE}\s+)?(?:from|for|in|within|through|across|of|by)\s+(?!{_TIME})(?!{_EVERYTHING})"
)
_AFTER = re.compile(rf"[*\s]*(?:\([^()]{{1,40}}\)\s*)?{_OF_AMOUNT}(?=[a-z])", re.I)
_IN_SALES = re.compile(rf"illion\s+in\s+(\w[\w-]*)\s+{_FIGURE}\b", re.I)  # "$15 billion in TV sales"
_FROM_AMOUNT = re.compile(rf"(?:[mbr]illion|\d)\s+from\s+(?!{_TIME})(?!{_EVERYTHING})(?=[a-z])", re.I)
_SEEN_IN = re.compile(
    r"\bin\s+(?:its|the|their)\s+(?:[\w&/-]+\s+){1,5}?(?:segment|division|business|unit|portfolio|category),?\s+"
    r"(?:with|reporting|recording|generating|achieving|posting|reaching|reaches)\b",
    re.I,
)
# "reported SSD revenues": behind a verb an abbreviation is a product, not the company.
_ABBREVIATED = re.compile(rf"\b(?:reported|with|generated|from|recorded)\s+[A-Z][A-Za-z]*[A-Z][A-Za-z]*\s+(?i:{_FIGURE})\b")
_CUES = (_ABBREVIATED, _FROM, _PART_NOUN, _SUBJECT, _SHORT, _IN_MARKET, _FROM_AMOUNT, _SEEN_IN)
_BRACKETS = re.compile(r"(.+?)\s*\(([A-Z][a-z][^()]+)\)$")
_VERBS = frozenset(("reported", "reporting", "recorded", "generated", "generating", "achieved", "posted"))
_TOTAL = re.compile(rf"\b(?:total|overall|consolidated)\s+(?:annual\s+|sales\s+)?{_FIGURE}\b", re.I)
_CLEAN = re.compile(r"['’]s?\b|[*_]")
# Every cue needs one of these words; looking for them takes a tenth of looking for all cues.
_GATE = re.compile(
    rf"{_FIGURE}|from|segment|division|business|unit|portfolio|categor|department|quarter|half|month|product|service|solution|"
    r"therap|treatment|drug|vaccine|market|sector|industry|q[1-4]|[1-4]q",
    re.I,
)
MAX_READ = 600  # a quote is a clause; hostile ones are cut


def of_part(kind: str, quote: str, subject: str, after: str = "") -> bool:
    """A figure of a part of the company, or of a part of the year; `after` is what follows the quote in its sentence.

    >>> of_part("company_revenue", "Bayer's revenue from vaccines was around $5 billion in 2022", "Bayer")
    True
    >>> of_part("company_revenue", "Pfizer reported total revenue of $52 billion in the fiscal year 2022", "Pfizer")
    False
    >>> of_part("company_revenue", "In 2020, Roche reported sales of $800 million", "Roche", " from its Epoetin products.")
    True
    """
    if kind not in KINDS:
        return False
    if (after and _AFTER.match(after)) or _of_owned(subject):
        return True
    text = quote[:MAX_READ]
    return _GATE.search(text) is not None and _says_part(text, subject)


def _says_part(text: str, subject: str) -> bool:
    if _TOTAL.search(text):
        return False
    if any(pattern.search(text) for pattern in _CUES):
        return True
    found = _IN_SALES.search(text)
    if found and found[1].casefold() not in WHOLE_WORDS:
        return True
    own = set(re.findall(r"\w+", subject.casefold()))
    if any(_names_part(m[1], own) for m in _BEFORE.finditer(text)):
        return True
    told = (set(re.findall(r"[a-z-]+", m[1].casefold())) for m in _OWNED.finditer(text))
    return any(not between & _VERBS and not between <= WHOLE_WORDS | own for between in told)


def _of_owned(subject: str) -> bool:
    """A company with another one behind it in brackets ("Intel (Mobileye)"): the figure may be of either.

    >>> _of_owned("Intel (Mobileye)"), _of_owned("Evonik (Germany)"), _of_owned("SPIL (Siliconware Precision Industries)")
    (True, False, False)
    """
    match = _BRACKETS.match(subject)
    if match is None or match[2].casefold() in vocab.REGION_OF:
        return False
    initials = "".join(word[0] for word in match[2].split() if word[0].isalnum())
    return re.sub(r"\W", "", match[1])[:2].casefold() != initials[:2].casefold()


def _names_part(word: str, own: set[str]) -> bool:
    if "'" in word or "’" in word or not word.islower():
        return False  # a possessive is the company; a capital may be its name
    plain = _CLEAN.sub("", word).strip("-+/&")
    return bool(plain) and not plain[0].isdigit() and plain not in WHOLE_WORDS and plain not in own
