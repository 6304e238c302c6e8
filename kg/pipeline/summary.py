"""What a build tells at its end: counts, the worst findings, time by stage."""

from __future__ import annotations

import heapq
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from kg.pipeline.reading import Reading
from kg.publish.folder import reading
from kg.publish.folder_manifest import Manifest
from kg.publish.jsonl_rows import FindingRow, ProblemRow

WORST = 3


class Summary(Struct, frozen=True, kw_only=True):
    """`counts`: lines of the JSON files, `quads`, and `refused` files. `seconds` by stage, in order. `worst`: three findings.

    `unchanged`: nothing had changed since the last build, so nothing was done. `slowest`: CPU seconds and path of the reports
    that took longest to read.
    """

    output: Path
    counts: dict[str, int]
    findings: dict[str, int]
    worst: tuple[FindingRow, ...] = ()
    problems: tuple[ProblemRow, ...] = ()
    seconds: dict[str, float]
    read: int = 0
    slowest: tuple[tuple[float, str], ...] = ()
    unchanged: bool = False

    @property
    def exit_code(self) -> int:
        """1 where a file was refused, else 0."""
        return 1 if self.counts["refused"] else 0


class Stopwatch:
    """Wall time by stage; it goes into the summary and never into the output."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add the time that the block takes to the stage."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start


def summarize(output: Path, manifest: Manifest, watch: Stopwatch, found: Reading | None = None) -> Summary:
    """The summary of the finished build in `output`; `found` is None where nothing had changed."""
    with reading(output) as folder:
        findings = msgspec.json.decode(_array(folder / "findings.jsonl"), type=list[FindingRow])
        problems = msgspec.json.decode(_array(folder / "problems.jsonl"), type=list[ProblemRow])
    return Summary(
        output=output,
        counts=manifest.counts,
        findings=manifest.findings,
        worst=tuple(heapq.nsmallest(WORST, findings, key=lambda row: (-row.severity, -row.sources, row.id))),
        problems=tuple(problems),
        seconds=watch.seconds,
        read=found.read if found else 0,
        slowest=tuple(found.slowest) if found else (),
        unchanged=found is None,
    )


def _array(path: Path) -> bytes:
    return b"[" + path.read_bytes().strip().replace(b"\n", b",") + b"]"
