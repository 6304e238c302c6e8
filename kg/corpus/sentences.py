"""Sentences: own splitter, one pass over the ends of sentence in a block (pysbd took 75 ms a report, this takes 0.15)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.corpus.abbreviations import ABBREVIATIONS, BEGINS, EXCLAIMED, GOES_ON, IN_CAPITALS
from kg.corpus.problems import LimitError
from kg.model import Block, Sentence, Span

# A run without an end of sentence is cut at a space after this many characters, so that hostile text cannot make
# later stages search 100 kB at once. The longest sentence of 4,296 reports has 713.
MAX_SENTENCE = 4000
MAX_SENTENCES = 50_000
"""Most sentences of one report: a thousand times a usual one. Each costs later stages some 40 µs."""

# An end of sentence: its mark, closing marks, a space (forgotten in "at 10%.These"); then opening marks and the next word.
# Possessive, and only at the first of several marks, so that a run of full stops is read once (the look-behind stands
# second because the search is four times faster so).
END = re.compile(r"([.!?…](?<![.!?…][.!?…])[.!?…]*+)([\"'”’»)\]*_]*+)( |(?=[A-Z]))(?=([\"'“‘«(\[*_#]*+)(\w*+)(/\w)?)")
OPENING = "\"'“‘«([*_#"
INITIALS = re.compile(r"(?:\w{1,3}\.)*\w{1,3}$")  # of what holds a full stop: U.S, J.P, El.En
LONGEST_WORD = 40  # looked at before a full stop


def _is_end(text: str, begin: int, found: re.Match[str]) -> bool:
    """Whether the mark found ends the sentence of `text` that begins at `begin`."""
    following = found[5]
    if not found[3] and (following not in BEGINS or len(following) == 1):
        return False
    stop = found.start()
    start = text.rfind(" ", max(begin, stop - LONGEST_WORD), stop) + 1 or begin
    before = text[start:stop].lstrip(OPENING)
    if before.isdigit() and start <= begin + 2:
        return False  # the number of a list's item: "1. ASE", "**2. Amkor"
    if following[:1].islower():
        return not following.islower() and not found[4]  # iPhone, eBay; not "Yahoo! and"
    if found[1] != "." or not before:
        return before + found[1] not in EXCLAIMED
    return _word_ends(before, following + (found[6] or ""), "(" in found[4])


def _word_ends(before: str, following: str, bracket: bool) -> bool:
    """Whether a full stop after the word `before` ends a sentence, with `following` after it (in brackets or not)."""
    lower = before.lower()
    kind = None if before in IN_CAPITALS else ABBREVIATIONS.get(lower)
    if kind is None:
        dotted = "." in before and INITIALS.match(before) and not before[0].isdigit()
        return following in BEGINS or not (dotted or (len(before) == 1 and before.isalpha()))
    if following in BEGINS and not bracket:
        return True
    if kind == "B":
        return not following[:1].isdigit()
    return kind == "C" and not bracket and following != "" and following.lower() not in GOES_ON


def cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]`, as places in `text`, none longer than `MAX_SENTENCE`.

    >>> cut("Amkor Inc. grew by 3.5 percent. It leads.", 0, 41)
    [(0, 31), (32, 41)]
    """
    places = []
    begin = start
    for found in END.finditer(text, start, end):
        if _is_end(text, begin, found):
            stop = found.end(2)
            places.append((begin, stop))
            begin = found.end(3)
    places.append((begin, end))
    if end - start > MAX_SENTENCE:
        places = [part for place in places for part in _shortened(text, *place)]
    return places


def _shortened(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_SENTENCE:
        space = text.rfind(" ", start, start + MAX_SENTENCE)
        stop = space if space > start else start + MAX_SENTENCE
        yield start, stop
        start = stop + 1 if space > start else stop
    yield start, end


def sentences(text: str, blocks: Sequence[Block]) -> tuple[Sentence, ...]:
    """Every block's sentences in text order; a sentence never crosses a block, and a heading is one.

    Raises LimitError beyond `MAX_SENTENCES`.
    """
    found: list[Sentence] = []
    for index, block in enumerate(blocks):
        span = block.span
        if block.kind == "heading" and span.end - span.start <= MAX_SENTENCE:
            found.append(Sentence(span, index))
            continue
        places = cut(text, span.start, span.end)
        if len(places) == 1:
            found.append(Sentence(span, index))
        else:
            found += [Sentence(Span(start, end), index) for start, end in places]
        if len(found) > MAX_SENTENCES:
            raise LimitError("too-many-pieces")
    return tuple(found)
