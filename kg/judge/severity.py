"""How much a finding matters, from 0 to 1, and its word.

    severity = weight * size * sides * certainty * doubt

- weight: of the finding's kind (`vocab.FINDINGS`), 1.0 for a contradiction, 0.1 for what only looks like one;
- size = x / (x + 1.5), where x is the gap in tolerances: ln(ratio) / (2 * tolerance of the kind of claim), so a gap of 1.5
  times the width that a hedge covers weighs half; where a ratio has no meaning (a sign change, years) the plain gap over it;
- sides = 1 - 0.2 / n, n = independent sources on the side that has fewer: 0.8 for one word against another;
- certainty: the lowest score among the matches that make the claims comparable;
- doubt: 1, or less where a rule knows a reason why the claims may both be true (said in the rule).

An undated finding counts 0.6 times, and is at most `notable`. 16 against 11 billion USD by one source each: x = 3.7,
size 0.71, severity 0.57, major.
"""

from __future__ import annotations

import math
from decimal import Decimal

from kg import vocab
from kg.model import SeverityWord

HALF_SIZE = 1.5  # gap in tolerances at which `size` is one half
LONE_SIDE = 0.2
UNDATED = 0.6  # a plain cap would make most of them equal: 2,100 of 9,818 reports' findings stood at 0.49
RANK_SIZE = 0.75  # a leader has no number: as far apart as values by a third (ln 1.57 / 0.1 = 4.5 tolerances)
_WORDS: dict[str, SeverityWord] = {"minor": "minor", "notable": "notable", "major": "major", "extreme": "extreme"}
_BELOW_MAJOR = next(bound for bound, word in vocab.SEVERITIES if word == "major") - 0.01


def tolerances(kind: str, low: Decimal, high: Decimal) -> float:
    """The distance of two values in widths that a hedge of this kind of claim covers.

    >>> round(tolerances("company_revenue", Decimal(11), Decimal(16)), 2)
    3.75
    >>> tolerances("company_founded", Decimal(1968), Decimal(1970))
    2.0
    """
    width = 2 * float(vocab.KINDS[kind].tolerance)
    a, b = float(low), float(high)
    if width == 0:
        return abs(b - a)
    if a > 0 and b > 0:
        return abs(math.log(b) - math.log(a)) / width
    return abs(b - a) / (width * max(abs(a), abs(b), 1e-9))


def size(x: float) -> float:
    """Gap in tolerances, folded into [0, 1)."""
    return x / (x + HALF_SIZE)


def sides(weaker: int) -> float:
    """The factor for the number of independent sources on the weaker side.

    >>> sides(1), sides(2)
    (0.8, 0.9)
    """
    return 1 - LONE_SIDE / max(weaker, 1)


def capped(number: float, undated: bool) -> float:
    """The product of the formula's factors, rounded; below `major` for what is undated."""
    return round(min(number * UNDATED, _BELOW_MAJOR) if undated else number, 4)


def word(number: float) -> SeverityWord:
    """The word of a severity.

    >>> word(0.1), word(0.5), word(0.9)
    ('minor', 'major', 'extreme')
    """
    return _WORDS[max((bound, name) for bound, name in vocab.SEVERITIES if bound <= number)[1]]
