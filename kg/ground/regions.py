"""Names of regions to entities. Known names, groups of them, unknown places, and what is left of a list.

- A name of the ontology is its region, whatever the spelling: NA, N. America and North America are one node.
- A group with one value ("North America and Europe") is an entity of its own, with its members; its order says nothing.
- A rest ("others", "other regions", "rest of Europe") is another rest in every report: an entity of that report only, so
  that two rests are never compared.
- Any other place is an entity by its own name, in all reports the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.ground.drafts import Draft
from kg.ground.fold import ascii_fold, mended, slug
from kg.vocab import REGION_OF, REGIONS

_REST = re.compile(
    r"\b(?:others?|rest|remaining|remainder|row|elsewhere|various|several|all other|emerging|developing|developed|these|both)\b"
)
_ARTICLE = re.compile(r"^the\s+|\s+(?:regions?|markets?|countries)$")
_JOINTS = re.compile(r"\s*(?:,\s*and\s+|,\s*|\s+and\s+|\s*&\s*|\s+as well as\s+|/)\s*", re.I)
MAX_GROUP = 12

FOLDED_REGIONS: dict[str, str] = {ascii_fold(surface): region for surface, region in REGION_OF.items()}


def region_slug(surface: str) -> str | None:
    """The ontology's region of this name, or None.

    >>> region_slug("the APAC region"), region_slug("U.S."), region_slug("Bavaria")
    ('asia-pacific', 'united-states', None)
    """
    folded = ascii_fold(mended(surface)).strip(" .,;:'\"")
    while True:
        for form in (folded, folded.replace(".", "")):
            if form in FOLDED_REGIONS:
                return FOLDED_REGIONS[form]
        shorter = _ARTICLE.sub("", folded)
        if shorter == folded:
            return None
        folded = shorter


def is_rest(surface: str) -> bool:
    """Whether the name is what is left of a list.

    >>> is_rest("Others"), is_rest("Rest of Europe"), is_rest("Brest")
    (True, True, False)
    """
    return bool(_REST.search(ascii_fold(surface)))


def group_members(surface: str) -> tuple[str, ...]:
    """The known regions that a group names, sorted; empty where it is no group of known regions.

    >>> group_members("North America, Europe, and Middle East & Africa")
    ('europe', 'middle-east-and-africa', 'north-america')
    >>> group_members("Middle East & Africa"), group_members("Trinidad and Tobago")
    ((), ())
    """
    if region_slug(surface):
        return ()
    pieces = [p for p in _JOINTS.split(mended(surface)) if p.strip()]
    if not 1 < len(pieces) <= MAX_GROUP:
        return ()
    found: list[str] = []
    start = 0
    while start < len(pieces):
        step = _longest(pieces, start)
        if step is None:
            return ()
        found.append(step[0])
        start = step[1]
    return tuple(sorted(set(found))) if len(set(found)) > 1 else ()


def _longest(pieces: list[str], start: int) -> tuple[str, int] | None:
    """The region that the longest run of pieces from here names, and where the run ends."""
    for end in range(min(len(pieces), start + 4), start, -1):
        for joint in (" and ", " & "):
            found = region_slug(joint.join(pieces[start:end]))
            if found:
                return found, end
    return None


class Regions:
    """Regions met so far, as drafts by key."""

    def __init__(self) -> None:
        self.drafts: dict[str, Draft] = {}

    def key(self, surface: str, report: str) -> str:
        """The key of the draft that a region's name in a report means; made where there is none yet."""
        known = region_slug(surface)
        if known:
            draft = self._known(known)
            if surface != draft.label:
                draft.add(
                    surface, "region-name", f"the ontology lists “{mended(surface)}” or its plain form under {draft.label}"
                )
            return draft.key
        members = group_members(surface)
        if members:
            return self._group(members, surface)
        return self._rest(surface, report) if is_rest(surface) else self._unknown(surface)

    def _known(self, name: str) -> Draft:
        key = f"region:{name}"
        draft = self.drafts.get(key)
        if draft is None:
            region = REGIONS[name]
            draft = self.drafts[key] = Draft(key, "region", region.label, name, code=region.code)
            draft.add(region.label, "name", "the ontology's name")
            for above in region.broader:
                draft.broader.add(self._known(above).key)
        return draft

    def _group(self, members: tuple[str, ...], surface: str) -> str:
        key = "region:" + "+".join(members)
        draft = self.drafts.get(key)
        if draft is None:
            keys = tuple(self._known(m).key for m in members)
            label = _listed([REGIONS[m].label for m in members])
            draft = self.drafts[key] = Draft(key, "region", label, slug(label), members=keys)
        draft.add(surface, "region-group", "regions with one value together; not comparable with any of them")
        return key

    def _rest(self, surface: str, report: str) -> str:
        name = slug(surface)
        key = f"region:{name}@{report}"
        draft = self.drafts.get(key)
        if draft is None:
            draft = self.drafts[key] = Draft(key, "region", mended(surface), f"{name}--{report.rpartition('/')[2]}")
        draft.local[surface, report] = ("region-rest", "what is left of this report's list; comparable with no other report's")
        return key

    def _unknown(self, surface: str) -> str:
        name = slug(_ARTICLE.sub("", mended(surface)))
        key = f"region:?{name}"
        draft = self.drafts.get(key)
        if draft is None:
            taken = f"place-{name}" if name in REGIONS else name
            draft = self.drafts[key] = Draft(key, "region", mended(surface), taken)
        draft.label = min(draft.label, mended(surface))
        draft.add(surface, "region-unknown", "a place that the ontology does not know")
        return key

    def all(self) -> Iterator[Draft]:
        """Every draft, by key."""
        yield from (self.drafts[k] for k in sorted(self.drafts))


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"
