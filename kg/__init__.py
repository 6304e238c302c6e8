"""claimgraph: market-research reports in, a graph of claims out, and which of them cannot all be true.

>>> import kg
>>> graph = kg.build("reports/")                # doctest: +SKIP
>>> graph.claims(company="Amkor")               # doctest: +SKIP
>>> graph.findings(min_severity="major")        # doctest: +SKIP
>>> kg.open("output").query("SELECT ...")       # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.serve.dataset import Graph

__version__ = "0.1.0"
__all__ = ["__version__", "build", "open"]


def build(  # noqa: PLR0913 each is an option of the command
    sources: str | Path | Sequence[str | Path],
    output: str | Path = "output",
    *,
    jobs: int | None = None,
    site: bool = True,
    decisions: str | Path | None = None,
    fresh: bool = False,
) -> Graph:
    """Build the graph of all reports in `sources` (files, folders, patterns) into the folder `output`, and open it.

    `jobs`: worker processes, None for one a core. `site`: write the pages too. `decisions`: the decisions file; None takes
    decisions.csv of the first source folder that has one. `fresh`: read everything again, also what is kept.
    What was in `output` is replaced whole or not at all. Raises SourceError where no report can be had, OutputError where the
    folder cannot be written.
    """
    from kg.pipeline import Options  # noqa: PLC0415 what only reads a build starts without the stages
    from kg.pipeline import build as run  # noqa: PLC0415

    several = [sources] if isinstance(sources, str | Path) else list(sources)
    run(several, output, Options(jobs=jobs, site=site, decisions=None if decisions is None else Path(decisions), fresh=fresh))
    return open(output)


def open(output: str | Path = "output") -> Graph:
    """The finished build in the folder `output`. Raises BuildError where there is none."""
    from kg.serve.dataset import Graph  # noqa: PLC0415 `import kg` alone costs nothing

    return Graph(output)
