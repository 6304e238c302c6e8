"""What a file of this folder offers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from kg.extract.context import Context
from kg.model import Claim


class Measure(Protocol):
    """A measure: the kinds of claims it makes, and how it finds them."""

    KINDS: frozenset[str]

    def extract(self, context: Context) -> Iterator[Claim]:
        """The claims of this measure in a report."""
        ...
