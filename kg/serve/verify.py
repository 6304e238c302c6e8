"""Every quote of a build, proved at its place in its source file, by a reader that shares no code with the build's."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from bs4 import BeautifulSoup
from msgspec import Struct

from kg.publish import folder_manifest
from kg.publish.jsonl_rows import ClaimRow, ReportRow
from kg.serve.dataset import Graph

# The guide's definition, written down a second time on purpose: a mistake in the build's reader must show here.
CLOSING_BLOCK_TAG = re.compile(r"</(?:p|div|h[1-6]|li|ul|ol|td|table|body|html)\s*>", re.IGNORECASE)
INVISIBLE = ("script", "style", "template", "noscript")
WHITE_SPACE = re.compile(r"\s+")


class Doubt(Struct, frozen=True, kw_only=True):
    """What could not be proved: a file that is gone or has changed (`claim` is None), or a quote that is not at its place."""

    report: str
    path: str
    claim: str | None
    message: str


class Verification(Struct, frozen=True):
    """How much was proved, and what was not."""

    reports: int
    quotes: int
    doubts: tuple[Doubt, ...]


def verify(graph: Graph, progress: Callable[[str, int, int], None] = lambda *_: None) -> Verification:
    """Read every source file of the build again and look up every quote."""
    claims: dict[str, list[ClaimRow]] = defaultdict(list)
    for claim in graph.read(ClaimRow):
        claims[claim.report].append(claim)
    places, _ = folder_manifest.load_sources(graph.folder)
    doubts: list[Doubt] = []
    total = graph.manifest.counts["reports"]
    for done, report in enumerate(graph.read(ReportRow), 1):
        doubts.extend(_check_report(report, claims.get(report.report, []), places))
        progress("verify", done, total)
    return Verification(total, sum(map(len, claims.values())), tuple(doubts))


def _check_report(report: ReportRow, claims: list[ClaimRow], places: dict[str, str]) -> Iterator[Doubt]:
    text = None
    for path in report.paths:
        try:
            data = Path(places.get(path, path)).read_bytes()
        except OSError as error:
            yield Doubt(report=report.report, path=path, claim=None, message=f"cannot be read: {error.strerror or error}")
            continue
        if hashlib.sha256(data).hexdigest() != report.sha256:
            yield Doubt(report=report.report, path=path, claim=None, message="has changed since the build; build again")
        if text is None:
            text = visible_text(data)
            yield from (_doubt(claim, path) for claim in claims if text[claim.quote_start : claim.quote_end] != claim.quote)


def _doubt(claim: ClaimRow, path: str) -> Doubt:
    message = f"the quote is not at {claim.quote_start}-{claim.quote_end}: {claim.quote}"
    return Doubt(report=claim.report, path=path, claim=claim.id, message=message)


def visible_text(data: bytes) -> str:
    """The visible text of a file, by the guide's definition.

    >>> visible_text(b"<p>H<sub>2</sub>O&nbsp; costs</p><script>1</script>")
    'H 2 O costs'
    """
    text = data.decode("utf-8-sig", "replace")
    if CLOSING_BLOCK_TAG.search(text):
        page = BeautifulSoup(text, "lxml")
        for tag in page(INVISIBLE):
            tag.decompose()
        text = page.get_text(" ")
    return WHITE_SPACE.sub(" ", text).strip()
