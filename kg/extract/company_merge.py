"""From surfaces to organisations: which forms are one company's, which is the fullest, who owns whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kg.extract.company_words import COMMON, CONGLOMERATES, GENERIC, NOT_A_NAME, TRADE_WORDS
from kg.extract.names import gloss, has_word, initials, is_acronym, key, squeezed, without_legal, word_set, words_of
from kg.extract.regions import is_region
from kg.model import Company

_ALONE = re.compile(r"(?:['’]s?\b|,|\.|;|\)| (?=[a-z(]))")
_OF_COMPANY = re.compile(r"^(.+?)['’]s \S")
MANY = 500  # companies beyond which short forms are not looked for: 10,000 names took 10 s; a real report names 60 at most
_NO_NAME = re.compile(r": ?[A-Z0-9]|[$€£¥₹%]|\d{3}|million|billion|www|http|e\.g|formerly|now ")
# What stands before the short form in a full one ("Robert Bosch", "Koninklijke Philips").
_GIVEN = word_set(
    "robert koninklijke royal compagnie compagnie de groupe gruppo grupo sir john henry carl karl johann friedrich ernst "
    "alfred paul peter hans rolf "
    "h b w l a o c r f j e g s t dr hoffmann f hoffmann international konzern societe company "
    "cia ets pt cv shenzhen shanghai zf"
) | frozenset(("w l", "h b", "a o", "c r", "s c", "e i", "j m", "a p", "compagnie de", "f hoffmann", "dr ing"))
_DANGLING = re.compile(r"(?:[,&+]| (?:and|of|the|de|&|\+))+$")


class Forms:
    """The forms of one organisation, in the order in which they were met."""

    def __init__(self) -> None:
        self.names: list[str] = []

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
        if len(a) == 1 and a[0] in CONGLOMERATES and not set(long.lower().replace(",", "").split()[1:2]) <= TRADE_WORDS:
            return False
        return not (len(a) == 1 and (a[0] in GENERIC or a[0] in COMMON or is_region(short)))
    if 0 < len(a) < len(b) and b[-len(a) :] == a and " ".join(b[: -len(a)]) in _GIVEN:
        return True
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
    if _NO_NAME.search(inside) or (inside[:1].islower() and not after):
        return whole, ()
    if not inside or is_region(inside) or inside.lower() in GENERIC:
        return name, (whole,)
    if after:
        return name, (before, inside) if is_acronym(before, inside) or short_of(inside, before) else (whole,)
    return _long_and_short(name, before, inside)


def gloss_forms(name: str) -> tuple[str, ...]:
    """All forms of a name as written, with and without its parentheses.

    >>> gloss_forms("Shinkawa (now part of Yamaha)")
    ('Shinkawa',)
    """
    full, others = split_gloss(name)
    return (full, *others)


def _long_and_short(name: str, before: str, inside: str) -> tuple[str, tuple[str, ...]]:
    """Which of the two is the full name; the whole as written where neither is short for the other."""
    if short_of(inside, before) or _looks_acronym(inside, before):
        return before, (inside,)
    if short_of(before, inside) or _looks_acronym(before, inside):
        return inside, (before,)
    return name, (before,)


def _looks_acronym(short: str, long: str) -> bool:
    """Capitals in parentheses after several words are taken for their acronym when they begin alike."""
    letters = [c for c in short if c.isalpha()]
    if " " in short or not 2 <= len(letters) <= 8 or sum(c.isupper() for c in letters) < len(letters) - 1:
        return False
    if len(long.split()) >= 2:
        return letters[0].lower() in {w[0].lower() for w in words_of(long)}
    rest = iter(c for c in long if c.isupper())  # GSK of GlaxoSmithKline
    return all(c in rest for c in letters)


def merge(surfaces: Iterable[str], apart: Mapping[str, frozenset[str]], text: str) -> tuple[Company, ...]:
    """One Company for each organisation, in the order of first mention. `apart`: names that stand in one list are different."""
    groups = _joined(_equal(surfaces), apart)
    if len(groups) > MANY:
        return tuple(_company(g, "") for g in groups)
    found = [_company(g, text) for g in groups]
    taken = Counter(form for c in found for form in {c.name, *c.aliases})
    begun = Counter(start for c in found for start in {s for form in (c.name, *c.aliases) for s in _beginnings(form)})
    return tuple(_with_short_forms(c, taken, begun, text) for c in found)


def _equal(surfaces: Iterable[str]) -> list[Forms]:
    """Surfaces grouped by equal keys, glosses taken into account; whatever the order. "A's product" counts as A."""
    surfaces = list(dict.fromkeys(surfaces))
    known = {key(s) for s in surfaces}
    surfaces = [s for s in surfaces if not ((own := _OF_COMPANY.match(s)) and key(own[1]) in known)]
    groups: list[Forms] = []
    by_key: dict[str, Forms] = {}
    for surface in surfaces:
        name, others = split_gloss(surface)
        keys = [squeezed(n) for n in (name, *others)]
        homes = list(dict.fromkeys(id(by_key[k]) for k in keys if k in by_key))
        forms = next((by_key[k] for k in keys if k in by_key), None)
        if forms is None:
            forms = Forms()
            groups.append(forms)
        elif len(homes) > 1:
            for other in [g for g in groups if id(g) in homes and g is not forms]:
                for form in other.names:
                    forms.add(form)
                    by_key[squeezed(form)] = forms
                groups.remove(other)
        for form, k in zip((name, *others), keys, strict=True):
            forms.add(form)
            by_key.setdefault(k, forms)
    return groups


def _joined(groups: list[Forms], apart: Mapping[str, frozenset[str]]) -> list[Forms]:
    """Short forms joined to the one long form that they can belong to."""
    by_first: dict[str, list[int]] = {}
    for index, group in enumerate(groups):
        for form in group.names:
            for word in (key(form).split(" ", 1)[0], *initials(form), key(form).rsplit(" ", 1)[-1]):
                homes = by_first.setdefault(word, [])
                if not homes or homes[-1] != index:
                    homes.append(index)
    gone: set[int] = set()
    for i, small in enumerate(groups):
        near = {j for s in small.names for j in by_first.get(key(s).split(" ", 1)[0], ())} - gone - {i}
        homes = [
            j
            for j in sorted(near)
            if any(short_of(s, b) for s in small.names for b in groups[j].names) and not _apart(small, groups[j], apart)
        ]
        if len(homes) == 1:
            for name in small.names:
                groups[homes[0]].add(name)
            gone.add(i)
    return [g for i, g in enumerate(groups) if i not in gone]


def _apart(a: Forms, b: Forms, apart: Mapping[str, frozenset[str]]) -> bool:
    keys = {key(n) for n in b.names}
    return any(apart.get(key(n), frozenset()) & keys for n in a.names)


def _company(forms: Forms, text: str) -> Company:
    """The fullest form is the name: the most words, then the most letters."""
    best = max(forms.names, key=lambda n: (len(key(n).split()), len(n)))
    aliases = dict.fromkeys(n for n in forms.names if n != best)
    for name in forms.names:
        plain = without_legal(name)
        if plain != best and _usable(plain) and _stands_alone(plain, best, text):
            aliases.setdefault(plain)
    return Company(best, tuple(aliases))


def _beginnings(name: str) -> list[str]:
    """The name's proper beginnings by words: "Thermo", "Thermo Fisher"."""
    words = name.split(" ")
    return [" ".join(words[:count]) for count in range(1, len(words))]


