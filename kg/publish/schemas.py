"""The JSON Schemas of the JSON-lines files; the version stands in each `$id`."""

from __future__ import annotations

from pathlib import Path

from kg.errors import UsageError

FOLDER = Path(__file__).with_name("schemas")


def names() -> tuple[str, ...]:
    """Names of the files that have a schema, sorted."""
    return tuple(sorted(path.name.removesuffix(".schema.json") for path in FOLDER.glob("*.schema.json")))


def text(name: str) -> str:
    """The schema of a line of `name`.jsonl as JSON text. Raises UsageError for an unknown name."""
    if name not in names():
        raise UsageError(f"there is no schema {name!r}; there are: {', '.join(names())}")
    return (FOLDER / f"{name}.schema.json").read_text(encoding="utf-8")
