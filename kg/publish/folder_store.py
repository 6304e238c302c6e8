"""N-Quads -> graph.nq and store/: the on-disk store that queries run on, loaded in batches while the file is written."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import RdfFormat, Store

# Bytes handed to the store at once. 1.5 M quads (167 MB) measured: all at once 1.26 GB of memory, by 60 MB 0.61 GB,
# by 20 MB 0.25 GB, at equal speed.
BATCH_BYTES = 20_000_000


def write(lines: Iterable[str], file: Path, store: Path) -> int:
    """Write N-Quads lines (each with its line end) and load them into a new store, flushed to disk; gives their number.

    Raises OSError where the disk is full or the place cannot be written.
    """
    count = 0
    with file.open("wb") as out, _Loader(store) as loader:
        for batch, number in _batches(lines):
            out.write(batch)
            loader.put(batch)
            count += number
    return count


def _batches(lines: Iterable[str]) -> Iterator[tuple[bytes, int]]:
    batch: list[str] = []
    size = 0
    for line in lines:
        batch.append(line)
        size += len(line)
        if size >= BATCH_BYTES:
            yield "".join(batch).encode(), len(batch)
            batch, size = [], 0
    yield "".join(batch).encode(), len(batch)


def opens(store: Path) -> bool:
    """Whether there is a store that this version can open."""
    try:
        return store.is_dir() and Store.read_only(str(store)) is not None
    except (OSError, RuntimeError):  # RocksDB's word for a corrupt file
        return False


class _Loader:
    """A thread that loads one batch while the next is made: pyoxigraph releases the interpreter meanwhile."""

    def __init__(self, folder: Path) -> None:
        self._store = Store(folder)
        self._queue: queue.Queue[bytes | None] = queue.Queue(maxsize=1)
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="store-loader", daemon=True)

    def __enter__(self) -> _Loader:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._queue.put(None)
        self._thread.join()
        del self._store  # closes the files
        if self._error is not None:
            raise self._error

    def put(self, batch: bytes) -> None:
        self._queue.put(batch)

    def _run(self) -> None:
        while (batch := self._queue.get()) is not None:
            if self._error is not None:
                continue  # the queue must be emptied, or the writer would wait for ever
            try:
                self._store.bulk_load(batch, format=RdfFormat.N_QUADS, lenient=True)
            except BaseException as error:  # handed to the thread that waits
                self._error = error
        if self._error is None:
            try:
                self._store.flush()
            except BaseException as error:
                self._error = error