def _with_short_forms(company: Company, taken: Counter[str], begun: Counter[str], text: str) -> Company:
    """The company with the beginnings of its name that the text uses alone ("Amkor's revenue") and that are no other's."""
    known = {company.name, *company.aliases}
    fresh: list[str] = []
    for name in sorted(known):
        for start in _beginnings(without_legal(name)):
            short = _DANGLING.sub("", start)
            if short in known or short in fresh or not _usable(short) or not (key(short) == key(name) or short_of(short, name)):
                continue
            if not taken[short] and begun[short] <= 1 and _stands_alone(short, name, text):
                fresh.append(short)
    return Company(company.name, (*company.aliases, *fresh), company.owner) if fresh else company


def _usable(short: str) -> bool:
    """Whether a beginning of a name can stand for it: no region, not only words that many names share."""
    words = short.lower().split()
    return (
        len(short) > 2
        and short[0].isalnum()
        and "(" not in short
        and not is_region(short)
        and not all(w in COMMON or w in GENERIC for w in words)
    )


def _stands_alone(short: str, name: str, text: str) -> bool:
    """Whether the text has the short form outside the name, where no other capital word follows or goes before."""
    at = text.find(short)
    while at >= 0:
        stop = at + len(short)
        alone = _ALONE.match(text, stop) and not text.startswith(name, at) and not text[at - 1 : at].isalnum()
        if alone and not _follows_capital(text, at):
            return " " in short or not short.isalpha() or not has_word(text, short.lower())
        at = text.find(short, stop)
    return False


def _follows_capital(text: str, at: int) -> bool:
    """Whether the word before is capitalised or "&", in the same clause."""
    word = text[text.rfind(" ", 0, max(0, at - 1)) + 1 : at]
    return word.endswith(" ") and (word[0].isupper() or word[0] == "&") and word.strip().lower() not in NOT_A_NAME


def with_owners(found: Sequence[Company], owned: Iterable[tuple[str, str]]) -> tuple[Company, ...]:
    """The companies with the owner that the text gives them, by the owner's entry."""
    forms = {form: c.name for c in found for form in (c.name, *c.aliases)}
    by_key = {squeezed(form): name for form, name in forms.items()}
    owner_of: dict[str, str] = {}
    for name, owner in owned:
        child, parent = by_key.get(squeezed(name)), by_key.get(squeezed(owner))
        if child and parent and child != parent:
            owner_of.setdefault(child, parent)
    return tuple(Company(c.name, c.aliases, owner_of.get(c.name)) for c in found)
