"""The phrases of leadership: data only."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from kg.extract.units import alternatives, phrases

Rank = Literal["leads", "fastest"]


class Phrase(NamedTuple):
    """A trigger word and what must stand behind it. `company`: whether it makes a leader of a company too."""

    rank: Rank
    follows: re.Pattern[str]
    company: bool
    article: bool  # it needs "the": "a leading supplier" says nothing


def _pattern(*branches: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(branches)})", re.I)


_MARKET = (
    r" (?:in |of )?(?:the |this |its |their )?(?:(?!to |in |for |with |by |and |on |at )[\w'’&/-]+ ){0,6}?(?:market(?:place"
    r"|s)?|industry|sector|landscape|space)\b(?:['’]s)?"
    r"(?: (?:shares?|size|value|valuation|landscape|revenue)\b)?"
)
_EXPANSION = r" (?:in )?(?:the |this |future |market |overall |global |regional )*(?:growth|expansion)\b(?! rate)"
MAKER = alternatives(
    phrases(
        """player, company, manufacturer, supplier, provider, vendor, producer, maker, operator, brand, firm, distributor,
        contract manufacturer, companies, players, manufacturers, suppliers, providers, producers, vendors, makers, brands,
        names, firms, operators, market player"""
    )
)
PLACE = alternatives(
    phrases(
        """region, regions, markets, countries, market, country, regional market, segment, contributor, consumer, application,
        type, category, producer, end-user"""
    )
)
_SHARE = alternatives(
    phrases("share, shares, portion, percentage, stake, proportion, slice, market position, revenue, position, contribution")
)
# After the bare verb "lead": what is led, or the end of the phrase. "Leading to", "leading players" are none of these.
_LED = (
    r"(?= the (?:charge|way|pack|global|world|field|race|demand|consumption)\b| globally\b| worldwide\b"
    r"| (?:in (?:terms of )?(?:both |overall |the |global |total )*"
    r"(?:market|revenue|sales|size|share|demand|consumption|valuation|value|world|production|volume|industry|sector|global"
    r"|adoption)\b)| due to| owing to| because| thanks| with\b"
    r"| at \**(?:an? )?(?:\w+ )?[~0-9]| by (?:an?|holding|capturing|accounting|approximately)\b| as the| followed"
    r"| closely followed| driven| fueled| supported| attributed| primarily| largely| mainly| capturing"
    r"| holding| accounting| commanding| overall| demand\b| consumption\b| through\b| until\b| both\b| currently\b"
    r"| during\b| over the| while| and (?:holding|accounting|capturing)|[,.;:(]|\**$)"
)
_THING = r"(?:[\w'’&/-]+ ){0,5}?"

PHRASES: dict[str, Phrase] = {
    **dict.fromkeys(
        ("dominate", "dominates", "dominated", "dominating"),
        Phrase("leads", _pattern(_MARKET, r" the (?:global|world)\b", r""), True, False),
    ),
    **dict.fromkeys(("dominance", "domination"), Phrase("leads", _pattern(r""), False, False)),
    "dominant": Phrase(
        "leads",
        _pattern(
            r" (?:\w+ )?(?:position|share|market share|role|presence|market position|stake|regional market|region|market"
            r"|shares|country|contributor|segment|application|type)\b",
            r"(?= in\b|[,.;]| (?:due|with|throughout|through|during|globally|at|owing|over|because)\b|$)",
        ),
        False,
        False,
    ),
    **dict.fromkeys(
        ("lead", "leads", "led", "leading"),
        Phrase(
            "leads",
            _pattern(rf" (?!the |in )(?:[\w-]+ )?(?:{PLACE}|{MAKER})\b", r" (?:market )?position\b", _MARKET, _LED, r" by\b"),
            True,
            False,
        ),
    ),
    **dict.fromkeys(
        ("largest", "biggest", "highest", "greatest"),
        Phrase(
            "leads",
            _pattern(
                rf" {_THING}(?:{_SHARE})\b", rf" {_THING}(?:{PLACE}|{MAKER})\b", r"(?= in the (?:world|market|industry)\b)"
            ),
            True,
            True,
        ),
    ),
    **dict.fromkeys(("leader", "leaders"), Phrase("leads", _pattern(r""), True, True)),
    **dict.fromkeys(("leadership", "frontrunner", "frontrunners"), Phrase("leads", _pattern(r""), False, False)),
    **dict.fromkeys(
        ("fastest", "quickest"),
        Phrase(
            "fastest",
            _pattern(
                r"[- ](?:\w+[- ])?(?:growing|growth|rate|pace|expanding|developing|expansion|cagr)\b", r"(?=[,.;]| in |$)"
            ),
            True,
            True,
        ),
    ),
}
# The same trigger may also say who grows fastest; asked first.
FASTEST = {
    **dict.fromkeys(("dominate", "dominates", "dominating", "lead", "leads", "leading"), _pattern(_EXPANSION)),
    **dict.fromkeys(
        ("highest", "strongest", "greatest", "largest", "maximum"),
        _pattern(r" (?:\w+ ){0,2}?(?:growth(?: rates?| potential| trajectory)?|cagr|rate of growth|expansion)\b"),
    ),
}
TRIGGER = re.compile(rf"\b(?:{alternatives({*PHRASES, *FASTEST})})\b", re.I)
