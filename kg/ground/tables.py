"""How tables of words are written: plain text, read once."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text.

    >>> sorted(word_set("inc ltd"))
    ['inc', 'ltd']
    """
    return frozenset(text.split())


def forms_of(text: str) -> dict[str, str]:
    """From lines of a word and its other forms: each form and the word it stands for.

    >>> forms_of("fiber fibre fibres")
    {'fibre': 'fiber', 'fibres': 'fiber'}
    """
    rows = (line.split() for line in text.splitlines() if line.strip())
    return {form: base for base, *forms in rows for form in forms}
