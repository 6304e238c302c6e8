"""What market a report is about: from the headings of the home genre, else from its title, its prose, its definition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from kg.extract.header_fold import fold, words
from kg.model import Report

# "The X Market Analysis by types is segmented into:" and its sisters give the name alone, in all of 8,592 reports.
HOME_HEADINGS = (
    re.compile(r"(?:The )?(.+) Market Analysis by types is segmented into", re.I),
    re.compile(r"(?:The )?(.+) Market Industry Research by Application is segmented into", re.I),
    re.compile(r"(.+) Market (?:Analysis|Overview) and (?:Latest Trends|Report Coverage)", re.I),
    re.compile(r"(.+) Major Market Players$", re.I),
)
GLOBAL = re.compile(r"(?:the )?(?:global|worldwide) (?!positioning|navigation|distribution system)", re.I)
TAIL = re.compile(r" Market(?:,.*| Size| Share| Report| Outlook.*)?$", re.I)
GLOBAL_LAST = re.compile(r" (?:global|worldwide)$", re.I)
YEARS = re.compile(r",? \(?(?:19|20)\d\d(?: ?[-–—] ?(?:19|20)\d\d)?\)?$")

MARKET = re.compile(r"\b(?:market|industry)\b", re.I)
MARKET_FOR = re.compile(
    r"\bmarket for (?:the )?(.{2,80}?)(?= (?:is|are|will|was|has|to|in|market|at|could|may|from)\b|[,:;|.?!]|$)", re.I
)
# What may stand left of the name in a title.
LEAD = re.compile(
    r"(?:(?:global|worldwide) and (?:chinese|china|us|u\.s\.)|the|an?|global|worldwide|world|international|overall|entire|"
    r"latest|new|this|emerging|insights? (?:on|in|into)|decoding|exploring|understanding|analy[sz]ing|unveiling|navigating|"
    r"research report|report on|study on|future of) (?=\S)",
    re.I,
)
NO_LEAD = re.compile(r"global (?:positioning|navigation|distribution system)", re.I)
# "With 12.3% CAGR, Smart Toys ...", "$21.5 Billion Medical Imaging ..."
FIGURE_FIRST = re.compile(
    r"^[^,]{0,60}(?:\d ?%|CAGR|[mbr]illion|\b[MBT]n\b)[^,]{0,30}, |"
    r"^(?:US)?[$€£]? ?[\d.,]+ ?(?:[mbr]+illion|tn|bn|mn|[TBM])\b ?",
    re.I,
)
EDGES = " \"“”'*_"
SEGMENT_END = re.compile(r"[:|?!;•]| [–—-] ")
# A word of a title that cannot stand in a market's name: the name begins right of it.
STOPS = words(
    "the a in as by to at on from with into about hits hit reaches reach is are will predicts says sees boosts drives drive "
    "leads report benefit growing out how why what while its their amid finds shows estimates"
)
GENERIC = words(
    "global worldwide world custom stock labor labour job capital consumer same entire this new emerging target niche domestic "
    "local bull bear free open mass addressable key end chinese european american asian us regional industry company overall "
    "total whole their its research growing major large existing current future general respective competitive growth"
)
PROSE = re.compile(
    r"\b(?:the|a|global) ((?:[\w&/’'.+-]+|\([\w-]{1,12}\))(?: (?:[\w&/’'+-]+|\([\w-]{1,12}\))){0,6}?) (?:market|industry)\b"
    r"(?! (?:share|leader|player|cap|position|trend|dynamic))",
    re.I,
)
VERB_OR_LINK = re.compile(
    r"\b(?:in|of|to|is|are|was|for the|that|which|by|as|has|have|on|with|from|driving|within|across|the|an?)\b", re.I
)
COMPANY_TITLE = re.compile(r"^[\w .&,'’-]{2,60}\((?:[A-Z]+: ?)?[A-Z]{2,5}\)")
COMPANY_SIGN = re.compile(r"#(?:actor|company|stock)\b|\bTicker\b|\b[Hh]eadquarter")
DEFINITION = re.compile(r"(?:\*\*|__)([^*_]{2,80})(?:\*\*|__) ?(?:[—–:-]|is |are )")
NOT_IN = words("growth opportunities trends investing investment investments innovation boom surge increase rise")
MAX_BEFORE_IN = 2  # words of a name before "in"
MIN_PROSE = 2  # times that a name stands before "market" for it to be the report's without a title that says so
MAX_NAME_WORDS = 12
MAX_TITLE = 400  # characters of a title that are looked at
MAX_NAMES = 300  # names before "market" that are counted


def clean_market(name: str) -> str:
    """A market's name without the words Global, Market, Size, Report, and years.

    >>> clean_market("Global Acid Proof Brick Market, Global Outlook and Forecast 2022-2028")
    'Acid Proof Brick'
    >>> clean_market("Cresylic Acid 2014"), clean_market("Marketing Software"), clean_market("Global Positioning Systems")
    ('Cresylic Acid', 'Marketing Software', 'Global Positioning Systems')
    """
    lead = GLOBAL.match(name)
    name = TAIL.sub("", name[lead.end() :] if lead else name)
    return GLOBAL_LAST.sub("", YEARS.sub("", name)).strip(" ,:;-–—*_\"“”'") or name


def market(report: Report, title: str | None) -> str | None:
    """The main market by its own name; None for a report on no market (a company note)."""
    return _home(report) or _from_title(report, title) or _from_prose(report, title) or _defined(report, title)


def _home(report: Report) -> str | None:
    headings = [report.text[b.span.start : b.span.end] for b in report.blocks if b.kind == "heading"]
    for pattern in HOME_HEADINGS:
        for heading in headings:
            found = pattern.match(heading)
            if found:
                return clean_market(found[1])
    return None


def _from_title(report: Report, title: str | None) -> str | None:
    """The words before "market" in the title; of those the longest run that the text has before "market" too."""
    title = (title or "")[:MAX_TITLE]
    meant = MARKET_FOR.search(title)
    if meant:
        return clean_market(meant[1])
    for found in MARKET.finditer(title):
        left = SEGMENT_END.split(title[: found.start()])[-1]
        name = _unled(left).split()
        name = _unled(" ".join(name[_name_start(name) :])).split()[-MAX_NAME_WORDS:]
        if name and not (len(name) == 1 and name[0].lower() in GENERIC):
            return clean_market(_supported(report.text, name))
    return None


def _name_start(name: list[str]) -> int:
    """Index of the first word that can belong to a market's name, seen from its end."""
    for at in range(len(name) - 1, -1, -1):
        word = name[at].lower()
        if word == "in" and 0 < at <= MAX_BEFORE_IN and not {w.lower() for w in name[:at]} & NOT_IN:
            continue  # "AI in Agriculture"
        if word in STOPS:
            return at + 1
    return 0


