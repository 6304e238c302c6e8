"""Who publishes a report, under what number, when, and for what years: links, front matter, title, prose."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from kg.model import Period, Report

SHOP_LINK = re.compile(
    r"/(?:enquiry|purchase|checkout|buy-now|request-sample|sample-request|sample)\b|request-?sample|pre-order", re.I
)
LINK_NUMBER = re.compile(r"(?<![\w.])r?(\d{1,9})(?=$|[/?#&])")
REPORT_NUMBER = re.compile(
    r"/reports?/(\d{3,9})(?=$|[/?#-])|[?&](?:report_?id|rid|id)=(\d{3,9})\b|-r(\d{4,9})(?:\.html?)?(?=$|[/?#])", re.I
)
MAX_URL = 2000  # characters of an address that are looked at
MAX_LINKS = 300  # and links of a report; a usual one has 17

LEGAL = r"(?:,? (?:Inc|LLC|Ltd|Pvt|Co)\.?)*"
WORD = r"(?!(?:Says|According|By|Report|New|The|This|An?)\b)[A-Z][\w&’'-]*(?:\.[A-Z]\w+)?"
FIRM_WORD = r"(?:Research|Insights?|Consult(?:ancy|ing)|Intelligence|Analytics|Advisors|Reports)"
FIRM = rf"(?:{WORD} (?:(?:and|&|of) )?){{1,4}}{FIRM_WORD}(?: {FIRM_WORD})?{LEGAL}"
ONE_WORD = r"[A-Z][a-z]+(?:and|&|[A-Z])[A-Za-z&]+|[A-Z]\w+\.(?:MR|com)"  # MarketsandMarkets, Fact.MR
NAME = rf"(?:{ONE_WORD})|{WORD}(?: (?:& |and )?{WORD}){{0,4}}{LEGAL}"
REPORT_WORD = r"(?i:report|study|research|analysis|projection|forecast|survey|estimate|publication|press release)s?"
VERB = r"(?:has segmented|has published|has announced|estimates|projects|expects|predicts|forecasts|offers|is a|adds)"
FIRM_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{REPORT_WORD} (?:published |released |issued |conducted |done )?(?:by|from) (?:the )?({NAME})",
        rf"\b[Aa]ccording to (?:an? |the )?(?:new |recent |latest )?({FIRM}|{ONE_WORD})(?!\w)",
        rf"\b(?:[Aa]|[Tt]he|[Nn]ew|[Rr]ecent|[Ll]atest) ({FIRM}|{ONE_WORD}) {REPORT_WORD}\b",
        rf"\b({FIRM}) {VERB}\b",
    )
)
TITLE_FIRM = re.compile(rf"(?:[|:–—,]| - | by | [Ss]ays )\s?({FIRM}|{ONE_WORD})\s*$")
TITLE_OWNER = re.compile(rf"^({NAME})(?:['’]s)? (?:Report|Study|Survey|Research):")
LABELLED = re.compile(r"^(?:Source|Publisher|Published by|Author|Prepared by|Research firm)s?: ?([A-Z][^:;|]{1,60})$", re.I)
BYLINE = re.compile(r"^By [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}, ([A-Z][\w&’' -]{1,50})$")
META_KEYS = ("publisher", "source", "author", "og:site_name", "article:publisher", "provider.name")
OPENING = 2500  # code points in which a press release names the firm
OPENING_BLOCKS = 12

DATE_KEYS = (
    *("date", "published", "publisheddatetime", "publisheddate", "pubdate", "datepublished", "article:published_time"),
    *("publish_date", "created", "updated", "lastmod", "modified"),
)
ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
UTM = re.compile(r"[?&;]utm_term=(\d\d)(\d\d)((?:19|20)\d\d)(?!\d)")
MONTHS = {m: i for i, m in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}
MONTH = (
    r"(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?)\.?"
)
MONTH_FIRST = re.compile(rf"\b{MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)\b")
DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? {MONTH},? ((?:19|20)\d\d)\b")
DATED = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?!\d)")
UPDATED = re.compile(r"\b(?:updated|published|posted|date|last modified|as of)(?: on)?:?[*_]{0,3}:? ?$", re.I)  # before a date
DATELINE_END = 400  # code points before which a date in words is the dateline

SPAN_WORD = r" ?(?:[-–—]|to|till|until|through) ?"
YEAR_PAIR = re.compile(rf"(?<![\d-])((?:19|20)\d\d){SPAN_WORD}((?:19|20)\d\d)(?!\d|-\d)", re.I)
FORECAST = re.compile(rf"\bforecasts?(?:ed|ing)?\b[^.!?]{{0,80}}?(?<!\d)((?:19|20)\d\d){SPAN_WORD}((?:19|20)\d\d)(?!\d)", re.I)


def shop_link(report: Report) -> str | None:
    """Address of the first link that sells the report or a sample of it."""
    urls = (link.url[:MAX_URL].strip() for link in report.links[:MAX_LINKS])
    return next((url for url in urls if SHOP_LINK.search(url) and _host(url)), None)


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def forecast(report: Report, title: str | None, shop: str | None) -> Period | None:
    """The years in the title; where it has none and the report is not of the home genre, those of "forecast ... 2024-2033"."""
    pairs = _year_pairs(YEAR_PAIR, title or "")
    if pairs:
        return pairs[-1]
    if shop:
        return None
    before = ""
    for sentence in report.sentences:
        text = report.text[sentence.span.start : sentence.span.end]
        # A table's "Forecast period" stands in the cell before its years.
        whole = f"{before} {text}" if report.blocks[sentence.block].kind == "cell" else text
        if "orecast" in whole and (pairs := _year_pairs(FORECAST, whole)):
            return pairs[0]
        before = text
    return None


def _year_pairs(pattern: re.Pattern[str], text: str) -> list[Period]:
    return [Period(int(m[1]), int(m[2])) for m in pattern.finditer(text) if int(m[1]) < int(m[2])]


def publisher(report: Report, title: str | None, shop: str | None) -> str | None:
    """Host of the first purchase or sample link; elsewhere the research firm or author as the text names it."""
    return _host(shop) if shop else next(_named(report, title), None)


def _named(report: Report, title: str | None) -> Iterator[str]:
    """Names of the publisher, the surest first."""
    if title:
        for pattern in (TITLE_FIRM, TITLE_OWNER):
            if found := pattern.search(title):
                yield found[1]
    opening = [report.text[b.span.start : b.span.end][:OPENING] for b in report.blocks if b.span.start < OPENING]
    for text in opening[:OPENING_BLOCKS]:
        if found := LABELLED.match(text) or BYLINE.match(text):
            yield found[1]
    for pattern in FIRM_PATTERNS:
        yield from (found[1] for text in opening if (found := pattern.search(text)))
    meta = {key.lower(): value for key, value in reversed(report.meta)}
    for key in META_KEYS:
        if meta.get(key):
            yield meta[key]


def report_id(report: Report, shop: str | None) -> str | None:
    """The number in the first purchase or sample link; elsewhere the number of the first link to a numbered report."""
    if shop:
        numbers = LINK_NUMBER.findall(urlsplit(shop).path)
        if numbers:
            return str(numbers[-1])
    for other in report.links[:MAX_LINKS]:
        if found := REPORT_NUMBER.search(other.url[:MAX_URL]):
            return next(number for number in found.groups() if number)
    return None


def date(report: Report) -> str | None:
    """When the report was published, as an ISO date: front matter, a link's `utm_term`, "Updated ...", dateline."""
    return next((found for found in _dates(report) if found), None)


