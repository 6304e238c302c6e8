"""The whole graph as the browser draws it: markets on a spiral, companies around the markets that name them, nothing moves.

A force layout of 20,000 nodes takes minutes and gives a hairball; this one is computed in a moment, is the same at every
build, and shows what it is for: which markets and companies the disagreements gather around.
"""

from __future__ import annotations

import math
from collections import defaultdict

from kg.publish.html.rows import Row, Rows

MAX_NODES = 20_000
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))  # Vogel's sunflower: neighbours never line up
MARKET_STEP, COMPANY_STEP = 34.0, 9.0
TYPES = ("market", "company")


def sunflower(number: int, step: float) -> tuple[float, float]:
    """Place of the nth seed of a sunflower whose neighbours are about `step` apart.

    >>> sunflower(0, 10)
    (0.0, 0.0)
    """
    radius = step * math.sqrt(number)
    return radius * math.cos(number * GOLDEN_ANGLE), radius * math.sin(number * GOLDEN_ANGLE)


def graph_data(rows: Rows) -> Row:
    """Nodes as [id, label, type, x, y, findings], links as pairs of node numbers; the most contested 20,000."""
    keys = [entity.id for entity in rows.entities.values() if entity.type in TYPES]
    ranked = sorted(keys, key=lambda key: (-len(rows.findings_of.get(key, ())), key))[:MAX_NODES]
    kept = set(ranked)
    pairs = {
        (company, report.market_id)
        for report in rows.reports.values()
        for company in report.company_ids
        if company in kept and report.market_id in kept
    }
    links = sorted((company, market) for company, market in pairs if market)
    place = _places(
        [key for key in ranked if key.startswith("market/")], [k for k in ranked if k.startswith("company/")], links
    )
    number = {key: index for index, key in enumerate(ranked)}
    nodes = [
        [key, rows.label(key), TYPES.index(rows.entities[key].type), *place[key], len(rows.findings_of.get(key, ()))]
        for key in ranked
    ]
    return {"nodes": nodes, "links": [[number[a], number[b]] for a, b in links], "left_out": len(keys) - len(ranked)}


def _places(markets: list[str], companies: list[str], links: list[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    members: dict[str, list[str]] = defaultdict(list)
    home: dict[str, str] = {}
    for company, market in links:  # a company lives by its first market; its other links are drawn as lines
        if company not in home:
            home[company] = market
            members[market].append(company)
    spacing = _spacing(markets, members)
    spot = {market: sunflower(index, spacing) for index, market in enumerate(markets)}
    for market, inside in members.items():
        for index, company in enumerate(inside):
            x, y = sunflower(index + 2, COMPANY_STEP)
            spot[company] = (spot[market][0] + x, spot[market][1] + y)
    alone = [company for company in companies if company not in spot]
    rim = 60 + max((math.hypot(*xy) for xy in spot.values()), default=0.0)
    for index, company in enumerate(alone):
        angle = index * GOLDEN_ANGLE
        spot[company] = ((rim + index % 7 * 9) * math.cos(angle), (rim + index % 7 * 9) * math.sin(angle))
    return {key: (round(x), round(y)) for key, (x, y) in spot.items()}


def _spacing(markets: list[str], members: dict[str, list[str]]) -> float:
    """Far enough apart that the largest neighbourhoods hardly touch."""
    typical = sorted(len(members[market]) for market in markets)[-max(1, len(markets) // 10) :]
    return MARKET_STEP + COMPANY_STEP * math.sqrt(max(typical, default=0) + 2)