def _unled(name: str) -> str:
    """The name without articles and other words that lead up to it.

    >>> _unled("$21.5 Billion Global and Chinese Kite"), _unled("With 12.3% CAGR, Smart Toys")
    ('Kite', 'Smart Toys')
    """
    name = FIGURE_FIRST.sub("", name).strip(EDGES)
    while (lead := LEAD.match(name)) and not NO_LEAD.match(name):
        name = name[lead.end() :].strip()
    return name


def _supported(text: str, words: list[str]) -> str:
    """The longest end of `words` that the text has as "the ... market"; all of them where it has none."""
    lower = text.lower()
    for cut in range(len(words)):
        name = " ".join(words[cut:]).lower()
        if any(f"{lead} {name} {head}" in lower for lead in ("the", "global", "a", "this") for head in ("market", "industry")):
            return " ".join(words[cut:])
    return " ".join(words)


def _prose_names(text: str) -> Iterator[str]:
    for found in PROSE.finditer(text):
        name = found[1]
        links = [m.end() for m in VERB_OR_LINK.finditer(name)]
        name = _unled(name[links[-1] :] if links else name)
        if name and name.lower() not in GENERIC and not name.endswith(("'s", "’s")):
            yield name


def _from_prose(report: Report, title: str | None) -> str | None:
    """The name that stands most often before "market" or "industry", in a text that is not on a company."""
    head = report.text[:600]
    if COMPANY_TITLE.match(title or "") or COMPANY_SIGN.search(head):
        return None
    names = list(islice(_prose_names(report.text), MAX_NAMES))
    counts = Counter(fold(name) for name in names)
    in_title = fold(title or "")
    for name in names:
        words = fold(name)
        if counts[words] >= MIN_PROSE or (words and _contains(in_title, words)):
            best = max(counts.values())
            if counts[words] == best or _contains(in_title, words):
                return clean_market(name)
    return None


def _contains(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(whole[i : i + len(part)] == part for i in range(len(whole) - len(part) + 1))


def _defined(report: Report, title: str | None) -> str | None:
    """The bold name that a note without a title defines in its first lines ("**Photoresists** — chemicals that ...")."""
    if title is not None:
        return None
    for block in report.blocks[:12]:
        if block.kind == "paragraph":
            text = report.text[block.span.start : block.span.end]
            found = DEFINITION.match(text)
            if found:
                return None if COMPANY_SIGN.search(report.text[: block.span.end + 400]) else clean_market(found[1])
    return None
