"""Tasks -> outcomes, in worker processes. A file that crashes its worker is refused, the others are read.

Not a ProcessPoolExecutor: its workers share one result queue, and one that is killed while it writes there (Ctrl-C, a full
disk) leaves the parent waiting for the rest of the message for ever (seen in one of six builds on a full disk). Here each
worker has a pipe of its own, which ends with it, and the parent knows what it was reading when it died.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection, wait

from kg.pipeline import worker
from kg.pipeline.worker import Outcome, Task

# Reports handed to a worker at once: 16 of some 4 ms each make the hand-over cheap and the last wait short.
CHUNK = 16
AHEAD = 2  # chunks that a worker has, so that it need not wait for the parent

Chunk = tuple[Task, ...]


def extract_all(tasks: Sequence[Task], jobs: int, lock: int | None) -> Iterator[list[Outcome]]:
    """The outcomes of all tasks, as they come, in no order. `lock`: a descriptor that workers close.

    The workers are killed when the iterator ends, is closed or is interrupted.
    """
    waiting = deque(tuple(tasks[start : start + CHUNK]) for start in range(0, len(tasks), CHUNK))
    workers = [_Worker(lock) for _ in range(min(jobs, len(waiting)))]
    try:
        while waiting or any(each.chunks for each in workers):
            for each in workers:
                each.fill(waiting)
            for ready in wait([each.pipe for each in workers if each.chunks]):
                number = next(n for n, each in enumerate(workers) if each.pipe is ready)
                outcomes = workers[number].receive()
                if outcomes is None:
                    outcomes = _after_death(workers[number], waiting)
                    workers[number] = _Worker(lock)
                yield outcomes
    finally:
        for each in workers:
            each.end()


class _Worker:
    """A process that reads chunks, in order."""

    def __init__(self, lock: int | None) -> None:
        # Forked workers start in milliseconds and need no __main__ guard in a caller's script; the system libraries of
        # macOS break when forked.
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        self.chunks: deque[Chunk] = deque()
        pipe, theirs = context.Pipe()
        self.pipe: Connection = pipe
        self._process = context.Process(target=worker.serve, args=(theirs, lock), daemon=True)  # type: ignore[attr-defined]
        self._process.start()
        theirs.close()

    def fill(self, waiting: deque[Chunk]) -> None:
        """Give it what it may have ahead."""
        while waiting and len(self.chunks) < AHEAD:
            self.chunks.append(waiting.popleft())
            try:
                self.pipe.send(self.chunks[-1])
            except OSError:  # it died: `receive` sees it too
                return

    def receive(self) -> list[Outcome] | None:
        """The outcomes of its first chunk; None where it died over it."""
        try:
            outcomes: list[Outcome] = self.pipe.recv()
        except (EOFError, OSError):
            return None
        self.chunks.popleft()
        return outcomes

    def end(self) -> None:
        """Kill it; there is nothing that it would lose."""
        self._process.kill()
        self._process.join()
        self.pipe.close()


def _after_death(dead: _Worker, waiting: deque[Chunk]) -> list[Outcome]:
    """Refuse what killed a worker, where it is known; otherwise its chunk is read again, each report alone."""
    dead.end()
    guilty = dead.chunks.popleft()
    waiting.extendleft(reversed(dead.chunks))
    if len(guilty) > 1:
        waiting.extendleft((task,) for task in reversed(guilty))
        return []
    message = "reading it crashed, or took far too long; split it, or report it"
    return [Outcome(guilty[0], None, worker.refused(guilty[0].display, "crashed", message), 0.0)]
