"""A sentence with everything in it that a claim is made of: quantities, times, mentions, cues, asides."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from kg.extract.clause_cues import Cue, Modal, scan
from kg.extract.clause_gate import BLANK, EVERYTHING, WORDS
from kg.extract.clause_groups import Group, groups
from kg.extract.period import Time, times
from kg.extract.quantity import quantities
from kg.model import Mention, Quantity, Span

MAX_SENTENCE = 3_000  # characters; the longest real one of 8,592 reports has 1,900, what is longer is a list or an attack

# What begins an aside: words that say why, or give examples, not who.
_ASIDE = re.compile(
    r"(?:,? |[(])(?:(?:largely|mainly|primarily|mostly|partly|chiefly|particularly|especially|notably|predominantly|also"
    r"|and|further|significantly|strongly|"
    r"heavily|which is|is|are|both|likely) )?"
    r"(?:(?:driven|fueled|fuelled|propelled|supported|bolstered|spurred|influenced|boosted|underpinned|backed|characterized"
    r"|facilitated|aided|buoyed|"
    r"encouraged|strengthened|enhanced|powered|stimulated|motivated|shaped|impacted|catalyzed|triggered|sustained"
    r"|attributed|attributable|prompted|"
    r"marked|evidenced|highlighted|underscored|reinforced|complemented|accelerated) (?:by|to|from)|due to|owing to"
    r"|thanks to|because of|as a result of|in response to|"
    r"on account of|reflecting|reflective of|benefiting from|benefitting from|leveraging|stemming from|given|attributing"
    r"|as well as in|"
    r"(?<=particularly )in|(?<=especially )in|(?<=notably )in|(?<=primarily )in|(?<=mainly )in|(?<=largely )in|such as"
    r"|including|which includes?|which encompass(?:es)?|like|e\.g\.|namely|excluding)\b"
    r"|(?:,? |[(])(?:particularly|especially|notably|primarily|mainly|specifically|compared (?:to|with)|outpacing"
    r"|overtaking|surpassing (?=[A-Z])|ahead of|"
    r"trailing|behind(?! (?:is|are|will|at|with)\b)|alongside|apart from|unlike|besides|outside|except)\b"
)
_OPENING_ASIDE = re.compile(
    r"\**(?:(?:Largely|Mainly|Primarily) )?(?:Driven|Fueled|Fuelled|Propelled|Supported|Bolstered|Spurred|Boosted|Backed"
    r"|Influenced|Due|Owing|Thanks|Because|"
    r"Given|Following(?! (?:closely|behind|is|are|this|that|these|them|suit)\b)|Unlike|Besides|Compared|Leveraging"
    r"|Benefiting|Alongside|Beyond|Despite)\b"
)
_HEAD_NOUN = re.compile(
    r"(?:regions?|countries|companies|players?|firms|manufacturers|markets|giants|nations|areas|economies|brands|leaders"
    r"|names|suppliers|"
    r"vendors|producers|providers|participants|organizations|corporations|competitors|territories|geographies|segments"
    r"|applications|sectors|industries)(?: in (?:the|this) (?:market|industry|sector|space|field))?\**,?$",
    re.I,
)
_LIST_GOES_ON = re.compile(r"(?:, )?(?:and |& |or |the )*")
_GATE = re.compile(r"[0-9]")


class Statement:
    """One sentence, annotated. Everything but the mentions is read when first asked for."""

    def __init__(self, text: str, span: Span, block: int, mentions: list[Mention], gate: int = EVERYTHING) -> None:
        self.text = text
        self.span = Span(span.start, min(span.end, span.start + MAX_SENTENCE))
        self.block = block
        self.mentions = mentions
        self.gate = gate  # the sorts of claims that it may hold: clause_gate.py

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Quantities that are no part of a name ("the 70% IPA market")."""
        found = quantities(self.text, self.span, bool(self.gate & BLANK), bool(self.gate & WORDS))
        return [q for q in found if not self._within_name(q.span)]

    def _within_name(self, span: Span) -> bool:
        around = self.mention_at(span.start)
        return around is not None and span.end <= around.span.end

    def mention_at(self, position: int) -> Mention | None:
        """The mention that begins at or before a place and holds it."""
        index = bisect_right(self.mentions, position, key=lambda mention: mention.span.start) - 1
        return self.mentions[index] if index >= 0 and position < self.mentions[index].span.end else None

    @cached_property
    def names_topics(self) -> bool:
        """Whether segments or applications are mentioned."""
        return any(mention.type in ("segment", "application") for mention in self.mentions)

    @cached_property
    def times(self) -> list[Time]:
        """Expressions of time."""
        return times(self.text, self.span)

    @cached_property
    def _scanned(self) -> tuple[list[Cue], list[Modal]]:
        cues, modals = scan(self.text, self.span)
        return [cue for cue in cues if not self._in_name(cue)], modals

    def _in_name(self, cue: Cue) -> bool:
        """A cue that is part of a name ("Fisher Price"); the word "market" that ends a market's name is a cue all the same."""
        around = self.mention_at(cue.start)
        if around is None or around.anaphor:
            return False
        return cue.end < around.span.end or (cue.end == around.span.end and cue.word != "market")

    @property
    def cues(self) -> list[Cue]:
        """Words that say what is measured."""
        return self._scanned[0]

    @property
    def modals(self) -> list[Modal]:
        """Verbs that report or project."""
        return self._scanned[1]

    @cached_property
    def asides(self) -> list[Span]:
        """Stretches that say why, or give examples: what they name is not the subject of what stands outside."""
        found: list[Span] = []
        opening = _OPENING_ASIDE.match(self.text, self.span.start, self.span.end)
        position = self.span.start
        if opening:
            found.append(Span(self.span.start, self._aside_end(opening.end())))
            position = found[-1].end
        while match := _ASIDE.search(self.text, position, self.span.end):
            position = match.end()
            if match[0].endswith(("such as", "like", "including")) and _HEAD_NOUN.search(
                self.text[max(self.span.start, match.start() - 40) : match.start()]
            ):
                continue
            end = self.text.find(")", match.end(), self.span.end) if match[0][0] == "(" else self._aside_end(match.end())
            found.append(Span(match.start(), end if end >= 0 else self.span.end))
            position = found[-1].end
        return found

    def _aside_end(self, start: int) -> int:
        """The first comma or semicolon that does not go on with a list of names."""
        position = start
        while True:
            comma = _next_break(self.text, position, self.span.end)
            if comma < 0:
                return self.span.end
            if self.text[comma] == ")" and self.text.find("(", position, comma) >= 0:
                position = comma + 1
                continue
            if self.text[comma] != ",":
                return comma
            goes_on = _LIST_GOES_ON.match(self.text, comma, self.span.end)
            after = goes_on.end() if goes_on else comma
            mention = next((m for m in self.mentions if m.span.start == after), None)
            last = goes_on is not None and "and " in goes_on[0]
            if mention is None or not (last or self.text[mention.span.end : mention.span.end + 1] == ","):
                return comma
            position = mention.span.end

    def aside_of(self, position: int) -> Span | None:
        """The aside that holds this place."""
        return next((aside for aside in self.asides if aside.start <= position < aside.end), None)

    def clause_start(self, position: int) -> int:
        """Where the clause that holds this place begins: behind the last "; ", ": " or "while", else with the sentence."""
        start = max((match.end() for match in _CLAUSE.finditer(self.text, self.span.start, position)), default=self.span.start)
        opener = _OPENERS.match(self.text, start, position)
        return opener.end() if opener else start

    @cached_property
    def groups(self) -> list[Group]:
        """Mentions in rows: "North America and Europe"."""
        return groups(self.text, self.mentions, self.aside_of)


_CLAUSE = re.compile(r"; |: |,? (?:while|whereas|although|though|but) ")
_OPENERS = re.compile(
    r"(?:(?:Overall|Additionally|Furthermore|Moreover|Meanwhile|However|In addition|Consequently|As a result|Currently"
    r"|Notably|Similarly|Conversely|Lastly|"
    r"Finally|In conclusion|In summary|Collectively|Also|Thus|Therefore|Hence|Globally|Regionally|Geographically"
    r"|In terms of [\w ]{3,30}|In contrast),? )+"
)
_BREAK = re.compile(
    r"[,;](?![0-9])| and (?:is|are|was|has|have|expects?|holds?|accounts?|will|reports|reported|generated|aims?|plans?)\b"
    r"|\)|\. | [–—] | (?:while|whereas|although|with) "
)


def _next_break(text: str, start: int, end: int) -> int:
    match = _BREAK.search(text, start, end)
    return match.start() if match else -1
