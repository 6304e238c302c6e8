"""The shape of an organisation's name: where one starts and ends in running text, and how two forms compare.

Everything here looks at letters only; whether a name is a company's is decided in company_*.py.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MAX_NAME = 100  # code points; the longest in 8,592 reports has 78
MAX_WORDS = 10

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ſΑ-ΩА-Я"
# A zero-width or direction mark inside a name belongs to it (the quote must stay a substring of the text).
_MARKS = "\u200b-\u200f\u2060\ufeff\u00ad"
_WORD = rf"[\w{_MARKS}]"
_JOIN = r"[.&+/\-‐‑–’'@·!]"

# Words that carry their dot: the dot ends no sentence.
_ABBREVIATION = r"(?:Inc|Ltd|LTD|Co|CO|Corp|CORP|INC|Pvt|Pte|Pty|Bros|St|Dr|Mr|Mfg|Mfrs|Intl|Int|Tech|Ind|Inds|Sdn|Bhd|Cie|Lab|Labs|Ing|Jr|Sr)"
_LEGAL = (
    r"(?:Incorporated|Inc|Limited|Ltd|Ltda|L\.?L\.?C|L\.?L\.?P|L\.?P|Corporation|Corp|Company|Co|P\.?L\.?C|GmbH|mbH|AG|S\.?A\.?S|S\.?A\.?|S\.?p\.?A|"
    r"SpA|N\.?V|B\.?V|KGaA|KG|SE|Pvt|Pte|Pty|Sdn|Bhd|Berhad|Oyj|Oy|ASA|AB|A/S|ApS|Tbk|Kft|s\.?r\.?o|S\.?r\.?l|Srl|K\.?K|A\.?Ş|A\.?S|JSC|OJSC|PJSC|DAC)"
)
LEGAL = re.compile(rf",? ?{_LEGAL}\.?(?![\w’'&-])", re.I)

_TOKEN = (
    rf"(?:{_ABBREVIATION}\.|(?:[{_UPPER}]\.){{1,4}}(?![{_UPPER}a-z])|"
    rf"(?:[{_UPPER}]|\d+(?=[{_UPPER}A-Za-z&-])|\d+(?= [{_UPPER}])|[a-z]{{1,3}}(?=[A-Z])){_WORD}*(?:{_JOIN}(?!s\b){_WORD}+)*!?)"
)
_SMALL = r"(?:of the|of|de la|de|du|der|den|des|di|da|do|von|van|van der|la|le|el|y|e|et|und|für|for|a)"
_GLUE = rf"(?:,? (?={_LEGAL}\b)| (?:& |\+ |@ |/ |\| )?| {_SMALL} )"
_PAREN = r"(?: ?\([^()]{1,80}\))"
_POSSESSIVE = rf"(?:['’]s(?= [{_UPPER}]))?"

NAME = re.compile(rf"(?:the )?{_TOKEN}(?:{_GLUE}{_TOKEN}){{0,9}}{_PAREN}?(?: {_TOKEN}(?:{_GLUE}{_TOKEN}){{0,5}})?")
LISTED = re.compile(rf"(?:the )?{_TOKEN}{_POSSESSIVE}(?:{_GLUE}{_TOKEN}{_POSSESSIVE}){{0,9}}{_PAREN}?(?: {_TOKEN}(?:{_GLUE}{_TOKEN}){{0,5}})?")
SEPARATOR = re.compile(r" ?(?:, ?(?:and(?: also)?|&|or|as well as|along with|plus|including|followed by) |,(?: |(?=[A-Z]))|; ?(?:and )?| (?:and|or|as well as|along with|plus) |/)")
_GLOSS = re.compile(r"^(.*?\S) ?\(([^()]*)\)(.*)$", re.S)
_STRIP = re.compile(rf"[{_MARKS}]")
_NOT_ALNUM = re.compile(r"[^a-z0-9]+")
_LEGAL_WORDS = frozenset(
    "inc incorporated corp corporation co company ltd limited llc plc gmbh ag sa srl spa bv nv kg kk oy ab as group holding holdings the".split()
)


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """The name without case, accents, punctuation, parentheses and legal form: equal keys are one organisation.

    >>> key("Powertech Technology Inc."), key("POWERTECH Technology")
    ('powertech technology', 'powertech technology')
    >>> key("Sorin (LivaNova)"), key("The Group")
    ('sorin', 'the group')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = _NOT_ALNUM.sub(" ", re.sub(r"\([^)]*\)", " ", plain).replace("&", " and "))
    words = plain.split()
    return " ".join(w for w in words if w not in _LEGAL_WORDS) or " ".join(words)


def squeezed(name: str) -> str:
    """The key without blanks: "Global Foundries" and "GlobalFoundries" agree.

    >>> squeezed("Flip Chip International")
    'flipchipinternational'
    """
    return key(name).replace(" ", "")


def without_legal(name: str) -> str:
    """The name without its trailing legal forms.

    >>> without_legal("Fujian Gao Chuang Machinery Co., Ltd.")
    'Fujian Gao Chuang Machinery'
    """
    while True:
        shorter = re.sub(rf"[ ,]+{_LEGAL}\.?$", "", name, flags=re.I)
        if shorter == name or not shorter:
            return name
        name = shorter


def gloss(name: str) -> tuple[str, str, str] | None:
    """What stands before, in and after the parentheses of a name, or None.

    >>> gloss("Siliconware Precision Industries (SPIL)")
    ('Siliconware Precision Industries', 'SPIL', '')
    >>> gloss("Amkor") is None
    True
    """
    found = _GLOSS.match(name)
    return (found[1], found[2].strip(), found[3].strip()) if found else None


def is_acronym(short: str, long: str) -> bool:
    """Whether `short` is made of the first letters of the words of `long`, small words and legal forms free.

    >>> is_acronym("TSMC", "Taiwan Semiconductor Manufacturing Company"), is_acronym("UMC", "Amkor Technology")
    (True, False)
    """
    letters = "".join(c for c in short.lower() if c.isalnum())
    if not 2 <= len(letters) <= 7 or not short[:1].isupper() or " " in short.strip():
        return False
    words = re.findall(r"[^\W_]+", long)
    if len(words) < 2:
        return False
    initials = "".join(w[0] for w in words).lower()
    strong = "".join(w[0] for w in words if w[0].isupper()).lower()
    core = "".join(w[0] for w in words if w.lower() not in _LEGAL_WORDS).lower()
    return letters in (initials, strong, core) or (len(letters) >= 3 and (initials.startswith(letters) or strong.startswith(letters)))


def clean(name: str) -> str:
    """The name without what hangs on it: marks at the ends, possessive, dangling comma.

    >>> clean("**Amkor Technology's**"), clean("Ambu A/S.,")
    ('Amkor Technology', 'Ambu A/S.')
    """
    name = name.strip(" *_\"“”‘,;:–—-|#[]")
    name = re.sub(r"(?:['’]s|['’])$", "", name)
    return name.strip()


def words_of(name: str) -> list[str]:
    """The name's words without marks, as written.

    >>> words_of("H.B. Fuller (US)")
    ['H.B.', 'Fuller', 'US']
    """
    return [w for w in (p.strip("(),;:*") for p in _STRIP.sub("", name).split()) if w]
