"""Different scope: two values look contradictory, but are parts of different wholes.

Example: China takes 45 % of the Asia-Pacific market in one sentence, 20 % of the world's in another. Counter-example: both are
of Asia-Pacific. One draft for each report, and one for all reports on a subject, where the ranges that they span do not meet.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.judge import key
from kg.judge.case import Statement, disagree
from kg.judge.draft import Draft, of_split
from kg.judge.groups import Split, across, by, hull, single
from kg.judge.windows import comparable

KIND = "different-scope"


def find(statements: Sequence[Statement], markets: key.Markets) -> list[Draft]:
    """Drafts for the claims on one subject, whatever their scope."""
    drafts = []
    for own in comparable(statements):
        if disagree(own):
            drafts += _cut(own, markets)
    return drafts


def _standing(s: Statement, markets: key.Markets) -> str | None:
    """The scope; all parts of a company are alike, because two of them say nothing about each other."""
    return key.PART if key.part(s.claim, markets) else key.scope(
        s.claim, s.claim.market_id and markets.fold(s.claim.market_id), markets
    )  # fmt: skip


def _cut(statements: Sequence[Statement], markets: key.Markets) -> list[Draft]:
    drafts, voices = [], []
    units = [single(s, _standing(s, markets)) for s in statements]
    for own in by(units, lambda u: u.statements[0].claim.report):
        split = across(own)
        if split is not None:
            drafts += _draft(split, markets)
            voices.append(hull(own, own[0].statements[0].claim.report))
        else:
            voices += own
    split = across(voices)
    return drafts + _draft(split, markets) if split is not None else drafts


def _draft(split: Split, markets: key.Markets) -> list[Draft]:
    """One draft; none where the part of a company is the larger one: no matter of scope."""
    return [] if _standing(split.high, markets) == key.PART else [of_split(KIND, split, by="scope")]
