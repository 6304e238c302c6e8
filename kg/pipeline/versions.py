"""What a result depends on besides the files: the code and the libraries. Told once a process: what runs was loaded then."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
# What reads and extracts: a change elsewhere leaves the kept extractions valid.
READERS = ("corpus", "extract", "model", "vocab.py", "pipeline/worker.py")
LIBRARIES = ("beautifulsoup4", "lxml", "msgspec", "networkx", "pyoxigraph", "pyvis", "rapidfuzz")


@cache
def extractor_version() -> str:
    """A hash of everything that an extraction depends on besides its file."""
    return _digest([PACKAGE / part for part in READERS])


@cache
def build_version() -> str:
    """A hash of everything that a build depends on besides its input."""
    return _digest([PACKAGE])


def _digest(places: Iterable[Path]) -> str:
    digest = hashlib.sha256(repr((sys.version_info[:2], [version(name) for name in LIBRARIES])).encode())
    for place in places:
        for file in sorted(_files(place)):
            digest.update(file.relative_to(PACKAGE).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:32]


def _files(place: Path) -> Iterable[Path]:
    """Sources and data, but nothing that Python or an editor leaves beside them."""
    if place.is_file():
        return [place]
    return (file for file in place.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
