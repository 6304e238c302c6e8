"""Where the analysts' decisions are: a file beside the reports, an input like them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.errors import SourceError

NAME = "decisions.csv"


def find_decisions(sources: Sequence[str | Path], given: Path | None) -> Path | None:
    """The decisions file: the one given, or decisions.csv in the first source folder that has one.

    Raises SourceError where the one given does not exist.
    """
    if given is not None:
        if not given.is_file():
            raise SourceError(f"{given}: there is no such decisions file")
        return given
    places = (Path(source) / NAME for source in sources)
    return next((place for place in places if place.is_file()), None)