def _dates(report: Report) -> Iterator[str | None]:
    meta = {key.lower(): value for key, value in reversed(report.meta)}
    for key in DATE_KEYS:
        if key in meta:
            yield _first_date(meta[key])
    for link in report.links[:MAX_LINKS]:
        if found := UTM.search(link.url[:MAX_URL]):
            yield _iso(found[3], found[2], found[1])
    text = report.text
    dated = [found.span() for found in DATED.finditer(text)]
    yield from (_first_date(text[start:end]) for start, end in dated if UPDATED.search(text[max(0, start - 20) : start]))
    yield _first_date(text[:DATELINE_END])
    headings = {(b.span.start, b.span.end) for b in report.blocks if b.kind == "heading"} if dated else set()
    yield from (_first_date(text[start:end]) for start, end in dated if (start, end) in headings)


def _first_date(text: str) -> str | None:
    """The first date written in `text`.

    >>> _first_date("2025-08-05T14:10:29Z"), _first_date("SINGAPORE, October 7, 2024 /PRNewswire/"), _first_date("31 Feb 2024")
    ('2025-08-05', '2024-10-07', None)
    """
    if found := ISO.search(text):
        return _iso(found[1], found[2], found[3])
    if found := MONTH_FIRST.search(text):
        return _iso(found[3], str(MONTHS[found[1][:3].lower()]), found[2])
    if found := DAY_FIRST.search(text):
        return _iso(found[3], str(MONTHS[found[2][:3].lower()]), found[1])
    return None


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
