"""build.json: what a finished build holds, so that a reader can tell whether all of it is there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from kg.errors import BuildError
from kg.publish.folder import MANIFEST

FORMAT = 1
"""Version of the folder's layout; raised when an older `kg` could not read a newer folder, or the other way round."""
SOURCES = ".sources.json"


class FileMark(Struct, frozen=True):
    """Size in bytes and SHA-256 of a file of the build."""

    bytes: int
    sha256: str


class Manifest(Struct, frozen=True, kw_only=True):
    """`fingerprint` changes with any input or code; `counts` are lines of the JSON files, `quads`, and `refused` files."""

    format: int
    claimgraph: str
    fingerprint: str
    base: str
    counts: dict[str, int]
    findings: dict[str, int]
    files: dict[str, FileMark]


def write(folder: Path, manifest: Manifest) -> None:
    """Write build.json: the last file of a build."""
    (folder / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest, order="deterministic"), indent=2) + b"\n")


def load(folder: Path) -> Manifest:
    """The manifest of a build. Raises BuildError where it is damaged or of another version of the layout."""
    try:
        found = json.loads((folder / MANIFEST).read_bytes())
        if found.get("format") != FORMAT:
            raise BuildError(
                f"{folder}: built in layout {found.get('format')} by claimgraph {found.get('claimgraph')}, this is layout "
                f"{FORMAT}; build again with this version"
            )
        return msgspec.convert(found, Manifest)
    except (OSError, ValueError, AttributeError) as error:
        raise BuildError(f"{folder / MANIFEST} is damaged ({error}); build again") from error


def marks(folder: Path) -> dict[str, FileMark]:
    """The marks of the files directly in `folder`, by name; folders (store/, pages) have marks of their own kind."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.is_file() and not path.name.startswith("."):
            with path.open("rb") as file:
                found[path.name] = FileMark(path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())
    return found


def write_sources(folder: Path, places: Mapping[str, str], decisions: str | None) -> None:
    """Keep where every file of the build was found: absolute paths by path shown, and the decisions file. Private."""
    text = json.dumps({"files": dict(sorted(places.items())), "decisions": decisions}, indent=0)
    (folder / SOURCES).write_text(text, encoding="ascii")


def load_sources(folder: Path) -> tuple[dict[str, str], str | None]:
    """Absolute paths by path shown, and the decisions file. Empty in a copy of a build that lost its private files."""
    try:
        found = json.loads((folder / SOURCES).read_text(encoding="ascii"))
        return found["files"], found["decisions"]
    except (OSError, ValueError, KeyError):
        return {}, None


def complete(folder: Path, manifest: Manifest) -> bool:
    """Whether every file is there and has its size; `kg doctor` looks closer."""
    return all(_size(folder / name) == mark.bytes for name, mark in manifest.files.items())


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else -1
