"""kill -9 at random moments of `kg build` with workers and pages: `python -m tests.hostile.kills --kills 500`.

The reports change before each build; a third of the builds are killed again while they recover. After every kill the old
build or the new one must be there, complete; at the end the next build must have the bytes of a fresh one.
(tests/test_pipeline_crash.py kills at every single change of the file system.)
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import kg
from kg.errors import BuildError
from kg.serve.doctor import examine
from tests.conftest import SAMPLE
from tests.tiny import ROOT, contents

STATES = 3
SECONDS_LEFT = 30.0  # for workers of a killed build to see that their parent is gone


def start(sources: Path, output: Path) -> subprocess.Popen[bytes]:
    """A build in a process of its own."""
    command = [sys.executable, "-m", "kg", "build", str(sources), "-o", str(output), "--jobs", "2", "--quiet"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def finish(sources: Path, output: Path) -> float:
    """Build to the end; gives the seconds. A build that still finds the lock of a dead one is tried again."""
    deadline = time.monotonic() + SECONDS_LEFT
    while True:
        started = time.monotonic()
        process = start(sources, output)
        _, errors = process.communicate()
        if process.returncode == 0:
            return time.monotonic() - started
        if b"another build" not in errors or time.monotonic() > deadline:
            raise AssertionError(errors.decode())


def kill(sources: Path, output: Path, delay: float) -> bool:
    """Whether the build was still running after `delay` seconds, and was killed."""
    process = start(sources, output)
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return process.returncode == -signal.SIGKILL


def check(output: Path, wanted: list[dict[str, bytes]]) -> None:
    """The output holds one of the builds, whole, or none."""
    try:
        with kg.open(output) as graph:
            faults = [check for check in examine(graph) if not check.sound]
    except BuildError:
        if (output / "claims.jsonl").exists():
            raise
        return
    assert not faults, faults
    assert contents(output) in wanted, "neither the old build nor the new one"


def run(kills: int, seed: int, folder: Path) -> int:
    """Kill so many builds; gives how many were still running then. Raises AssertionError where anything was lost."""
    rng = random.Random(seed)
    states = []
    for number in range(STATES):
        states.append(folder / f"state{number}")
        shutil.copytree(SAMPLE, states[-1])
        (states[-1] / "extra.md").write_text(
            f"Laser note\n\nAcme Lasers had revenue of ${number + 1} million in 2022.\n", "utf-8"
        )
    sources, output = folder / "reports", folder / "output"
    wanted = []
    for number, state in enumerate(states):
        shutil.copytree(state, sources)
        seconds = finish(sources, folder / f"fresh{number}")
        wanted.append(contents(folder / f"fresh{number}"))
        shutil.rmtree(sources)
    killed = 0
    for number in range(kills):
        recovering = number % 3 == 2
        if not recovering:
            shutil.rmtree(sources, ignore_errors=True)
            shutil.copytree(states[rng.randrange(STATES)], sources)
        killed += kill(sources, output, seconds * rng.uniform(0.2, 1.0))
        check(output, wanted)
        if number % 10 == 9:
            finish(sources, output)
            assert contents(output) in wanted
    shutil.rmtree(sources, ignore_errors=True)
    shutil.copytree(states[0], sources)
    finish(sources, output)
    assert contents(output) == wanted[0], "the next build differs from a fresh one"
    return killed


def main() -> None:
    """Kill and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kg-kills-") as folder:
        killed = run(given.kills, given.seed, Path(folder))
    print(f"{given.kills} kills, {killed} of them while the build ran: nothing lost, nothing half, the next build works")


if __name__ == "__main__":
    main()
