"""Independent sources: hosts of one publisher family count once, and so do near-identical sentences.

Most hosts of this genre belong to a few families that print the same product under several names
(`vocab.PUBLISHER_FAMILIES`); two agreeing reports of one family are one voice, not two.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg import vocab
from kg.judge.copies import near_identical
from kg.model import GroundedClaim, GroundedReport

# Above so many claims only equal sentences are folded: sketching 64,000 quotes takes 0.9 s, comparing them 0.05 s.
MAX_SKETCHED = 4096


def family(report: GroundedReport) -> str:
    """The voice behind a report: its publisher's family, its host, or the report itself where no publisher is known."""
    host = (report.header.publisher or "").casefold().strip()
    if not host:
        return report.publisher_id or report.id
    return (
        vocab.PUBLISHER_FAMILIES.get(host)
        or vocab.PUBLISHER_FAMILIES.get(host.removeprefix("www."))
        or host.removeprefix("www.")
    )


def voices(claims: Sequence[GroundedClaim], families: dict[str, str]) -> list[int]:
    """The number of the independent source of each claim, from 0, in order of first appearance."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while (above := parent.get(name, name)) != name:
            name = above
        return name

    names = [families[claim.report] for claim in claims]
    if len(set(names)) > 1:
        first: dict[int, str] = {}
        for name, cluster in zip(
            names, near_identical([c.quote for c in claims], sketch=len(claims) <= MAX_SKETCHED), strict=True
        ):
            if cluster >= 0:
                a, b = root(first.setdefault(cluster, name)), root(name)
                parent[max(a, b)] = min(a, b)
    number: dict[str, int] = {}
    return [number.setdefault(root(name), len(number)) for name in names]


def independent(claims: Sequence[GroundedClaim], families: dict[str, str]) -> int:
    """Number of independent sources behind some claims."""
    return max(voices(claims, families), default=-1) + 1
