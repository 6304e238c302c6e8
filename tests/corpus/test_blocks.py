"""Blocks, sections, lists, front matter and titles of small documents in all layouts."""

import pytest

from kg.corpus import read
from kg.model import Report

Row = tuple[str, int, str]  # kind, level, text


def _read(text: str) -> Report:
    return read(text.encode(), "x.md")


def _rows(report: Report) -> list[Row]:
    return [(b.kind, b.level, report.text[b.span.start : b.span.end]) for b in report.blocks]


def _sections(report: Report) -> list[str]:
    """The governing heading of every block, "" for none."""
    heads = [report.blocks[b.section].span if b.section >= 0 else None for b in report.blocks]
    return [report.text[h.start : h.end] if h else "" for h in heads]


HOME = """<p><h1>Kite String Market Size 2024 - 2031</h1></p>
<p><strong>Kite String Market Analysis and Latest Trends</strong></p>
<p><p>Kite strings hold kites. They are sold <em>everywhere</em>.</p><p>**Windco** sells most.</p></p>
<p><strong>Get a Sample:&nbsp;</strong> <a href="https://www.example.com/enquiry/request-sample/77?a=1&b=2">here</a></p>
<p>&nbsp;</p>
<p><strong>The Kite String Market Analysis by types is segmented into:</strong></p>
<p><ul><li>Nylon</li><li>Silk</li></ul></p>
<p> <strong> Europe: </strong> <ul> <li>France</li></ul></p>"""


def test_home_genre() -> None:
    report = _read(HOME)
    assert _rows(report) == [
        ("heading", 1, "Kite String Market Size 2024 - 2031"),
        ("heading", 2, "Kite String Market Analysis and Latest Trends"),
        ("paragraph", 0, "Kite strings hold kites. They are sold everywhere ."),
        ("paragraph", 0, "**Windco** sells most."),
        ("paragraph", 0, "Get a Sample: here"),
        ("heading", 3, "The Kite String Market Analysis by types is segmented into:"),
        ("item", 1, "Nylon"),
        ("item", 1, "Silk"),
        ("heading", 3, "Europe:"),
        ("item", 1, "France"),
    ]
    assert [report.blocks[i].group for i in (6, 7, 9)] == [0, 0, 1]
    assert _sections(report)[6:8] == ["The Kite String Market Analysis by types is segmented into:"] * 2
    assert _sections(report)[1] == "Kite String Market Size 2024 - 2031"
    assert report.title_block == 0


MARKDOWN = """# Kite notes

Updated today.
A second line that belongs to
the same paragraph.

## Facts ##
- **Revenue:** $3B
  more of it
- Plants
  - Lyon
  - Rome
1. first
2) second
- [ ] task

**Bull case:**

> quoted words
> go on

Setext
======

```python
x = 1
```

***
Last | words"""


def test_markdown() -> None:
    report = _read(MARKDOWN)
    assert _rows(report) == [
        ("heading", 1, "Kite notes"),
        ("paragraph", 0, "Updated today."),
        ("paragraph", 0, "A second line that belongs to the same paragraph."),
        ("heading", 2, "Facts"),
        ("item", 1, "**Revenue:** $3B more of it"),
        ("item", 1, "Plants"),
        ("item", 2, "Lyon"),
        ("item", 2, "Rome"),
        ("item", 1, "first"),
        ("item", 1, "second"),
        ("item", 1, "task"),
        ("heading", 6, "Bull case:"),
        ("paragraph", 0, "quoted words > go on"),
        ("heading", 1, "Setext"),
        ("code", 0, "x = 1"),
        ("paragraph", 0, "Last | words"),
    ]
    assert _sections(report)[4] == "Facts"
    assert _sections(report)[12] == "Bull case:"
    assert _sections(report)[14] == "Setext"


def test_lines_of_a_plain_list_stand_alone() -> None:
    report = _read("By Product\nNylon\nSilk\n\nThis is a longer line that was wrapped by an editor at\nColumn 50 and goes on.")
    assert [text for _, _, text in _rows(report)] == [
        "By Product",
        "Nylon",
        "Silk",
        "This is a longer line that was wrapped by an editor at Column 50 and goes on.",
    ]


