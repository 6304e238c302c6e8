"""A company's name taken apart: the words that make it, its gloss, its owner, a division."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from kg.ground.company_words import (
    ACRONYM_PREFIXES,
    DIVISION_NOUNS,
    FORMS,
    GROUP_TAILS,
    LEGAL,
    LEGAL_HEADS,
    OWNER_CUES,
)
from kg.ground.fold import ascii_fold, mended
from kg.vocab import REGION_OF

MAX_NAME = 200
MAX_WORDS = 14

_GLOSS = re.compile(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]?")
_DIVISION = re.compile(r"^(?P<owner>\S.{0,80}?)['’]s?\s+(?P<part>\S.*)$")
_DIVISION_OF = re.compile(
    r"^(?:the\s+)?(?P<part>.{0,80}?\b(?:division|unit|segment|business|arm|department)) of (?P<owner>[A-Z].*)$"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"(?<![^\W_])((?:[^\W\d_]\.\s?){2,})")
_JOINS = re.compile(r"['’`]|(?<=\d)[.,](?=\d)|(?<=[^\W_])-(?=(?:co|ag|sa|se|ab|nv|bv|kg)\b)")  # Te-Co has no legal form
_TAIL_COMMA = re.compile(r"[\s,;:.&/|*+-]+$")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{0,6}[A-Z0-9]|[A-Z]&[A-Z]")
_LEGAL_TAIL = re.compile(
    r"(?:[\s,]+(?:&\s*)?(?:co(?:mpany)?|inc(?:orporated)?|corp(?:oration)?|ltd|limited|l\.?l\.?c|l\.?l\.?p|plc|ag|gmbh|kgaa|kg|s\.?e|s\.?a|s\.?a\.?s|"
    r"s\.?r\.?l|s\.?p\.?a|n\.?v|b\.?v|ab|asa|a/s|oyj?|pte|pty|pvt|kk|k\.k|sdn|bhd|jsc|pjsc|tbk)\b\.?)+[\s,]*$",
    re.I,
)


class CompanyName(NamedTuple):
    """A name as it is compared. `key`: words without legal forms, in one form each; `full`: the same with legal forms.

    `gloss`: what a parenthesis calls the same company; `owner`: the company whose division this is.
    """

    surface: str
    label: str
    key: str
    full: str
    gloss: str | None
    owner: str | None
    acronym: bool


@lru_cache(maxsize=262144)
def company_name(surface: str) -> CompanyName:
    """Take a name apart. Total: any string gives a name; one without letters or digits has its hash-like text as key."""
    label = mended(surface[:MAX_NAME])
    owner = _owner(label)
    bare, gloss = _without_gloss(label)
    bare = _TAIL_COMMA.sub("", bare) or label
    if not owner:
        bare = _POSSESSIVE.sub("", bare) or bare
    words = name_words(bare)
    core = without_legal(words)
    label = shown(bare)
    return CompanyName(
        surface=surface,
        label=label,
        key=" ".join(core) or ascii_fold(bare).strip(),
        full=" ".join(words),
        gloss=gloss,
        owner=owner,
        acronym=label.isupper() and bool(_ACRONYM.fullmatch(label)),
    )


def name_words(text: str) -> list[str]:
    """Words in one form each; initials joined.

    >>> name_words("H. B. Fuller Technologies Co., Ltd."), name_words("AT&T"), name_words("L'Oréal S.A.")
    (['hb', 'fuller', 'technology', 'co', 'ltd'], ['at', 'and', 't'], ['loreal', 'sa'])
    """
    if "." in text:
        text = _DOTTED.sub(lambda m: m.group(1).replace(".", "").replace(" ", "") + " ", text)
    text = ascii_fold(text)
    if not text.isalnum():
        text = _JOINS.sub("", text.replace("&", " and ").replace("a/s", "as"))
    words = [FORMS.get(w, w) for w in _WORD.findall(text)]
    if all(len(w) > 1 for w in words):
        return words[:MAX_WORDS]
    out: list[str] = []
    for single, run in groupby(words, key=lambda w: len(w) == 1 and w.isalpha()):
        letters = list(run)
        out += ["".join(letters)] if single and len(letters) > 1 else letters
    return out[:MAX_WORDS]


def without_legal(words: list[str]) -> list[str]:
    """Words without legal forms at the end and articles in front; never empty where words are not.

    >>> without_legal(["the", "boeing", "company"]), without_legal(["merck", "and", "co", "inc"]), without_legal(["co"])
    (['boeing'], ['merck'], ['co'])
    """
    core = list(words)
    while len(core) > 1 and core[0] in LEGAL_HEADS:
        core.pop(0)
    while len(core) > 1 and (core[-1] in LEGAL or (core[-1] == "and" and len(core) < len(words))):
        core.pop()
    return core


def shown(label: str) -> str:
    """The name for showing: without legal forms.

    >>> shown("Tianshui Huatian Technology Co., Ltd"), shown("Mondi Group Plc"), shown("The Company")
    ('Tianshui Huatian Technology', 'Mondi Group', 'The Company')
    """
    if " " not in label and "," not in label:
        return label
    short = _LEGAL_TAIL.sub("", label).strip(" ,")
    return short if short and short.lower() not in ("the", "&") else label


def _owner(label: str) -> str | None:
    if "'" not in label and "’" not in label and " of " not in label:
        return None
    for pattern in (_DIVISION, _DIVISION_OF):
        found = pattern.match(label)
        if found and found["part"].split()[-1].lower().strip(".,") in DIVISION_NOUNS:
            return found["owner"]
    return None


def _without_gloss(label: str) -> tuple[str, str | None]:
    """The name without parentheses, and another name of the same company that one of them gives."""
    if not any(c in label for c in "([（"):
        return label, None
    gloss: str | None = None
    for inside in _GLOSS.findall(label):
        text = inside.strip(" .,")
        folded = text.lower()
        if (
            len(text) > 1
            and folded not in REGION_OF
            and not any(cue in folded for cue in OWNER_CUES)
            and not all(w in LEGAL for w in name_words(text))
        ):
            gloss = gloss or text
    bare = " ".join(_GLOSS.sub(" ", label).split())
    return (bare or label), gloss


def initials_of(words: Sequence[str]) -> frozenset[str]:
    """The acronyms that a name may have: with and without small words, compounds whole and split.

    >>> sorted(initials_of(["tongfu", "microelectronic"])), sorted(initials_of(["bank", "of", "china"])), initials_of(["amkor"])
    (['tm', 'tme'], ['bc', 'boc'], frozenset())
    """
    if len(words) < 2:
        return frozenset()
    large = [w for w in words if w not in SMALL_WORDS]
    if len(large) == len(words) and not any(w.startswith(ACRONYM_PREFIXES) for w in words):
        return frozenset(("".join([w[0] for w in words]),))
    return frozenset(("".join(w[0] for w in large), "".join(_letters(w) for w in large), "".join(w[0] for w in words)))


SMALL_WORDS = frozenset(("and", "of", "the", "de", "for"))


def _letters(word: str) -> str:
    return next((word[0] + word[len(p)] for p in ACRONYM_PREFIXES if word.startswith(p) and len(word) > len(p) + 3), word[0])


def without_group(key: str) -> str:
    """The key without "group" or "holding" at its end.

    >>> without_group("jcet group"), without_group("group")
    ('jcet', 'group')
    """
    words = key.split()
    while len(words) > 1 and words[-1] in GROUP_TAILS:
        words.pop()
    return " ".join(words)
