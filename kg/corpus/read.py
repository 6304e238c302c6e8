"""Bytes -> Report."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath

from kg.corpus.html import IS_HTML, read_html
from kg.corpus.layout import Layout
from kg.corpus.links import text_links
from kg.corpus.markdown import segment
from kg.corpus.problems import MAX_FILE_BYTES, RefusedError, problem
from kg.corpus.sentences import sentences
from kg.model import Report

# First bytes of formats that are never text. UTF-16 and UTF-32 have their own, said apart.
MAGIC = (
    b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"\x7fELF",
    b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ", b"SQLite format 3\x00", b"MZ\x90\x00", b"\x28\xb5\x2f\xfd",
)  # fmt: skip
OTHER_UNICODE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
NUL_SHARE = 0.1  # more NUL bytes than this in the first 8 kB: binary
SAMPLE = 8192


def refusal(data: bytes) -> str | None:
    """Why these bytes cannot be a report: a code of `PROBLEMS`, or None."""
    if len(data) > MAX_FILE_BYTES:
        return "too-large"
    if data.startswith(OTHER_UNICODE):
        return "other-encoding"
    sample = data[:SAMPLE]
    if data.startswith(MAGIC) or sample.count(0) > NUL_SHARE * len(sample):
        return "binary"
    return None


def read(data: bytes, path: str, name: str | None = None) -> Report:
    """The report that the bytes of one file hold; `path` as it shall be displayed, `name` its name among the reports.

    Raises ReadError (`RefusedError`, with the problem line) where the bytes hold no text.
    """
    code = refusal(data)
    if code:
        raise RefusedError(problem(path, code))
    decoded = data.decode("utf-8-sig", "replace")
    layout = Layout()
    text, codes = _structure(decoded, layout)
    if not text:
        raise RefusedError(problem(path, "empty"))
    if "\ufffd" in decoded and decoded.encode("utf-8") != data.removeprefix(b"\xef\xbb\xbf"):
        codes.append("invalid-utf8")
    if CONTROL.search(decoded):
        codes.append("control-characters")
    digest = hashlib.sha256(data).hexdigest()
    return Report(
        id=f"report/{digest[:16]}",
        name=name if name is not None else PurePath(path).stem,
        path=path,
        sha256=digest,
        text=text,
        blocks=tuple(layout.blocks),
        sentences=sentences(text, layout.blocks),
        tables=tuple(layout.tables),
        links=text_links(text, layout.links),
        title_block=layout.title_block(),
        meta=tuple(layout.meta),
        problems=tuple(problem(path, code) for code in codes),
        paths=(path,),
    )


def _structure(decoded: str, layout: Layout) -> tuple[str, list[str]]:
    if IS_HTML.search(decoded):
        return read_html(decoded, layout)
    segment(decoded, 0, layout)
    return " ".join(decoded.split()), []


def visible(data: bytes) -> str:
    """The visible text alone, as `read` has it."""
    return _structure(data.decode("utf-8-sig", "replace"), Layout())[0]
