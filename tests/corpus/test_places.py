"""Every piece of structure lies in the visible text, in order, without overlap."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.corpus import RefusedError, definition, read
from kg.model import Report, Span
from tests.corpus.samples import LINES, NASTY_HTML, PIECES, SORTED_TAGS, random_file


def _proper(report: Report, span: Span) -> None:
    assert 0 <= span.start < span.end <= len(report.text)
    assert report.text[span.start] != " "
    assert report.text[span.end - 1] != " "


def _check_blocks(report: Report) -> None:
    last = 0
    for block in report.blocks:
        _proper(report, block.span)
        assert block.span.start >= last
        last = block.span.end
        assert block.section == -1 or report.blocks[block.section].kind == "heading"


def _check_sentences(report: Report) -> None:
    by_block: dict[int, list[Span]] = {}
    for sentence in report.sentences:
        _proper(report, sentence.span)
        by_block.setdefault(sentence.block, []).append(sentence.span)
    assert list(by_block) == list(range(len(report.blocks)))
    for index, spans in by_block.items():
        block = report.blocks[index].span
        assert (spans[0].start, spans[-1].end) == (block.start, block.end)
        between = [report.text[a.end : b.start] for a, b in pairwise(spans)]
        assert set(between) <= {"", " "}


def _check_tables_and_links(report: Report) -> None:
    for table in report.tables:
        for cell in table.cells:
            assert table.span.start <= cell.span.start <= cell.span.end <= table.span.end <= len(report.text)
            words = report.text[cell.span.start : cell.span.end]
            assert words == " ".join(words.split())
    for link in report.links:
        assert 0 <= link.span.start <= link.span.end <= len(report.text)
    assert -1 <= report.title_block < len(report.blocks)


def check(data: bytes) -> Report | None:
    """Read `data` and check every place; None where the file is refused."""
    try:
        report = read(data, "x.md")
    except RefusedError:
        return None
    assert report.text == definition(data)
    _check_blocks(report)
    _check_sentences(report)
    _check_tables_and_links(report)
    return report


@pytest.mark.parametrize("text", NASTY_HTML)
def test_nasty_html(text: str) -> None:
    check(text.encode())


def test_random_files() -> None:
    rng = random.Random(7)
    reports = [check(random_file(rng)) for _ in range(500)]
    assert sum(report is not None for report in reports) > 450
    assert sum(bool(report and report.tables) for report in reports) > 30
    assert sum(bool(report and report.links) for report in reports) > 50


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(LINES),
            st.sampled_from(PIECES),
            st.sampled_from([f"<{t}>" for t in SORTED_TAGS]),
            st.text(max_size=5),
        )
    )
)
def test_any_mixture(parts: list[str]) -> None:
    check("".join(parts).encode("utf-8", "surrogatepass"))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    check(data)
    check(b"<p>" + data + b"</p>")
