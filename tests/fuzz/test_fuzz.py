"""A short run of each fuzz target, and what longer runs have found."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.checks import check_bytes, check_text
from tests.fuzz.run import WORDS, seeds
from tests.tiny import ROOT

SECONDS = 5
PIECES = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=30).map("".join)
FOUND = (
    "of 202+ - 2030",  # a plus behind the first number of a range was looked up among the signs before a number
    "5+ - 8%",
)


@pytest.mark.parametrize("target", ["html", "numbers"])
def test_a_short_run_finds_nothing(tmp_path: Path, target: str) -> None:
    if importlib.util.find_spec("atheris") is None:
        if os.environ.get("CI"):
            pytest.fail("atheris is absent: pip install 'claimgraph[fuzz]'")
        pytest.skip("atheris is absent: pip install 'claimgraph[fuzz]' (Linux only)")
    command = [sys.executable, "-m", f"tests.fuzz.{target}", "--seconds", str(SECONDS), "--corpus", str(tmp_path / "corpus")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr[-3000:]
    runs = int(done.stderr.rpartition("stat::number_of_executed_units:")[2].split()[0])
    assert runs > 20, "hardly an input was tried"


@pytest.mark.parametrize("text", FOUND)
def test_what_was_found(text: str) -> None:
    check_text(text)


@settings(max_examples=150, deadline=None)
@given(PIECES)
def test_quantities_and_times_of_any_text(text: str) -> None:
    check_text(text)


@settings(max_examples=60, deadline=None)
@given(PIECES, st.integers(0, len(seeds()) - 1), st.floats(0, 1))
def test_claims_of_a_damaged_sample(text: str, number: int, place: float) -> None:
    data = seeds()[number]
    at = int(len(data) * place)
    check_bytes(data[:at] + text.encode("utf-8", "replace") + data[at + 3 :])
