"""Whether a build is complete and sound: its files, their counts, the ids that refer to each other, the store."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from kg.errors import ClaimgraphError
from kg.publish.jsonl import FILES
from kg.publish.jsonl_rows import ClaimRow, EntityRow, FindingRow, ReportRow
from kg.serve import queries_run
from kg.serve.dataset import Graph


class Check(Struct, frozen=True):
    """One thing that was looked at. `faults` says what is wrong, some of it where there is much."""

    name: str
    sound: bool
    faults: tuple[str, ...] = ()


FAULTS_SHOWN = 5


def examine(graph: Graph) -> list[Check]:
    """Every check, in order."""
    return [_run(name, check, graph) for name, check in CHECKS]


def _run(name: str, check: Callable[[Graph], Iterator[str]], graph: Graph) -> Check:
    try:
        faults = list(check(graph))
    except (ClaimgraphError, OSError, ValueError) as error:
        faults = [str(error)]
    more = [f"and {len(faults) - FAULTS_SHOWN:,} more"] if len(faults) > FAULTS_SHOWN else []
    return Check(name, not faults, (*faults[:FAULTS_SHOWN], *more))


def _files(graph: Graph) -> Iterator[str]:
    for name, mark in graph.manifest.files.items():
        path = graph.folder / name
        if not path.is_file():
            yield f"{name} is missing"
        elif path.stat().st_size != mark.bytes:
            yield f"{name} has {path.stat().st_size:,} bytes instead of {mark.bytes:,}"
        elif _digest(path) != mark.sha256:
            yield f"{name} was changed after the build"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _counts(graph: Graph) -> Iterator[str]:
    for file in FILES:
        number = sum(1 for _ in graph.read(file.row))
        if number != graph.manifest.counts[file.name]:
            yield f"{file.name}.jsonl has {number:,} lines instead of {graph.manifest.counts[file.name]:,}"


def _order(graph: Graph) -> Iterator[str]:
    for file in FILES:
        if file.name == "problems":
            continue
        before = ""
        for row in graph.read(file.row):
            if row.id <= before:  # type: ignore[union-attr]
                yield f"{file.name}.jsonl: {row.id} stands twice or out of order"  # type: ignore[union-attr]
            before = row.id  # type: ignore[union-attr]


def _references(graph: Graph) -> Iterator[str]:
    entities = {row.id for row in graph.read(EntityRow)}
    names = {row.report for row in graph.read(ReportRow)}
    claims = set()
    for claim in graph.read(ClaimRow):
        claims.add(claim.id)
        if claim.report not in names:
            yield f"{claim.id} is of an unknown report {claim.report}"
        if claim.subject_id not in entities or (claim.market_id and claim.market_id not in entities):
            yield f"{claim.id} speaks of an unknown entity: {claim.subject_id}, {claim.market_id}"
    for report in graph.read(ReportRow):
        unknown = {company.id for company in report.companies} | ({report.market_id} if report.market_id else set())
        yield from (f"{report.id} names an unknown entity {entity}" for entity in sorted(unknown - entities))
    for finding in graph.read(FindingRow):
        witnesses = {finding.low_claim, finding.high_claim} - {None}
        if not claims.issuperset(finding.claims) or not witnesses.issubset(finding.claims):
            yield f"{finding.id} rests on an unknown claim"


def _store(graph: Graph) -> Iterator[str]:
    answer = queries_run.run(graph.folder, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    number = next(iter(answer))["n"]
    if number != graph.manifest.counts["quads"]:
        yield f"the store holds {number:,} statements, graph.nq {graph.manifest.counts['quads']:,}; build again"
    with (graph.folder / "graph.nq").open("rb") as lines:
        written = sum(1 for _ in lines)
    if written != graph.manifest.counts["quads"]:
        yield f"graph.nq holds {written:,} statements instead of {graph.manifest.counts['quads']:,}"


CHECKS: tuple[tuple[str, Callable[[Graph], Iterator[str]]], ...] = (
    ("files are complete and unchanged", _files),
    ("counts agree", _counts),
    ("ids are unique and in order", _order),
    ("references lead somewhere", _references),
    ("the store holds the graph", _store),
)
