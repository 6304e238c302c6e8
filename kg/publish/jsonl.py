"""Dataset -> claims.jsonl, reports.jsonl, findings.jsonl, problems.jsonl, entities.jsonl, consensus.jsonl; lines sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from kg.model import Dataset
from kg.publish.jsonl_rows import (
    ClaimRow,
    ConsensusRow,
    EntityRow,
    FindingRow,
    ProblemRow,
    ReportRow,
    Row,
    claim_row,
    consensus_row,
    entity_row,
    finding_row,
    problem_row,
    report_row,
)

# `str.splitlines` and JavaScript hold these for line ends; JSON allows them raw in a string.
LINE_ENDS = {"\u2028": b"\\u2028", "\u2029": b"\\u2029", "\x85": b"\\u0085"}
# Lines written at once: large enough to be fast, small enough that memory stays flat.
BATCH = 2000


class Place(NamedTuple):
    """Where a line stands: byte offset and length, without the line end."""

    offset: int
    length: int


class JsonFile(NamedTuple):
    """One of the files: its name, the record of its lines, and the rows of a dataset, sorted."""

    name: str
    row: type[Row]
    rows: Callable[[Dataset], Iterator[Row]]


def _claims(dataset: Dataset) -> Iterator[Row]:
    reports = {report.id: report for report in dataset.grounding.reports}
    labels = {entity.id: entity.label for entity in dataset.grounding.entities}
    for claim in dataset.grounding.claims:
        report = reports[claim.report]
        market = report.header.market if claim.market_id == report.market_id else None
        yield claim_row(claim, report, market or labels.get(claim.market_id or ""))


def _reports(dataset: Dataset) -> Iterator[Row]:
    return map(report_row, dataset.grounding.reports)


def _findings(dataset: Dataset) -> Iterator[Row]:
    return map(finding_row, dataset.judgement.findings)


def _problems(dataset: Dataset) -> Iterator[Row]:
    return map(problem_row, sorted(set(dataset.problems), key=lambda p: (p.path, p.code, p.message, p.refused)))


def _entities(dataset: Dataset) -> Iterator[Row]:
    return map(entity_row, dataset.grounding.entities)


def _consensus(dataset: Dataset) -> Iterator[Row]:
    return map(consensus_row, dataset.judgement.consensus)


FILES: tuple[JsonFile, ...] = (
    JsonFile("claims", ClaimRow, _claims),
    JsonFile("reports", ReportRow, _reports),
    JsonFile("findings", FindingRow, _findings),
    JsonFile("problems", ProblemRow, _problems),
    JsonFile("entities", EntityRow, _entities),
    JsonFile("consensus", ConsensusRow, _consensus),
)


def write(dataset: Dataset, folder: Path) -> dict[str, list[Place]]:
    """Write every file into `folder`; gives the place of each line, in order, by file name."""
    return {file.name: _write(folder / f"{file.name}.jsonl", file.rows(dataset)) for file in FILES}


def _write(path: Path, rows: Iterator[Row]) -> list[Place]:
    places: list[Place] = []
    offset = 0
    encode = msgspec.json.Encoder().encode
    with path.open("wb") as out:
        batch: list[bytes] = []
        for row in rows:
            line = one_line(encode(row))
            places.append(Place(offset, len(line)))
            offset += len(line) + 1
            batch.append(line)
            if len(batch) == BATCH:
                out.write(b"\n".join(batch) + b"\n")
                batch.clear()
        if batch:
            out.write(b"\n".join(batch) + b"\n")
    return places


def one_line(encoded: bytes) -> bytes:
    r"""JSON that no reader breaks into two lines.

    >>> one_line('"a\u2028b"'.encode())
    b'"a\\u2028b"'
    """
    if encoded.isascii():
        return encoded
    for character, escape in LINE_ENDS.items():
        encoded = encoded.replace(character.encode(), escape)
    return encoded
