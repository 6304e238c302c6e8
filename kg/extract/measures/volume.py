"""How many units or tonnes a market amounts to.

Example: "The market reached a volume of 5.2 million tons in 2023".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.context import Context
from kg.extract.measures.assemble import claims_of
from kg.model import Claim

KIND_OF = {"market": "market_volume"}
KINDS = frozenset(KIND_OF.values())
EXTRACTOR = "volume/1"


def extract(context: Context) -> Iterator[Claim]:
    """One claim for each volume whose subject is the market."""
    for reading in context.readings:
        if reading.measured == "volume":
            yield from claims_of(context, reading, KIND_OF, EXTRACTOR)
