"""What runs in a worker process: one file after another, each with limits; nothing that a file holds can stop the build."""

from __future__ import annotations

import gc
import hashlib
import os
import resource
import signal
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import NamedTuple

import msgspec
from msgspec import Struct

from kg.corpus import load, read
from kg.errors import ReadError
from kg.extract import extract
from kg.model import Block, Extraction, LedgerEntry, Problem
from kg.pipeline.cache import Kept

CPU_SECONDS = 10.0
"""What one report may take. A usual one takes 0.005 s, 20 MB of text some seconds."""
MEMORY_BYTES = 2_000_000_000
"""What a worker may take beyond what it starts with."""
# A C function that never returns to the interpreter cannot be interrupted, only killed: that much later.
GRACE_SECONDS = 5
PARENT_CHECK_SECONDS = 0.5


class Task(NamedTuple):
    """A file to read: absolute path, the path to show, and what it is kept under."""

    key: str
    path: str
    display: str


class Outcome(NamedTuple):
    """What came of a task: the encoded extraction, or why there is none; `seconds` of CPU."""

    task: Task
    kept: Kept | None
    problem: Problem | None
    seconds: float


class _TimeUpError(BaseException):
    """Not an Exception: nothing on the way may catch it."""


def serve(pipe: Connection, lock: int | None) -> None:
    """Answer chunks of tasks until the pipe ends; what runs in a worker process."""
    _initialize(lock)
    with suppress(EOFError, OSError):
        while True:
            pipe.send(run(pipe.recv()))


def _initialize(lock: int | None) -> None:
    """It ends with its parent, leaves Ctrl-C to it, and does not hold the build lock."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGPROF, _on_time_up)
    if lock is not None:
        with suppress(OSError):  # a spawned worker never had it
            os.close(lock)
    threading.Thread(target=_follow, args=(os.getppid(),), daemon=True).start()
    with suppress(OSError, ValueError):  # macOS refuses
        limit = _virtual_memory() + MEMORY_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))
    gc.freeze()  # what the parent imported is not looked through again


def _follow(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(PARENT_CHECK_SECONDS)
    os._exit(1)


def _virtual_memory() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()


def _on_time_up(_signal: int, _frame: FrameType | None) -> None:
    raise _TimeUpError


def run(tasks: Sequence[Task]) -> list[Outcome]:
    """Read and extract every task, in order."""
    encoder = msgspec.msgpack.Encoder()
    outcomes = []
    for task in tasks:
        before = time.process_time()
        kept, problem = _limited(task, encoder)
        outcomes.append(Outcome(task, kept, problem, time.process_time() - before))
    return outcomes


def _limited(task: Task, encoder: msgspec.msgpack.Encoder) -> tuple[Kept | None, Problem | None]:
    try:
        _set_limits(CPU_SECONDS)
        try:
            report = read(load(task.path, task.display), task.display)
            if report.sha256 != task.key:  # what is kept under a hash must be what has it
                return None, refused(task.display, "changed", "it was changed during the build; build again")
            return encode(extract(report), encoder), None
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    except _TimeUpError:
        return None, refused(task.display, "too-slow", f"it took more than {CPU_SECONDS:g} s to read; split it, or report it")
    except MemoryError:
        return None, refused(task.display, "too-much-memory", "it took too much memory to read; split it, or report it")
    except ReadError as error:
        found = getattr(error, "problem", None)
        return None, found if isinstance(found, Problem) else refused(task.display, "unreadable", str(error))
    except Exception as error:  # a fault of ours: this file is refused and named, the others are built
        return None, refused(task.display, "internal-error", f"{_fault(error)}; please report this with the file")


def _set_limits(seconds: float) -> None:
    signal.setitimer(signal.ITIMER_PROF, seconds)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + seconds) + GRACE_SECONDS, hard))


def _fault(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} at {place}"


def digest(data: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def refused(display: str, code: str, message: str) -> Problem:
    """The problem line of a file that gives no report."""
    return Problem(path=display, code=code, message=f"{display}: {message}", refused=True)


class Layout(Struct, frozen=True):
    """What only a page that shows the text needs of an extraction."""

    blocks: tuple[Block, ...]
    ledger: tuple[LedgerEntry, ...]


def encode(extraction: Extraction, encoder: msgspec.msgpack.Encoder) -> Kept:
    """An extraction in the form that is kept. Sentences, tables and links, which extraction alone looks at, are left out: the
    core is a fifth of the whole, and so is the memory of the build.
    """
    report = extraction.report
    bare = msgspec.structs.replace(report, blocks=(), sentences=(), tables=(), links=(), meta=())
    core = msgspec.structs.replace(extraction, report=bare, ledger=())
    return Kept(encoder.encode(core), encoder.encode(Layout(report.blocks, extraction.ledger)))


def decode(core: bytes) -> Extraction:
    """What is kept, without its layout."""
    return CORE.decode(core)


def decode_whole(kept: Kept) -> Extraction:
    """What is kept, with blocks and ledger."""
    layout = LAYOUT.decode(kept.layout)
    extraction = CORE.decode(kept.core)
    report = msgspec.structs.replace(extraction.report, blocks=layout.blocks)
    return msgspec.structs.replace(extraction, report=report, ledger=layout.ledger)


CORE = msgspec.msgpack.Decoder(Extraction)
LAYOUT = msgspec.msgpack.Decoder(Layout)
