"""Tasks -> outcomes, in worker processes. A file that crashes or hangs its worker is refused, the others are read."""

from __future__ import annotations

import multiprocessing
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from kg.pipeline import worker
from kg.pipeline.worker import Outcome, Task

# Reports handed to a worker at once: 16 of some 4 ms each make the hand-over cheap and the last wait short.
CHUNK = 16
WAITING_CHUNKS = 3  # for each worker, so that none waits for the parent

Chunk = tuple[Task, ...]


def extract_all(tasks: Sequence[Task], jobs: int, lock: int | None) -> Iterator[list[Outcome]]:
    """The outcomes of all tasks, as they come, in no order. `lock`: a descriptor that workers close.

    The workers are killed when the iterator is closed or interrupted.
    """
    suspects: list[Task] = []
    waiting = deque(tuple(tasks[start : start + CHUNK]) for start in range(0, len(tasks), CHUNK))
    while waiting:
        yield from _run_pool(waiting, jobs, lock, suspects)
    # Who killed a pool is among the few that were being read then: they are read again, each alone.
    for task in suspects:
        yield [_run_alone(task, lock)]


def _run_pool(waiting: deque[Chunk], jobs: int, lock: int | None, suspects: list[Task]) -> Iterator[list[Outcome]]:
    """Work until nothing waits or the pool is broken; then what was in it goes to `suspects`."""
    running: dict[Future[list[Outcome]], Chunk] = {}
    pool = _pool(min(jobs, len(waiting)), lock)
    try:
        while waiting or running:
            while waiting and len(running) < jobs * WAITING_CHUNKS:
                running[pool.submit(worker.run, waiting[0])] = waiting[0]
                waiting.popleft()
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                outcomes = future.result()
                del running[future]
                yield outcomes
    except BrokenProcessPool:
        suspects.extend(task for chunk in running.values() for task in chunk)
    finally:
        _stop(pool)


def _run_alone(task: Task, lock: int | None) -> Outcome:
    pool = _pool(1, lock)
    try:
        return pool.submit(worker.run, (task,)).result()[0]
    except BrokenProcessPool:
        message = "reading it crashed, or took far too long; split it, or report it"
        return Outcome(task, None, worker.refused(task.display, "crashed", message), 0.0)
    finally:
        _stop(pool)


def _pool(workers: int, lock: int | None) -> ProcessPoolExecutor:
    # Forked workers start in milliseconds and need no __main__ guard in a caller's script; the system libraries of macOS
    # break when forked.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=worker.initialize, initargs=(lock,))


def _stop(pool: ProcessPoolExecutor) -> None:
    for process in list((pool._processes or {}).values()):
        process.kill()
    pool.shutdown(wait=True, cancel_futures=True)
