"""Names -> entities, ids -> lines: a build's files, looked up by bisection."""

from __future__ import annotations

import mmap
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
from msgspec import Struct

from kg.errors import BuildError, UsageError
from kg.publish.folder_index import NAMES, PLACES, fold
from kg.publish.jsonl import FILES
from kg.publish.jsonl_rows import EntityRow, ReportRow

NEAR = 5
NEAR_SCORE = 60  # of 100: below, a suggestion has nothing in common with what was typed

R = TypeVar("R", bound=Struct)

ROW_TYPES: dict[type[Struct], str] = {file.row: file.name for file in FILES}


class Named(NamedTuple):
    """Something that has a name: its type (an entity's, or `report`), id and preferred name."""

    type: str
    id: str
    label: str


class _Key(Struct):
    id: str


class SortedLines:
    """A file whose lines are sorted by a key that `key` reads from them."""

    def __init__(self, path: Path, key: Callable[[bytes], bytes]) -> None:
        """Raises BuildError where the file is missing."""
        self._key = key
        try:
            with path.open("rb") as file:
                size = path.stat().st_size
                self._data: mmap.mmap | bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b""
        except OSError as error:
            raise BuildError(f"{path}: {error.strerror or error}; the build is damaged, build again") from error

    def starting(self, beginning: bytes) -> Iterator[bytes]:
        """The lines whose key starts with `beginning`, in order."""
        low, high = 0, len(self._data)
        while low < high:
            middle = self._data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = self._end(middle)
            if self._key(self._data[middle:end]) < beginning:
                low = end + 1
            else:
                high = middle
        yield from self._while(low, beginning)

    def _while(self, at: int, beginning: bytes) -> Iterator[bytes]:
        while at < len(self._data):
            end = self._end(at)
            line = self._data[at:end]
            if not self._key(line).startswith(beginning):
                return
            yield line
            at = end + 1

    def _end(self, start: int) -> int:
        end = self._data.find(b"\n", start)
        return len(self._data) if end < 0 else end

    def at(self, offset: int, length: int) -> bytes:
        """The line at a place."""
        return self._data[offset : offset + length]


class Index:
    """The files of the build in `folder`. Raises BuildError where one is missing or damaged."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._names = SortedLines(folder / NAMES, bytes)
        self._places = SortedLines(folder / PLACES, bytes)
        self._files: dict[str, SortedLines] = {}

    def named(self, name: str, types: Collection[str] = ()) -> list[Named]:
        """Whatever has this name (an id, a preferred name, else any surface met, else its beginning), of the given types.

        Raises UsageError with near names where there is nothing.
        """
        key = fold(name)
        found = self._by_id(name, types) or self._by_key(f"{key}\t0\t", types) or self._by_key(f"{key}\t1\t", types)
        if not found and key:
            # One thing whose name goes on after these words: "Amkor" for "Amkor Technology".
            longer = self._by_key(f"{key} ", types)
            found = longer if len(longer) == 1 else []
        if not found:
            raise UsageError(self._unknown(name, types))
        return found

    def _by_key(self, beginning: str, types: Collection[str]) -> list[Named]:
        lines = (line.decode().split("\t") for line in self._names.starting(beginning.encode("utf-8", "replace")))
        return sorted({Named(*parts[2:]) for parts in lines if not types or parts[2] in types})

    def _by_id(self, name: str, types: Collection[str]) -> list[Named]:
        type, slash, _ = name.partition("/")
        if not slash or (types and type not in types):
            return []
        if type == "report":
            return [Named(type, row.id, row.title or row.report) for row in self.own(ReportRow, [name])]
        return [Named(row.type, row.id, row.label) for row in self.own(EntityRow, [name])]

    def _unknown(self, name: str, types: Collection[str]) -> str:
        what = " or ".join(types) or "company, market, region, segment, application, publisher or report"
        near = self.near(name, types)
        hint = f"; did you mean: {', '.join(near)}?" if near else ""
        return f"there is no {what} named {name!r}{hint}"

    def near(self, name: str, types: Collection[str] = ()) -> list[str]:
        """Labels whose names are spelled like `name`, best first."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 0.07 s, needed only after a slip

        lines = (line.decode().split("\t") for line in self._names.starting(b""))
        labels = {parts[0]: parts[4] for parts in lines if not types or parts[2] in types}
        key = fold(name)
        hits = process.extract(key, labels.keys(), scorer=fuzz.WRatio, limit=4 * NEAR, score_cutoff=NEAR_SCORE)
        # WRatio rewards a short name inside a long one as much as a slip of the pen; the plain ratio decides among them.
        best = sorted(hits, key=lambda hit: (-fuzz.ratio(key, hit[0]), hit[0]))
        return list(dict.fromkeys(labels[hit] for hit, _, _ in best))[:NEAR]

    def rows(self, row: type[R], ids: Iterable[str]) -> list[R]:
        """The lines of a file that refer to any of `ids`, or have it for their own, each once, in the order of the file."""
        file = ROW_TYPES[row]
        places: set[tuple[int, int]] = set()
        wanted = list(ids)
        for key in wanted:
            for line in self._places.starting(f"{key}\t{file}\t".encode("utf-8", "replace")):
                pairs = (pair.split(b":") for pair in line.rsplit(b"\t", 1)[1].split(b","))
                places.update((int(offset), int(length)) for offset, length in pairs)
        lines = self._lines(file)
        decode = msgspec.json.Decoder(row).decode
        found = {row_id(line): decode(line) for line in (lines.at(*place) for place in sorted(places))}
        found.update((row_id(line), decode(line)) for key in wanted for line in self._own(lines, key))
        return [found[key] for key in sorted(found)]

    def own(self, row: type[R], ids: Iterable[str]) -> list[R]:
        """The lines that have these ids, in the order of `ids`."""
        lines = self._lines(ROW_TYPES[row])
        decode = msgspec.json.Decoder(row).decode
        return [decode(line) for key in ids for line in self._own(lines, key)]

    def _own(self, lines: SortedLines, key: str) -> list[bytes]:
        wanted = key.encode("utf-8", "replace")
        return [line for line in lines.starting(wanted) if row_id(line) == wanted][:1]

    def _lines(self, file: str) -> SortedLines:
        if file not in self._files:
            self._files[file] = SortedLines(self.folder / f"{file}.jsonl", row_id)
        return self._files[file]


_decode_id = msgspec.json.Decoder(_Key).decode


def row_id(line: bytes) -> bytes:
    """The id of a JSON line."""
    return _decode_id(line).id.encode()
