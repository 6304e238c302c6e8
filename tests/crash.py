"""Builds that die. Reads lines `SOURCES TAB OUTPUT TAB POINT TAB DELAY` and forks a build for each (imports are done once).

The build kills itself before its POINT-th change of the file system (Python's audit events; 0: never), or is killed after DELAY
seconds (0: never). Answers each line with the build's exit status.
"""

from __future__ import annotations

import os
import signal
import sys
import time

from kg.pipeline import Options, build, versions

CHANGES = frozenset({"os.rename", "os.symlink", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree"})
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def build_dying(sources: str, output: str, point: int) -> None:
    """Build without pages, and die before the change number `point`."""
    seen = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING
        if event in CHANGES or writes:
            seen += 1
            if seen == point:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    build([sources], output, Options(jobs=1, site=False))


def main() -> None:
    """Answer every line."""
    versions.extractor_version(), versions.build_version()  # of what is loaded, for all builds alike
    for line in sys.stdin:
        sources, output, point, delay = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            build_dying(sources, output, int(point))
            os._exit(0)
        if float(delay):
            time.sleep(float(delay))
            os.kill(child, signal.SIGKILL)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
