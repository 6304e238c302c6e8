"""Small corpora made by hand: a report is a market and its companies, as written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from decimal import Decimal

from kg.model import Claim, Company, Extraction, Grounding, Header, Report, Span

Named = str | tuple[str, ...]  # a company's name, or its name and aliases


def report(
    market: str | None,
    companies: Iterable[Named] = (),
    claims: Iterable[Claim] = (),
    name: str = "",
    **header: object,
) -> Extraction:
    """An extraction; the same content gives the same id, `name` tells two of them apart."""
    listed = tuple(Company(c) if isinstance(c, str) else Company(c[0], tuple(c[1:])) for c in companies)
    claims = tuple(claims)
    text = f"{market} {name} {[c.name for c in listed]} {claims} {header}"
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    path = f"{name or digest[:8]}.md"
    source = Report(id=f"report/{digest[:16]}", name=path[:-3], path=path, sha256=digest, text=text * 3)
    return Extraction(source, Header(market=market, companies=listed, **header), tuple(claims), ())  # type: ignore[arg-type]


def claim(kind: str, subject: str, value: str | None = None, at: int = 0, **fields: object) -> Claim:
    """A claim with a place of its own."""
    number = None if value is None else Decimal(value)
    span = Span(at, at + 2)
    return Claim(kind=kind, subject=subject, low=number, high=number, quote=Span(0, 20), value=span, **fields)  # type: ignore[arg-type]


def company_id(grounding: Grounding, surface: str, market: str | None = None) -> str:
    """The id that a company's name got (in the reports of a market)."""
    found = {
        identifier
        for grounded in grounding.reports
        if market is None or grounded.header.market == market
        for company, identifier in zip(grounded.header.companies, grounded.company_ids, strict=True)
        if surface == company.name
    }
    assert len(found) == 1, f"{surface}: {found}"
    return found.pop()


def label(grounding: Grounding, identifier: str) -> str:
    """The label of an entity."""
    return next(e.label for e in grounding.entities if e.id == identifier)
