"""N-Quads -> graph.nq and store/: the on-disk store that queries run on, loaded while the rest of the build is written.

A large file is loaded by a process of its own, which reads each part as soon as it is written: it takes the second core, and
its memory comes on top of no other. A small one is loaded here, sooner than a process starts.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType

from pyoxigraph import RdfFormat, Store

# Bytes loaded at once. 1.5 M quads (167 MB) measured: all at once 1.26 GB of memory, by 60 MB 0.61 GB, by 20 MB 0.25 GB. By 10
# MB a fifth more CPU goes into merging RocksDB's files. 3.9 M quads, two threads: 0.31 GB by 15 MB, 0.58 GB by 30 MB.
BATCH_BYTES = 15_000_000
THREADS = 2  # pyoxigraph releases the interpreter while it loads; parts do not disturb each other
END = "end"
PACKAGE = Path(__file__).parents[1]


class StoreWriter:
    """Writes `file`, and loads it into a new store in the folder `store`; a context that kills its process on errors."""

    def __init__(self, file: Path, store: Path) -> None:
        self._file = file
        self._store = store
        self._loader: subprocess.Popen[str] | None = None

    def __enter__(self) -> StoreWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._loader is not None:
            self._loader.kill()
            self._loader.communicate()

    def write(self, lines: Iterable[str]) -> int:
        """Write N-Quads lines (each with its line end); gives their number. Raises OSError where the disk is full."""
        count = 0
        with self._file.open("wb") as out:
            for batch, number in _batches(lines):
                start = out.tell()
                out.write(batch)
                count += number
                if self._loader is None and len(batch) >= BATCH_BYTES:
                    self._loader = self._start()
                if self._loader is not None:
                    out.flush()
                    self._tell(f"{start} {len(batch)}")
        return count

    def finish(self) -> None:
        """Wait until everything is loaded and flushed to disk. Raises OSError where that failed."""
        if self._loader is None:
            _Loader(self._file, self._store).load(0, self._file.stat().st_size).flush()
            return
        self._tell(END)
        output, _ = self._loader.communicate()
        if self._loader.returncode != 0:
            raise OSError(f"{self._store}: the store could not be loaded: {output.strip() or 'its process was killed'}")

    def _start(self) -> subprocess.Popen[str]:
        path = os.pathsep.join(filter(None, (str(PACKAGE.parent), os.environ.get("PYTHONPATH"))))
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "kg.publish.folder_store", str(self._file), str(self._store)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,  # Ctrl-C is the parent's matter
        )

    def _tell(self, line: str) -> None:
        assert self._loader is not None
        assert self._loader.stdin is not None
        try:
            print(line, file=self._loader.stdin, flush=True)
        except BrokenPipeError:  # it failed: `finish` tells why
            return


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


class _Loader:
    """Loads parts of a file into a store."""

    def __init__(self, file: Path, store: Path) -> None:
        self._file = file
        self._store = Store(str(store))

    def load(self, start: int, length: int) -> _Loader:
        with self._file.open("rb") as lines:
            lines.seek(start)
            self._store.bulk_load(lines.read(length), format=RdfFormat.N_QUADS, lenient=True)
        return self

    def flush(self) -> None:
        self._store.flush()


def opens(store: Path) -> bool:
    """Whether there is a store that this version can open."""
    try:
        return store.is_dir() and Store.read_only(str(store)) is not None
    except (OSError, RuntimeError):  # RocksDB's word for a corrupt file
        return False


def main() -> None:
    """Load the parts that standard input names, until it says that there are no more; without that word, the parent died."""
    loader = _Loader(Path(sys.argv[1]), Path(sys.argv[2]))
    with ThreadPoolExecutor(THREADS) as threads:
        parts: list[Future[_Loader]] = []
        for line in sys.stdin:
            if line.strip() == END:
                for part in parts:
                    part.result()
                loader.flush()
                return
            start, length = line.split()
            parts.append(threads.submit(loader.load, int(start), int(length)))
    sys.exit(1)


if __name__ == "__main__":
    try:
        main()
    except (OSError, RuntimeError, SyntaxError) as fault:
        print(fault)
        sys.exit(1)
