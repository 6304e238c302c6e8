"""The development sets of ../shared: floors that only rise. Headers come from the gold JSON: grounding alone is measured."""

from __future__ import annotations

import itertools
import json
from collections import defaultdict

from kg.ground import ground, relate
from kg.model import Company, Extraction, Header, Report
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared


def gold_headers() -> list[Extraction]:
    """The annotated headers of the 50 gold reports."""
    out = []
    for path in sorted((SHARED / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        companies = tuple(Company(c["name"], tuple(c["aliases"])) for c in gold["companies"])
        header = Header(market=gold["market"], market_aliases=tuple(gold["market_aliases"]), companies=companies)
        out.append(
            Extraction(Report(id=f"report/{path.stem}", name=path.stem, path=path.name, sha256="", text=""), header, (), ())
        )
    return out


def test_companies() -> None:
    gold = json.loads((SHARED / "er" / "companies_dev.json").read_text(encoding="utf-8"))
    ids: dict[str, set[str]] = defaultdict(set)
    reports = gold_headers()
    assert len(reports) == 50
    for grounded in ground(reports).reports:
        for company, identifier in zip(grounded.header.companies, grounded.company_ids, strict=True):
            for name in (company.name, *company.aliases):
                ids[name].add(identifier)
    soft = {frozenset(p) for p in gold["soft"]}
    where = {n: c["id"] for c in gold["clusters"] for n in c["names"] if n in ids}
    pairs = [p for p in itertools.combinations(sorted(where), 2) if frozenset(p) not in soft]
    said = {p for p in pairs if ids[p[0]] & ids[p[1]]}
    true = {p for p in pairs if where[p[0]] == where[p[1]]}
    assert len(where) >= 280
    assert len(said & true) / len(said) >= 0.99, sorted(said - true)
    assert len(said & true) / len(true) >= 0.95, sorted(true - said)


def test_markets() -> None:
    gold = json.loads((SHARED / "er" / "markets_dev.json").read_text(encoding="utf-8"))
    want = [g["relation"].removeprefix("a_") for g in gold]
    said = [relate(g["a"], g["b"]).relation for g in gold]
    same = [w for s, w in zip(said, want, strict=True) if s == "same"]
    assert len(gold) == 180
    assert sum(s == w for s, w in zip(said, want, strict=True)) / len(want) >= 0.89
    assert same.count("same") / len(same) >= 0.98
