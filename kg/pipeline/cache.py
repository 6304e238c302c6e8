"""What was read is kept: extractions by the bytes of the file and the version of the code that read them."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

NAME = "extractions.sqlite"

TABLE = "CREATE TABLE IF NOT EXISTS extraction (version TEXT, key TEXT, core BLOB, layout BLOB, PRIMARY KEY (version, key))"


class Kept(NamedTuple):
    """An encoded extraction in two parts: what the stages need, and what only a page that shows the text needs."""

    core: bytes
    layout: bytes


class Cache:
    """Encoded extractions by key. A damaged file is thrown away: it holds nothing that cannot be read again."""

    def __init__(self, path: Path, version: str) -> None:
        """Keys of another `version` are not seen, and removed by `keep_only`."""
        self.path = path
        self.version = version
        try:
            self._connection = self._open()
        except sqlite3.DatabaseError:
            for leftover in path.parent.glob(f"{path.name}*"):
                leftover.unlink()
            with _disk_errors():
                self._connection = self._open()

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            # A killed process loses nothing under OFF; a machine that loses power loses at most what can be read again.
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute(TABLE)
            connection.execute("SELECT key, core, layout FROM extraction LIMIT 1").fetchall()
        except sqlite3.DatabaseError:
            connection.close()
            raise
        return connection

    def load(self, keys: Collection[str]) -> Iterator[tuple[str, bytes]]:
        """The cores kept of `keys`, in no order."""
        rows = self._connection.execute("SELECT key, core FROM extraction WHERE version = ?", (self.version,))
        with suppress(sqlite3.DatabaseError):  # a page damaged since: the rest is read again
            yield from ((key, core) for key, core in rows if key in keys)

    def whole(self, keys: Iterable[str]) -> Iterator[tuple[str, Kept]]:
        """All parts of `keys`, in their order, one at a time."""
        for key in keys:
            row = self._connection.execute(
                "SELECT core, layout FROM extraction WHERE version = ? AND key = ?", (self.version, key)
            ).fetchone()
            if row:
                yield key, Kept(*row)

    def store(self, items: Iterable[tuple[str, Kept]]) -> None:
        """Keep more; each call is one transaction. Raises OSError where the disk is full."""
        self._change(
            "INSERT OR REPLACE INTO extraction VALUES (?, ?, ?, ?)", [(self.version, key, *kept) for key, kept in items]
        )

    def keep_only(self, keys: Collection[str]) -> None:
        """Forget everything else, so that the file does not grow with every file that ever was in the corpus."""
        rows = self._connection.execute("SELECT version, key FROM extraction")
        gone = [(version, key) for version, key in rows if version != self.version or key not in keys]
        self._change("DELETE FROM extraction WHERE version = ? AND key = ?", gone)

    def _change(self, statement: str, rows: Sequence[tuple[str | bytes, ...]]) -> None:
        if not rows:
            return
        with _disk_errors():
            self._connection.execute("BEGIN")
            self._connection.executemany(statement, rows)
            self._connection.execute("COMMIT")

    def close(self) -> None:
        """The file is complete afterwards."""
        self._connection.close()


@contextmanager
def _disk_errors() -> Iterator[None]:
    """SQLite reports a full disk in an error class of its own."""
    try:
        yield
    except sqlite3.Error as error:
        raise OSError(errno.EIO, str(error)) from error
