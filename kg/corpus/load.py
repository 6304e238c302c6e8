"""A file's bytes, without being held up by a pipe or filled up by a huge file."""

from __future__ import annotations

import os
import stat

from kg.corpus.problems import MAX_FILE_BYTES, RefusedError, problem


def load(path: str, display: str | None = None) -> bytes:
    """The bytes of the regular file at `path`, of at most `MAX_FILE_BYTES`.

    Raises RefusedError where it is none, too large, or cannot be opened; `display` is the path that the problem names.
    """
    shown = display or path
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise RefusedError(problem(shown, "unreadable", error.strerror or "")) from error
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise RefusedError(problem(shown, "not-regular"))
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise RefusedError(problem(shown, "unreadable", error.strerror or "")) from error
    finally:
        os.close(descriptor)
    if len(data) > MAX_FILE_BYTES:
        raise RefusedError(problem(shown, "too-large"))
    return data
