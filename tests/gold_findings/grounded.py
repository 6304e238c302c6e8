"""The 38 home-genre reports of ../shared/gold as a grounding, names folded by score.py's normalisation.

Judging is developed and pinned on claims as annotated, so that a fault of extraction or grounding does not hide one of judging.
"""

from __future__ import annotations

import json
import re
import unicodedata
from decimal import Decimal
from typing import Any

from kg import vocab
from kg.corpus import read
from kg.extract import extract
from kg.ground import ground
from kg.model import (
    Claim,
    Company,
    Entity,
    GroundedClaim,
    GroundedReport,
    Grounding,
    Header,
    MarketRelation,
    Match,
    Period,
    Span,
)
from tests.shared import SHARED

LEGAL = re.compile(
    r"\b(inc|incorporated|corp|corporation|co|company|ltd|limited|llc|plc|gmbh|ag|sa|srl|spa|bv|nv|kg|kk|oy|ab|as|group|holdings?|the)\b"
)
# Names that the gold reports gloss as one (s000: "ASE Group (ASE)", s002: "Advanced Semiconductor Engineering (ASE)" ...).
ONE_COMPANY = (
    ("ase", "advanced semiconductor engineering", "ase technology"),
    ("amkor", "amkor technology"),
    ("jcet", "jiangsu changjiang electronics technology", "jiangsu changjiang electronics"),
    ("spil", "siliconware precision industries"),
    ("tsmc", "taiwan semiconductor manufacturing"),
    ("powertech technology", "pti"),
    ("intel", "intel corp"),
)
# s000 and s001 share the gloss OSAT; d007 and s000 the name.
SAME_MARKETS = (
    ("outsourced semiconductor assembly service", "outsourced semiconductor packaging and test services"),
    ("advanced semiconductor packaging", "semiconductor advanced packaging"),
)


def norm(name: str) -> str:
    """score.py's: lower-case, accent- and punctuation-free name without legal form."""
    text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    text = re.sub(r"\([^)]*\)", " ", text).replace("&", " and ")
    text = re.sub(r"[^a-z0-9]+", " ", text)
    return " ".join(LEGAL.sub(" ", text).split()) or " ".join(text.split())


_COMPANY = {norm(name): group[0] for group in ONE_COMPANY for name in group}


def _slug(text: str) -> str:
    return text.replace(" ", "-") or "x"


def _subject(kind: str, subject: str, market: str) -> str:
    name = norm(subject)
    if kind.startswith("company_"):
        return "company/" + _slug(_COMPANY.get(name, name))
    if kind.startswith("region_"):
        return "region/" + vocab.REGION_OF.get(subject.casefold(), _slug(name))
    if kind.startswith("market_"):
        return market
    return f"{kind.partition('_')[0]}/{market.partition('/')[2]}/{_slug(name)}"


def _claim(row: dict[str, Any]) -> Claim:
    quote, (low, high) = row["quote"], (None if row[end] is None else Decimal(str(row[end])) for end in ("low", "high"))
    place = re.search(r"\d[\d,.]*\d|\d", quote) if low is not None or high is not None else None
    value = _place(quote, low if low is not None else high) or place
    start = row["quote_start"]
    return Claim(
        kind=row["kind"],
        subject=row["subject"],
        low=low,
        high=high,
        unit=row["unit"],
        qualifier=row["qualifier"],
        of=row["of"],
        start=row["start"],
        end=row["end"],
        mode=row["mode"],
        quote=Span(start, row["quote_end"]),
        value=None if value is None else Span(start + value.start(), start + value.end()),
    )


def _place(quote: str, value: Decimal | None) -> re.Match[str] | None:
    """Where a value stands in its quote: the number whose digits it has."""
    if value is None:
        return None
    digits = value.normalize().as_tuple().digits
    for match in re.finditer(r"\d[\d,]*(?:\.\d+)?", quote):
        number = Decimal(match[0].replace(",", ""))
        if number and number.normalize().as_tuple().digits == digits:
            return match
    return None


def _report(g: dict[str, Any], market: str) -> GroundedReport:
    header = Header(
        title=g["title"],
        market=g["market"],
        market_aliases=tuple(g["market_aliases"]),
        publisher=g["publisher"],
        report_id=g["report_id"],
        forecast=None if g["forecast"] is None else Period(*g["forecast"]),
        segments=tuple(g["segments"]),
        applications=tuple(g["applications"]),
        companies=tuple(Company(c["name"], tuple(c["aliases"])) for c in g["companies"]),
    )
    return GroundedReport(
        id=f"report/{g['id']}",
        name=g["id"],
        path=f"{g['id']}.md",
        paths=(f"{g['id']}.md",),
        sha256="0" * 64,
        header=header,
        market_id=market,
        publisher_id=f"publisher/{g['publisher']}",
        company_ids=tuple(_subject("company_x", c["name"], market) for c in g["companies"]),
        segment_ids=tuple(_subject("segment_x", s, market) for s in g["segments"]),
        application_ids=tuple(_subject("application_x", s, market) for s in g["applications"]),
    )


def gold(letters: str = "sd", only: tuple[str, ...] = ()) -> Grounding:
    """The gold reports whose id starts with one of these letters (or just those named) as a grounding."""
    reports, claims, matches = [], [], []
    entities: dict[str, Entity] = {}
    for path in sorted((SHARED / "gold").glob("*.json")):
        g = json.loads(path.read_text(encoding="utf-8"))
        if g["id"][0] not in letters or (only and g["id"] not in only):
            continue
        market = "market/" + _slug(norm(g["market"]))
        entities.setdefault(market, Entity(market, "market", g["market"]))
        reports.append(_report(g, market))
        matches.append(Match(g["market"], market, "made", 1.0, "equal after normalising", f"report/{g['id']}"))
        for number, row in enumerate(g["claims"]):
            claim = _claim(row)
            subject = _subject(claim.kind, claim.subject, market)
            kind = subject.partition("/")[0]
            entities.setdefault(subject, Entity(subject, kind, claim.subject))  # type: ignore[arg-type]
            matches.append(Match(claim.subject, subject, "made", 0.95, "a gloss", f"report/{g['id']}"))
            of = None if claim.of is None else "region/" + vocab.REGION_OF.get(claim.of.casefold(), _slug(norm(claim.of)))
            claims.append(
                GroundedClaim(f"claim/{g['id']}-{number:03}", f"report/{g['id']}", claim, row["quote"], subject, market, of)
            )
    pairs = [(f"market/{_slug(a)}", f"market/{_slug(b)}") for a, b in SAME_MARKETS]
    pairs = [pair for pair in pairs if entities.keys() >= set(pair)]
    return Grounding(
        tuple(reports),
        tuple(sorted(claims, key=lambda c: c.id)),
        tuple(entities[k] for k in sorted(entities)),
        tuple(dict.fromkeys(matches)),
        tuple(
            MarketRelation(a, b, "same", "gloss", "the same words, or a shared gloss")
            for a, b in pairs
            if a in entities and b in entities
        ),
    )


def extracted() -> Grounding:
    """The same reports, read, extracted and grounded by the stages themselves."""
    names = [path.stem for path in sorted((SHARED / "gold").glob("[sd]*.json"))]
    paths = [SHARED / "corpus" / "gold" / f"{name}.md" for name in names]
    return ground([extract(read(path.read_bytes(), str(path), path.stem)) for path in paths])
