"""Any other number about a company: employees, countries, plants, market capitalisation, investments, profit.

Example: "Bosch employs about 400,000 people"; "Intel committed over $20 billion to new plants".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.context import Context
from kg.extract.measures.assemble import Makes, claims_of
from kg.model import Claim

KIND_OF = {"company": "company_other"}
KINDS = frozenset(KIND_OF.values())
MAKES = Makes(KIND_OF, "company_other/1")
MEASURED = frozenset({"firm", "count", "volume", "amount"})


def extract(context: Context) -> Iterator[Claim]:
    """One claim for each number whose subject is a company and that is no revenue, share or growth."""
    for reading in context.readings:
        if reading.measured in MEASURED and (reading.measured == "firm" or not reading.inherited):
            yield from claims_of(context, reading, MAKES)
