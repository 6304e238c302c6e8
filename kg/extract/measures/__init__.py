"""The measures, one file each. `EXTRACTORS` is the visible table of them, in the order in which they are asked."""

from kg.extract.measures import company_other, growth, growth_amount, other, revenue, share, size, volume
from kg.extract.measures.table import Measure

EXTRACTORS: tuple[Measure, ...] = (growth, growth_amount, size, volume, share, revenue, company_other, other)

__all__ = ["EXTRACTORS", "Measure"]
