"""Entities in the making: surfaces gathered under a key, before ids are given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.ground.fold import digest
from kg.ground.rules import RULES
from kg.model import EntityType, Match


@dataclass(slots=True)
class Draft:
    """One thing: `slug` is the id that its content gives, `surfaces` says for each form by which rule it belongs and why.

    `local` holds forms that belong in one report only: (surface, report id) -> (rule, evidence).
    `broader` and `members` name other drafts by key.
    """

    key: str
    type: EntityType
    label: str
    slug: str
    code: str | None = None
    surfaces: dict[str, tuple[str, str]] = field(default_factory=dict)
    local: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    broader: set[str] = field(default_factory=set)
    members: tuple[str, ...] = ()

    def add(self, surface: str, rule: str, evidence: str) -> None:
        """One more form; the first reason given stays."""
        self.surfaces.setdefault(surface, (rule, evidence))

    def all_surfaces(self) -> set[str]:
        """Every form, also those of one report."""
        return {*self.surfaces, *(surface for surface, _ in self.local)}

    def absorb(self, other: Draft, rule: str, evidence: str) -> None:
        """Take over another draft's forms, each with its reason; its label belongs here by the rule given."""
        for surface, why in other.surfaces.items():
            self.surfaces.setdefault(surface, why)
        self.surfaces[other.label] = (rule, evidence)
        self.local.update({k: v for k, v in other.local.items() if k not in self.local})
        self.broader |= other.broader

    def matches(self, identifier: str) -> Iterable[Match]:
        """The forms as matches of the entity with this id."""
        for surface, (rule, evidence) in self.surfaces.items():
            yield Match(surface, identifier, rule, RULES[rule].score, evidence)
        for (surface, report), (rule, evidence) in self.local.items():
            yield Match(surface, identifier, rule, RULES[rule].score, evidence, report)


def best_label(counts: Counter[str]) -> str:
    """The form to show: the most frequent; of equals one with small letters, then the shorter, then the first by letters.

    >>> best_label(Counter({"AMKOR": 2, "Amkor": 2, "amkor inc": 1}))
    'Amkor'
    """
    return min(counts, key=lambda s: (-counts[s], s.isupper() or s.islower(), len(s), s)) if counts else ""


def distinct_slugs(drafts: Iterable[Draft], given: Iterable[str] = ()) -> dict[str, str]:
    """An id for each draft by its key: `type/slug`; with a part of the key's hash where that is taken or among `given`."""
    out: dict[str, str] = {}
    taken = set(given)
    for draft in sorted(drafts, key=lambda d: (d.type, d.slug, d.key)):
        identifier = f"{draft.type}/{draft.slug}"
        if identifier in taken:
            identifier = f"{identifier}-{digest(draft.key, 8)}"
        taken.add(identifier)
        out[draft.key] = identifier
    return out
