"""Bytes -> Report."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath

from kg.corpus.html import IS_HTML, read_html
from kg.corpus.layout import Layout
from kg.corpus.links import text_links
from kg.corpus.markdown import segment
from kg.corpus.problems import MAX_FILE_BYTES, LimitError, RefusedError, problem
from kg.corpus.sentences import sentences
from kg.model import Report

BOM = b"\xef\xbb\xbf"
# First bytes of formats that are never text.
MAGIC = (
    *(b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!\x1a\x07", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd"),
    *(
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF87a",
        b"GIF89a",
        b"\xd0\xcf\x11\xe0",
        b"\x7fELF",
        b"MZ\x90\x00",
        b"SQLite format 3\x00",
    ),
)
OTHER_UNICODE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
SAMPLE = 8192  # bytes looked at to tell text from other data
MAX_NUL_SHARE = 0.1  # more NUL bytes than this: no text
MAX_BROKEN_SHARE = 0.3  # more U+FFFD after decoding than this: not UTF-8 at all (Latin-1 prose has under 0.1)
# What XML 1.0, and with it GraphML, XLSX and RDF/XML, cannot hold: as bytes (deleting them costs 5 µs a report, a pattern
# over the text 90), and as characters, for those that HTML names by number ("&#1;").
CONTROL_BYTES = bytes({*range(32)} - {*b"\t\n\v\f\r\x1c\x1d\x1e\x1f"})
NONCHARACTERS = ("\ufffe", "\uffff")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\ufffe\uffff]")

MAX_TEXT = 1_000_000
"""Most code points of visible text: 100 times a usual report, a book of 300 pages. Extracting three times as much took 2 s."""
MAX_MARKS = 250_000
"""Most tags, lines, and full stops of one file: about 1 µs each, and a usual report has 120 tags."""


def _refusal(data: bytes) -> str | None:
    """Why these bytes cannot be a report, before decoding: a code of `PROBLEMS`, or None."""
    if len(data) > MAX_FILE_BYTES:
        return "too-large"
    if data.startswith(MAGIC):
        return "binary"
    if data.startswith(OTHER_UNICODE):
        return "other-encoding"
    sample = data[:SAMPLE]
    nuls = sample.count(0)
    if nuls > MAX_NUL_SHARE * len(sample):
        # ASCII in UTF-16 has its NULs all at odd or all at even places.
        return "other-encoding" if nuls in (sample[::2].count(0), sample[1::2].count(0)) else "binary"
    return None


def _structure(decoded: str, layout: Layout) -> tuple[str, list[str]]:
    """Visible text and problem codes; raises LimitError for what no report is."""
    if decoded.count("\n") > MAX_MARKS:
        raise LimitError("too-many-pieces")
    if IS_HTML.search(decoded):
        if decoded.count("<") > MAX_MARKS:
            raise LimitError("too-many-pieces")
        return read_html(decoded, layout)
    segment(decoded, 0, layout)
    return " ".join(decoded.split()), []


def _encoding_problems(data: bytes, decoded: str, text: str) -> list[str]:
    codes = []
    if "\ufffd" in decoded and decoded.count("\ufffd") != data.count(b"\xef\xbf\xbd"):
        codes.append("invalid-utf8")
    written = len(data.translate(None, CONTROL_BYTES)) < len(data) or any(c in text for c in NONCHARACTERS)
    if written or ("&#" in decoded and CONTROL.search(text)):
        codes.append("control-characters")
    return codes


def _report(data: bytes, path: str, name: str) -> Report:
    decoded = data.decode("utf-8-sig", "replace")
    if decoded.count("\ufffd", 0, SAMPLE) > MAX_BROKEN_SHARE * min(len(decoded), SAMPLE):
        raise LimitError("other-encoding")
    layout = Layout()
    text, codes = _structure(decoded, layout)
    if not text:
        raise LimitError("empty")
    if len(text) > MAX_TEXT:
        raise LimitError("too-long")
    if text.count(". ") > MAX_MARKS:
        raise LimitError("too-many-pieces")
    codes += _encoding_problems(data, decoded, text)
    digest = hashlib.sha256(data).hexdigest()
    return Report(
        id=f"report/{digest[:16]}",
        name=name,
        path=path,
        sha256=digest,
        text=text,
        blocks=tuple(layout.blocks),
        sentences=sentences(text, layout.blocks),
        tables=tuple(layout.tables),
        links=text_links(text, layout.links),
        title_block=layout.title_block(text),
        meta=tuple(layout.meta),
        problems=tuple(problem(path, code) for code in codes),
        paths=(path,),
    )


def read(data: bytes, path: str, name: str | None = None) -> Report:
    """The report that the bytes of one file hold; `path` as it shall be displayed, `name` its name among the reports.

    Raises ReadError (`RefusedError`, with the problem line) where the bytes hold no text, or more than any report.
    """
    code = _refusal(data)
    if code:
        raise RefusedError(problem(path, code))
    try:
        return _report(data, path, name if name is not None else PurePath(path).stem)
    except LimitError as limit:
        raise RefusedError(problem(path, limit.code)) from None


def visible(data: bytes) -> str:
    """The visible text of a file's bytes, as `read` has it; raises LimitError where it is far more than a report's.

    >>> visible(b"<p>H<sub>2</sub>O</p>")
    'H 2 O'
    """
    return _structure(data.decode("utf-8-sig", "replace"), Layout())[0]
