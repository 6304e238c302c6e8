"""Numbers about another market than the report's own (guide, rule 8).

Example: in a report on flip-chips, "the smartphone market is projected to reach $500 billion by 2027".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.context import Context
from kg.extract.measures.assemble import Makes, claims_of
from kg.model import Claim

KIND_OF = {"other-market": "other"}
KINDS = frozenset(KIND_OF.values())
MAKES = Makes(KIND_OF, "other/1")
MEASURED = frozenset({"size", "rate", "amount", "volume", "revenue"})


def extract(context: Context) -> Iterator[Claim]:
    """One claim for each size, rate or volume whose subject is another market."""
    for reading in context.readings:
        if reading.measured in MEASURED:
            yield from claims_of(context, reading, MAKES)
