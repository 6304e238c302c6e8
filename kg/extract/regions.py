"""Regions and countries as reports write them, and the spelled-out form that a claim's subject takes (guide, rule 5)."""

from __future__ import annotations

# Abbreviations are spelled out; case matters ("us" is a pronoun, "NA" no syllable).
SPELLED_OUT: dict[str, str] = {
    "NA": "North America",
    "N. America": "North America",
    "APAC": "Asia-Pacific",
    "Apac": "Asia-Pacific",
    "APAC region": "Asia-Pacific",
    "USA": "United States",
    "US": "United States",
    "U.S.": "United States",
    "U.S.A.": "United States",
    "U.S": "United States",
    "U.S.A": "United States",
    "UK": "United Kingdom",
    "U.K.": "United Kingdom",
    "U.K": "United Kingdom",
    "EU": "Europe",
    "MEA": "Middle East & Africa",
    "MENA": "Middle East and North Africa",
    "LATAM": "Latin America",
    "LatAm": "Latin America",
    "Latam": "Latin America",
    "LAMEA": "LAMEA",
    "EMEA": "EMEA",
    "UAE": "United Arab Emirates",
    "U.A.E.": "United Arab Emirates",
    "KSA": "Saudi Arabia",
    "GCC": "GCC",
    "ASEAN": "ASEAN",
    "RoW": "Rest of the World",
    "ROW": "Rest of the World",
    "PRC": "China",
}

_NAMES = """
North America|South America|Latin America|Central America|Central and South America|Latin America and the Caribbean|Americas|the Americas|America|Caribbean
Europe|Western Europe|Eastern Europe|Central Europe|Northern Europe|Southern Europe|Central and Eastern Europe|European Union|Scandinavia|Nordics|Benelux|Balkans
Asia|Asia-Pacific|Asia Pacific|Asia–Pacific|Asia/Pacific|AsiaPacific|Asia- Pacific|Asia -Pacific|East Asia|South Asia|Southeast Asia|South East Asia|South-East Asia
Central Asia|Western Asia|Northeast Asia|South Asia & Pacific|South Asia and Pacific|Greater China|Mainland China|mainland China|Asia-Pacific excluding Japan|Asia and the Pacific|Asia & Pacific
Middle East|Middle East & Africa|Middle East and Africa|the Middle East & Africa|Middle East and North Africa|Middle East & North Africa|Middle-East and Africa|Middle-East & Africa
Africa|North Africa|South Africa|Sub-Saharan Africa|sub-Saharan Africa|West Africa|East Africa|Oceania|Australasia|Pacific Rim|Gulf|Rest of the World|Rest of World
Rest of Europe|Rest of Asia-Pacific|Rest of Asia Pacific|Rest of Latin America|Eurasia|CIS|ANZ|DACH|BRICS
United States|United States of America|Canada|Mexico|Brazil|Argentina|Chile|Colombia|Peru|Venezuela|Ecuador|Uruguay|Cuba|Costa Rica|Panama|Puerto Rico
United Kingdom|Great Britain|Britain|England|Scotland|Wales|Ireland|Northern Ireland|Germany|France|Italy|Spain|Portugal|Netherlands|The Netherlands|Belgium|Luxembourg|Switzerland
Austria|Sweden|Norway|Denmark|Finland|Iceland|Poland|Czech Republic|Czechia|Slovakia|Hungary|Romania|Bulgaria|Greece|Turkey|Türkiye|Russia|Ukraine|Belarus|Serbia|Croatia|Slovenia
Estonia|Latvia|Lithuania|Cyprus|Malta|Kazakhstan|Uzbekistan|Azerbaijan|Georgia|Armenia
China|Japan|South Korea|Korea|North Korea|Republic of Korea|India|Taiwan|China Taiwan|Hong Kong|Singapore|Malaysia|Indonesia|Thailand|Vietnam|Philippines|the Philippines|Australia|New Zealand
Pakistan|Bangladesh|Sri Lanka|Nepal|Myanmar|Cambodia|Laos|Mongolia|Israel|Saudi Arabia|United Arab Emirates|Qatar|Kuwait|Oman|Bahrain|Iran|Iraq|Jordan|Lebanon|Yemen|Syria
Egypt|Morocco|Algeria|Tunisia|Libya|Nigeria|Kenya|Ethiopia|Ghana|Tanzania|Uganda|Zimbabwe|Zambia|Angola|Mozambique|Senegal|Ivory Coast|Cameroon|Rwanda|Botswana|Namibia
California|Texas|Florida|New York|Arizona|Ontario|Quebec|Shanghai|Beijing|Shenzhen|Guangdong|Maryland|Silicon Valley|Abu Dhabi|Dubai
"""
# Adjectives count only right before these words.
ADJECTIVES: dict[str, str] = {
    "North American": "North America",
    "South American": "South America",
    "Latin American": "Latin America",
    "European": "Europe",
    "Asian": "Asia",
    "Asia-Pacific": "Asia-Pacific",
    "African": "Africa",
    "American": "United States",
    "Chinese": "China",
    "Japanese": "Japan",
    "Indian": "India",
    "Korean": "South Korea",
    "South Korean": "South Korea",
    "German": "Germany",
    "French": "France",
    "British": "United Kingdom",
    "Italian": "Italy",
    "Spanish": "Spain",
    "Brazilian": "Brazil",
    "Canadian": "Canada",
    "Mexican": "Mexico",
    "Australian": "Australia",
    "Russian": "Russia",
    "Taiwanese": "Taiwan",
    "Middle Eastern": "Middle East",
    "Southeast Asian": "Southeast Asia",
}

NAMES: dict[str, str] = {name: name.removeprefix("the ") for line in _NAMES.split("\n") for name in line.split("|") if name} | SPELLED_OUT
_FOLDED = frozenset(name.lower() for name in NAMES) | frozenset(adjective.lower() for adjective in ADJECTIVES)


def spelled_out(surface: str) -> str:
    """The region as a claim's subject names it.

    >>> spelled_out("APAC"), spelled_out("U.S."), spelled_out("Asia Pacific")
    ('Asia-Pacific', 'United States', 'Asia Pacific')
    """
    return NAMES.get(surface, surface)


def is_region(surface: str) -> bool:
    """Whether the surface, taken alone, is a region (or its adjective), whatever its case.

    >>> is_region("the United States"), is_region("ASIA PACIFIC"), is_region("Amkor")
    (True, True, False)
    """
    folded = surface.lower().strip(" .")
    return folded.removeprefix("the ").removesuffix(" region") in _FOLDED or folded in _FOLDED
