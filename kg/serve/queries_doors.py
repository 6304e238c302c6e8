"""No way out of a process that runs queries: no connection can be made, and memory has an end.

pyoxigraph has no switch for SERVICE, and filters on keywords can be fooled. On Linux the kernel refuses every new socket to
the process (seccomp, without privileges). Elsewhere no descriptor is left to open one with; but RocksDB opens its files when
it first needs them (of 35 files 19 were still closed after opening a store of 3.9 million quads), so there a query on a
large store can fail with "too many open files": it fails closed.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import resource
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
LOAD_WORD, JUMP_IF_EQUAL, RETURN = 0x20, 0x15, 0x06
ALLOW, FAIL = 0x7FFF0000, 0x00050000
ARCHITECTURE_AT, NUMBER_AT = 4, 0  # in the kernel's struct seccomp_data


class Machine(NamedTuple):
    """The kernel's number of an architecture, and of its call `socket`."""

    audit: int
    socket: int


MACHINES = {"x86_64": Machine(0xC000003E, 41), "aarch64": Machine(0xC00000B7, 198)}


class _Instruction(ctypes.Structure):
    _fields_ = (("code", ctypes.c_ushort), ("true", ctypes.c_ubyte), ("false", ctypes.c_ubyte), ("k", ctypes.c_uint))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.POINTER(_Instruction)))


def shut_doors(memory: int) -> None:
    """Limit the address space to `memory` bytes, and let no connection be made from now on by this thread and its own."""
    with suppress(OSError, ValueError):  # macOS refuses
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    if not _refuse_sockets():
        _leave_no_descriptor()


def _refuse_sockets() -> bool:
    """False where the kernel is another, or does not take filters."""
    machine = MACHINES.get(platform.machine())
    if sys.platform != "linux" or machine is None:
        return False
    filters = (_Instruction * 6)(
        _Instruction(LOAD_WORD, 0, 0, ARCHITECTURE_AT),
        _Instruction(JUMP_IF_EQUAL, 0, 3, machine.audit),  # calls of another architecture have other numbers: all refused
        _Instruction(LOAD_WORD, 0, 0, NUMBER_AT),
        _Instruction(JUMP_IF_EQUAL, 1, 0, machine.socket),
        _Instruction(RETURN, 0, 0, ALLOW),
        _Instruction(RETURN, 0, 0, FAIL | errno.EACCES),
    )
    program = _Program(len(filters), filters)
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    if prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def _leave_no_descriptor() -> None:
    """Every descriptor below the new limit is taken."""
    null = os.open(os.devnull, os.O_RDONLY)
    top = _top()
    while os.dup(null) < top:
        pass
    top = _top()
    resource.setrlimit(resource.RLIMIT_NOFILE, (top, top))


def _top() -> int:
    """The highest descriptor in use, counting the one that lists them."""
    return max(int(path.name) for path in Path("/dev/fd").iterdir())
