"""Who publishes a report, under what number, when, and for what years: links, front matter, title, prose."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from kg.model import Period, Report

SHOP_LINK = re.compile(r"/(?:enquiry|purchase|checkout|buy-now|request-sample|sample-request|sample)\b|request-?sample|pre-order", re.I)
LINK_NUMBER = re.compile(r"(?<![\w.])r?(\d{3,9})(?=$|[/?#&])")
REPORT_NUMBER = re.compile(r"/reports?/(\d{3,9})(?=$|[/?#-])|[?&](?:report_?id|rid|id)=(\d{3,9})\b|-r?(\d{4,9})(?:\.html?)?(?=$|[/?#])", re.I)
MAX_URL = 2000

FIRM = (
    r"(?:[A-Z][\w&’'.-]*(?: (?:and|&|of) | ))*?[A-Z][\w&’'.-]*(?: (?:Research|Insights?|Consult(?:ancy|ing)|Intelligence|Analytics|Advisors|"
    r"Market Research|Reports))+(?:,? (?:Inc|LLC|Ltd|Pvt|Co)\.?)*"
)
ONE_WORD = r"[A-Z][a-z]+(?:and|[A-Z])[A-Za-z]+"  # MarketsandMarkets
NAME = r"[A-Z][\w&’'-]*(?: (?:& |and )?[A-Z][\w&’'-]*){0,4}(?:,? (?:Inc|LLC|Ltd)\.?)?"
REPORT_WORD = r"(?:report|study|research|analysis|projection|forecast|survey|estimate|publication|press release)s?"
FIRM_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{REPORT_WORD}) (?:published |released |issued |conducted |done )?(?:by|from) ({NAME})",
        rf"\b[Aa]ccording to (?:an? |the )?(?:new |recent |latest )?({FIRM}|{ONE_WORD})\b",
        rf"\b(?:[Aa]|[Tt]he|[Nn]ew|[Rr]ecent|[Ll]atest) ({FIRM}|{ONE_WORD}) {REPORT_WORD}\b",
        rf"\b({FIRM}) (?:has segmented|has published|has announced|estimates|projects|expects|predicts|forecasts|offers|is a|adds)\b",
    )
)
TITLE_FIRM = re.compile(rf"(?:[|:–—]| - | by )\s?({FIRM}|{ONE_WORD})\s*$")
TITLE_OWNER = re.compile(rf"^({NAME}) (?:Report|Study|Survey|Research):")
BYLINE = re.compile(r"^By [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}, ([A-Z][\w&’' -]{1,50})$")
META_KEYS = ("publisher", "source", "author", "og:site_name", "article:publisher", "provider.name")
OPENING = 2500  # code points in which a press release names the firm

DATE_KEYS = ("date", "published", "publisheddatetime", "publisheddate", "pubdate", "datepublished", "article:published_time", "created", "updated", "lastmod", "modified")
ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
UTM = re.compile(r"[?&;]utm_term=(\d\d)(\d\d)((?:19|20)\d\d)(?!\d)")
MONTHS = {m: i for i, m in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}
MONTH = r"(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
MONTH_FIRST = re.compile(rf"\b{MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)\b")
DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? {MONTH},? ((?:19|20)\d\d)\b")
UPDATED = re.compile(r"\b(?:[Uu]pdated|[Pp]ublished|[Pp]osted|[Dd]ate|[Ll]ast modified)(?: on)?:?\**:? ?((?:19|20)\d\d-\d\d-\d\d)(?!\d)")
DATED_HEADING = re.compile(r"^((?:19|20)\d\d-\d\d-\d\d)$")
DATELINE_END = 400  # code points before which a date in words is the dateline

YEAR_PAIR = re.compile(r"(?<!\d)((?:19|20)\d\d) ?(?:[-–—]|to|till|until|through) ?((?:19|20)\d\d)(?!\d)", re.I)
FORECAST = re.compile(
    r"\bforecasts?(?:ed|ing)?\b[^.!?]{0,80}?(?<!\d)((?:19|20)\d\d) ?(?:[-–—]|to|till|until|through) ?((?:19|20)\d\d)(?!\d)", re.I
)


def forecast(report: Report, title: str | None) -> Period | None:
    """The years in the title; where it has none and the report is not of the home genre, those of "forecast ... 2024-2033"."""
    pairs = _year_pairs(YEAR_PAIR, title or "")
    if pairs:
        return pairs[-1]
    if any(SHOP_LINK.search(link.url[:MAX_URL]) for link in report.links):
        return None
    pairs = _year_pairs(FORECAST, report.text)
    return pairs[0] if pairs else None


def _year_pairs(pattern: re.Pattern[str], text: str) -> list[Period]:
    return [Period(int(m[1]), int(m[2])) for m in pattern.finditer(text) if int(m[1]) < int(m[2])]


def publisher(report: Report, title: str | None) -> str | None:
    """Host of the first purchase or sample link; elsewhere the research firm or author as the text names it."""
    link = _shop_link(report)
    if link:
        return _host(link)
    return next(_named(report, title), None)


def _shop_link(report: Report) -> str | None:
    return next((link.url for link in report.links if SHOP_LINK.search(link.url[:MAX_URL]) and _host(link.url)), None)


def _host(url: str) -> str | None:
    try:
        return urlsplit(url.strip()).hostname
    except ValueError:
        return None


def _named(report: Report, title: str | None) -> Iterator[str]:
    """Names of the publisher, the surest first."""
    if title:
        for pattern in (TITLE_FIRM, TITLE_OWNER):
            if found := pattern.search(title):
                yield found[1]
    opening = report.text[:OPENING]
    for pattern in FIRM_PATTERNS:
        if found := pattern.search(opening):
            yield found[1].rstrip(",. ") if not found[1].endswith(("Inc.", "Ltd.", "Co.")) else found[1]
    for block in report.blocks[:6]:
        if found := BYLINE.match(report.text[block.span.start : block.span.end]):
            yield found[1]
    meta = {key.lower(): value for key, value in reversed(report.meta)}
    for key in META_KEYS:
        if meta.get(key):
            yield meta[key]


def report_id(report: Report) -> str | None:
    """The number in the first purchase or sample link; elsewhere the number of the first link to a numbered report."""
    link = _shop_link(report)
    if link:
        numbers = LINK_NUMBER.findall(urlsplit(link).path)
        if numbers:
            return str(numbers[-1])
    for other in report.links:
        if found := REPORT_NUMBER.search(other.url[:MAX_URL]):
            return next(number for number in found.groups() if number)
    return None


def date(report: Report) -> str | None:
    """When the report was published, as an ISO date: front matter, else a link's `utm_term`, else "Updated ..." or the dateline."""
    return next((found for found in _dates(report) if found), None)


def _dates(report: Report) -> Iterator[str | None]:
    meta = {key.lower(): value for key, value in reversed(report.meta)}
    for key in DATE_KEYS:
        if key in meta:
            yield _first_date(meta[key])
    for link in report.links:
        if found := UTM.search(link.url[:MAX_URL]):
            yield _iso(found[3], found[2], found[1])
    text = report.text
    if found := UPDATED.search(text):
        yield _first_date(found[1])
    yield _first_date(text[:DATELINE_END])
    for block in report.blocks:
        if block.kind == "heading" and (found := DATED_HEADING.match(text[block.span.start : block.span.end])):
            yield _first_date(found[1])


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
