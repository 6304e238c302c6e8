"""Segments that a sentence names as such, though the report does not list them: "The premium segment is expected to grow".

Only where they are what the sentence is about: in "its revenue in the battery segment" the segment is a company's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.clause_market import is_own
from kg.extract.units import words
from kg.model import Mention, MentionType, Span

_SEGMENT = re.compile(
    r"(?:^|(?<=[.;:,] )|(?<=while )|(?<=and )|(?<=that ))[Tt]he (?P<name>(?:[\w&/+-]+ ){1,5}?)(?P<use>(?:application|"
    r"end-use|end-user) )?(?P<noun>segment|sub-segment|category|application)(?= (?:is|was|will|has|holds?|held"
    r"|accounts?|accounted|dominates?|dominated|leads?|led|represents?|captures?|commands?|remains?|emerged)\b)"
)
_VAGUE = frozenset(
    words(
        """largest leading dominant second third first other others key main market major product fastest growing
        fastest-growing smallest"""
    )
)


def named_segments(text: str, span: Span, mentions: Sequence[Mention], market: str) -> Iterator[Mention]:
    """Segments in one sentence that overlap no other mention; the report's market called a segment is the market."""
    for match in _SEGMENT.finditer(text[span.start : span.end]):
        name = match["name"].strip()
        kind: MentionType = "application" if match["use"] or match["noun"] == "application" else "segment"
        place = Span(span.start + match.start("name"), span.start + match.end())
        beside = any(m.span.start < place.end and place.start < m.span.end for m in mentions)
        if not beside and not all(word.lower() in _VAGUE for word in name.split()):
            yield Mention(place, "market", market) if is_own(name, market) else Mention(place, kind, name)
