"""The whole dataset of a build, kept privately, so that every format can be written from a finished build."""

from __future__ import annotations

from pathlib import Path

import msgspec

from kg.errors import BuildError
from kg.model import Dataset

NAME = ".dataset.msgpack"


def write(dataset: Dataset, folder: Path) -> None:
    """Keep the dataset (80,000 claims: 0.4 s, 70 MB)."""
    (folder / NAME).write_bytes(msgspec.msgpack.encode(dataset, order="deterministic"))


def load(folder: Path) -> Dataset:
    """The dataset of a build. Raises BuildError where it is missing (a copy without hidden files) or damaged."""
    try:
        return msgspec.msgpack.decode((folder / NAME).read_bytes(), type=Dataset)
    except (OSError, msgspec.DecodeError) as error:
        raise BuildError(f"{folder / NAME} is missing or damaged ({error}); build again") from error
