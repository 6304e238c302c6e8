"""What the descriptions of a build as a dataset (RO-Crate, Croissant) have in common."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from kg.publish import schemas
from kg.publish.jsonl import FILES

NAME = "Claims of market-research reports, and where they cannot all be true"
DESCRIPTION = (
    "Every statement of a set of market-research reports as a claim that quotes its sentence, and the findings on claims that "
    "cannot all be true. No claim is called true or false. The date is the newest that a report states, since a build reads no "
    "clock."
)
RIGHTS = "The sentences quoted belong to the publishers of the reports; what is said about them was made by claimgraph."
# Where no report states a date: the formats ask for one.
NO_DATE = "2000-01-01"
JSON_LINES = "application/jsonlines"


class DataFile(NamedTuple):
    """A file of JSON lines of a build: `schema` is that of its lines."""

    name: str
    size: int
    sha256: str
    schema: dict[str, Any]

    @property
    def stem(self) -> str:
        """`claims` of `claims.jsonl`."""
        return self.name.removesuffix(".jsonl")


def data_files(folder: Path) -> list[DataFile]:
    """The files of JSON lines of the build in `folder`. Raises OSError."""
    found = []
    for name in (f"{file.name}.jsonl" for file in FILES):
        with (folder / name).open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        schema = json.loads(schemas.text(name.removesuffix(".jsonl")))
        found.append(DataFile(name, (folder / name).stat().st_size, sha256, schema))
    return found


def newest(dates: Iterable[str | None]) -> str:
    """The newest ISO date.

    >>> newest(["2024-05-01", None, "2025-02-13"]), newest([None])
    ('2025-02-13', '2000-01-01')
    """
    return max((date for date in dates if date), default=NO_DATE)


def write_json(path: Path, value: Any) -> None:
    """Indented JSON with the keys in the order given. Raises OSError."""
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
