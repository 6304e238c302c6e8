"""Exports of a build into a folder, here or in a process with a hash seed of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import kg
from kg.serve.exports import Source, export
from tests.tiny import ROOT

SCRIPT = """
import sys, pathlib, kg
from kg.serve.exports import Source, export
with kg.open(sys.argv[1]) as graph:
    export(Source(graph.folder, graph.manifest.base), [sys.argv[2]], pathlib.Path(sys.argv[3]))
"""


def exported(build: Path, form: str, target: Path) -> list[Path]:
    """The files of a format of the build."""
    with kg.open(build) as graph:
        return export(Source(graph.folder, graph.manifest.base), [form], target)


def seeds_agree(build: Path, form: str, target: Path) -> bool:
    """Whether two processes with different hash seeds write the same bytes."""
    contents = []
    for seed in ("1", "2"):
        folder = target / seed
        folder.mkdir(parents=True)
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(build), form, str(folder)],
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PATH": "", "HOME": str(folder.parent)},
        )
        contents.append({path.name: path.read_bytes() for path in sorted(folder.iterdir())})
    return contents[0] == contents[1] and len(contents[0]) > 0


def lines(build: Path, name: str) -> list[dict[str, Any]]:
    """The lines of NAME.jsonl."""
    return [json.loads(line) for line in (build / f"{name}.jsonl").read_text(encoding="utf-8").split("\n") if line]
