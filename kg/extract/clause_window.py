"""A run of quantities and the words of its sentence that are its own."""

from __future__ import annotations

from typing import NamedTuple

from kg.extract.clause import Statement
from kg.model import Quantity, Span


class Window(NamedTuple):
    """The words from `floor`, where the number before ends, to `limit`, where the next one begins."""

    statement: Statement
    run: list[Quantity]
    floor: int
    limit: int

    @property
    def text(self) -> str:
        """The text of the whole report."""
        return self.statement.text

    @property
    def span(self) -> Span:
        """From the first number to the last."""
        return Span(self.run[0].span.start, self.run[-1].span.end)
