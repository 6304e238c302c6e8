"""What must hold of any input: what the fuzz targets, and the property tests, look for."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from kg.corpus import RefusedError, read
from kg.errors import ReadError
from kg.extract import extract, quantities, times
from kg.model import Extraction, Quantity, Report, Span

# Twice the 2 s that a quiet machine keeps to: processor time of a shared core counts its neighbours too.
SECONDS = 4.0
"""CPU that one input may take; instrumented code is some five times slower than usual, and inputs are small."""


class SlowError(AssertionError):
    """One input took longer than `SECONDS`."""


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Raises SlowError where the block takes too long."""
    before = time.process_time()
    yield
    spent = time.process_time() - before
    if spent > SECONDS:
        raise SlowError(f"{what}: {spent:.1f} s")


def check_bytes(data: bytes) -> Extraction | None:
    """Bytes of a file -> an extraction whose places all lie in the text, or a clear refusal (None). Raises AssertionError."""
    with timed("reading"):
        try:
            report = read(data, "fuzz.md")
        except RefusedError as error:
            assert error.problem.refused
            return None
        except ReadError as error:
            raise AssertionError("a refusal without its problem line") from error
    with timed("extraction"):
        extraction = extract(report)
    check_report(report)
    check_extraction(extraction)
    kept = msgspec.msgpack.encode(extraction)
    assert msgspec.msgpack.decode(kept, type=Extraction) == extraction, "what is kept is not what was read"
    return extraction


def check_report(report: Report) -> None:
    """Blocks and sentences lie in the text, in order; the text is its own visible form."""
    text = report.text
    assert text == " ".join(text.split()), "white space that visible text cannot have"
    assert not any("\ud800" <= character <= "\udfff" for character in text), "a lone surrogate"
    before = 0
    for block in report.blocks:
        assert before <= block.span.start <= block.span.end <= len(text), block
        before = block.span.start
        assert -1 <= block.section < len(report.blocks)
    for sentence in report.sentences:
        around = report.blocks[sentence.block].span
        assert around.start <= sentence.span.start < sentence.span.end <= around.end, sentence
    for table in report.tables:
        assert all(_within(cell.span, Span(0, len(text))) for cell in table.cells)


def check_extraction(extraction: Extraction) -> None:
    """Every claim has its place, its words and sane numbers; everything can be written as UTF-8."""
    text = extraction.report.text
    whole = Span(0, len(text))
    places = set()
    for claim in extraction.claims:
        assert _within(claim.quote, whole), claim
        assert claim.quote.start < claim.quote.end, claim
        assert claim.value is None or _within(claim.value, claim.quote), claim
        assert claim.subject.strip(), claim
        assert claim.low is None or claim.low.is_finite(), claim
        assert None in (claim.low, claim.high) or claim.low <= claim.high, claim  # type: ignore[operator]
        assert None in (claim.start, claim.end) or claim.start <= claim.end, claim  # type: ignore[operator]
        place = (claim.kind, claim.subject, claim.quote, claim.value)
        assert place not in places, f"twice: {claim}"
        places.add(place)
    for entry in extraction.ledger:
        assert _within(entry.span, whole), entry
    for company in extraction.header.companies:
        assert company.name.strip(), company


def check_text(text: str) -> None:
    """Quantities and times of any text lie in it, in order, and have sane values. Raises AssertionError."""
    whole = Span(0, len(text))
    with timed("quantities"):
        found = quantities(text, whole)
    for quantity in found:
        _check_quantity(text, quantity)
    ordered = [quantity.span.start for quantity in found]
    assert ordered == sorted(ordered), "quantities out of order"
    with timed("times"):
        expressions = times(text, whole)
    for expression in expressions:
        assert _within(expression.span, whole), expression
        if expression.period is not None:
            assert 1000 <= expression.period.start <= expression.period.end <= 9999, expression


def _check_quantity(text: str, quantity: Quantity) -> None:
    assert _within(quantity.span, Span(0, len(text))), quantity
    assert quantity.span.start < quantity.span.end, quantity
    assert text[quantity.span.start : quantity.span.end] == quantity.as_written, quantity
    assert quantity.blank or (quantity.low, quantity.high) != (None, None), quantity
    for value in (quantity.low, quantity.high):
        assert value is None or value.is_finite(), quantity
    if quantity.low is not None and quantity.high is not None:
        assert quantity.low <= quantity.high, quantity


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start <= inner.end <= outer.end
