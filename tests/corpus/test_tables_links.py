"""Cells with rows and columns, and links with their words."""

import pytest

from kg.corpus import read
from kg.model import Report

Placed = tuple[int, int, bool, str]


def _read(text: str) -> Report:
    return read(text.encode(), "x.md")


def _cells(report: Report, index: int = 0) -> list[Placed]:
    return [(c.row, c.column, c.header, report.text[c.span.start : c.span.end]) for c in report.tables[index].cells]


TABLE = [(0, 0, True, "Year"), (0, 1, True, "USD m"), (1, 0, False, "2023"), (1, 1, False, "5.5")]


@pytest.mark.parametrize(
    "text",
    [
        "| Year | USD m |\n|------|------:|\n| 2023 | 5.5 |",
        "Year | USD m\n:--- | ---:\n2023 | 5.5\n\nafter",
        "text before\n\n|Year|USD m|\n| - | - |\n|2023|5.5|",
        "<table><tr><th>Year</th><th>USD m</th></tr><tr><td>2023</td><td>5.5</td></tr></table>",
        "<table><thead><tr><th>Year<th>USD m</thead><tbody><tr><td>2023<td>5.5</table></div>",
        "<table><tr><th><p>Year</p></th><th> USD\n m </th></tr><tr><td><b>2023</b></td><td>5.5</td></tr></table>",
    ],
)
def test_table(text: str) -> None:
    report = _read(text)
    assert _cells(report) == TABLE
    group = report.tables[0].group
    cells = [report.text[b.span.start : b.span.end] for b in report.blocks if b.kind == "cell" and b.group == group]
    assert cells == [words for _, _, _, words in TABLE]


def test_table_without_head() -> None:
    assert _cells(_read("| a | b |\n| c | d |")) == [
        (0, 0, False, "a"),
        (0, 1, False, "b"),
        (1, 0, False, "c"),
        (1, 1, False, "d"),
    ]


def test_escaped_bar_and_empty_cell() -> None:
    assert _cells(_read("| a \\| b |  |\n|---|---|\n")) == [(0, 0, True, "a \\| b"), (0, 1, True, "")]


def test_spanning_cells() -> None:
    text = (
        "<table><tr><td rowspan=2>A</td><td colspan='2'>B</td><td>C</td></tr><tr><td>D</td><td>E</td><td>F</td></tr>"
        "<tr><td colspan='x'>G</td><td rowspan='-4'>H</td></tr></table>"
    )
    assert [(row, column, words) for row, column, _, words in _cells(_read(text))] == [
        *((0, 0, "A"), (0, 1, "B"), (0, 3, "C"), (1, 1, "D"), (1, 2, "E"), (1, 3, "F"), (2, 0, "G"), (2, 1, "H")),
    ]


def test_nested_tables() -> None:
    report = _read("<table><tr><td>a<table><tr><td>in</td></tr></table></td><td>b</td></tr></table>")
    assert _cells(report, 0) == [(0, 0, False, "in")]
    assert _cells(report, 1) == [(0, 0, False, "a in"), (0, 1, False, "b")]
    assert [t.group for t in report.tables] == [1, 0]


def test_a_paragraph_with_a_bar_is_no_table() -> None:
    report = _read("Kites sell well | Windnews\n\nMore text")
    assert report.tables == ()


def _links(text: str) -> list[tuple[str, str]]:
    report = _read(text)
    return [(report.text[link.span.start : link.span.end], link.url) for link in report.links]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (
            "<p>See <a href='https://a.example/?x=1&amp;y=2'>the <b>report</b></a>.</p>",
            [("the report", "https://a.example/?x=1&y=2")],
        ),
        ("<p><a href='https://a.example/b'>https://a.example/b</a></p>", [("https://a.example/b", "https://a.example/b")]),
        ("<p><a href='u'><img src=x></a><a name=n>no link</a></p>", [("", "u")]),
        ("See [the report](https://a.example/b) now", [("the report", "https://a.example/b")]),
        ('[t](<u> "title") ![alt](i.png) ![](j.png)', [("t", "u"), ("alt", "i.png"), ("", "j.png")]),
        ("Go to https://a.example/b_(c). Then stop", [("https://a.example/b_(c)", "https://a.example/b_(c)")]),
        (
            "(https://a.example/b), **https://c.example**",
            [("https://a.example/b", "https://a.example/b"), ("https://c.example",) * 2],
        ),
        ('a <a href="https://a.example">b</a> c', [("b", "https://a.example")]),
        ("no link: [brackets] (round) [[wiki]]", []),
    ],
)
def test_links(text: str, links: list[tuple[str, str]]) -> None:
    assert _links(text) == links
