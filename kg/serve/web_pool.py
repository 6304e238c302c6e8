"""A handful of query processes, and a queue before them. A query that takes too long or too much ends its process only."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from kg.serve.web_worker import Question, Reply

PACKAGE = Path(__file__).parents[1]


class PoolLimits(Struct, frozen=True):
    """`seconds` a query may take, `memory` in bytes a process may hold, `waiting` questions in the queue."""

    processes: int = 2
    seconds: float = 30.0
    memory: int = 3_000_000_000
    waiting: int = 256


class Pool:
    """Runs questions over one store, each in a process that can be killed."""

    def __init__(self, store: Path, limits: PoolLimits | None = None) -> None:
        self.store = store
        self.limits = limits or PoolLimits()
        self._idle: asyncio.LifoQueue[asyncio.subprocess.Process | None] = asyncio.LifoQueue()
        self._waiting = 0
        for _ in range(self.limits.processes):
            self._idle.put_nowait(None)  # started at first use: a server that is only browsed costs no query process

    async def ask(self, question: Question) -> Reply:
        """The answer; 503 where the queue is full or the time is up, 500 where the query ended its process."""
        if self._waiting >= self.limits.waiting:
            return _said(503, "Too many queries are waiting; try again in a moment.")
        self._waiting += 1
        try:
            process = await self._idle.get()
        finally:
            self._waiting -= 1
        try:
            if process is None or process.returncode is not None:
                process = await self._start()
            return await asyncio.wait_for(_exchange(process, question), self.limits.seconds)
        except TimeoutError:
            await _end(process)
            process = None
            return _said(503, f"The query took longer than {self.limits.seconds:g} s and was stopped; narrow it.")
        except (asyncio.IncompleteReadError, BrokenPipeError, ConnectionResetError):
            await _end(process)
            process = None
            return _said(500, "The query ended its process: it needs more memory than it may have, or is nested too deeply.")
        except asyncio.CancelledError:
            await _end(process)
            process = None
            raise
        finally:
            self._idle.put_nowait(process)

    async def _start(self) -> asyncio.subprocess.Process:
        places = (str(PACKAGE.parent), os.environ.get("PYTHONPATH"))
        return await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", "kg.serve.web_worker", str(self.store), str(self.limits.memory),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, places))},
        )  # fmt: skip

    async def close(self) -> None:
        """End every process."""
        while not self._idle.empty():
            await _end(self._idle.get_nowait())


async def _exchange(process: asyncio.subprocess.Process, question: Question) -> Reply:
    assert process.stdin and process.stdout
    frame = msgspec.msgpack.encode(question)
    process.stdin.write(len(frame).to_bytes(4, "big") + frame)
    await process.stdin.drain()
    length = int.from_bytes(await process.stdout.readexactly(4), "big")
    return msgspec.msgpack.decode(await process.stdout.readexactly(length), type=Reply)


async def _end(process: asyncio.subprocess.Process | None) -> None:
    if process is not None:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


def _said(status: int, message: str) -> Reply:
    return Reply(status, "text/plain; charset=utf-8", f"{message}\n".encode())
