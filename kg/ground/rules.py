"""Every rule by which a name is held to be an entity, or two markets to relate: the closed, visible table.

`score` in [0, 1] is how sure the rule is where nothing else is known: measured on names of corpus/reports read by eye, rounded.
"""

from __future__ import annotations

from typing import NamedTuple


class Rule(NamedTuple):
    """A rule: its token, how sure it is, and the sentence a domain expert would agree to."""

    score: float
    meaning: str


RULES: dict[str, Rule] = {
    # companies
    "name": Rule(1.0, "The entity's own name."),
    "known-name": Rule(0.99, "A name that the ontology lists for this entity."),
    "legal-form": Rule(0.99, "Equal but for legal form, case, accents, punctuation or number."),
    "spacing": Rule(0.97, "Equal but for blanks and hyphens."),
    "transliteration": Rule(0.96, "Equal when umlauts are written with an e."),
    "group": Rule(0.95, "Equal but for “group” or “holding”: a group and its namesake trade under one name."),
    "gloss": Rule(0.96, "Reports gloss one form with the other."),
    "report-alias": Rule(0.95, "This report uses both forms for one company."),
    "short-form": Rule(0.90, "The beginning of one fuller name, and of no other that fits."),
    "acronym": Rule(0.88, "The initials of one fuller name that is met among the same competitors."),
    "place-prefix": Rule(0.85, "Equal but for the Chinese place in front, met among the same competitors."),
    "spelling": Rule(0.85, "A spelling slip: one letter of a long name."),
    "division": Rule(0.95, "A part that a company's own name and a word like “division” describe."),
    "group-of-companies": Rule(0.9, "Several companies with one value together."),
    # markets
    "market-name": Rule(1.0, "Equal but for number, hyphens, spelling and order of words."),
    "market-same": Rule(0.93, "Another name of the same market, by the rules of market names."),
    "market-gloss": Rule(0.90, "Names that share an acronym and half of their words."),
    # regions
    "region-name": Rule(0.99, "A name that the ontology lists for this region."),
    "region-unknown": Rule(0.7, "A place that the ontology does not know: its own name."),
    "region-rest": Rule(0.6, "What is left of a list: another rest in every report."),
    "region-group": Rule(0.95, "Several regions with one value together."),
    # the rest
    "part-name": Rule(0.95, "A segment or application of this market, equal but for number and spelling."),
    "publisher-name": Rule(1.0, "The host or name of the publisher."),
    "scope-text": Rule(0.6, "A scope in words, as written."),
    "decision": Rule(1.0, "A person decided it (decisions.csv)."),
}

# How market_relation decides: rule token -> meaning. Scores are the relation's, not a match's.
MARKET_RULES: dict[str, str] = {
    "no-words": "A name without words equals nothing.",
    "cas-number": "The CAS numbers decide.",
    "spelling": "Equal but for number, hyphens, spelling and order of words.",
    "spacing": "Equal but for blanks and hyphens.",
    "conjunction": "Equal but for “and”.",
    "gloss": "The gloss of one is the second part of the other.",
    "shared-gloss": "One acronym, and half of the words in common.",
    "cut-title": "A title that was cut, with the same acronym.",
    "parts": "Two lists of the same parts.",
    "part-of-several": "One lists more parts than the other.",
    "shared-part": "Two lists with a part in common.",
    "other-parts": "Two lists without a part in common.",
    "words": "The same words once acronyms are spelled out.",
    "word-order": "The same words in another order, with the same head.",
    "word-form": "Equal but for the form of one word (printed, printing).",
    "spelling-slip": "Equal but for one mistyped letter.",
    "generic-head": "Equal but for a head like “system”; or equipment for an activity, a part of it.",
    "direction": "The same words in the other direction.",
    "other-head": "Another thing is sold.",
    "modifier": "One name has modifiers more: it is narrower.",
    "other-substance": "One more chemical word makes another substance.",
    "weak-head": "Only general words in common.",
    "other-kind": "Modifiers that exclude each other.",
    "crossing-modifiers": "Modifiers of different dimensions: something can be both.",
    "decision": "A person decided it (decisions.csv).",
}
