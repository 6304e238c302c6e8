"""The words of money, scale, counting and hedging that quantity.py looks for: data only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

Bound = Literal["point", "lower", "upper"]


def words(listed: str) -> tuple[str, ...]:
    """The words of a table written as running text.

    >>> words("tons tonnes")
    ('tons', 'tonnes')
    """
    return tuple(listed.split())


def phrases(listed: str) -> tuple[str, ...]:
    """The phrases of a table written with commas.

    >>> phrases("close to, in excess of")
    ('close to', 'in excess of')
    """
    return tuple(" ".join(phrase.split()) for phrase in listed.split(","))


def alternatives(words: Iterable[str]) -> str:
    """A regex alternation of literal words, longest first, white space as one blank.

    >>> alternatives(["bn", "billion", "$"])
    'billion|bn|\\\\$'
    """
    return "|".join(re.escape(word).replace("\\ ", " ") for word in sorted(words, key=lambda w: (-len(w), w)))


# "$" alone is the US dollar (guide, table of fields). "¥" is the yen: reports of this genre write RMB or CNY for the yuan.
CURRENCY_BEFORE: dict[str, str] = {
    **dict.fromkeys(phrases("$, US$, US $, U.S.$, U.S. $, USD, USD$, USD $, US Dollar, US dollars, $US"), "USD"),
    **dict.fromkeys(phrases("€, EUR, EUR €, Euro, euro, Euros, euros"), "EUR"),
    **dict.fromkeys(phrases("£, GBP, UK£, GBP £"), "GBP"),
    **dict.fromkeys(phrases("¥, JPY, JP¥, Yen, yen, JPY ¥"), "JPY"),
    **dict.fromkeys(phrases("RMB, CNY, CN¥, RMB¥, RMB ¥, CNY ¥, Yuan, yuan"), "CNY"),
    **dict.fromkeys(phrases("₩, KRW, KRW ₩"), "KRW"),
    **dict.fromkeys(phrases("₹, INR, Rs., Rs, INR ₹"), "INR"),
    **dict.fromkeys(phrases("NT$, NTD, TWD, NT $"), "TWD"),
    **dict.fromkeys(phrases("HK$, HKD"), "HKD"),
    **dict.fromkeys(phrases("C$, CA$, CAD, CAD$, CDN$"), "CAD"),
    **dict.fromkeys(phrases("A$, AU$, AUD, AUD$"), "AUD"),
    **dict.fromkeys(phrases("S$, SG$, SGD"), "SGD"),
    **dict.fromkeys(phrases("R$, BRL"), "BRL"),
    **dict.fromkeys(phrases("CHF, SFr."), "CHF"),
    **{code: code for code in words("SEK NOK DKK NZD MXN ZAR TRY RUB THB IDR MYR VND PHP PLN AED SAR ILS CZK HUF")},
}

CURRENCY_AFTER: dict[str, str] = {
    **dict.fromkeys(phrases("USD, US dollars, U.S. dollars, US Dollars, dollars, dollar, US$, Dollars, usd"), "USD"),
    **dict.fromkeys(phrases("EUR, euros, euro, Euros, Euro, €"), "EUR"),
    **dict.fromkeys(phrases("GBP, pounds sterling, British pounds, £"), "GBP"),
    **dict.fromkeys(phrases("JPY, yen, Japanese yen, Yen"), "JPY"),
    **dict.fromkeys(phrases("CNY, RMB, yuan, Chinese yuan, Yuan, yuan renminbi, renminbi"), "CNY"),
    **dict.fromkeys(phrases("KRW, won, Korean won, South Korean won, Won"), "KRW"),
    **dict.fromkeys(phrases("INR, rupees, Indian rupees, Rupees"), "INR"),
    **dict.fromkeys(phrases("TWD, NTD, NT dollars, New Taiwan dollars, Taiwan dollars"), "TWD"),
    **dict.fromkeys(phrases("CHF, Swiss francs, francs"), "CHF"),
    **dict.fromkeys(phrases("SEK, Swedish kronor, kronor, Swedish krona"), "SEK"),
    **dict.fromkeys(phrases("DKK, Danish kroner, Danish krone, kroner"), "DKK"),
    **dict.fromkeys(phrases("CAD, Canadian dollars"), "CAD"),
    **dict.fromkeys(phrases("AUD, Australian dollars"), "AUD"),
    **{code: code for code in words("NOK HKD SGD BRL NZD MXN ZAR TRY RUB THB")},
}

SCALES: dict[str, Decimal] = {
    **{word: Decimal(10) ** 12 for word in ("trillion", "trillions", "trn", "tn", "tln")},
    **{word: Decimal(10) ** 9 for word in ("billion", "billions", "bn", "bln", "bil", "mrd", "milliard", "billon")},
    **{word: Decimal(10) ** 6 for word in ("million", "millions", "mn", "mln", "mio", "mil", "millon")},
    **{word: Decimal(10) ** 3 for word in ("thousand", "thousands")},
    **{word: Decimal(10) ** 7 for word in ("crore", "crores", "cr")},
    **{word: Decimal(10) ** 5 for word in ("lakh", "lakhs", "lac")},
}
LAKH_CRORE = Decimal(10) ** 12  # "lakh crore", the Indian trillion

# Capital letters and "mm" scale only what has a currency: "3M" is a company, "300 mm" a size, "5G" a network.
LETTER_SCALES: dict[str, Decimal] = {
    "T": Decimal(10) ** 12,
    "B": Decimal(10) ** 9,
    "b": Decimal(10) ** 9,
    "M": Decimal(10) ** 6,
    "m": Decimal(10) ** 6,
    "MM": Decimal(10) ** 6,
    "mm": Decimal(10) ** 6,
    "K": Decimal(10) ** 3,
    "k": Decimal(10) ** 3,
}

# People and things that a company is counted by (guide: company_other).
COUNT_NOUNS: frozenset[str] = frozenset(
    words("""employees employee people workers staff professionals engineers scientists researchers specialists personnel
        associates members countries nations territories markets regions states cities locations sites offices
        branches subsidiaries affiliates plants factories facilities facility laboratories labs warehouses
        centers centres fabs mines refineries stores shops outlets restaurants hotels hospitals clinics dealers
        dealerships distributors partners suppliers customers clients users subscribers patients patents
        products brands projects vehicles aircraft devices households farmers acquisitions companies brands SKUs
        awards shipments installations machines systems robots stations organizations organisations businesses
        enterprises merchants developers properties accounts homes schools institutions students downloads
        websites guests passengers trucks cars retailers resellers satellites drones clubs farms""")
)

# What a market is counted in (guide: market_volume, unit as written).
VOLUME_UNITS: frozenset[str] = frozenset(
    words("""units unit pieces tons ton tonnes tonne kilotons kilotonnes kt kilograms kg pounds lbs liters litres liter
        gallons barrels bbl MT MMT KT TWh GWh MWh kWh TW GW MW megawatts gigawatts hectares acres bushels pairs
        sets doses vials bottles cans tires tyres wafers cells packages""")
) | {
    "metric tons",
    "metric tonnes",
    "million tons",
    "square meters",
    "square metres",
    "cubic meters",
    "cubic metres",
    "square feet",
}

# Hedges and bounds, and which end of the value they leave open (guide, `low`/`high` and rule 13).
HEDGES: dict[str, Bound] = {
    **dict.fromkeys(
        phrases(
            """approximately, approx, approx., about, around, roughly, nearly, almost, circa, ca., c., some, close to, nearing,
            nears, approaching, approached, approaches, approach, estimated, an estimated, estimated at, estimated to be,
            estimated around,
            in the region of, in the vicinity of, on the order of, in the order of, in the neighborhood of, near, virtually,
            practically,
            averaging, aproximately, approximatly, approximates, hovering around"""
        ),
        "point",
    ),
    **dict.fromkeys(
        phrases(
            """over, above, more than, greater than, higher than, larger than, exceeding, exceeds, exceed, exceeded, surpassing,
            surpasses,
            surpass, surpassed, at least, upwards of, upward of, in excess of, north of, beyond, a minimum of, minimum of, no
            less than,
            not less than, topping, topped, tops, crossing, crossed, cross, well over, just over, slightly over, well above,
            just above,
            slightly above, a little over, excess of, well beyond, slightly more than"""
        ),
        "lower",
    ),
    **dict.fromkeys(
        phrases(
            """under, below, less than, lower than, fewer than, up to, as much as, as high as, no more than, not more than,
            at most,
            a maximum of, maximum of, not exceeding, just under, just below, slightly under, slightly below, slightly less than,
            well under, well below, within"""
        ),
        "upper",
    ),
}
HEDGE_WORDS = 4  # the longest hedge, in words

# Words that may stand between a hedge and its number: "exceeding a value of $5 billion", "an estimated market share of 45%".
HEDGE_FILLERS: frozenset[str] = frozenset(
    words("""a an the value of share market size revenue revenues sales cagr rate growth annual worth total valuation mark
        usd us""")
)
MAX_FILLERS = 5

MARKS: dict[str, Bound] = {"~": "point", "≈": "point", "<": "upper", "≤": "upper", ">": "lower", "≥": "lower"}

TRAILING_BOUNDS: dict[str, Bound] = {
    "or more": "lower",
    "and above": "lower",
    "or higher": "lower",
    "or less": "upper",
    "plus": "lower",
}

NUMBER_WORDS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        words("""one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen twenty"""),
        start=1,
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

FRACTION_PARTS: dict[str, int] = {
    "half": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fourth": 4,
    "fourths": 4,
    "fifth": 5,
    "fifths": 5,
}
