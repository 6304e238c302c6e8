"""What the README quotes, made from the thing itself: `python -m tests.readme` renews it, tests/test_readme.py compares.

`demo` is what `kg demo` prints; `accuracy` is the table of tests/gold/floors.json.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
FLOORS = Path(__file__).with_name("gold") / "floors.json"
SETS = {"sd": "home genre (38 reports)", "o": "other publishers (12 reports)"}
HEADER_FIELDS = ("title", "market", "publisher", "report_id", "forecast")


def demo() -> str:
    """What the demo prints, without the time it took."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "kg", "demo", "--jobs", "1"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return "```\n" + re.sub(r"; [\d.]+ s\)", ")", done.stdout.strip()) + "\n```"


def accuracy() -> str:
    """The floors as a table: a row a kind, columns by set and level."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["floors"]
    kinds = sorted({key.rsplit(" ", 1)[0] for rows in floors.values() for key in rows if " " in key} - {"*"})
    lines = ["| F1 | " + " | ".join(f"{name}: value / time / full" for name in SETS.values()) + " |", "|---|---|---|"]
    for kind in ("*", *kinds):
        cells = [" / ".join(_cell(floors[key], f"{kind} {level}") for level in ("value", "time", "full")) for key in SETS]
        lines.append(f"| {'**all claims**' if kind == '*' else kind} | {' | '.join(cells)} |")
    names = ("companies", "segments", "applications")
    lines.extend(f"| {name} named | {' | '.join(_cell(floors[key], name) for key in SETS)} |" for name in names)
    fields = [", ".join(f"{f} {floors[key][f]:.0%}" for f in HEADER_FIELDS) for key in SETS]
    lines.append(f"| header fields right | {' | '.join(fields)} |")
    return "\n".join(lines)


def _cell(rows: dict[str, float], key: str) -> str:
    return f"{rows[key]:.3f}" if key in rows else "–"


PARTS = {"demo": demo, "accuracy": accuracy}


def render(text: str) -> str:
    """The README with every part made anew."""
    for name, make in PARTS.items():
        start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        before, rest = text.split(start)
        text = f"{before}{start}\n{make()}\n{end}{rest.split(end)[1]}"
    return text


if __name__ == "__main__":
    README.write_text(render(README.read_text(encoding="utf-8")), encoding="utf-8")
