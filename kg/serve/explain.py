"""A report's text with every number marked: the claims that it is in, or the reason why it is in none."""

from __future__ import annotations

import hashlib
from pathlib import Path

from msgspec import Struct

from kg.corpus import read
from kg.errors import BuildError
from kg.extract import extract
from kg.model import Claim, Extraction, LedgerEntry, Span
from kg.publish import folder_manifest
from kg.publish.jsonl_rows import ReportRow
from kg.serve.dataset import Graph
from kg.serve.profiles import one_report


class Mark(Struct, frozen=True, kw_only=True):
    """A place of the text: in claims (their `kinds` and what they are about), or in none for a `reason`."""

    start: int
    end: int
    text: str
    kinds: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    reason: str | None = None


class Explanation(Struct, frozen=True):
    """A report's visible text and the marks in it, in order, none overlapping another."""

    report: ReportRow
    text: str
    marks: tuple[Mark, ...]


def explain(graph: Graph, name: str) -> Explanation:
    """Read the report again and tell what became of each of its numbers.

    Raises UsageError for an unknown report, BuildError where its file is gone or has changed since the build.
    """
    row = one_report(graph, name)
    places, _ = folder_manifest.load_sources(graph.folder)
    path = Path(places.get(row.path, row.path))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BuildError(f"{path}: {error.strerror or error}; the text is needed to explain it") from error
    if hashlib.sha256(data).hexdigest() != row.sha256:
        raise BuildError(f"{path} has changed since the build; build again")
    extraction = extract(read(data, row.path, row.report))
    return Explanation(row, extraction.report.text, marks(extraction))


def marks(extraction: Extraction) -> tuple[Mark, ...]:
    """The marks of an extraction: values of claims, quotes of claims without a value, and the ledger."""
    by_place: dict[Span, list[Claim]] = {}
    for claim in extraction.claims:
        by_place.setdefault(claim.value or claim.quote, []).append(claim)
    ledger = {entry.span: entry for entry in extraction.ledger}
    found: list[Mark] = []
    # Values and the ledger are short and never overlap; a quote without a value is marked where they leave room.
    values = {claim.value for claim in extraction.claims if claim.value}
    for span in sorted({*values, *ledger}) + sorted(by_place.keys() - values):
        if all(span.end <= mark.start or mark.end <= span.start for mark in found):
            found.append(_mark(span, extraction.report.text, by_place.get(span, []), ledger.get(span)))
    return tuple(sorted(found, key=lambda mark: mark.start))


def _mark(span: Span, text: str, claims: list[Claim], entry: LedgerEntry | None) -> Mark:
    return Mark(
        start=span.start,
        end=span.end,
        text=text[span.start : span.end],
        kinds=tuple(claim.kind for claim in claims),
        subjects=tuple(claim.subject for claim in claims),
        reason=entry.reason if entry and not claims else None,
    )
