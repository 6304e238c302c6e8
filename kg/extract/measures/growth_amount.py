"""The money by which a market grows over a period.

Example: "The market will grow by USD 4.2 billion during 2024-2028".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.context import Context
from kg.extract.measures.assemble import Makes, claims_of
from kg.model import Claim

KIND_OF = {"market": "market_growth_amount"}
KINDS = frozenset(KIND_OF.values())
MAKES = Makes(KIND_OF, "growth_amount/1", default="market")


def extract(context: Context) -> Iterator[Claim]:
    """One claim for each amount that the market grows by."""
    for reading in context.readings:
        if reading.measured == "amount":
            yield from claims_of(context, reading, MAKES)
