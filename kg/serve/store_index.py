"""Names -> entities, ids -> lines: the index of a build, for readers."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeVar

import msgspec
from msgspec import Struct

from kg.errors import BuildError, UsageError
from kg.publish.folder_index import FILE_NUMBERS, NAME, fold
from kg.publish.jsonl import FILES

NEAR = 5
NEAR_SCORE = 60  # of 100: below, a suggestion has nothing in common with what was typed

R = TypeVar("R", bound=Struct)

ROW_TYPES: dict[type[Struct], str] = {file.row: file.name for file in FILES}


class Named(NamedTuple):
    """Something that has a name: its type (an entity's, or `report`), id and preferred name."""

    type: str
    id: str
    label: str


class Index:
    """The index of the build in `folder`. Raises BuildError where it is missing or damaged."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            self._connection = sqlite3.connect(f"{(folder / NAME).absolute().as_uri()}?mode=ro&immutable=1", uri=True)
            self._connection.execute("SELECT 1 FROM name LIMIT 1")
        except sqlite3.Error as error:
            raise BuildError(f"{folder / NAME} is missing or damaged ({error}); build again") from error

    def close(self) -> None:
        """Free the file."""
        self._connection.close()

    def named(self, name: str, types: Collection[str] = ()) -> list[Named]:
        """Whatever has this name (an id, a preferred name, else any surface met, else its beginning), of the given types.

        Raises UsageError with near names where there is nothing.
        """
        key = fold(name)
        found = self._named("id = ?", (name,), types)
        found = found or self._named("key = ? AND preferred = 0", (key,), types)
        found = found or self._named("key = ? AND preferred = 1", (key,), types)
        if not found and key:
            # One thing whose name goes on after these words: "Amkor" for "Amkor Technology".
            found = self._named("key >= ? AND key < ?", (f"{key} ", f"{key}!"), types)
            found = found if len(found) == 1 else []
        if not found:
            raise UsageError(self._unknown(name, key, types))
        return found

    def _named(self, condition: str, values: tuple[str, ...], types: Collection[str]) -> list[Named]:
        marks = f" AND type IN ({', '.join('?' * len(types))})" if types else ""
        rows = self._connection.execute(
            f"SELECT DISTINCT type, id, label FROM name WHERE {condition}{marks} ORDER BY type, id", (*values, *types)
        )
        return [Named(*row) for row in rows]

    def _unknown(self, name: str, key: str, types: Collection[str]) -> str:
        what = " or ".join(types) or "company, market, region, segment, application, publisher or report"
        near = self.near(key, types)
        hint = f"; did you mean: {', '.join(near)}?" if near else "; kg ask lists what there is"
        return f"there is no {what} named {name!r}{hint}"

    def near(self, name: str, types: Collection[str] = ()) -> list[str]:
        """Labels whose names are spelled like `name`, best first."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 0.07 s, needed only after a slip

        marks = f" WHERE type IN ({', '.join('?' * len(types))})" if types else ""
        labels: dict[str, str] = {}
        for key, label in self._connection.execute(
            f"SELECT key, label FROM name{marks} ORDER BY key, preferred, id", tuple(types)
        ):
            labels.setdefault(key, label)
        hits = process.extract(fold(name), labels.keys(), scorer=fuzz.WRatio, limit=4 * NEAR, score_cutoff=NEAR_SCORE)
        # WRatio rewards a short name inside a long one as much as a slip of the pen; the plain ratio decides among them.
        best = sorted(hits, key=lambda hit: (-fuzz.ratio(fold(name), hit[0]), hit[0]))
        return list(dict.fromkeys(labels[key] for key, _, _ in best))[:NEAR]

    def rows(self, row: type[R], ids: Iterable[str]) -> list[R]:
        """The lines of a file that belong to any of `ids`, each once, in the order of the file."""
        file = ROW_TYPES[row]
        places: set[tuple[int, int]] = set()
        for wanted in ids:
            places.update(
                self._connection.execute(
                    "SELECT offset, length FROM place WHERE id = ? AND file = ?", (wanted, FILE_NUMBERS[file])
                )
            )
        decode = msgspec.json.Decoder(row).decode
        with (self.folder / f"{file}.jsonl").open("rb") as lines:
            return [decode(_at(lines, *place)) for place in sorted(places)]


def _at(lines: BinaryIO, offset: int, length: int) -> bytes:
    lines.seek(offset)
    return lines.read(length)
