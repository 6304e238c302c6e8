"""Enumerations in running text: "A, B (C, D) and E" into its members."""

from __future__ import annotations

import re

SEPARATOR = re.compile(r"[,;] (?:and |or |& )?| and | or | & ")
LEAD = re.compile(
    r"(?:the |two |three |four |five |six |several |various |key |main )*"
    r"(?:types|segments|categories|products|applications)?: ",
    re.I,
)
TAIL = re.compile(r"(?: segments?| types?| applications?)?(?:,? among others?|,? (?:etc|and so on)\.?)?[.…]*$", re.I)
MAX_TEXT = 2000  # characters of an enumeration
MAX_MEMBER = 80  # characters; what is longer is a clause, and the enumeration no list of names


def items_of(text: str) -> list[str]:
    """The members of an enumeration; none where a part is no name (too long, or a clause).

    >>> items_of("hardware, software (SaaS, licences), and services.")
    ['hardware', 'software (SaaS, licences)', 'services']
    >>> items_of("it grows")
    []
    """
    if len(text) > MAX_TEXT:
        return []
    lead = LEAD.match(text)
    text = TAIL.sub("", text[lead.end() :] if lead else text)
    parts: list[str] = []
    begin = depth = at = 0
    for found in SEPARATOR.finditer(text):
        depth += text.count("(", at, found.start()) - text.count(")", at, found.start())
        at = found.start()
        if depth <= 0:
            parts.append(text[begin : found.start()])
            begin = found.end()
    parts.append(text[begin:])
    names = [part.strip(" *_,;:") for part in parts]
    good = len(names) > 1 and all(1 < len(name) <= MAX_MEMBER for name in names)
    return names if good else []
