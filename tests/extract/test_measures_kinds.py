"""Every kind of the guide has its extractor, and the ontology's examples are read as what they exemplify."""

from __future__ import annotations

import msgspec
import pytest

from kg import vocab
from kg.extract import EXTRACTORS, MEASURES
from kg.model import Company
from tests.extract.measure_rows import HEADER, claims_of

EXAMPLE_HEADER = msgspec.structs.replace(
    HEADER,
    companies=(Company("Bosch"), Company("Siemens")),
    segments=("Ceramic Widgets", "Polymer Widgets"),
    applications=("Aerospace", "Automotive"),
)
EXAMPLES = [(kind, text) for kind, entry in sorted(vocab.KINDS.items()) for text in entry.examples]
COUNTER_EXAMPLES = [(kind, text) for kind, entry in sorted(vocab.KINDS.items()) for text in entry.counter_examples]


def test_every_kind_has_a_measure() -> None:
    made = {kind for measure in MEASURES for kind in measure.KINDS}
    assert made == set(vocab.KINDS)


def test_the_table_holds_every_measure_once() -> None:
    assert len(set(EXTRACTORS)) == len(EXTRACTORS)
    assert set(MEASURES) < set(EXTRACTORS)


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= len(vocab.KINDS)
    assert len(COUNTER_EXAMPLES) >= len(vocab.KINDS)


@pytest.mark.parametrize(("kind", "text"), EXAMPLES)
def test_example_is_read(kind: str, text: str) -> None:
    assert kind in {claim.kind for claim in claims_of(text, EXAMPLE_HEADER)}


@pytest.mark.parametrize(("kind", "text"), COUNTER_EXAMPLES)
def test_counter_example_is_not(kind: str, text: str) -> None:
    assert kind not in {claim.kind for claim in claims_of(text, EXAMPLE_HEADER)}
