"""Pictures of the main pages over the sample, light and dark, wide and narrow: `python -m tests.screenshots [FOLDER]`.

Without a folder it renews those that the README shows, in docs/images.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from kg.pipeline import Options, build
from kg.publish.view import graph_page
from kg.publish.view_graph import picture
from kg.serve.dataset import Graph
from tests.browser import browser
from tests.conftest import SAMPLE

ROOT = Path(__file__).parents[1]
README_SHOTS = {"start-light-wide": "start", "finding-light-wide": "finding", "view-light-wide": "graph"}
SETTLED_SECONDS = 1.0  # fonts and pictures are drawn by then


def pages(output: Path) -> dict[str, str]:
    """A name and an address for each picture."""
    with Graph(output) as graph:
        finding = graph.findings(kind="contradiction")[0]
        market = next(e.id for e in graph.entities("market") if e.label.startswith("Outsourced"))
        company = graph.names("ASE Group", ("company",))[0].id
        report = next(r.id for r in graph.reports() if r.report == "osat-market")
        publisher = next(e.id for e in graph.entities("publisher"))
        (output / "view.html").write_text(
            graph_page(picture(graph.to_networkx(), company), "ASE Group", "Red: claims that cannot both be true."),
            encoding="utf-8",
        )
    return {
        "start": "index.html",
        "findings": "findings.html",
        "finding": f"finding.html?id={finding.id}",
        "market": f"market.html?id={market}",
        "company": f"company.html?id={company}",
        "publisher": f"publisher.html?id={publisher}",
        "publishers": "publishers.html",
        "report": f"report.html?id={report}",
        "graph": "graph.html",
        "ego": f"graph.html?id={company}",
        "view": "view.html",
    }


def shoot(output: Path, target: Path) -> None:
    """Every page in four ways."""
    target.mkdir(parents=True, exist_ok=True)
    addresses = pages(output)
    for dark in (False, True):
        for width, height in ((1280, 860), (420, 900)):
            with browser(width, height, dark) as driver:
                for name, address in addresses.items():
                    driver.get(f"{output.resolve().as_uri()}/{address}")
                    time.sleep(SETTLED_SECONDS)
                    driver.save_screenshot(
                        str(target / f"{name}-{'dark' if dark else 'light'}-{'wide' if width > 800 else 'narrow'}.png")
                    )


def main() -> None:
    """Build the sample and take the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        build([SAMPLE], output, Options(jobs=1))
        if len(sys.argv) > 1:
            shoot(output, Path(sys.argv[1]))
            return
        shots = Path(folder) / "shots"
        shoot(output, shots)
        for shot, name in README_SHOTS.items():
            (ROOT / "docs" / "images" / f"{name}.png").write_bytes((shots / f"{shot}.png").read_bytes())


if __name__ == "__main__":
    main()
