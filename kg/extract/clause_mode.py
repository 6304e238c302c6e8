"""Reported or projected: the verb that governs a number (guide, rule 11)."""

from __future__ import annotations

import re

from kg.extract.clause import Statement
from kg.extract.units import words
from kg.model import Mode

_RELATIVE = re.compile(r"\b(?:that|which|who|as|where) (?:\w+ ){0,1}$")
_PROJECTED_BEHIND = re.compile(r"\W{0,3}(?:projected|expected|anticipated|forecast(?:ed)?|predicted)\b")
_PAST_GROWTH = frozenset(
    words("grew witnessed registered recorded experienced rose increased saw achieved expanded declined fell posted")
)


def mode_at(statement: Statement, start: int, end: int) -> Mode | None:
    """Mode of the nearest verb before a number, else of the first verb behind it in its clause; None where there is none.

    Verbs in asides and in relative clauses do not count, nor participles ("holding 40%"): what hangs takes the mode of what
    it hangs on.
    """
    if _PROJECTED_BEHIND.match(statement.text, end):
        return "projected"
    here = statement.aside_of(start)
    for modal in reversed(statement.modals):
        if modal.start >= start:
            continue
        aside = statement.aside_of(modal.start)
        if aside is not None and aside != here:
            continue
        relative = _RELATIVE.search(statement.text, max(statement.span.start, modal.start - 24), modal.start)
        if relative and statement.text.find(",", modal.end, start) >= 0:
            continue
        return modal.mode
    comma = statement.text.find(",", end, statement.span.end)
    limit = comma if comma >= 0 else statement.span.end
    return next((modal.mode for modal in statement.modals if end <= modal.start < limit), None)


def past_growth(statement: Statement, start: int) -> bool:
    """Whether the verb nearest before a growth rate tells of the past."""
    verbs = [modal for modal in statement.modals if modal.start < start]
    return bool(verbs) and verbs[-1].word in _PAST_GROWTH
