"""Owners that a report names: "A, a subsidiary of B", "A (now part of B)", "A, a B company"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.names import LISTED
from kg.model import Span

_OWNED = re.compile(
    r"\b(?:subsidiary|division|unit|part|arm|affiliate|brand|business|member|company|operation)s? of (?:the )?(?:(?:larger|"
    r"global|wider) )?|"
    r"\b(?:owned|acquired) by (?:the )?|\b[Pp]arent company(?: of [\w ]{1,30})?,? "
)
# Between the owned company and the words above: ", now a wholly-owned", " (formerly".
_LINK = re.compile(
    r"\*{0,2}(?:,| \(|\)| is| was|, which is|, which was)? ?(?:(?:now|formerly|currently|previously|recently|once|also|an?|"
    r"the|as|wholly|wholly-owned|fully|"
    r"leading|key|majority|indirect|US|German|former) ){0,5}(?:[\w-]+ )?$"
)
OWNED = re.compile(
    r"subsidiary of|division of|unit of|part of|arm of|affiliate of|brand of|member of|"
    r"owned by|acquired by|arent company|, an? [A-Z][\w -]{1,40} company"
)
_A_COMPANY = re.compile(r"(?:,| \() ?(?:now )?an? (?=[A-Z])")
_NOUN = re.compile(r" (?:company|subsidiary|business|brand)\b")
_NOT_OWNER = re.compile(r" (?:brand|market|segment|industry|portfolio|initiative|index|500)\b")
_DEMONYM = re.compile(r"^\w+(?:an|ish|ese|ch|ss|based|500|nese|can)$")
_LOOK_BACK = 70


def owners(text: str, sentence: Span) -> Iterator[tuple[int, Span]]:
    """(where the owned company's name ends, place of the owner's name)."""
    for found in _OWNED.finditer(text, sentence.start, sentence.end):
        name = LISTED.match(text, found.end(), sentence.end)
        if name is None or _NOT_OWNER.match(text, name.end()):
            continue
        low = max(sentence.start, found.start() - _LOOK_BACK)
        for comma in re.finditer(r"\*{2}|,| \(| is | was ", text[low : found.start()]):
            at = low + comma.start()
            if _LINK.fullmatch(text, at, found.start()):
                yield at, Span(*name.span())
                break
    for found in _A_COMPANY.finditer(text, sentence.start, sentence.end):
        name = LISTED.match(text, found.end(), sentence.end)
        if name is not None and _NOUN.match(text, name.end()) and not _DEMONYM.match(name[0]):
            yield found.start(), Span(*name.span())
