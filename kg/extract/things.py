"""What a table row, a column or a label is about: the market, a company, a region, a segment, an application, another thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Literal, NamedTuple

from kg.extract.labels import unmarked
from kg.extract.names import key
from kg.extract.regions import is_region, spelled_out
from kg.extract.units import words
from kg.model import Header, Report

ThingType = Literal["market", "company", "region", "segment", "application", "customer", "metric", "year", "other"]

MAX_NAME = 80  # characters; a longer cell is text, not a name
MAX_REGION_WORDS = 3
LEAD_BLOCKS = 4  # blocks in which a note without a title says what it is about

# Heads of a subject column, and headings over a list: what the names below are.
_HEADS: tuple[tuple[ThingType, str], ...] = (
    ("customer", r"customers?|clients?|buyers?|investors?|shareholders?|holders?"),
    (
        "metric",
        r"metrics?|attributes?|parameters?|items?|indicators?|key figures?|statistics?|stats|details|aspects?|fields?|"
        r"property|kpis?",
    ),
    ("metric", r"measures?"),
    ("region", r"regions?|regional|countries|country|geograph(?:y|ic|ical|ies)|nations?|location"),
    (
        "company",
        r"company|companies|vendors?|suppliers?|manufacturers?|players?|competitors?|competition|firms?|foundry|"
        r"foundries|brands?",
    ),
    ("company", r"peers?|makers?|producers?|osats?"),
    ("application", r"applications?|end[- ]?us(?:es?|ers?)|use cases?|end[- ]?markets?|verticals?|industr(?:y|ies)"),
    (
        "segment",
        r"segments?|segmentation|types?|products?|categor(?:y|ies)|technolog(?:y|ies)|materials?|components?|sectors?|"
        r"grades?",
    ),
    ("segment", r"divisions?|business(?: unit)?s?"),
    ("market", r"markets?|submarkets?"),
    ("year", r"years?|periods?|fy|quarters?|date"),
)
HEADS: tuple[tuple[ThingType, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"\b(?:{pattern})\b", re.I)) for kind, pattern in _HEADS
)
_TOTAL = re.compile(
    r"^(?:the )?(?:grand |sub)?(?:combined|total|overall|global(?:ly)?|world(?:wide| total)?|all|entire|whole|"
    r"sum)\b(?: of)?:? ?|"
    r"\b(?:combined|total|overall|globally|worldwide)$",
    re.I,
)
_OTHERS = re.compile(
    r"^(?:all )?(?:the )?(?:others?|combined|sub-?total|rest|remaining|remainder|"
    r"other (?:regions|countries|players|companies|vendors|suppliers))\b",
    re.I,
)
_MARKET_WORDS = frozenset(
    words("market markets industry sector size value the of for and global worldwide world total overall")
)
_WORDS = re.compile(r"[^\W_]+")
_QUALIFIER = re.compile(r" ?\([^()]*\)$")
_BOLD_LEAD = re.compile(r"(?:\*\*|__)(.{2,80}?)(?:\*\*|__)")
# What only a note on a company has.
_COMPANY_NOTE = re.compile(
    r"#actor\b|#company\b|\| ?\**(?:Ticker|Market ?cap\w*|P/E)\b|\*\*(?:Ticker|Market cap|Employees)\b|"
    r"\([A-Z]{2,5}(?:[ .:][A-Z]{1,3})?\)|\bCompany Note\b",
    re.I,
)
_NOTE_WORDS = re.compile(
    r" (?:deep dive|(?:research |working |company )?notes?|analysis|profile|overview|stock|thesis|research|report|"
    r"fundamentals|snapshot)$",
    re.I,
)
_NAME_FIELDS = frozenset(words("title company name aliases ticker"))
_NAME_END = re.compile(r" ?[(|:–—]| - ")


class Thing(NamedTuple):
    """`name` is what a claim's subject takes."""

    type: ThingType
    name: str


