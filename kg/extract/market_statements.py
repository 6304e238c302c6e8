"""Readings of press releases, news and notes, put right where they differ from the home genre.

In the home genre a number without a subject is the market's. Here it is whose the text spoke of last, or nobody's; sizes
come as "from A in Y1 to B in Y2", "to B by Y2 from A", "from A to B from Y1 to Y2", "A ... to B a decade later", in two
currencies; quarters stand without their year. One sentence is looked at at a time, with the subject carried into it.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.clause_reading import Reading
from kg.extract.clause_time import Clock
from kg.extract.press_measured import measured
from kg.extract.press_subject import Speech
from kg.extract.press_time import dated, moded, quarter_year, ways
from kg.model import Header, Mention, Report


class Refinery:
    """Puts the readings of one report right."""

    def __init__(self, report: Report, header: Header, mentions: Sequence[Mention]) -> None:
        self.speech = Speech(report, header, mentions)
        self.forecast = header.forecast
        self.quarters = quarter_year(report.text, header.date)

    def refined(self, found: Sequence[Reading]) -> list[Reading]:
        """The readings of one sentence, put right from left to right."""
        clock = Clock(found[0].statement, [reading.span for reading in found], self.forecast, None)
        out: list[Reading] = []
        for index, reading in enumerate(found):
            following = found[index + 1] if index + 1 < len(found) else None
            out.append(
                self._one(measured(reading, out[-1] if out else None, clock, index), out[-1] if out else None, following)
            )
        return ways(out)

    def _one(self, reading: Reading, previous: Reading | None, following: Reading | None) -> Reading:
        owned = self.speech.of(reading, previous) if reading.measured else reading
        return moded(dated(owned, previous, following, self.quarters)) if owned.measured else owned
