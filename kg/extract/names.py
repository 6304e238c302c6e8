"""The shape of an organisation's name: where one starts and ends in running text, and how two forms compare.

Everything here looks at letters only; whether a name is a company's is decided in company_*.py.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


def word_set(table: str) -> frozenset[str]:
    """The words of a table written as one text.

    >>> sorted(word_set("b a"))
    ['a', 'b']
    """
    return frozenset(table.split())


MAX_NAME = 100  # code points; the longest in 8,592 reports has 78
MAX_WORDS = 10

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ſΑ-ΩА-Я"
# A zero-width or direction mark inside a name belongs to it (the quote must stay a substring of the text).
_MARKS = "\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad"
_WORD = rf"[\w{_MARKS}]"
_JOIN = r"[.&＆+/\-‐‑–’'@·!]"

_LONG_LEGAL = (
    r"(?:Incorporated|Inc|INC|inc|Limited|LIMITED|Ltda?|LTD|ltd|LLC|llc|Llc|LLP|Corporation|CORPORATION|Corp|CORP|corp|"
    r"Company|COMPANY|"
    r"PLC|Plc|plc|GmbH|GMBH|Gmbh|gmbh|mbH|KGaA|Berhad|Pvt|Pte|Pty|Sdn|Bhd|BHD|Oyj|Tbk|S\.?p\.?A|SpA|SPA|s\.p\.a|S\.r\.l|SRL|"
    r"Srl|srl|s\.r\.l|S\.A\.S|s\.a\.s)"
)
_SHORT_LEGAL = (
    r"(?:L\.L\.C|L\.?P|Co|CO|P\.L\.C|AG|S\.?A|N\.?V|B\.?V|KG|SE|Oy|ASA|AB|A/S|ApS|Kft|s\.r\.o|S\.?L|K\.?K|A\.?Ş|A\.S|"
    r"P?O?JSC|DAC)"
)
# A comma inside a name stands before an unmistakable legal form only ("Ashland, AB Vickers" are two).
_AFTER_COMMA = rf"(?:(?!Company|COMPANY){_LONG_LEGAL}|L\.L\.C|L\.?P|Co|CO|S\.A|N\.V|B\.V|S\.L|K\.K|O?JSC|KG)"
_NO_MORE = r"(?![\w’'&-])"
_LEGAL_TAIL = rf"(?:(?:,? ?{_AFTER_COMMA}| {_SHORT_LEGAL}){_NO_MORE}\.?){{0,4}}"

# Names with a comma or "and" inside that lists do not set apart.
_COMPOUND = (
    r"(?:Becton,? Dickinson(?:,? (?:and|&) (?:Company|Co\b))?|Johnson and Johnson|Procter and Gamble|Smith and Nephew|"
    r"(?:Stanley )?Black and Decker|Marks and Spencer|Air Products and Chemicals|International Flavors and Fragrances|"
    r"Bausch and Lomb|"
    r"Ernst and Young|Tate and Lyle|Rohde and Schwarz|Barnes and Noble|Bed Bath and Beyond|Fisher and Paykel|"
    r"Church and Dwight|Arm and Hammer|"
    r"Bang and Olufsen|Crate and Barrel|Airbus Defen[cs]e and Space|Dun and Bradstreet|Standard and Poor['’]s|"
    r"Pratt and Whitney|Merck and Co\b|Eli Lilly and Company|"
    r"Deere and Company|Wells Fargo and Company|Tiffany and Co\b|W\.? ?R\.? Grace and Co(?:mpany)?\b)"
)
# A dot after a word is inside the name where the sentence goes on after it; callers pass the sentence's end to `match`.
_TOKEN = (
    rf"(?:{_COMPOUND}|(?:[{_UPPER}]|\d+%?(?=[{_UPPER}A-Za-z&-])|\d+%?(?= [{_UPPER}])|[a-z]{{1,3}}(?=[A-Z]))"
    rf"{_WORD}{{0,60}}(?:{_JOIN}(?!s\b){_WORD}{{1,60}}){{0,9}}!?)"
    rf"(?:\.(?=[ ,()])|(?<=\.\w)\.|(?<=\bCo)\.|(?<=\b(?:Inc|Ltd|LTD|INC))\.|(?<=\bCorp)\.)?"
)
_SMALL = r"(?:of the|of|de la|de|du|der|den|des|di|da|do|von|van|van der|la|le|el|y|et|und|für)"
_GLUE = rf"(?: ?[&＆] ?| (?:\+ |@ |/ |\| )?| {_SMALL} )"
_PAREN = r"(?: ?\([^()]{1,80}\))"
# Inside a row a genitive before a capital, or before what separates names, is the name's own ("Victoria's Secret", "Lowe's,").
_POSSESSIVE = rf"(?:['’]s(?= [{_UPPER}]|,|\.|;|\)| and |\*)|['’](?=,))?"
_BODY = rf"{_TOKEN}{_POSSESSIVE}(?:{_GLUE}{_TOKEN}{_POSSESSIVE}){{0,9}}{_LEGAL_TAIL}"

LISTED = re.compile(rf"(?:the )?{_BODY}(?:{_PAREN}(?: {_BODY}|{_LEGAL_TAIL}))?")
LEGAL_NAME = re.compile(
    rf"(?<!\w){_TOKEN}(?:{_GLUE}{_TOKEN}){{0,6}}?,? (?:Inc|Corp|Ltd|LLC|PLC|plc|GmbH|AG|N\.V|S\.A|S\.p\.A|"
    r"Co\., Ltd|Limited|Corporation)\b\.?"
)
SEPARATOR = re.compile(
    r" ?(?:, ?(?:and(?: also)?|&|or|as well as|along with|plus|including|followed by) |,(?: |(?=[A-Z]))|"
    r"; ?(?:and )?| (?:and|or|as well as|along with|plus) |/)"
)
_LAST_LEGAL = re.compile(rf"[ ,]+(?:{_LONG_LEGAL}|{_SHORT_LEGAL})\.?$")
_GLOSS = re.compile(r"^(.*?\S) ?\(([^()]*)\)(.*)$", re.S)
_STRIP = re.compile(rf"[{_MARKS}]")
_ENDS = re.compile(rf"""^[{_MARKS}\s*_"“”‘,;:–—|#\[\]-]+|[{_MARKS}\s*_"“”‘,;:–—|#\[\]-]+$""")
_GENITIVE = re.compile(r"['’]s?$")
_WORDS = re.compile(r"[^\W_]+")
_ASIDE = re.compile(r"\([^)]*\)")
_INITIALS = re.compile(r"(?<=\b\w)\.(?=\w\b)")  # S.A. and SA are one form
_NOT_ALNUM = re.compile(r"[^a-z0-9]+")
LEGAL_WORDS = word_set(
    "inc incorporated corp corporation co company ltd limited llc plc gmbh ag sa srl spa bv nv kg kk oy ab as group holding "
    "holdings the"
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
    plain = _NOT_ALNUM.sub(" ", _INITIALS.sub("", _ASIDE.sub(" ", plain)).replace("&", " and "))
    words = plain.split()
    return " ".join(w for w in words if w not in LEGAL_WORDS) or " ".join(words)


def squeezed(name: str) -> str:
    """The key without blanks and last genitive: "Global Foundries" and "GlobalFoundries" agree.

    >>> squeezed("Flip Chip International")
    'flipchipinternational'
    """
    return key(_GENITIVE.sub("", name)).replace(" ", "")


def without_legal(name: str) -> str:
    """The name without its trailing legal forms.

    >>> without_legal("Fujian Gao Chuang Machinery Co., Ltd.")
    'Fujian Gao Chuang Machinery'
    """
    while True:
        shorter = _LAST_LEGAL.sub("", name)
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


def initials(long: str) -> frozenset[str]:
    """The acronyms that the words of a name can make, in small letters; none for a single word.

    >>> sorted(initials("Taiwan Semiconductor Manufacturing Company"))
    ['tsm', 'tsmc']
    """
    words = _WORDS.findall(long)
    if len(words) < 2:
        return frozenset()
    found = {
        "".join([w[0] for w in words]).lower(),
        "".join([w[0] for w in words if w[0].isupper()]).lower(),
        "".join([w[0] for w in words if w.lower() not in LEGAL_WORDS]).lower(),
    }
    return frozenset(f for f in found if 2 <= len(f) <= 7)


def is_acronym(short: str, long: str) -> bool:
    """Whether `short` is made of the first letters of the words of `long`, small words and legal forms free.

    >>> is_acronym("TSMC", "Taiwan Semiconductor Manufacturing Company"), is_acronym("UMC", "Amkor Technology")
    (True, False)
    """
    if " " in short or not 2 <= len(short) <= 9 or not short[0].isupper():
        return False
    letters = "".join(c for c in short.lower() if c.isalnum())
    return letters not in LEGAL_WORDS and letters in initials(long)


def clean(name: str) -> str:
    """The name without what hangs on it: marks at the ends, dangling comma.

    >>> clean("**Amkor Technology**:"), clean("Ambu A/S.,")
    ('Amkor Technology', 'Ambu A/S.')
    """
    return _ENDS.sub("", name)


def words_of(name: str) -> list[str]:
    """The name's words without marks, as written.

    >>> words_of("H.B. Fuller (US)")
    ['H.B.', 'Fuller', 'US']
    """
    return [w for w in (p.strip("(),;:*") for p in _STRIP.sub("", name).split()) if w]


def has_word(text: str, word: str) -> bool:
    """Whether the text has the word with no letter beside it.

    >>> has_word("a shark here", "shark"), has_word("sharks", "shark")
    (True, False)
    """
    at = text.find(word)
    while at >= 0:
        stop = at + len(word)
        if not text[stop : stop + 1].isalpha() and not text[max(0, at - 1) : at].isalpha():
            return True
        at = text.find(word, stop)
    return False
