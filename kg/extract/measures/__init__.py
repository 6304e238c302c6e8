"""The measures, one file each. `EXTRACTORS` is the visible table of them, in the order in which they are asked."""

from kg.extract.measures import (
    company_other,
    founded,
    growth,
    growth_amount,
    leadership,
    other,
    revenue,
    share,
    size,
    undisclosed,
    volume,
)
from kg.extract.measures.table import Measure

EXTRACTORS: tuple[Measure, ...] = (
    growth,
    growth_amount,
    size,
    volume,
    share,
    revenue,
    company_other,
    founded,
    leadership,
    undisclosed,
    other,
)

__all__ = ["EXTRACTORS", "Measure"]