def test_labels_begin_a_block() -> None:
    report = _read(
        "By Propulsion: battery electric, plug-in hybrid and fuel cells\nBy Region: Europe, Asia and the rest of the world"
    )
    assert len(report.blocks) == 2


YAML = """---
title: "Kites: a Market"
date: 2024-05-06T07:08:09Z
tags: [a, b]
empty:
provider:
  name: Windnews
  domain: wind.example
related:
  - title: Other kites
    url: "https://wind.example/x"
  - title: 'More kites'
excerpt: >
  Folded text
  of two lines.
---

Body text here."""

TOML = """+++
title = "Kites"
draft = false
+++
<p>Body text here.</p>"""


def test_yaml_front_matter() -> None:
    report = _read(YAML)
    assert report.meta == (
        ("title", "Kites: a Market"),
        ("date", "2024-05-06T07:08:09Z"),
        ("tags", "[a, b]"),
        ("provider.name", "Windnews"),
        ("provider.domain", "wind.example"),
        ("related.title", "Other kites"),
        ("related.url", "https://wind.example/x"),
        ("related.title", "More kites"),
        ("excerpt", "Folded text of two lines."),
    )
    assert [text for _, _, text in _rows(report)] == [*(value for _, value in report.meta), "Body text here."]
    assert {kind for kind, _, _ in _rows(report)[:-1]} == {"front-matter"}
    assert report.title_block == 0


def test_toml_front_matter_above_html() -> None:
    report = _read(TOML)
    assert report.meta == (("title", "Kites"), ("draft", "false"))
    assert _rows(report)[-1] == ("paragraph", 0, "Body text here.")


@pytest.mark.parametrize("text", ["---\n\nJust a rule.", "---\nno entries here\n---\ntext", "text first\n---\ntitle: x\n---\n"])
def test_no_front_matter(text: str) -> None:
    assert _read(text).meta == ()


PAGE = """<html><head><title>Kites - Windnews</title><meta name="Author" content="Ann"><meta property="og:x" content=""></head>
<body><div>Loose text<br>on two lines</div><h2>Sub</h2><blockquote>Said so</blockquote><pre>a
b</pre><dl><dt>Term</dt><dd>Meaning</dd></dl></body></html>"""


def test_html_page() -> None:
    report = _read(PAGE)
    assert _rows(report) == [
        ("front-matter", 0, "Kites - Windnews"),
        ("paragraph", 0, "Loose text"),
        ("paragraph", 0, "on two lines"),
        ("heading", 2, "Sub"),
        ("paragraph", 0, "Said so"),
        ("code", 0, "a b"),
        ("item", 1, "Term"),
        ("item", 1, "Meaning"),
    ]
    assert report.meta == (("title", "Kites - Windnews"), ("author", "Ann"))
    assert report.title_block == 0


def test_markdown_inside_html() -> None:
    report = _read("# Kites\n\nText.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<div>More</div>")
    assert [row[0] for row in _rows(report)] == ["heading", "paragraph", "cell", "cell", "cell", "cell", "paragraph"]
    assert len(report.tables) == 1
    assert report.title_block == 0


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("<h1>One</h1><p>x</p><h1>Two</h1>", "One"),
        ("<title>Page</title><h1>One</h1></p>", "One"),
        ("# One\n\n# Two", "One"),
        ("Kite Market to Reach $5 Billion\n\nText.", "Kite Market to Reach $5 Billion"),
        ("## Only a second-level heading\n\nText.", "Only a second-level heading"),
        ("#tag #other\n\nText.", None),
        ("**Kite** \u2014 a toy\n\n## Facts", None),
        ("A first paragraph that is a sentence.\n\nAnother one.", None),
        ("Only one line", None),
    ],
)
def test_title(text: str, title: str | None) -> None:
    report = _read(text)
    span = report.blocks[report.title_block].span if report.title_block >= 0 else None
    assert (report.text[span.start : span.end] if span else None) == title
