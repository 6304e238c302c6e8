"""Growth rates: of the market, or of what is named as growing.

Example: "The market is expected to grow at a CAGR of 7.3% from 2024 to 2031".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.context import Context
from kg.extract.measures.assemble import Makes, claims_of
from kg.model import Claim

KIND_OF = {
    "market": "market_cagr",
    "region": "region_cagr",
    "segment": "segment_cagr",
    "application": "application_cagr",
    "company": "company_growth",
}
KINDS = frozenset(KIND_OF.values())
MAKES = Makes(KIND_OF, "growth/1", default="market")


def extract(context: Context) -> Iterator[Claim]:
    """One claim for each rate a year. Where the sentence names nothing that grows, it is the report's market."""
    for reading in context.readings:
        if reading.measured == "rate":
            yield from claims_of(context, reading, MAKES)
