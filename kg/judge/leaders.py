"""Who is named as leader: the sides that claims of leadership take, and which sides exclude each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from kg import vocab
from kg.judge import key
from kg.judge.case import Case, Statement

Side = frozenset[str]  # ids of the entities that lead together

# "one of the largest" leaves room for others. The hedge stands in `qualifier` as the guide has it.
SOFT = frozenset(("one of", "among", "some of", "part of", "amongst", "one of the", "second", "third", "a leading", "top"))


class Lead(Struct, frozen=True, eq=False):
    """One report's statement that somebody leads: alone, or several in one sentence."""

    side: Side
    statements: tuple[Statement, ...]

    @property
    def report(self) -> str:
        """Id of the report that says so."""
        return self.statements[0].claim.report


# "Europe (25%) are projected to dominate": the rest of a list whose head stands before the quote.
# "Leads in consumption": not the market.
_IN_SOMETHING = re.compile(
    r"\b(?:lead|leads|leading|led|dominates?|dominating)\s+in\s+(?:terms\s+of\s+)?(?:the\s+)?"
    r"(?:consumption|demand|production|manufacturing|innovation|adoption|technology|research|exports?)\b"
)
# "its lead", alone: whose, the sentence does not say.
_TAIL_OF_LIST = re.compile(r"\)\s+are\b|^its (?:lead|leadership|dominance)\W*$")


def soft(statement: Statement) -> bool:
    """A leadership that leaves room for another leader: one of several, or the leader of a part."""
    claim, quote = statement.claim.claim, statement.claim.quote
    if (claim.qualifier or "") in SOFT or _TAIL_OF_LIST.search(quote) or _IN_SOMETHING.search(quote):
        return True
    return statement.claim.subject_id.startswith("region/") and _within(statement.claim.subject_id, statement.claim.quote)


def _within(region: str, quote: str) -> bool:
    """The sentence names what contains the leader ("China dominates within the APAC region"): it may lead there only."""
    return any(name in quote for name in _names_around(region.removeprefix("region/")))


@lru_cache(maxsize=1024)
def _names_around(slug: str) -> tuple[str, ...]:
    found: set[str] = set()
    todo = list(vocab.REGIONS[slug].broader) if slug in vocab.REGIONS else []
    while todo:
        region = vocab.REGIONS[todo.pop()]
        if region.slug != "world":
            found.update(name for name in (region.label, *region.alt_labels, *region.hidden_labels) if len(name) > 2)
            todo += [b for b in region.broader if vocab.REGIONS[b].label not in found]
    return tuple(sorted(found))


def side(statement: Statement) -> Side:
    """Whom a claim names: the regions of a pair, or its subject."""
    claim = statement.claim
    return frozenset(key.members(claim.claim.subject) or (claim.subject_id,))


def leads(statements: Sequence[Statement]) -> list[Lead]:
    """The firm leaderships among some claims, those named in one sentence of a report together.

    Quotes of one sentence overlap: "Leading the market are A, B and C" is three claims, one lead.
    """
    firm = sorted((s for s in statements if not soft(s)), key=lambda s: (s.claim.report, s.claim.claim.quote, s.claim.id))
    out: list[list[Statement]] = []
    for s in firm:
        last = out[-1] if out else None
        if (
            last
            and last[0].claim.report == s.claim.report
            and s.claim.claim.quote.start < max(x.claim.claim.quote.end for x in last)
        ):
            last.append(s)
        else:
            out.append([s])
    return [Lead(frozenset().union(*(side(s) for s in own)), tuple(own)) for own in out]


def exclude(case: Case, a: Side, b: Side) -> bool:
    """Two sides that cannot both lead: nobody in both, and none of one lies within or around one of the other."""
    return not any(case.nested(x, y) for x in a for y in b)


class Lists:
    """Which segments (or applications) stand in one list: only those are alternatives.

    A report may say that hardware leads by component and hospitals by customer; both can be true.
    """

    def __init__(self, case: Case) -> None:
        self._lists: dict[str, set[frozenset[str]]] = {}
        for report in case.grounding.reports:
            for ids in (report.segment_ids, report.application_ids):
                for entity in ids if len(ids) > 1 else ():
                    self._lists.setdefault(entity, set()).add(frozenset(ids))

    def alternatives(self, a: Side, b: Side) -> bool:
        """All members of both sides stand together in one list of some report; always so for regions and companies."""
        both = a | b
        if not any(name.startswith(("segment/", "application/")) for name in both):
            return True
        return any(both <= own for own in self._lists.get(min(both), ()))
