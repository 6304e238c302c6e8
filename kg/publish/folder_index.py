"""The index of a build (.index.sqlite, private): names to entities, and ids to lines of the JSON files.

The lines are the contract; the index only says where they stand, so that a look-up reads a few of 100,000 claims.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from kg.model import Dataset
from kg.publish.jsonl import FILES, Place

NAME = ".index.sqlite"
FILE_NUMBERS = {file.name: number for number, file in enumerate(FILES)}

SCHEMA = """
CREATE TABLE name (key TEXT, preferred INTEGER, type TEXT, id TEXT, label TEXT,
    PRIMARY KEY (key, preferred, type, id)) WITHOUT ROWID;
CREATE TABLE place (id TEXT, file INTEGER, offset INTEGER, length INTEGER,
    PRIMARY KEY (id, file, offset)) WITHOUT ROWID;
"""


def fold(name: str) -> str:
    """The key under which a name is looked up: case, width and runs of white space and hyphens do not count.

    >>> fold("ASE  Group"), fold("Asia‑Pacific"), fold("Société Générale")
    ('ase group', 'asia pacific', 'societe generale')
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    if not plain.isascii():
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[\s\-‐‑–]+", " ", plain).strip()


def write(dataset: Dataset, folder: Path, places: dict[str, list[Place]]) -> None:
    """Write the index of the files that `places` describes."""
    path = folder / NAME
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        # The build folder is private until it is finished and synced: no journal is needed.
        connection.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {SCHEMA} BEGIN;")
        connection.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?, ?)", sorted(set(_names(dataset))))
        rows = sorted({(key, FILE_NUMBERS[file], *places[file][line]) for key, file, line in _links(dataset)})
        connection.executemany("INSERT INTO place VALUES (?, ?, ?, ?)", rows)
        connection.execute("COMMIT")
    finally:
        connection.close()


def _names(dataset: Dataset) -> Iterator[tuple[str, int, str, str, str]]:
    """Folded name, 0 for a preferred one, type, id, label."""
    for entity in dataset.grounding.entities:
        yield fold(entity.label), 0, entity.type, entity.id, entity.label
        yield fold(entity.id.partition("/")[2]), 1, entity.type, entity.id, entity.label
        for label in entity.labels:
            yield fold(label), 1, entity.type, entity.id, entity.label
    for report in dataset.grounding.reports:
        label = report.header.title or report.name
        yield fold(report.name), 0, "report", report.id, label
        for other in (report.id.partition("/")[2], *report.paths, label):
            yield fold(other), 1, "report", report.id, label


def _links(dataset: Dataset) -> Iterator[tuple[str, str, int]]:
    """What an id leads to: key, file, number of the line."""
    grounding = dataset.grounding
    subjects = {}
    for line, claim in enumerate(grounding.claims):
        subjects[claim.id] = (claim.subject_id, claim.report)
        for key in (claim.id, claim.subject_id, claim.report, claim.market_id or claim.id, claim.of_id or claim.id):
            yield key, "claims", line
    for line, finding in enumerate(dataset.judgement.findings):
        keys = {finding.id, finding.subject_id, finding.market_id or finding.id, *finding.claims}
        for claim_id in finding.claims:
            keys.update(subjects[claim_id])
        for key in keys:
            yield key, "findings", line
    for line, report in enumerate(grounding.reports):
        keys = {report.id, report.market_id or report.id, report.publisher_id or report.id}
        for key in keys.union(report.company_ids, report.segment_ids, report.application_ids):
            yield key, "reports", line
    for line, entity in enumerate(grounding.entities):
        for key in (entity.id, *entity.broader, *entity.replaces):
            yield key, "entities", line
    for line, consensus in enumerate(dataset.judgement.consensus):
        for key in (consensus.id, consensus.subject_id, consensus.market_id or consensus.id):
            yield key, "consensus", line
