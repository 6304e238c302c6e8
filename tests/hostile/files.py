"""The hostile files: a visible table, made anew in each run (the largest has 21 MB). Nothing in them is from a real report.

`MARK` stands in every script, formula and link that must never come out as anything but text.
"""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable
from typing import NamedTuple

MARK = "kgcanary"
SCRIPT = f"<script>{MARK}()</script>"
IMAGE = f"<img src=x onerror={MARK}()>"
BREAKOUT = f"</script><script>{MARK}()</script><!--"
FORMULAS = (f"=HYPERLINK(A1,{MARK})", f"+cmd|' /C {MARK}'!A0", f"-2+3+{MARK}", f"@SUM({MARK})")

PAGE = """<p><h1>{market} Market Size, Share and Trends, 2025 - 2032</h1></p>
<p><strong>Overview</strong></p>
<p>The {market} Market is expected to grow at a CAGR of {rate}% during the forecast period. {more}</p>
<p><a href="{link}">Get a sample</a></p>
<p>Key players include {players}.</p>
<p>The {market} Market Analysis by types is segmented into:</p><ul><li>{segment}</li><li>Flip Chip</li></ul>
<p>The {market} Market Industry Research by Application is segmented into:</p><ul><li>{application}</li><li>Cars</li></ul>
<p>{company} reported revenue of {revenue} in {year}. North America holds a share of 35%, Europe of 25%.</p>
"""
USUAL = {
    "market": "Chip Packaging",
    "rate": "7.5",
    "more": "The market was valued at $30 billion in 2023.",
    "link": "https://www.one-example.com/enquiry/request-sample/1001",
    "players": "Amkor Technology, ASE Group and JCET Group",
    "segment": "Wafer Level",
    "application": "Phones",
    "company": "Amkor Technology",
    "revenue": "$6.5 billion",
    "year": "2022",
}


class Hostile(NamedTuple):
    """`code`: of the problem line that must be recorded, None for none. `refused`: the file gives no report."""

    name: str
    make: Callable[[], bytes]
    code: str | None = None
    refused: bool = False


def page(**changes: str) -> bytes:
    """A usual report with some fields replaced."""
    return PAGE.format(**USUAL | changes).encode("utf-8", "surrogatepass")


def escaped(markup: str) -> str:
    """Markup that a reader sees as text."""
    return markup.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _everywhere(text: str) -> bytes:
    fields = ("market", "players", "segment", "application", "company", "more")
    return page(**{field: f"{text} {USUAL[field]}" for field in fields})


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\x00" * 5_000_000)
    return out.getvalue()


def _nested(tag: str, depth: int) -> bytes:
    return page(more=f"<{tag}>" * depth + "The market was valued at $9 billion in 2024." + f"</{tag}>" * depth)


ENTITY_BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "kgcanary">'
    + b"".join(b'<!ENTITY %c "%s">' % (b + 1, b"&%c;" % b * 10) for b in range(97, 106))
    + b"]>"
)
EXTERNAL = b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

