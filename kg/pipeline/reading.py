"""Files -> extractions: what is kept is taken from there, the rest is read in worker processes."""

from __future__ import annotations

import heapq
import os
from collections.abc import Iterable, Iterator
from types import TracebackType

from msgspec import Struct

from kg.errors import SourceError
from kg.model import Extraction, Problem
from kg.pipeline import versions
from kg.pipeline.cache import NAME as CACHE_NAME
from kg.pipeline.cache import Cache, Kept
from kg.pipeline.pool import extract_all
from kg.pipeline.progress import Progress
from kg.pipeline.stock import Stock, place
from kg.pipeline.worker import Outcome, Task, decode, decode_whole
from kg.publish.folder import OutputFolder, output_errors

SLOWEST = 3
REFUSED_SHOWN = 5


class Reading(Struct):
    """`extractions` by report id; `read` files read now, the others were kept. `slowest`: CPU seconds and path."""

    extractions: list[Extraction]
    problems: list[Problem]
    read: int
    slowest: list[tuple[float, str]]


class Reader:
    """Reads what is in stock, and keeps it in the output folder's cache. A context: the cache is closed at its end."""

    def __init__(self, folder: OutputFolder, jobs: int | None, lock: int | None, progress: Progress) -> None:
        """`lock`: descriptor of the build lock, which the workers close."""
        self._jobs = jobs or os.cpu_count() or 1
        self._lock = lock
        self._progress = progress
        with output_errors(folder.path):
            self._cache = Cache(folder.private / CACHE_NAME, versions.extractor_version())

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._cache.close()

    def read(self, stock: Stock, fresh: bool = False) -> Reading:
        """The extractions of all files, without their layout; `fresh`: none from the cache. Raises SourceError where no file
        can be read.
        """
        cores = {} if fresh else dict(self._cache.load(stock.files.keys()))
        tasks = [Task(key, files[0].path, files[0].display) for key, files in stock.files.items() if key not in cores]
        outcomes = self._read_new(tasks, cores)
        with output_errors(self._cache.path):
            self._cache.keep_only(stock.files.keys())
        problems = [outcome.problem for outcome in outcomes if outcome.problem]
        if not cores:
            raise SourceError(_nothing([*stock.problems, *problems]))
        # What is decoded is dropped, so that the two forms do not stand in memory together.
        extractions = [place(decode(cores.pop(key)), stock.files[key]) for key in sorted(cores)]
        slowest = heapq.nlargest(SLOWEST, ((outcome.seconds, outcome.task.display) for outcome in outcomes))
        return Reading(extractions, problems, len(tasks), slowest)

    def texts(self, stock: Stock) -> Iterator[Extraction]:
        """The same extractions again with their layout, one at a time."""
        for key, kept in self._cache.whole(stock.files.keys()):
            yield place(decode_whole(kept), stock.files[key])

    def _read_new(self, tasks: list[Task], cores: dict[str, bytes]) -> list[Outcome]:
        """Read, keep, and add to `cores`; the outcomes come back without what is kept."""
        done: list[Outcome] = []
        self._progress("read", 0, len(tasks))
        for outcomes in extract_all(tasks, self._jobs, self._lock):
            new: dict[str, Kept] = {outcome.task.key: outcome.kept for outcome in outcomes if outcome.kept}
            with output_errors(self._cache.path):
                self._cache.store(new.items())
            cores.update((key, kept.core) for key, kept in new.items())
            done.extend(outcome._replace(kept=None) for outcome in outcomes)
            self._progress("read", len(done), len(tasks))
        return sorted(done, key=lambda outcome: outcome.task)


def _nothing(problems: Iterable[Problem]) -> str:
    """Why there is no report at all."""
    messages = [problem.message for problem in problems]
    if not messages:
        return "there is no report in the sources: no .html, .htm, .md or .txt file; check the path"
    more = f"\n  and {len(messages) - REFUSED_SHOWN} more" if len(messages) > REFUSED_SHOWN else ""
    return "no file could be read:\n  " + "\n  ".join(messages[:REFUSED_SHOWN]) + more
