"""Reports: who published them, which market they treat, what they list."""

from __future__ import annotations

import datetime

from kg.materialize.blocks import Block
from kg.materialize.iris import Iris
from kg.materialize.terms import DCT, TYPE, date, integer, kg, term, text
from kg.model import GroundedReport


def report_block(iris: Iris, report: GroundedReport) -> Block:
    """The header of a report, its paths and its hash."""
    header = report.header
    linked = (
        ("market", (report.market_id,)),
        ("namesCompany", report.company_ids),
        ("listsSegment", report.segment_ids),
        ("listsApplication", report.application_ids),
    )
    statements = [
        f"{TYPE} {kg('Report')}",
        f"{kg('name')} {text(report.name)}",
        f"{kg('sha256')} {text(report.sha256)}",
        *(f"{kg('path')} {text(path)}" for path in (report.path, *report.paths)),
        *(f"{kg(name)} {iris.of(identifier)}" for name, identifiers in linked for identifier in identifiers if identifier),
    ]
    if header.title:
        statements.append(f"{term(DCT, 'title')} {text(header.title)}")
    if report.publisher_id:
        statements.append(f"{term(DCT, 'publisher')} {iris.of(report.publisher_id)}")
    if header.report_id:
        statements.append(f"{kg('productNumber')} {text(header.report_id)}")
    if header.forecast:
        statements.append(f"{kg('forecastStart')} {integer(header.forecast.start)}")
        statements.append(f"{kg('forecastEnd')} {integer(header.forecast.end)}")
    if header.date and _is_date(header.date):
        statements.append(f"{term(DCT, 'issued')} {date(header.date)}")
    return Block(iris.of(report.id), statements)


def _is_date(value: str) -> bool:
    """
    >>> _is_date("2025-02-13"), _is_date("2025-02-30")
    (True, False)
    """
    try:
        return datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
