"""Revenue, sales, turnover of a company or of its division.

Example: "Intel reported revenues of around $79 billion in 2021".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.context import Context
from kg.extract.measures.assemble import Makes, claims_of
from kg.model import Claim

KIND_OF = {"company": "company_revenue"}
KINDS = frozenset(KIND_OF.values())
MAKES = Makes(KIND_OF, "revenue/1")


def extract(context: Context) -> Iterator[Claim]:
    """One claim for each amount; of a row of companies with one amount, one for each."""
    for reading in context.readings:
        if reading.measured == "revenue":
            yield from claims_of(context, reading, MAKES)
