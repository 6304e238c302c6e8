"""How many units or tonnes a market amounts to.

Example: "The market reached a volume of 5.2 million tons in 2023".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.context import Context
from kg.extract.measures.assemble import Makes, claims_of
from kg.model import Claim

KIND_OF = {"market": "market_volume"}
KINDS = frozenset(KIND_OF.values())
MAKES = Makes(KIND_OF, "volume/1")
MAKES_OF_MARKET = Makes(KIND_OF, "volume/1", default="market")

# Without the word "market": "Global demand for widgets came to 1.2 million tonnes".
_WHOLE_MARKET = re.compile(
    r"\b(?:global|world|worldwide|total|overall|market|industry)(?: \w+)? (?:demand|consumption|production|shipments?|"
    r"sales|volume|output)\b",
    re.I,
)


def extract(context: Context) -> Iterator[Claim]:
    """One claim for each volume whose subject is the market."""
    for reading in context.readings:
        if reading.measured == "volume":
            span = reading.statement.span
            whole = reading.subjects is None and _WHOLE_MARKET.search(reading.statement.text, span.start, reading.span.start)
            yield from claims_of(context, reading, MAKES_OF_MARKET if whole else MAKES)
