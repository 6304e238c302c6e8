"""The examples of the ontology are tests: each gives a claim of its kind, each counter-example gives none."""

from __future__ import annotations

import pytest

from kg import vocab
from kg.corpus import read
from kg.extract import extract

PAGE = """<h1>Industrial Widget Market Size, Share & Trends Analysis Report, 2025 - 2032</h1>
<p><strong>Industrial Widget Market Analysis</strong></p>
<p>{sentence}</p>
<p><strong>The Industrial Widget Market Analysis by types is segmented into:</strong></p>
<ul><li>Ceramic Widgets</li><li>Polymer Widgets</li></ul>
<p><strong>The Industrial Widget Market Industry Research by Application is segmented into:</strong></p>
<ul><li>Automotive</li><li>Aerospace</li></ul>
<p><strong>Industrial Widget Market Major Market Players</strong></p>
<p>The key players in the Industrial Widget market include Bosch and Siemens.</p>
"""
EXAMPLES = [(kind.token, text) for kind in vocab.KINDS.values() for text in kind.examples]
COUNTER_EXAMPLES = [(kind.token, text) for kind in vocab.KINDS.values() for text in kind.counter_examples]


def kinds_in(sentence: str) -> list[str]:
    """Kinds of the claims that quote the sentence or a part of it."""
    report = read(PAGE.format(sentence=sentence).encode(), "example.md")
    quotes = [(claim.kind, report.text[claim.quote.start : claim.quote.end]) for claim in extract(report).claims]
    return [kind for kind, quote in quotes if quote in sentence]


@pytest.mark.parametrize(("kind", "sentence"), EXAMPLES)
def test_an_example_gives_a_claim_of_its_kind(kind: str, sentence: str) -> None:
    assert kind in kinds_in(sentence)


@pytest.mark.parametrize(("kind", "sentence"), COUNTER_EXAMPLES)
def test_a_counter_example_gives_none(kind: str, sentence: str) -> None:
    assert kind not in kinds_in(sentence)


def test_every_kind_has_both() -> None:
    assert {kind for kind, _ in EXAMPLES} == {kind for kind, _ in COUNTER_EXAMPLES} == set(vocab.KINDS)
    assert (len(EXAMPLES), len(COUNTER_EXAMPLES)) == (62, 39), "an example was lost or added; update the number on purpose"
