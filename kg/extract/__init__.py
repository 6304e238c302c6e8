"""Report -> Extraction: header fields, names as written, claims, and a ledger of the numbers that are in no claim."""

from __future__ import annotations

from kg.extract.period import Time, times
from kg.extract.quantity import quantities

__all__ = ["Time", "quantities", "times"]
