"""Test rows that are whole small documents, and the notation of what they claim.

Notation, claims parted by ";":  kind [subject] low[..high] unit period mode
  market_size 1.24e9 USD 2023 r            a value; mode r(eported) or p(rojected)
  market_size 20e9.. USD 2030 p            a lower bound; "..5" an upper one; "5..8" a range
  market_cagr 7.8 percent 2025-2031 p      "-" for no period
  company_share [JSR] 27 percent - r       a subject, for all kinds but market_*
  company_leads [ASE] - r                  no value
Only the headline kinds are compared, up to the period (the level `time` of eval/score.py): `other` and `company_other` are left
out on both sides, and the mode only where a test asks for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from kg.corpus import read
from kg.extract import extract
from kg.model import Claim

SKIPPED = ("other", "company_other")
_NOTATION = re.compile(
    r"(?P<kind>\w+)(?: \[(?P<subject>[^\]]+)\])?(?: (?P<value>\S*\d\S*) (?P<unit>\S+))?"
    r" (?P<period>-|\d{4}(?:-\d{4})?) (?P<mode>[rp])"
)


class Row(NamedTuple):
    """One document: `text` without a title line gets one made of `market` (none where `market` is empty)."""

    name: str
    market: str
    text: str
    claims: str
    suffix: str = "md"


def document(row: Row) -> bytes:
    """The file that a row stands for."""
    titled = row.text.startswith(("#", "---", "<")) or not row.market
    return (row.text if titled else f"# {row.market} Market Report\n\n{row.text}\n").encode()


def all_claims(row: Row) -> tuple[Claim, ...]:
    """Everything read out of a row's document."""
    return extract(read(document(row), f"row.{row.suffix}")).claims


def headline_claims(row: Row, mode: bool = False) -> list[str]:
    """The claims read out of a row's document, in notation, sorted; with `mode` or without."""
    return sorted(_cut(notation(claim), mode) for claim in all_claims(row) if claim.kind not in SKIPPED)


def expected(row: Row, mode: bool = False) -> list[str]:
    """The claims that the row demands, in notation with plain numbers, sorted; with `mode` or without."""
    return sorted(_cut(_normal(part.strip()), mode) for part in row.claims.split(";") if part.strip())


def f1(rows: Iterable[Row]) -> tuple[float, int]:
    """Claims F1 over documents, and how many claims were expected."""
    right = found = wanted = 0
    for row in rows:
        got, want = Counter(headline_claims(row)), Counter(expected(row))
        right, found, wanted = right + (got & want).total(), found + got.total(), wanted + want.total()
    return (2 * right / (found + wanted) if found + wanted else 0.0), wanted


def notation(claim: Claim) -> str:
    """A claim in the notation, its numbers plain."""
    subject = "" if claim.kind.startswith("market_") else f" [{claim.subject}]"
    value = "" if claim.low is None and claim.high is None else f" {_number(claim.low)}..{_number(claim.high)} {claim.unit}"
    period = "-" if claim.end is None else (f"{claim.start}-{claim.end}" if claim.start != claim.end else str(claim.end))
    return f"{claim.kind}{subject}{value} {period} {claim.mode[0]}"


def _cut(text: str, mode: bool) -> str:
    return text if mode else text[:-2]


def _normal(text: str) -> str:
    match = _NOTATION.fullmatch(text)
    assert match, f"not in the notation: {text!r}"
    subject = f" [{match['subject']}]" if match["subject"] else ""
    value = ""
    if match["value"]:
        low, dots, high = match["value"].partition("..")
        low, high = (low, high) if dots else (low, low)
        value = f" {_number(Decimal(low) if low else None)}..{_number(Decimal(high) if high else None)} {match['unit']}"
    return f"{match['kind']}{subject}{value} {match['period']} {match['mode']}"


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"
