"""Companies that a sentence is about: "**Amkor** reported", "Samsung, TSMC and Intel are", "Another key player, X, has"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.company_lists import enumeration
from kg.extract.company_words import NOT_A_NAME, SUBJECT_VERBS
from kg.model import Span

BOLD = re.compile(r"\*\*([^*\n]{2,100}?)\*\*|__([^_\n]{2,100}?)__")
_HEAD = re.compile(
    r"(?:^|(?<=[.!?:;)”\"*] ))(?:(?:\d{1,2}[.)]|[-–•*#]+) )?(?:\*\*)?"
    r"(?:(?:Another|Other|Among|Similarly|Additionally|Furthermore|Moreover|Meanwhile|However|Likewise|Finally|Lastly|Also|For example|For instance|"
    r"In addition|In comparison|In contrast|On the other hand|Conversely|Notably|Specifically|In terms of|While|Although|As for|"
    r"Companies like|Players like|Key|Notable|A|One|The)\b[^.,;:A-Z]{0,80}(?:,|:| is| are| as|such as|like)? )?(?=\**(?:[A-Z0-9]|[a-z]{1,3}[A-Z]))"
)
_AFTER = re.compile(
    rf"\*{{0,2}}(?:['’]s?\b|,? (?:{SUBJECT_VERBS})\b|, (?:a|an|the|with|known|based|one|another|which|who|now|formerly|recognized|recognised|"
    r"renowned|headquartered|founded|part|although|though|while|primarily|also|being|as|having|speciali[sz]ing|leveraging|focusing|offering|through|"
    r"especially|particularly|meanwhile|traditionally|on the other hand|in particular|backed|owned|led|operating|established|although|under|"
    r"following|similarly|however|not|currently|originally|historically|too|like|despite|driven|in|for|generating|having|boasting|reporting)\b|"
    r" \(|:\**|\*\* ?[:–-]| – | — | - )"
)


def bold(text: str, start: int, end: int) -> Iterator[Span]:
    """The texts between double asterisks."""
    for found in BOLD.finditer(text, start, end):
        group = 1 if found[1] is not None else 2
        yield Span(*found.span(group))


def subjects(text: str, start: int, end: int) -> Iterator[list[Span]]:
    """The names at the head of the sentence text[start:end], where a verb or an apposition follows."""
    for head in _HEAD.finditer(text, start, end):
        items = enumeration(text, head.end(), end)
        if items and _AFTER.match(text, items[-1].end, end) and _first_word(text, items[0]) not in NOT_A_NAME:
            yield items


def _first_word(text: str, span: Span) -> str:
    return text[span.start : span.end].split(" ", 1)[0].lower().rstrip(",")
