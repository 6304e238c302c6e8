"""Killed at any moment, a build leaves the old build or the new one, complete, and the next build works."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

import kg
from kg.errors import BuildError, OutputError
from kg.pipeline import Options, build
from kg.publish.folder import OutputFolder
from kg.serve.doctor import examine
from tests.tiny import REPORTS, ROOT, contents, write_reports

KILLS = 10
LOCK_SECONDS = 30


class Place:
    """Sources that are switched between two states, the bytes that a build of each must have, and a process that builds."""

    def __init__(self, folder: Path, builder: subprocess.Popen[str]) -> None:
        self.reports = folder / "reports"
        self._folder = folder
        self._builder = builder
        other = {**REPORTS, "lasers.html": REPORTS["lasers.html"].replace("40%", "41%"), "new.md": "Sales grew by 5% in 2022."}
        self.expected = []
        for state, reports in enumerate((REPORTS, other)):
            write_reports(folder / f"state{state}", reports)
            self.build(state, folder / f"fresh{state}")
            self.expected.append(contents(folder / f"fresh{state}"))

    def switch(self, state: int) -> None:
        shutil.rmtree(self.reports, ignore_errors=True)
        shutil.copytree(self._folder / f"state{state}", self.reports)

    def build(self, state: int, output: Path) -> None:
        self.switch(state)
        assert self.die(output) == 0

    def die(self, output: Path, point: int = 0, delay: float = 0.0) -> int:
        """The exit status of a build that is killed."""
        assert self._builder.stdin and self._builder.stdout
        print(self.reports, output, point, delay, sep="\t", file=self._builder.stdin, flush=True)
        return int(self._builder.stdout.readline())

    def assert_whole(self, output: Path) -> None:
        """The build in `output` is one of the two, or there is none at all."""
        try:
            with kg.open(output) as graph:
                checks = examine(graph)
        except BuildError:
            assert not (output / "claims.jsonl").exists(), "half a build is visible"
            return
        assert all(check.sound for check in checks), checks
        assert contents(output) in self.expected


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    command = [sys.executable, str(ROOT / "tests" / "crash.py")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment) as builder:
        found = Place(tmp_path_factory.mktemp("crash"), builder)
        assert found.expected[0] != found.expected[1]
        yield found


def test_death_before_every_change_of_the_file_system(place: Place, tmp_path: Path) -> None:
    output = tmp_path / "output"
    statuses = []
    for point in range(1, 500):
        place.switch(point % 2)
        statuses.append(place.die(output, point))
        place.assert_whole(output)
        if statuses[-1] == 0:
            break
    assert set(statuses) == {0, -signal.SIGKILL}
    assert len(statuses) > 20, "the first build alone makes more changes than that"
    assert contents(output) == place.expected[point % 2]


def test_death_at_random_moments(place: Place, tmp_path: Path) -> None:
    output = tmp_path / "output"
    started = time.monotonic()
    assert place.die(output) == 0
    whole = time.monotonic() - started
    rng = random.Random(5)
    statuses = []
    for number in range(KILLS):
        place.switch(number % 2)
        statuses.append(place.die(output, delay=whole * rng.uniform(0.05, 0.95)))
        place.assert_whole(output)
    assert -signal.SIGKILL in statuses
    place.build(1, output)
    assert contents(output) == place.expected[1]
    assert len(list((output / ".claimgraph" / "builds").iterdir())) == 1, "what dead builds left is swept"


def test_the_workers_of_a_killed_build_do_not_hold_its_lock(place: Place, tmp_path: Path) -> None:
    place.switch(0)
    for number in range(5):
        place.die(tmp_path / "output", delay=0.02 * (number + 1))
    deadline = time.monotonic() + LOCK_SECONDS
    while True:  # a worker that has not yet closed the lock looks for its parent twice a second
        try:
            with OutputFolder(tmp_path / "output").locked():
                return
        except OutputError:
            assert time.monotonic() < deadline
            time.sleep(0.1)


def test_two_builds_at_once(place: Place, tmp_path: Path) -> None:
    output = tmp_path / "output"
    place.build(0, output)
    place.switch(1)
    with OutputFolder(output).locked(), pytest.raises(OutputError, match="another build is writing here"):
        build([place.reports], output, Options(jobs=1, site=False))
    assert contents(output) == place.expected[0]


@pytest.mark.parametrize("limit", [0, 30_000, 60_000, 150_000])
def test_a_disk_that_is_full_at_any_point(place: Place, tmp_path: Path, limit: int) -> None:
    """No file of the new build may grow beyond `limit` bytes; the whole takes 170,000."""
    output = tmp_path / "output"
    place.build(0, output)
    place.switch(1)
    command = [sys.executable, "-m", "kg", "build", str(place.reports), "-o", str(output), "--jobs", "1", "--no-site"]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=LOCK_SECONDS,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == OutputError.exit_code, done.stderr
    assert "nothing was replaced" in done.stderr
    assert contents(output) == place.expected[0]
    place.build(1, output)
    assert contents(output) == place.expected[1]


def test_ctrl_c_keeps_what_was_read(tmp_path: Path) -> None:
    texts = {f"r{number}.md": REPORTS["lasers.html"].replace("500 million", f"{number} million") for number in range(1500)}
    write_reports(tmp_path / "reports", texts)
    command = [sys.executable, "-m", "kg", "build", str(tmp_path / "reports"), "-o", str(tmp_path / "output"), "--jobs", "1"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as running:
        deadline = time.monotonic() + LOCK_SECONDS
        while not _kept(tmp_path / "output"):
            assert time.monotonic() < deadline
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=LOCK_SECONDS)
    assert (running.returncode, "what was read is kept, and the same command goes on from there" in err) == (130, True)
    assert 0 < _kept(tmp_path / "output") < len(texts)
    with pytest.raises(BuildError):
        kg.open(tmp_path / "output")


def _kept(output: Path) -> int:
    place = output / ".claimgraph" / "extractions.sqlite"
    if not place.exists():
        return 0
    with closing(sqlite3.connect(place)) as cache, suppress(sqlite3.OperationalError):
        return int(cache.execute("SELECT COUNT(*) FROM extraction").fetchone()[0])
    return 0
