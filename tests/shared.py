"""Where the corpus and the gold live: ../shared, or CLAIMGRAPH_SHARED. Never copied into the project."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("CLAIMGRAPH_SHARED", Path(__file__).parents[2] / "shared"))

needs_shared = pytest.mark.skipif(
    not (SHARED / "gold").is_dir(), reason=f"{SHARED} is absent: set CLAIMGRAPH_SHARED to the folder with corpus/ and gold/"
)
