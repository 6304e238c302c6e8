"""Shares of the market: who holds how much of it.

Example: "Europe accounts for about 20%, followed by China at 15%".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.context import Context
from kg.extract.measures.assemble import Makes, claims_of
from kg.model import Claim

KIND_OF = {"region": "region_share", "company": "company_share", "segment": "segment_share", "application": "application_share"}
KINDS = frozenset(KIND_OF.values())
MAKES = Makes(KIND_OF, "share/1")


def extract(context: Context) -> Iterator[Claim]:
    """One claim for each percentage that a region, company, segment or application holds of the market."""
    for reading in context.readings:
        if reading.measured == "share":
            yield from claims_of(context, reading, MAKES)