class Things:
    """The things that one report is about, and the reading of names as things."""

    def __init__(self, report: Report, header: Header) -> None:
        self.companies = {key(form): company.name for company in header.companies for form in (company.name, *company.aliases)}
        self.segments = {stems(name): name for name in header.segments}
        self.applications = {stems(name): name for name in header.applications}
        self.markets = tuple(found for name in (header.market, *header.market_aliases) if name and (found := stems(name)))
        self.market = Thing("market", header.market) if header.market else None
        self.company: Thing | None = self._note_company(report, header)

    def _note_company(self, report: Report, header: Header) -> Thing | None:
        """The company that a note is about: named by its title, its front matter, or in bold where it begins."""
        title = header.title or ""
        bold = list(_bold_leads(report))
        fields = [value for field, value in report.meta if field.rsplit(".", 1)[-1] in _NAME_FIELDS]
        for source in (title, *bold, *fields):
            said = f" {key(source)} "
            names = [name for form, name in self.companies.items() if form and f" {form} " in said]
            if names and (self.market is None or header.title is None or source == title):
                return Thing("company", names[0])
        if self.market is None and _COMPANY_NOTE.search(report.text):
            return next((Thing("company", name) for source in (title, *bold) if (name := _lead_name(source))), None)
        return None

    def named(self, text: str, hint: ThingType | None) -> Thing | None:
        """What the name in a cell or label stands for; `hint`: what its column head or heading says the names are.

        None where it is no name, or nothing that a claim can be about.
        """
        name = unmarked(text)
        if not name or len(name) > MAX_NAME or not any(c.isalpha() for c in name):
            return None
        bare = _QUALIFIER.sub("", name) or name
        if self.is_market(name):
            return self.market
        if is_region(bare) and hint != "company":
            return Thing("region", spelled_out(bare.strip()))
        if company := self.companies.get(key(name)) or self.companies.get(key(bare)):
            return Thing("other" if hint == "customer" else "company", _QUALIFIER.sub("", company))
        return self._by_hint(name, bare, hint)

    def _by_hint(self, name: str, bare: str, hint: ThingType | None) -> Thing | None:
        if _OTHERS.match(name):
            return Thing("region", bare) if hint == "region" else None
        if self.market is None and self.company and hint in ("segment", "metric", None):
            return Thing("company", bare) if hint == "segment" else None  # a division in a company's note (guide, rule 16)
        own = self._listed(stems(bare))
        if own or hint is None:
            return own
        if hint in ("company", "region"):
            return Thing(hint, bare)
        if hint in ("segment", "application"):
            return Thing(hint, name)
        return Thing("other", _without_market(name)) if hint in ("market", "customer", "other") else None

    def _listed(self, found: frozenset[str]) -> Thing | None:
        """A segment or application that the header lists."""
        if segment := self.segments.get(found):
            return Thing("segment", segment)
        application = self.applications.get(found)
        return Thing("application", application) if application else None

    def within(self, label: str) -> Thing | None:
        """The company or region that a label names before its measure ("ASML market share", "China's share")."""
        said = f" {key(label)} "
        found = [form for form in self.companies if len(form) > 1 and said.startswith(f" {form} ")]
        if found:
            return Thing("company", self.companies[max(found, key=len)])
        parts = label.split()
        for count in range(min(MAX_REGION_WORDS, len(parts) - 1), 0, -1):
            lead = " ".join(parts[:count]).removesuffix("'s").removesuffix("’s")
            if is_region(lead) or spelled_out(lead) != lead:
                return Thing("region", spelled_out(lead))
        return None

    def is_market(self, name: str) -> bool:
        """Whether the name is the report's market, or the total of a table on it."""
        if self.market is None:
            return False
        rest = stems(_TOTAL.sub("", name))
        if not rest:
            return bool(_TOTAL.search(name)) or bool(_WORDS.search(name))
        return any(rest == own or (_TOTAL.search(name) and rest <= own) for own in self.markets)


def _bold_leads(report: Report) -> Iterator[str]:
    """What the first paragraphs begin with in bold."""
    paragraphs = (block.span for block in report.blocks[: LEAD_BLOCKS + len(report.meta)] if block.kind == "paragraph")
    for span in islice(paragraphs, LEAD_BLOCKS):
        if found := _BOLD_LEAD.match(report.text, span.start, span.end):
            yield found[1]


def _lead_name(source: str) -> str | None:
    """The name that a note's title begins with.

    >>> _lead_name("Besi (BESI NA) - Company Note"), _lead_name("Thoughts on where the cycle goes from here")
    ('Besi', None)
    """
    name = _NOTE_WORDS.sub("", unmarked(_NAME_END.split(source, maxsplit=1)[0]))
    return name if name and name[0].isupper() and len(name.split()) <= 5 else None


def head_type(plain: str) -> ThingType | None:
    """What a column head, or the heading over a list, says that the names below it are.

    >>> head_type("Region (USD mn)"), head_type("Report Attribute"), head_type("Status")
    ('region', 'metric', None)
    """
    return next((kind for kind, pattern in HEADS if pattern.search(plain)), None)


def stems(name: str) -> frozenset[str]:
    """Lower-case words without plural s and without the words that every market's name may carry.

    >>> sorted(stems("Global Gas Flow Meters Market"))
    ['flow', 'gas', 'meter']
    """
    found = (word for word in _WORDS.findall(name.lower()) if word not in _MARKET_WORDS)
    return frozenset(w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in found)


def _without_market(name: str) -> str:
    return re.sub(r"^(?:the )?(?:global )?|(?: market)$", "", name, flags=re.I) or name
