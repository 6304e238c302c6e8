"""The whole stage: claims that stand in the text, in order, the same every time, whatever the input."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.corpus import read
from kg.extract import extract
from kg.extract.clause import MAX_SENTENCE
from kg.model import Extraction
from tests.extract.measure_rows import MARKET, claims_of
from tests.shared import SHARED, needs_shared

SAMPLE = 60


def home(body: str) -> Extraction:
    """A report of the home genre with this paragraph."""
    page = (
        f"<h1>{MARKET} Market Report 2025 - 2032</h1><p>{body}</p>"
        f"<p>The {MARKET} Market Analysis by types is segmented into:</p><ul><li>Steel</li></ul>"
    )
    return extract(read(page.encode(), "home.md"))


def sample() -> Iterator[Path]:
    paths = sorted((SHARED / "corpus" / "reports").glob("*.md"))
    yield from random.Random(7).sample(paths, SAMPLE)


@needs_shared
def test_claims_stand_in_their_text() -> None:
    claims = 0
    for path in sample():
        found = extract(read(path.read_bytes(), str(path)))
        for claim in found.claims:
            claims += 1
            assert 0 <= claim.quote.start < claim.quote.end <= len(found.report.text)
            if claim.value:
                assert claim.quote.start <= claim.value.start < claim.value.end <= claim.quote.end, claim
            assert claim.subject.strip() == claim.subject != ""
            assert "/" in claim.extractor
            assert claim.start is None or claim.end is None or claim.start <= claim.end
            assert claim.low is None or claim.high is None or claim.low <= claim.high
    assert claims > 5 * SAMPLE


@needs_shared
def test_claims_are_in_order_and_once() -> None:
    for path in sample():
        found = extract(read(path.read_bytes(), str(path)))
        places = [(claim.value or claim.quote).start for claim in found.claims]
        assert places == sorted(places)
        keys = [(claim.kind, claim.subject, claim.value or claim.quote) for claim in found.claims]
        assert len(set(keys)) == len(keys)


@needs_shared
def test_same_input_same_claims() -> None:
    path = next(sample())
    assert extract(read(path.read_bytes(), "a.md")).claims == extract(read(path.read_bytes(), "a.md")).claims


def test_a_report_without_anything() -> None:
    found = extract(read(b"plain words without any figure", "a.txt"))
    assert (found.claims, found.ledger) == ((), ())


HOSTILE = {
    "one sentence of 100 kB": "Europe holds 30% of the market and " * 3_000,
    "a thousand numbers": "Europe holds " + ", ".join(f"{n}.5%" for n in range(1_000)),
    "a thousand regions": "Europe, China, " * 1_000 + "hold 5%",
    "a thousand dates": "In 2022, " * 1_000 + "it was $5 billion.",
    "brackets": "(" * 50_000 + "5%" + ")" * 50_000,
    "commas": "Europe" + "," * 100_000 + " 5%",
    "asides": "driven by Europe, " * 5_000 + "5%",
    "participles": "leading " * 12_000 + "Europe",
    "largest": "the largest " * 9_000 + "market share in Europe",
    "stars": "*" * 100_000 + " Europe 5%",
    "capitals": "while Aa Bb Cc Dd Ee Ff " * 4_000 + "had $5 billion",
    "founded": "founded in " * 9_000 + "1968",
    "not available": "revenue not " * 8_000 + "available",
    "currencies": "USD US$ EUR " * 8_000 + "5 billion",
    "others": "other regions " * 7_000 + "5%",
    "spaces and dashes": "Europe - - - " * 8_000 + "5%",
    "overflow": "The market reached $9e999 and $" + "9" * 400 + " billion in 99999.",
    "right-to-left marks": "The market\u200f is \u202eworth $5\u200b billion in 2022.",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_text_takes_under_a_second(text: str) -> None:
    start = time.process_time()
    claims_of(text)
    assert time.process_time() - start < 3


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_report_takes_under_a_second(text: str) -> None:
    start = time.process_time()
    home(text)
    assert time.process_time() - start < 3


def test_an_overlong_sentence_is_read_to_its_limit() -> None:
    text = "Europe holds 30% of the market. " + "x" * MAX_SENTENCE + " China holds 20%."
    assert [claim.subject for claim in claims_of(text)] == ["Europe"]
