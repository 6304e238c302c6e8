"""Claims that speak of entities -> findings: what cannot all be true, why, and how much it matters.

The decision table of DESIGN.md section 3 is `rules.CASCADE`, the rules of their own follow in `rules.RULES`; each is one file.
"""

from kg.judge.case import Case
from kg.judge.judgement import judge

__all__ = ["Case", "judge"]
