"""Groundings made by hand: a few reports, each claim one line; names are grounded by a naive normalisation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from typing import Any

from kg import vocab
from kg.model import (
    Claim,
    Company,
    Entity,
    GroundedClaim,
    GroundedReport,
    Grounding,
    Header,
    Judgement,
    MarketRelation,
    Match,
    Period,
    Span,
)

LEGAL = re.compile(
    r"\b(inc|incorporated|corp|corporation|co|company|ltd|limited|llc|plc|gmbh|ag|group|holdings?|technology|the)\b\.?", re.I
)


def slug(name: str) -> str:
    """Lower-case letters and digits, with hyphens between words."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "x"


def company_slug(name: str) -> str:
    """`slug` without legal forms."""
    return slug(LEGAL.sub(" ", re.sub(r"\([^)]*\)", " ", name))) if slug(LEGAL.sub(" ", name)) != "x" else slug(name)


def region_id(name: str) -> str:
    """The ontology's region, or a slug."""
    return "region/" + vocab.REGION_OF.get(name.casefold(), slug(name))


@dataclass
class Doc:
    """One report: header fields, and claims added by `say`."""

    name: str
    market: str = "Widget"
    publisher: str | None = "www.a.example"
    number: str | None = "1"
    forecast: tuple[int, int] | None = (2025, 2032)
    date: str | None = None
    segments: tuple[str, ...] = ()
    applications: tuple[str, ...] = ()
    companies: tuple[Company, ...] = ()
    said: list[tuple[Claim, str]] = field(default_factory=list)
    at: int = 0

    def say(self, kind: str, subject: str = "", value: Any = None, high: Any = None, **more: Any) -> Doc:
        """Add a claim. A `value` such as "$5.85 billion" is read; `high` makes it a range, `bound` (floor, ceiling) one-ended.

        `quote` replaces the made sentence, and `joined` puts it at the place of the last one; the rest are fields of `Claim`.
        """
        subject = subject or self.market
        text, bound = more.pop("quote", None), more.pop("bound", None)
        words = value if isinstance(value, str) else "" if value is None else str(value)
        text = text or f"{self.name} {kind} {subject} {words}"
        text = text if words in text else f"{text} {words}"
        if more.pop("joined", False):
            self.at -= len(self.said[-1][1]) + 1
        start, place = self.at, text.index(words)
        self.at += len(text) + 1
        low, unit = _read(value) if isinstance(value, str) else (None if value is None else Decimal(str(value)), _unit(kind))
        top = low if high is None else Decimal(str(high))
        claim = Claim(
            kind=kind,
            subject=subject,
            low=None if bound == "ceiling" else low,
            high=None if bound == "floor" else top,
            quote=Span(start, start + len(text)),
            value=None if value is None else Span(start + place, start + place + len(words)),
            **({"unit": unit} | more),
        )
        self.said.append((claim, text))
        return self


_SCALES = {"billion": 10**9, "million": 10**6, "thousand": 10**3}


def _read(text: str) -> tuple[Decimal, str]:
    match = re.search(r"([\d.,]+)\s*(billion|million|thousand)?", text)
    assert match is not None
    value = Decimal(match[1].replace(",", "").rstrip(".")) * _SCALES.get(match[2] or "", 1)
    return value, "percent" if "%" in text else "EUR" if "€" in text else "USD"


def _unit(kind: str) -> str | None:
    unit = vocab.KINDS[kind].unit
    return "USD" if unit == "money" else unit


def ground(
    docs: Iterable[Doc],
    same: Sequence[tuple[str, str]] = (),
    related: Sequence[tuple[str, str, str]] = (),
    companies: dict[str, str] | None = None,
    matches: Sequence[Match] = (),
) -> Grounding:
    """A grounding of made reports; `same` and `related` relate markets, `companies` maps names to slugs."""
    entities: dict[str, Entity] = {}

    def entity(ident: str, label: str) -> str:
        if ident not in entities:
            kind = ident.partition("/")[0]
            entities[ident] = Entity(ident, kind, label)  # type: ignore[arg-type]
        return ident

    def subject(doc: Doc, claim: Claim) -> str:
        kind = claim.kind.partition("_")[0]
        if kind == "company":
            return entity("company/" + ((companies or {}).get(claim.subject) or company_slug(claim.subject)), claim.subject)
        if kind == "region":
            ident = region_id(claim.subject)
            return entity(ident, vocab.REGIONS[ident[7:]].label if ident[7:] in vocab.REGIONS else claim.subject)
        if kind == "market":
            return entity("market/" + slug(claim.subject), claim.subject)
        return entity(f"{kind}/{slug(doc.market)}/{slug(claim.subject)}", claim.subject)

    reports, claims = [], []
    for doc in docs:
        ident = "report/" + sha256(doc.name.encode()).hexdigest()[:16]
        market = entity("market/" + slug(doc.market), doc.market)
        publisher = None if doc.publisher is None else entity("publisher/" + slug(doc.publisher), doc.publisher)
        for claim, text in doc.said:
            key = repr((ident, claim.kind, claim.subject, claim.quote, claim.value, claim.low, claim.high))
            of = None if claim.of is None or claim.of.casefold() not in vocab.REGION_OF else region_id(claim.of)
            claims.append(
                GroundedClaim(
                    "claim/" + sha256(key.encode()).hexdigest()[:16], ident, claim, text, subject(doc, claim), market, of
                )
            )
        header = Header(
            title=doc.market,
            market=doc.market,
            publisher=doc.publisher,
            report_id=doc.number,
            forecast=None if doc.forecast is None else Period(*doc.forecast),
            segments=doc.segments,
            applications=doc.applications,
            companies=doc.companies,
            date=doc.date,
        )
        reports.append(
            GroundedReport(
                ident,
                doc.name,
                doc.name,
                (doc.name,),
                "0" * 64,
                header,
                market,
                publisher,
                tuple(f"company/{company_slug(c.name)}" for c in doc.companies),
                tuple(f"segment/{slug(doc.market)}/{slug(s)}" for s in doc.segments),
                tuple(f"application/{slug(doc.market)}/{slug(s)}" for s in doc.applications),
            )
        )
    relations = [MarketRelation("market/" + slug(a), "market/" + slug(b), "same", "made", "made so") for a, b in same]
    relations += [
        MarketRelation("market/" + slug(a), "market/" + slug(b), r, "made", "made so")  # type: ignore[arg-type]
        for a, b, r in related
    ]
    return Grounding(
        tuple(sorted(reports, key=lambda r: r.id)),
        tuple(sorted(claims, key=lambda c: c.id)),
        tuple(entities[k] for k in sorted(entities)),
        tuple(matches),
        tuple(relations),
    )


def kinds(judgement: Judgement) -> list[str]:
    """Kinds of the findings, sorted; arithmetic ones with their rule."""
    return sorted(f"{f.kind}:{f.rule}" if f.rule != f.kind else f.kind for f in judgement.findings)
