"""Sentences: own splitter, one pass over the ends of sentence in a block (pysbd took 75 ms a report, this 0.1 ms)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Block, Sentence, Span

# A run without an end of sentence is cut at a space after this many characters, so that hostile text cannot make
# later stages search 100 kB at once. Longest sentence of 600 reports: 1,190 characters.
MAX_SENTENCE = 4000

# An end of sentence: its mark, closing marks, a space; then opening marks and the next word.
END = re.compile(r"([.!?…]+)([\"'”’»)\]*_]*) (?=[\"'“‘«(\[*_#]*(\w?)(\w*))")
LAST_WORD = re.compile(r"[^\s(\[“\"‘*_]*$")
INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]$")
ROMAN_OR_DIGITS = re.compile(r"\d+$")

# Never the last word of a sentence.
BEFORE_NAME = frozenset(
    "mr mrs ms dr prof st mt ft sr gen gov sen rep hon rev capt col lt sgt messrs vs v e.g i.e eg ie approx ca c cf viz "
    "fig figs eq sec ch vol vols pp ed eds esp incl excl est resp dept univ nos".split()
)
# The last word only where a digit does not follow ("No. 2", "Jan. 5").
BEFORE_NUMBER = frozenset("no nr art p jan feb mar apr jun jul aug sep sept oct nov dec q".split())
# Legal forms and the like: a sentence may end here, or go on with a capital ("Foo Inc. President").
MAYBE_LAST = frozenset(
    "inc co corp ltd llc plc pvt pte pty bros mfg intl int'l etc al jr s.a s.p.a s.r.l n.v b.v a.g a.s k.k g.m.b.h "
    "u.s u.k e.u u.n u.s.a u.a.e a.m p.m ph.d d.c l.p l.l.c gmbh kg s.l tech ind labs hldgs".split()
)
# What goes on after one of those without ending the sentence.
GOES_ON = frozenset(
    "Ltd Inc Corp Co LLC Limited KG KGaA Kg SA AG GmbH Pvt Pte Plc PLC President CEO CFO CTO COO Chairman Chief Director Vice "
    "Analyst Group Holdings Company Corporation International USA US U UK Department Food Army Navy Air Census Bureau "
    "Government Federal Securities Treasury Energy Environmental Bancorp Dollar Patent".split()
)
# What begins a sentence even after initials ("the U.S. The market").
BEGINS = frozenset(
    "The This That These Those It Its In On At As For From By With While When However Moreover Furthermore Additionally Overall "
    "And But Or Also Meanwhile Similarly Other Others Another Both Each Such They Their We Our He She There Key Major Companies "
    "Company Market Growth Sales Revenue Although Despite Due Since After Before During Under Over Through Within According A An "
    "Finally Thus Hence Therefore Together Notably Recent Recently Emerging Leading North Europe Asia China India Japan".split()
)


def ends(text: str) -> Iterator[int]:
    """Places where a sentence of `text` ends and another begins: the index after the end's last mark.

    >>> list(ends("Amkor Inc. grew by 3.5 percent. It leads."))
    [31]
    """
    begin = 0
    for found in END.finditer(text):
        cut = found.end(2)
        if _is_end(text, begin, found):
            yield cut
            begin = cut + 1


def _is_end(text: str, begin: int, found: re.Match[str]) -> bool:
    first, rest = found[3], found[4]
    if first.islower():
        return rest[:1].isupper() and found.end() - found.end(2) <= 2  # iPhone, eBay
    if found[1] != ".":
        return True
    word = LAST_WORD.search(text, max(begin, found.start() - 40), found.start())
    before = word[0] if word else ""
    return _word_can_end(before, first + rest, begin, found.start() - len(before))


def _word_can_end(before: str, following: str, begin: int, start: int) -> bool:
    """Whether a full stop after the word `before`, with `following` after it, ends the sentence begun at `begin`."""
    if not before:
        return True
    lower = before.lower()
    if lower in BEFORE_NAME:
        return False
    numeral = following[:1].isdigit()
    if lower in BEFORE_NUMBER:
        return not numeral
    if ROMAN_OR_DIGITS.match(before):
        return start > begin + 4  # "1. ASE" at the start is a list's number
    if lower in MAYBE_LAST:
        return following in BEGINS or not (numeral or not following or following in GOES_ON or lower.count("."))
    if INITIALS.match(before):
        return following in BEGINS and not (len(before) == 1 and start <= begin + 1)
    return True


def cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]`, as places in `text`, none longer than `MAX_SENTENCE`."""
    begin = start
    for stop in ends(text[start:end]):
        yield from _shorten(text, begin, start + stop)
        begin = start + stop + 1
    if begin < end:
        yield from _shorten(text, begin, end)


def _shorten(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_SENTENCE:
        space = text.rfind(" ", start, start + MAX_SENTENCE)
        stop = space if space > start else start + MAX_SENTENCE
        yield start, stop
        start = stop + 1 if space > start else stop
    yield start, end


def sentences(text: str, blocks: Sequence[Block]) -> tuple[Sentence, ...]:
    """Every block's sentences in text order; a sentence never crosses a block."""
    found = []
    for index, block in enumerate(blocks):
        span = block.span
        if block.kind in ("paragraph", "item", "front-matter") or span.end - span.start > MAX_SENTENCE:
            found += [Sentence(Span(start, end), index) for start, end in cut(text, span.start, span.end)]
        else:
            found.append(Sentence(span, index))
    return tuple(found)
