"""Four small reports in our own words: what the tests of the line, the folder and the command line share."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

PAGE = """<p><h1>{market} Market Size, Share and Trends, {start} - {end}</h1></p>
<p><strong>Overview</strong></p>
<p>The market is expected to grow at a CAGR of {rate}% during the forecast period. {more}</p>
<p><a href="https://{host}/enquiry/request-sample/{number}">Get a sample</a></p>
<p>Key players include Amkor Technology, ASE Group and JCET Group. {players}</p>
<p>The {market} Market Analysis by types is segmented into:</p><ul><li>Wafer Level</li><li>Flip Chip</li></ul>
<p>The {market} Market Industry Research by Application is segmented into:</p><ul><li>Phones</li><li>Cars</li></ul>
<p>{regions}</p>
"""

REPORTS: dict[str, str] = {
    "chip-packaging.md": PAGE.format(
        market="Chip Packaging",
        start=2025,
        end=2032,
        rate="7.5",
        host="www.one-example.com",
        number="1001",
        more="Later estimates put it at a CAGR of 9.1% from 2025 to 2032.",
        players="Amkor Technology reported revenue of $6.5 billion in 2022. ASE's revenue for 2022 was about $21 billion.",
        regions="North America holds a share of 35%, followed by Europe at 25% and Asia-Pacific at 30%.",
    ),
    "sub/chip-packaging-outlook.md": PAGE.format(
        market="Chip Packaging",
        start=2024,
        end=2031,
        rate="7.5",
        host="www.two-example.com",
        number="2002",
        more="The market was valued at $30 billion in 2023.",
        players="Amkor Technology generated revenue of $3.1 billion in 2022. JCET Group was founded in 1972.",
        regions="Asia-Pacific dominates the market with a share of 45%.",
    ),
    "lasers.html": PAGE.format(
        market="Dental Laser",
        start=2024,
        end=2031,
        rate="5",
        host="www.one-example.com",
        number="1002",
        more="The market was valued at US$ 500 million in 2023 and will reach $900 million by 2031.",
        players="Amkor Technology reported revenue of $6.4 billion in 2021.",
        regions="Europe leads with 40%, North America with 38% and Asia-Pacific with 33%.",
    ),
    "note.txt": "Silicon foundry revenue note\n\nAmkor Technology reported revenue of $7.1 billion in 2022.\n",
}


def write_reports(folder: Path, reports: dict[str, str] | None = None) -> Path:
    """The reports as files below `folder`."""
    for name, text in (reports or REPORTS).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def kg(*arguments: object, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "kg", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=cwd,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


def contents(output: Path) -> dict[str, bytes]:
    """Every file of the build in `output` by its path in the build; the store, whose bytes are RocksDB's own, is left out."""
    build = (output / ".claimgraph" / "current").resolve()
    files = (path for path in build.rglob("*") if path.is_file() and "store" not in path.relative_to(build).parts)
    return {path.relative_to(build).as_posix(): path.read_bytes() for path in files}
