"""The words that say what a number measures, and whether a clause reports or projects: two tables and one scan.

One pass over the words of a sentence with dictionaries costs 6 µs, a tenth of one alternation over all words.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from kg.extract.units import words
from kg.model import Mode, Span

Topic = Literal["rate", "growth", "share", "revenue", "size", "firm"]


class Cue(NamedTuple):
    """A word that says what is measured, at [start, end) of the text."""

    start: int
    end: int
    topic: Topic
    word: str


class Modal(NamedTuple):
    """A verb that says whether its clause reports or projects."""

    start: int
    end: int
    mode: Mode
    word: str
    noun: bool = False  # it stands before a noun: "the projected share"


TOPICS: dict[str, Topic] = {
    # Money and counts of a company that are no revenue.
    **dict.fromkeys(
        words(
            """profit profits income earnings ebitda ebit capitalization capitalisation cap invest invests invested investing
        investment investments acquire acquires acquired acquiring acquisition acquisitions purchase purchased
        expenditure expenditures spend spends spending spent budget funding funds fund raised raise assets asset
        equity debt contract contracts order orders backlog dividend dividends margin margins capex cost costs
        price prices priced deal deals merger loss losses loan loans grant grants settlement committed allocated
        savings saving shipments shipped deliveries capacity output tariff tariffs tax taxes"""
        ),
        "firm",
    ),
    **dict.fromkeys(
        words(
            """valued value values valuation valuations worth size sized sizes reach reaches reached reaching totaling
        totalling totaled market surpass surpasses surpassed surpassing exceed exceeds exceeded exceeding hit
        hits hitting attain attaining cross crossing"""
        ),
        "size",
    ),
    **dict.fromkeys(
        words(
            """share shares account accounts accounted accounting hold holds holding held capture captures captured capturing
        contribute contributes contributed contributing contribution contributions represent represents
        represented representing representation command commands commanded commanding comprise comprises
        comprised comprising constitute constitutes constituted constituting occupy occupies occupied occupying
        stake follow follows followed following dominate dominates dominated dominating dominance percentage
        percentages proportion portion secure secures securing secured possess possesses possessing garner
        garners garnering stands stood shares"""
        ),
        "share",
    ),
    # Growth without the word for a yearly rate counts only right before the number ("growing at 5%", "an increase of 12%").
    **dict.fromkeys(
        words(
            """growth grow grows growing grew grown expand expands expanding expanded expansion increase increases increased
        increasing rise rises rising rose decline declines declined declining decrease decreases decreased
        decreasing fall falls fell falling drop dropped surge surged surging climb climbed climbing jump jumped
        shrink shrinking contraction accelerating advance advancing"""
        ),
        "growth",
    ),
    **dict.fromkeys(words("cagr cagrs cgar rate rates"), "rate"),
    **dict.fromkeys(words("revenue revenues sales turnover topline"), "revenue"),
}

MODALS: dict[str, Mode] = {
    **dict.fromkeys(
        words(
            """holds held accounts accounted follows leads captures captured contributes contributed commands commanded
        represents represented comprises comprised reported reports generated generates achieved achieves
        recorded records posted posts earned earns has have had is are was were remains remained reached reaches
        stands stood boasts dominates makes made saw sees shows showed constitutes constituted occupies occupied
        controls controlled enjoys maintains maintained emerges emerged registered witnessed exceeded surpassed
        surpasses exceeds totaled totalled amounted amounts came comes indicates indicated grew rose secured
        retains retained claimed claims lead hold account contribute represent command capture report generate
        follow boast possess possesses experienced demonstrated declared announced garnered delivered touched
        crossed dominate drive drives continues comprise constitute highlights reveal reveals underscores
        expanded increased declined fell approaches"""
        ),
        "reported",
    ),
    **dict.fromkeys(
        words(
            """expected projected anticipated forecast forecasted forecasts forecasting predicted poised will would could may
        might should expects expect projects anticipates anticipate predicts predict slated projecting
        projection projections expecting likely potential potentially aims aiming targets targeting prediction
        predictions expectation expectations shall anticipating predicting envisioned foreseen set"""
        ),
        "projected",
    ),
}

# Plural or base forms report only as finite verbs: not in "to hold", "will hold", nor in "to lead and hold".
_BASES = frozenset(
    words(
        """lead hold account contribute represent command capture report generate follow boast possess dominate drive
        comprise constitute reveal have"""
    )
)
_AUXILIARIES = frozenset(words("to will would could may might should shall can"))
_COPULAS = frozenset(words("is are was were has have"))
_DETERMINERS = frozenset(words("the a an with its their"))

_WORD = re.compile(r"[A-Za-z]+")
# Words that project only in one form: "set to reach" (not "a set of"), "may reach" (not "May"), "estimated to reach" (not
# "estimated at"), "targets revenue of" (not "targets customers in").
_AT = re.compile(r"\w+ (?:to|for|a|an|revenues?|sales|growth|annual|over|around|approximately|[$€])\b", re.I)
_ONLY_SO: dict[str, re.Pattern[str]] = {
    "set": re.compile(r"set (?:to|for)\b", re.I),
    "may": re.compile(r"may\b|MAY\b"),
    "estimated": re.compile(
        r"estimated to (?:\w+ly )?(?:reach|grow|exceed|surpass|expand|hit|rise|increase|climb|register|witness|double|triple"
        r"|attain|cross|become|dominate|continue|show|see)\b",
        re.I,
    ),
    **dict.fromkeys(("aims", "aiming", "targets", "targeting"), _AT),
}
_NEAR = 16  # characters between a copula and the participle that makes it a projection: "is widely expected"


def scan(text: str, span: Span) -> tuple[list[Cue], list[Modal]]:
    """All cues and modal verbs of a sentence, in order.

    >>> cues, modals = scan("sales are expected to hold", Span(0, 26))
    >>> [cue.word for cue in cues], [(modal.word, modal.mode) for modal in modals]
    (['sales', 'hold'], [('expected', 'projected')])
    """
    cues: list[Cue] = []
    modals: list[Modal] = []
    previous = ""
    for match in _WORD.finditer(text, span.start, span.end):
        word = match[0].lower()
        if topic := TOPICS.get(word):
            cues.append(Cue(match.start(), match.end(), topic, word))
        if (word in MODALS or word == "estimated") and (modal := _modal(text, match, word, previous, modals)):
            modals.append(modal)
        previous = word
    return cues, modals


def _modal(text: str, match: re.Match[str], word: str, previous: str, modals: list[Modal]) -> Modal | None:
    """The modal verb that a word is, if it is one; removes a copula that only leads to it ("is expected")."""
    start, end = match.span()
    mode = "projected" if word == "estimated" else MODALS[word]
    last = modals[-1] if modals else None
    if (condition := _ONLY_SO.get(word)) and not condition.match(text, start):
        return None
    if mode == "projected":
        if last and last.word in _COPULAS and start - last.end <= _NEAR:
            modals.pop()
        return Modal(start, end, "projected", word, previous in _DETERMINERS)
    if last and word in _COPULAS and last.noun and text.find(",", last.end, start) < 0:
        return None  # "the projected shares are"
    return None if _is_infinitive(start, word, previous, last) else Modal(start, end, "reported", word)


def _is_infinitive(start: int, word: str, previous: str, last: Modal | None) -> bool:
    """ "to hold", "will further contribute", "expected to lead and hold", "as follows": verbs that report nothing."""
    if word == "follows":
        return previous == "as"
    if word not in _BASES:
        return False
    if previous in _AUXILIARIES:
        return True
    if last is None or last.mode != "projected":
        return False
    return previous in ("and", "or") or (last.word in _AUXILIARIES and start - last.end <= _NEAR)
