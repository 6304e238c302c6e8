"""The bytes of a build do not depend on the machine's clock, on file times, on the folder's order, or on four workers."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.conftest import SAMPLE
from tests.tiny import REPORTS, ROOT, contents, kg, write_reports

# Loaded by every Python process that finds it on its path: the clock of another day, running on.
CLOCK = """
import time
_now, _now_ns = time.time, time.time_ns
time.time = lambda: _now() + {shift}
time.time_ns = lambda: _now_ns() + {shift} * 10**9
"""
VARIANTS: dict[str, tuple[int, int, int, str]] = {  # seed of the order and of hashing, shift of the clock in seconds, workers
    "one worker, in 2035": (1, 300_000_000, 1, "Asia/Kathmandu"),
    "two workers, in 1999": (2, -800_000_000, 2, "Pacific/Marquesas"),
    "four workers": (3, 0, 4, "UTC"),
}


def _build(folder: Path, seed: int, shift: int, jobs: int, zone: str) -> dict[str, bytes]:
    clock = folder / "clock"
    clock.mkdir(parents=True)
    (clock / "sitecustomize.py").write_text(CLOCK.format(shift=shift), encoding="ascii")
    names = sorted(path.name for path in SAMPLE.iterdir())
    random.Random(seed).shuffle(names)
    (folder / "reports").mkdir()
    for number, name in enumerate(names):
        copy = shutil.copy(SAMPLE / name, folder / "reports" / name)
        os.utime(copy, (number * 1_000_000, number * 1_000_000 + shift))
    write_reports(folder / "reports", REPORTS)
    environment = {"PYTHONHASHSEED": str(seed), "TZ": zone, "PYTHONPATH": f"{clock}{os.pathsep}{ROOT}"}
    done = kg("build", "reports", "--jobs", str(jobs), cwd=folder, **environment)
    assert done.returncode == 0, done.stderr
    found = contents(folder / "output")
    del found[".sources.json"]  # private: where the files lie on this machine
    return found


def test_clock_times_order_and_workers_change_no_byte(tmp_path: Path) -> None:
    built = {name: _build(tmp_path / str(number), *variant) for number, (name, variant) in enumerate(VARIANTS.items())}
    first = built["four workers"]
    assert len(first) > 40, "pages and data are part of it"
    for name, other in built.items():
        assert sorted(other) == sorted(first), name
        assert [path for path in first if first[path] != other[path]] == [], name


def test_the_clock_is_really_another(tmp_path: Path) -> None:
    shift = 300_000_000
    (tmp_path / "sitecustomize.py").write_text(CLOCK.format(shift=shift), encoding="ascii")
    code = "import time; print(time.time())"
    told = subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": str(tmp_path)}, capture_output=True, check=True)
    assert float(told.stdout) > time.time() + shift / 2
