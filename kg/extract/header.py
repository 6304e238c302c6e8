"""The head of a report by the guide: title, market, publisher, years, segments, applications, date; companies apart."""

from __future__ import annotations

from kg.extract.header_aliases import aliases
from kg.extract.header_market import market
from kg.extract.header_segments import segments_and_applications
from kg.extract.header_source import date, forecast, publisher, report_id, shop_link
from kg.model import Header, Report


def header(report: Report) -> Header:
    """The header fields of `report`, without companies. What the text does not say is None or empty."""
    name = title(report)
    about = market(report, name)
    shop = shop_link(report)
    segments, applications = segments_and_applications(report)
    return Header(
        title=name,
        market=about,
        market_aliases=aliases(report, about) if about else (),
        publisher=publisher(report, name, shop),
        report_id=report_id(report, shop),
        forecast=forecast(report, name, shop),
        segments=segments,
        applications=applications,
        date=date(report),
    )


def title(report: Report) -> str | None:
    """The text of the report's title block."""
    if report.title_block >= 0:
        span = report.blocks[report.title_block].span
        return report.text[span.start : span.end]
    return None