FILES: tuple[Hostile, ...] = (
    # markup that must stay text
    Hostile("script-as-text.html", lambda: _everywhere(escaped(SCRIPT))),
    Hostile("image-as-text.html", lambda: _everywhere(escaped(IMAGE))),
    Hostile("breakout-as-text.html", lambda: _everywhere(escaped(BREAKOUT))),
    Hostile("script-real.html", lambda: _everywhere(SCRIPT)),
    Hostile("image-real.html", lambda: _everywhere(IMAGE)),
    Hostile("script-in-title.md", lambda: page(market=f"Laser {escaped(SCRIPT)}")),
    Hostile(
        "script-in-company.md", lambda: page(players=f"Acme {escaped(IMAGE)} Inc, {escaped(BREAKOUT)} Ltd", company="Acme Inc")
    ),
    Hostile("script-in-items.md", lambda: page(segment=escaped(SCRIPT), application=escaped(IMAGE))),
    Hostile(
        "script-in-notes.txt",
        lambda: f"Laser market note\n\n{escaped(SCRIPT)} Acme".encode() + b" had revenue of $5 million in 2022.\n",
    ),
    Hostile("front-matter.md", lambda: f'---\ntitle: "{SCRIPT} Laser Market"\nauthor: {IMAGE}\n---\n'.encode() + page()),
    Hostile(
        "meta.html", lambda: f'<title>{escaped(SCRIPT)}</title><meta name="date" content="{escaped(IMAGE)}">'.encode() + page()
    ),
    Hostile(
        "attributes.html",
        lambda: page(segment=f'<b title="&quot;&gt;{escaped(SCRIPT)}" onclick="{MARK}()">Wafer</b>'),
        "text-lost",
    ),
    Hostile(
        "table.md", lambda: page() + f"\n\n| Company | Revenue 2022 |\n|---|---|\n| {escaped(IMAGE)} | $5 million |\n".encode()
    ),
    Hostile("href-in-title.md", lambda: page(market=f"href=javascript:{MARK}() Laser")),
    Hostile("separators.md", lambda: page(company=f"Line\u2028{MARK}\u2029Corp", segment=f"a\u2028{MARK}()\u2029b")),
    # links
    Hostile("javascript-link.md", lambda: page(link=f"javascript:{MARK}()")),
    Hostile("data-link.md", lambda: page(link=f"data:text/html,{escaped(SCRIPT)}"), "text-lost"),
    Hostile("iri-space.md", lambda: page(link="https://www.bad example.com/enquiry/request-sample/7 7")),
    Hostile("iri-newline.md", lambda: page(link="https://www.new\nline.com/enquiry/request-sample/8\n8")),
    Hostile("iri-quotes.md", lambda: page(link=f"https://www.quo&quot;te&gt;{MARK}.com/enquiry/request-sample/&lt;9&gt;")),
    Hostile("iri-percent.md", lambda: page(link="https://www.%zz.com/enquiry/request-sample/%zz")),
    Hostile("iri-bidi.md", lambda: page(link="https://www.\u202eelpmaxe\u200b.com/enquiry/request-sample/10\u202e")),
    Hostile("iri-brackets.md", lambda: page(link="https://[::1/enquiry/request-sample/11")),
    Hostile("iri-long.md", lambda: page(link="https://www.example.com/enquiry/request-sample/" + "9" * 100_000)),
    Hostile("iri-port.md", lambda: page(link="https://user:pass@www.example.com:999999/enquiry/request-sample/12")),
    # formulas
    *(
        Hostile(f"formula-{number}.md", lambda text=text: _everywhere(escaped(text)))  # type: ignore[misc]
        for number, text in enumerate(FORMULAS)
    ),
    Hostile("formula-tab.md", lambda: page(company="\t=1+1|Tab Corp", players=f"=1+{MARK}, \t@x, ASE Group")),
    # odd characters
    Hostile("bidi.md", lambda: _everywhere(f"\u202e{MARK}\u2066\u2069\u200f")),
    Hostile("zero-width.md", lambda: page(company="Am\u200bkor\u2060 Tech\u00adnology", market="Chip\ufeff Packaging")),
    Hostile("control.md", lambda: page(company="Bell\x07\x1b[31m Corp", segment="a\x0bb\x0cc"), "control-characters"),
    Hostile("control-named.html", lambda: page(company="Bell&#7;&#27; Corp", segment="a&#1;b"), "control-characters"),
    Hostile("nul.md", lambda: page(company="Nul\x00 Corp"), "control-characters"),
    Hostile("noncharacters.md", lambda: page(company="Non\ufffe\uffff Corp"), "control-characters"),
    Hostile("astral.md", lambda: page(company="\U0001f600\U00020000 Corp", market="\U0001d402hip")),
    Hostile("surrogate-reference.html", lambda: page(company="Lone &#xD800; Corp &#x110000; &#99999999999;")),
    Hostile("combining.md", lambda: page(company="Z" + "\u0301" * 5_000 + " Corp")),
    Hostile("surrogate-bytes.md", lambda: page(company="Lone \ud800 Corp"), "invalid-utf8"),
    Hostile("latin-1.md", lambda: page(company="Société Générale").decode().encode("latin-1"), "invalid-utf8"),
    Hostile("overlong.md", lambda: page() + b"<p>\xc0\xbcscript\xc0\xbe</p>", "invalid-utf8"),
    Hostile("bom.md", lambda: b"\xef\xbb\xbf" + page()),
    Hostile("bom-inside.md", lambda: page() + b"\xef\xbb\xbf" + page()),
    Hostile("utf-16.md", lambda: page().decode().encode("utf-16"), "other-encoding", True),
    Hostile("utf-16-bare.md", lambda: page().decode().encode("utf-16-le"), "other-encoding", True),
    Hostile("utf-32.md", lambda: page().decode().encode("utf-32"), "other-encoding", True),
    # no reports at all
    Hostile("empty.md", lambda: b"", "empty", True),
    Hostile("white.html", lambda: b" \n\t" * 1000, "empty", True),
    Hostile("only-markup.html", lambda: b"<html><head></head><body><p></p></body></html>", "empty", True),
    Hostile("zeros.md", lambda: b"\x00" * 100_000, "binary", True),
    Hostile("random.txt", lambda: bytes((i * i * 31 + i // 7) & 255 for i in range(50_000)), "other-encoding", True),
    Hostile("gzip-bomb.md", lambda: gzip.compress(b"<p>" * 3_000_000, mtime=0), "binary", True),
    Hostile("zip-bomb.md", _zip, "binary", True),
    Hostile("fake.pdf.md", lambda: b"%PDF-1.7\n/Type /Page " + page(), "binary", True),
    # size and depth
    Hostile("too-large.md", lambda: b"a " * 10_500_000, "too-large", True),
    Hostile("one-line.md", lambda: b"The market was valued at $9 billion in 2024. " * 5_000),
    Hostile("too-long.md", lambda: b"<p>" + b"word " * 400_000, "too-long", True),
    Hostile("one-word.md", lambda: page() + b"a" * 900_000),
    Hostile("many-lines.md", lambda: b"- 5%\n" * 300_000, "too-many-pieces", True),
    Hostile("many-tags.html", lambda: page() + b"<b>" * 300_000, "too-many-pieces", True),
    Hostile("open-tags.html", lambda: page() + b"<a " * 100_000, "text-lost"),
    Hostile("nested-100000.html", lambda: _nested("div", 100_000), "deep-nesting"),
    Hostile("nested-lists.html", lambda: _nested("ul><li", 400), "deep-nesting"),
    Hostile("nested-tables.html", lambda: _nested("table><tr><td", 300), "deep-nesting"),
    Hostile("nested-quotes.md", lambda: b"> " * 50_000 + b"The market was valued at $9 billion in 2024."),
    Hostile("nested-brackets.md", lambda: page(more="[" * 20_000 + "](" * 20_000)),
    Hostile(
        "open-comment.html", lambda: page() + b"<p>before <!-- open The market was valued at $9 billion in 2024.", "text-lost"
    ),
    Hostile(
        "cells.html", lambda: b"<table>" + b"<tr>" + b"<td colspan=1000000 rowspan=1000000>5%</td>" * 500 + b"</tr></table>"
    ),
    Hostile("table-wide.md", lambda: b"|" + b" a |" * 5_000 + b"\n|" + b"---|" * 5_000 + b"\n|" + b" $5 million |" * 5_000),
    # entities
    Hostile("entity-bomb.html", lambda: ENTITY_BOMB + page(company="&j; Corp")),
    Hostile("entity-external.html", lambda: EXTERNAL + page(company="&x; Corp")),
    # numbers
    Hostile("number-huge.md", lambda: page(revenue="$" + "9" * 400 + " billion", rate="9" * 50)),
    Hostile("number-digits.md", lambda: page(revenue="$" + "9" * 200_000)),
    Hostile("number-exponent.md", lambda: page(revenue="$1e999999 billion", rate="1E400")),
    Hostile("number-groups.md", lambda: page(revenue="$" + ",".join(["999"] * 2_000) + " million")),
    Hostile("number-small.md", lambda: page(revenue="$0." + "0" * 300 + "1", rate="0.00000000000000000000000001")),
    Hostile("number-scripts.md", lambda: page(revenue="$٦٫٥ billion", rate="७.५", year="２０２２")),
    Hostile("number-negative.md", lambda: page(revenue="$-6.5 billion", rate="-999999")),
    Hostile(
        "years.md",
        lambda: page(year="0", more="The market reached $5 billion in 99999 and $6 billion in 0000, $7 billion by 2999."),
    ),
    Hostile("years-backwards.md", lambda: page(more="A CAGR of 5% from 2032 to 2025. A CAGR of 5% from 9999 to 1000.")),
    # made for backtracking
    Hostile("backtrack-numbers.md", lambda: page(more="$1,111" * 5_000)),
    Hostile("backtrack-and.md", lambda: page(players="A and " * 8_000, more="and " * 10_000)),
    Hostile("backtrack-commas.md", lambda: page(players=", ".join(["Acme Co"] * 8_000))),
    Hostile("backtrack-capitals.md", lambda: page(more="Aa " * 20_000 + "reported revenue of $5 million in 2022")),
    Hostile("backtrack-brackets.md", lambda: page(more="(" * 20_000 + "CAGR" + ")" * 20_000, players="(" * 5_000)),
    Hostile("backtrack-spaces.txt", lambda: b"Laser market note\n\nrevenue of" + b" \xc2\xa0" * 100_000 + b"$5"),
    Hostile("backtrack-hyphens.md", lambda: page(more="2022-" * 20_000 + " CAGR of 5%", market="a-" * 5_000)),
    Hostile("backtrack-years.md", lambda: page(more="from 2022 to 2023 " * 5_000 + "CAGR of 5%")),
    Hostile("backtrack-regions.md", lambda: page(more="North America, Europe and " * 4_000 + "holds 5%")),
    Hostile("backtrack-possessive.md", lambda: page(more="Amkor Technology's " * 5_000 + "revenue was $5 million in 2022.")),
    Hostile("backtrack-dots.md", lambda: page(more="A. B. U.S. Inc. " * 5_000 + "revenue of $5 million")),
    # the same product number with other text
    Hostile("edition-1.md", page),
    Hostile("edition-2.md", lambda: page(revenue="$8.5 billion", rate="9.5")),
    Hostile("edition-same.md", page),
)
