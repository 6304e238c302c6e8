"""What a market is worth: the report's market, or its part in a region, segment or application.

Example: "The market was valued at $3.2 billion in 2022 and is projected to reach $5 billion by 2030".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.context import Context
from kg.extract.measures.assemble import Makes, claims_of
from kg.model import Claim

KIND_OF = {"market": "market_size", "region": "region_size", "segment": "segment_size", "application": "application_size"}
KINDS = frozenset(KIND_OF.values())
MAKES = Makes(KIND_OF, "size/1", default="market")
MAKES_OF_SALES = Makes(KIND_OF, "size/1")  # revenue without a subject is no market's


def extract(context: Context) -> Iterator[Claim]:
    """One claim for each amount of money that a market is worth; a market's revenue or sales are its size."""
    for reading in context.readings:
        if reading.measured == "size":
            yield from claims_of(context, reading, MAKES)
        elif reading.measured == "revenue":
            yield from claims_of(context, reading, MAKES_OF_SALES)
