"""Same input, same bytes: whatever the hash seed, the order of the files, the workers, the time zone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import SAMPLE
from tests.tiny import contents, kg

VARIANTS = {
    "another hash seed, two workers": ({"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland"}, "2", False),
    "a third hash seed, files in another order": ({"PYTHONHASHSEED": "4242", "TZ": "America/Lima", "LC_ALL": "C"}, "1", True),
}


def _build(folder: Path, environment: dict[str, str], jobs: str, turned: bool) -> dict[str, bytes]:
    """Build a copy of the sample made in one order or the other, named by a path that is the same for all."""
    for path in sorted(SAMPLE.iterdir(), reverse=turned):
        (folder / "reports").mkdir(parents=True, exist_ok=True)
        shutil.copy(path, folder / "reports")
    sources = sorted((path.name for path in (folder / "reports").iterdir()), reverse=turned)
    done = kg("build", *(f"reports/{name}" for name in sources), "--jobs", jobs, cwd=folder, **environment)
    assert done.returncode == 0, done.stderr
    found = contents(folder / "output")
    del found[".sources.json"]  # private: where the files lie on this machine
    return found


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return _build(tmp_path_factory.mktemp("first"), {"PYTHONHASHSEED": "0", "TZ": "UTC"}, "1", False)


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_bytes_are_the_same(first: dict[str, bytes], tmp_path: Path, variant: str) -> None:
    other = _build(tmp_path, *VARIANTS[variant])
    assert sorted(other) == sorted(first)
    assert [name for name in first if first[name] != other[name]] == []
    assert {
        "claims.jsonl",
        "graph.nq",
        "graph.ttl",
        "graph.trig",
        "graph.jsonld",
        "graph.graphml",
        "index.html",
    } <= first.keys()
