"""Regions and countries as reports write them, and the spelled-out form that a claim's subject takes (guide, rule 5).

The names are the ontology's (kg.vocab); this file adds what is a matter of writing: case, adjectives, places that are no
region of a market but no company either.
"""

from __future__ import annotations

import re

from kg.extract.names import word_set
from kg.vocab import REGION_OF

# Adjectives stand for the region only before "market", "region" and the like.
ADJECTIVES: dict[str, str] = {
    "north american": "North America",
    "south american": "South America",
    "latin american": "Latin America",
    "central american": "Central America",
    "european": "Europe",
    "western european": "Western Europe",
    "eastern european": "Eastern Europe",
    "asian": "Asia",
    "east asian": "East Asia",
    "southeast asian": "Southeast Asia",
    "african": "Africa",
    "middle eastern": "Middle East",
    "american": "United States",
    "chinese": "China",
    "japanese": "Japan",
    "indian": "India",
    "korean": "South Korea",
    "south korean": "South Korea",
    "taiwanese": "Taiwan",
    "german": "Germany",
    "french": "France",
    "british": "United Kingdom",
    "italian": "Italy",
    "spanish": "Spain",
    "dutch": "Netherlands",
    "swiss": "Switzerland",
    "swedish": "Sweden",
    "turkish": "Turkey",
    "russian": "Russia",
    "brazilian": "Brazil",
    "mexican": "Mexico",
    "canadian": "Canada",
    "australian": "Australia",
}

# No regions of a market, but no companies either.
PLACES = word_set("""
    california texas florida arizona ohio michigan illinois massachusetts pennsylvania maryland virginia oregon washington
    colorado shanghai beijing shenzhen guangdong guangzhou zhejiang jiangsu shandong taipei hsinchu tokyo osaka seoul
    mumbai bangalore bengaluru delhi london paris berlin munich frankfurt zurich amsterdam brussels milan madrid barcelona
    stockholm copenhagen vienna dublin toronto montreal vancouver sydney melbourne dubai boston chicago houston detroit
    seattle atlanta dallas hollywood ontario quebec bavaria catalonia flanders earth world worldwide
    """) | frozenset(
    (
        "new york",
        "silicon valley",
        "san francisco",
        "los angeles",
        "abu dhabi",
        "hong kong",
        "new jersey",
        "san diego",
        "san jose",
    )
)

# The guide spells these out; EMEA, ASEAN, GCC and the like stay as written.
ABBREVIATIONS: dict[str, str] = {
    "na": "North America",
    "nam": "North America",
    "apac": "Asia-Pacific",
    "us": "United States",
    "usa": "United States",
    "u.s.": "United States",
    "u.s": "United States",
    "u.s.a.": "United States",
    "u.s.a": "United States",
    "uk": "United Kingdom",
    "u.k.": "United Kingdom",
    "u.k": "United Kingdom",
    "mea": "Middle East & Africa",
    "latam": "Latin America",
    "uae": "United Arab Emirates",
    "u.a.e.": "United Arab Emirates",
    "ksa": "Saudi Arabia",
}
# Surfaces that count in capitals only: in small letters they are words, syllables or nothing.
CAPITALS = frozenset(ABBREVIATIONS) | word_set("eu e.u. emea mena asean gcc cis anz apej bric brics cee prc dprk dach noram")
_NOT_ALONE = frozenset(("world", "arabia", "saudi", "argentina korea", "north", "south"))
# "(APAC)" and "region" are read around a surface, and "the" is no part of a name.
_NO_SURFACE = re.compile(r" (?:region|countries|states)$|\(|^the ")
SURFACES = tuple(
    sorted({s for s in REGION_OF if s == "united states" or not _NO_SURFACE.search(s)} - _NOT_ALONE | set(ABBREVIATIONS))
)


def spelled_out(surface: str) -> str:
    """The region as a claim's subject names it: abbreviations spelled out, other forms as written.

    >>> spelled_out("APAC"), spelled_out("U.S."), spelled_out("Asia Pacific")
    ('Asia-Pacific', 'United States', 'Asia Pacific')
    """
    return ABBREVIATIONS.get(surface.lower(), surface)


def is_region(surface: str) -> bool:
    """Whether the surface, taken alone, is a region, its adjective or another place, whatever its case.

    >>> is_region("the United States"), is_region("ASIA PACIFIC"), is_region("Shanghai"), is_region("Amkor")
    (True, True, True, False)
    """
    folded = surface.lower().strip(" .,").removeprefix("the ")
    folded = folded.removesuffix(" region").removesuffix(" market").removesuffix(" markets")
    return folded in REGION_OF or folded in ADJECTIVES or folded in PLACES
