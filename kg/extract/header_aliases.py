"""Other names that a report uses for its market: acronyms, long forms, "also known as"."""

from __future__ import annotations

from kg.model import Report


def aliases(report: Report, market: str) -> tuple[str, ...]:
    """Names other than `market` that the report uses for it, in text order."""
    return ()
