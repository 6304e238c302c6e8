"""What "the company", "its" and "the region" stand for.

A sentence is about its first named thing that hangs on no preposition; a pronoun refers to what its clause is about, else to
what the sentence before was about. "The company" refers to companies only, "the region" to the last region.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Mention, Report, Span

# The first letter stands first, so that the search can skip to it (0.17 to 0.06 ms a report).
PRONOUN = re.compile(
    r"[IiTt](?<!\w.)(?:(h(?:e (?:company|firm|corporation|organi[sz]ation|manufacturer|conglomerate|giant|group(?=['’ ](?:s|"
    r"reported|has|is|posted)))|is company))|"
    r"(ts?\b(?! (?:is|was|has been|can be|should be) \w+ that)|heirs?|hey)|(h(?:e|is) (?:region|country|nation)))\b"
)
# Before a name that is no subject: "with Samsung", "in the Asia-Pacific region".
_OBLIQUE = re.compile(
    r"\b(?:in|of|for|to|within|across|from|by|with|on|at|among|during|between|into|like|including|over|against|under|through|"
    r"via|than|as|such as|and|or|&) "
    r"(?:the |a |an |this |global |overall |entire |companies |players |leading |key |major )*$"
)
_CLAUSE = re.compile(r"(?:[;:] |, |\b)(?:while|whereas|although|but|and|where) (?:the )?$")
# "with Lockheed Martin reporting": a clause of its own.
_ABSOLUTE = re.compile(r"\w*['’]?s? \w+ing\b")
_ROW = re.compile(r"\*{0,2},? (?:and |& |or )?\*{0,2}")
_LOOK_BACK = 44
_SUBJECTS = frozenset(("company", "division", "market", "region", "segment", "application", "other-market"))
_REFERABLE = frozenset(("company", "market", "region"))


class _Discourse:
    """What the text has spoken of so far: the last subject, the last company that was one, the last region."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.topic: Mention | None = None
        self.company: Mention | None = None
        self.region: Mention | None = None

    def new_section(self) -> None:
        self.topic = self.company = self.region = None

    def sentence(self, span: Span, events: Sequence[Mention | re.Match[str]]) -> Iterator[Mention]:
        """The resolved pronouns of one sentence; `events`: its mentions and pronouns in order."""
        first: Mention | None = None
        clause: Mention | None = None
        grouped = False
        for place, event in enumerate(events):
            if isinstance(event, Mention):
                if event.type == "region":
                    self.region = event
                if event.type in _SUBJECTS and self._is_subject(event, span, first is None):
                    clause = event
                    if first is None:
                        first, grouped = event, self._in_row(event, events, place)
            elif (
                found := self._referent(event, clause or _only_company(events[:place]), grouped and clause is first)
            ) is not None:
                yield Mention(Span(*event.span()), found.type, found.name, True)
        if first is not None:
            self.topic = None if grouped else first
            if first.type == "company":
                self.company = self.topic

    def _is_subject(self, mention: Mention, span: Span, none_yet: bool) -> bool:
        before = self.text[max(span.start, mention.span.start - _LOOK_BACK) : mention.span.start]
        if before.endswith(("with ", "with the ")) and _ABSOLUTE.match(self.text, mention.span.end):
            return True
        return not _OBLIQUE.search(before) if none_yet else bool(_CLAUSE.search(before))

    def _in_row(self, mention: Mention, events: Sequence[Mention | re.Match[str]], place: int) -> bool:
        """Whether another of its type stands beside it: "A and B are"."""
        after = next((e for e in events[place + 1 :] if isinstance(e, Mention)), None)
        if after is None or after.type != mention.type or after.name == mention.name:
            return False
        return bool(_ROW.fullmatch(self.text, mention.span.end, after.span.start))

    def _referent(self, word: re.Match[str], clause: Mention | None, grouped: bool) -> Mention | None:
        if word[3]:
            return self.region
        if word[1]:
            own = clause if clause is not None and clause.type == "company" and not grouped else None
            return own or self.company
        if grouped:
            return None
        found = clause or self.topic
        if found is None or found.type not in _REFERABLE or (word[2][0] == "h" and found.type != "company"):
            return None
        return found


def _only_company(events: Sequence[Mention | re.Match[str]]) -> Mention | None:
    """The one company that a sentence without a subject has named ("companies like Keysight report ... its")."""
    named = [e for e in events if isinstance(e, Mention) and e.type == "company"]
    return named[0] if named and all(e.name == named[0].name for e in named) else None


def anaphora(report: Report, found: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions by pronoun or "the company", each with the name that it stands for; those that stay open are left out.

    `found`: the named mentions, sorted. What was spoken of is forgotten where a new section starts.
    """
    discourse = _Discourse(report.text)
    words = list(PRONOUN.finditer(report.text))
    sentences = report.sentences
    section = -1
    at = next_word = 0
    for sentence in sentences:
        end = sentence.span.end
        events: list[Mention | re.Match[str]] = []
        while at < len(found) and found[at].span.start < end:
            events.append(found[at])
            at += 1
        pronouns = next_word
        while next_word < len(words) and words[next_word].start() < end:
            next_word += 1
        if not events and pronouns == next_word:
            continue
        if pronouns < next_word:
            inside = [(m.span.start, m.span.end) for m in found[at - len(events) : at]]
            events += [w for w in words[pronouns:next_word] if not any(a <= w.start() < b for a, b in inside)]
            events.sort(key=_start)
        if report.blocks[sentence.block].section != section:
            section = report.blocks[sentence.block].section
            discourse.new_section()
        yield from discourse.sentence(sentence.span, events)


def _start(event: Mention | re.Match[str]) -> int:
    return event.span.start if isinstance(event, Mention) else event.start()
