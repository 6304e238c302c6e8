"""From surfaces to organisations: which forms are one company's, which is the fullest, who owns whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.extract.company_words import GENERIC
from kg.extract.names import clean, gloss, is_acronym, key, squeezed, without_legal, words_of
from kg.extract.regions import is_region
from kg.model import Company

_OWNED = ("a subsidiary of", "subsidiary of", "part of", "now part of", "a division of", "owned by", "acquired by", "now", "formerly", "previously")


class Forms:
    """The forms of one organisation, in the order in which they were met."""

    def __init__(self, first: str) -> None:
        self.names = [first]

    def add(self, name: str) -> None:
        if name not in self.names:
            self.names.append(name)


def short_of(short: str, long: str) -> bool:
    """Whether `short` is the beginning of `long` (by words) or its acronym.

    >>> short_of("Amkor", "Amkor Technology"), short_of("UMC", "United Microelectronics Corporation"), short_of("LG", "LGC")
    (True, True, False)
    """
    a, b = key(short).split(), key(long).split()
    if 0 < len(a) < len(b) and b[: len(a)] == a:
        return not (len(a) == 1 and (a[0] in GENERIC or is_region(short)))
    return is_acronym(short, long)


def split_gloss(name: str) -> tuple[str, tuple[str, ...]]:
    """The name of an organisation written with parentheses, and the forms that the parentheses give.

    >>> split_gloss("Siliconware Precision Industries (SPIL)")
    ('Siliconware Precision Industries', ('SPIL',))
    >>> split_gloss("TSMC (Taiwan Semiconductor Manufacturing Company)")
    ('Taiwan Semiconductor Manufacturing Company', ('TSMC',))
    >>> split_gloss("Sorin (LivaNova)")
    ('Sorin (LivaNova)', ('Sorin',))
    """
    parts = gloss(name)
    if parts is None:
        return name, ()
    before, inside, after = parts
    whole = f"{before} {after}".strip()
    if not inside or is_region(inside) or inside.lower() in GENERIC:
        return name, (whole,)
    if after:
        return name, (before, inside) if is_acronym(before, inside) or short_of(inside, before) else (whole,)
    if short_of(inside, before) or _looks_acronym(inside, before):
        return before, (inside,)
    if short_of(before, inside) or _looks_acronym(before, inside):
        return inside, (before,)
    return name, (before,)


def _looks_acronym(short: str, long: str) -> bool:
    """Capitals in parentheses after several words are taken for their acronym when they begin alike."""
    letters = [c for c in short if c.isalpha()]
    upper = " " not in short and 2 <= len(letters) <= 8 and sum(c.isupper() for c in letters) >= len(letters) - 1
    return upper and len(long.split()) >= 2 and letters[0].lower() in {w[0].lower() for w in words_of(long)}


def merge(surfaces: Iterable[str], apart: Mapping[str, frozenset[str]]) -> tuple[Company, ...]:
    """One Company for each organisation, in the order of first mention. `apart`: names that stand in one list are different."""
    groups: list[Forms] = []
    by_key: dict[str, Forms] = {}
    for surface in surfaces:
        name, others = split_gloss(clean(surface))
        forms = next((by_key[squeezed(n)] for n in (name, *others) if squeezed(n) in by_key), None)
        if forms is None:
            forms = Forms(name)
            groups.append(forms)
        for form in (name, *others):
            forms.add(form)
            by_key.setdefault(squeezed(form), forms)
    return tuple(_company(g) for g in _joined(groups, apart))


def _joined(groups: list[Forms], apart: Mapping[str, frozenset[str]]) -> list[Forms]:
    """Short forms joined to the one long form that they can belong to."""
    gone: set[int] = set()
    for i, small in enumerate(groups):
        homes = [
            j
            for j, big in enumerate(groups)
            if j != i and j not in gone and any(short_of(s, b) for s in small.names for b in big.names) and not _apart(small, big, apart)
        ]
        if len(homes) == 1:
            for name in small.names:
                groups[homes[0]].add(name)
            gone.add(i)
    return [g for i, g in enumerate(groups) if i not in gone]


def _apart(a: Forms, b: Forms, apart: Mapping[str, frozenset[str]]) -> bool:
    keys = {key(n) for n in b.names}
    return any(apart.get(key(n), frozenset()) & keys for n in a.names)


def _company(forms: Forms) -> Company:
    """The fullest form is the name: the most words, then the most letters."""
    best = max(forms.names, key=lambda n: (len(key(n).split()), len(n)))
    aliases = [n for n in forms.names if n != best]
    for name in forms.names:
        plain = without_legal(name)
        if plain != best and plain not in aliases:
            aliases.append(plain)
    return Company(best, tuple(aliases))
