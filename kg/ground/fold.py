"""Text as it is compared and shown: accents, case, mojibake, Markdown marks. Quotes are never touched, only labels."""

from __future__ import annotations

import hashlib
import re
import unicodedata

MAX_SLUG = 80

_MARKS = re.compile("\\[\\[|\\]\\]|\\*\\*|__|`|[\u200b\u200e\u200f\u2060\ufeff]")
_LINK = re.compile(r"\[([^\[\]]{1,200})\]\([^()\s]{0,500}\)")
# A lead byte of UTF-8 read as Latin-1 or Windows-1252, and one that follows it.
_MOJIBAKE = re.compile(
    "[\u00c2\u00c3\u00e2][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
# Nothing to mend: most names (9 in 10 of corpus/reports), and a fifth of the cost of looking for everything.
_PLAIN = re.compile(r"[A-Za-z0-9 .,&'’/+():;#%-]*")
_SPACE = re.compile(r"\s+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-"}
)
# Letters that do not decompose into a base letter and an accent.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "ß": "ss",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "þ": "th",
        "ı": "i",
    }
)


def mended(text: str) -> str:
    """A name for showing: UTF-8 read as Latin-1 or Windows-1252 mended, marks and zero-width characters dropped, blanks single.

    >>> mended("**NestlÃ©**"), mended("[[ASE]]"), mended("B\u00c3\u00b6hler")
    ('Nestlé', 'ASE', 'Böhler')
    """
    if _PLAIN.fullmatch(text):
        return " ".join(text.split())
    text = _SPACE.sub(" ", _MARKS.sub("", _LINK.sub(r"\1", text))).strip()
    if _MOJIBAKE.search(text):
        for encoding in ("cp1252", "latin-1"):
            try:
                return text.encode(encoding).decode("utf-8")
            except UnicodeError:
                continue
    return text


def ascii_fold(text: str) -> str:
    """Case and accents away, typographic quotes and dashes plain; letters of other scripts stay.

    >>> ascii_fold("Böllhoff’s ŁÓDŹ")
    "bollhoff's lodz"
    """
    return text.lower() if text.isascii() else without_accents(text.casefold()).casefold()


def without_accents(text: str) -> str:
    """The text with accents away, quotes and dashes plain, compatibility forms resolved; case stays.

    >>> without_accents("Böllhoff Ⅳ")
    'Bollhoff IV'
    """
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKD", text.translate(_QUOTES).translate(_LETTERS))
    return "".join(c for c in text if not unicodedata.combining(c))


def slug(text: str) -> str:
    """ASCII path segment for a name; a name without Latin letters or digits gets a hash.

    >>> slug("L'Oréal S.A."), slug("A & B"), slug("株式会社").startswith("x")
    ('loreal-s-a', 'a-and-b', True)
    """
    folded = ascii_fold(text.replace("&", " and ")).replace("'", "")
    out = _NOT_SLUG.sub("-", folded).strip("-")
    if len(out) > MAX_SLUG:
        out = f"{out[: MAX_SLUG - 9].rstrip('-')}-{digest(out, 8)}"
    return out or f"x{digest(text, 12)}"


def digest(text: str, size: int = 16) -> str:
    """First hex digits of the SHA-256 of a text; lone surrogates count as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:size]
