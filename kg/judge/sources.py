"""Independent sources: hosts of one publisher family count once, and so do near-identical sentences.

Most hosts of this genre belong to a few families that print the same product under several names
(`vocab.PUBLISHER_FAMILIES`); two agreeing reports of one family are one voice, not two.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg import vocab
from kg.judge.copies import identical, near_identical
from kg.model import GroundedClaim, GroundedReport

# Above so many claims only equal sentences are folded: sketching 64,000 quotes takes 1.5 s, comparing them 0.03 s.
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
    names = [families[claim.report] for claim in claims]
    parent = _copied(claims, names) if len(set(names)) > 1 else {}
    number: dict[str, int] = {}
    return [number.setdefault(_root(parent, name), len(number)) for name in names]


def _root(parent: dict[str, str], name: str) -> str:
    while (above := parent.get(name)) is not None:
        name = above
    return name


def _copied(claims: Sequence[GroundedClaim], names: Sequence[str]) -> dict[str, str]:
    """Which family repeats another's sentence; a copy repeats the value too, so only claims of equal value are looked at."""
    by_value: dict[object, list[int]] = {}
    for n, claim in enumerate(claims):
        by_value.setdefault((claim.claim.low, claim.claim.high), []).append(n)
    parent: dict[str, str] = {}
    clusters = near_identical if len(claims) <= MAX_SKETCHED else identical
    for own in by_value.values():
        if len(own) == 1 or len({names[n] for n in own}) == 1:
            continue
        first: dict[int, str] = {}
        for n, cluster in zip(own, clusters([claims[n].quote for n in own]), strict=True):
            a, b = _root(parent, first.setdefault(cluster, names[n])), _root(parent, names[n])
            if cluster >= 0 and a != b:
                parent[max(a, b)] = min(a, b)
    return parent


def independent(claims: Sequence[GroundedClaim], families: dict[str, str]) -> int:
    """Number of independent sources behind some claims."""
    return max(voices(claims, families), default=-1) + 1
