"""Invented reports with many names of companies and markets: `python -m tests.bench.names [NAMES]` prints what grounding costs.

Names are made of syllables, so that they share beginnings, industries and places as real ones do; a third of the mentions use
another form (legal form, short form, slip). Seeded: the same number gives the same reports.
"""

from __future__ import annotations

import gc
import random
import re
import resource
import sys
import time
from collections.abc import Iterator
from decimal import Decimal

from kg.ground import ground
from kg.ground.companies import clusters
from kg.ground.company_evidence import Entry, Evidence
from kg.model import Claim, Company, Extraction, Header, Report, Span

SYLLABLES = tuple(
    re.findall(r"\w+", "an ba co da el fi ga ho in ka lo mi na or pa ri sa to ur vi wa xi yo ze chi shen tron tek lux nor")
)
INDUSTRIES = ("Technologies", "Electronics", "Pharma", "Chemical", "Systems", "Industries", "Medical", "Foods", "Energy")
LEGAL = ("", "", " Inc.", " Co., Ltd.", " GmbH", " Corporation", " Group")
PLACES = ("", "", "", "", "Shanghai ", "Jiangsu ", "Shandong ", "Zhejiang ")
THINGS = ("Sensor", "Valve", "Film", "Battery", "Pump", "Coating", "Robot", "Software", "Adhesive", "Camera")
KINDS = ("Industrial", "Medical", "Automotive", "Ceramic", "Smart", "Portable", "Disposable", "Zinc", "Digital", "Marine")
PER_REPORT = 8


def reports(names: int, seed: int = 1, claims: int = 0) -> Iterator[Extraction]:
    """Extractions that hold about `names` different names of companies, with some claims each."""
    rng = random.Random(seed)
    companies = [_company(rng) for _ in range(max(1, names * 2 // 3))]
    markets = [_market(rng) for _ in range(max(1, names // 40))]
    for number in range(max(1, len(companies) * 3 // (2 * PER_REPORT))):
        start = number * PER_REPORT * 2 // 3
        listed = [companies[(start + k) % len(companies)] for k in range(PER_REPORT)]
        yield _extraction(number, rng.choice(markets), [_mention(rng, c) for c in listed], claims)


def _word(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((2, 3, 3, 4)))).capitalize()


def _company(rng: random.Random) -> str:
    return f"{rng.choice(PLACES)}{_word(rng)} {rng.choice(INDUSTRIES)}"


def _market(rng: random.Random) -> str:
    return f"{rng.choice(KINDS)} {_word(rng)} {rng.choice(THINGS)}{rng.choice(('', 's'))}"


def _mention(rng: random.Random, name: str) -> Company:
    if rng.random() < 0.1:
        return Company(name.rpartition(" ")[0])
    if rng.random() < 0.02 and len(name) > 14:
        at = rng.randrange(8, len(name) - 4)
        return Company(name[:at] + name[at + 1 :])
    return Company(name + rng.choice(LEGAL), aliases=(name.rpartition(" ")[0],) if rng.random() < 0.1 else ())


def _extraction(number: int, market: str, companies: list[Company], claims: int) -> Extraction:
    text = f"{companies[0].name} reported revenue of $5 billion in 2022"
    quote = Span(0, len(text))
    said = tuple(
        Claim(
            kind="company_revenue", subject=companies[k % len(companies)].name, quote=quote, value=Span(k, k + 1),
            low=Decimal(k), high=Decimal(k), unit="USD", start=2022, end=2022,
        )
        for k in range(claims)
    )  # fmt: skip
    report = Report(id=f"report/{number:016x}", name=f"r{number}", path=f"r{number}.md", sha256=f"{number:064x}", text=text)
    return Extraction(report, Header(market=market, companies=tuple(companies)), said, ())


def main(names: int) -> None:
    """Print how many names were grounded, and what it cost."""
    found = list(reports(names))
    surfaces = {c.name for e in found for c in e.header.companies}
    gc.disable()  # as ground does
    start = time.process_time()
    entries = [Entry(n, n % 99, c.name, c.aliases) for n, e in enumerate(found) for c in e.header.companies]
    clusters(Evidence(entries))
    print(f"{len(surfaces)} names alone: {time.process_time() - start:.1f} s CPU")
    start = time.process_time()
    grounding = ground(found)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    companies = sum(e.type == "company" for e in grounding.entities)
    print(f"{len(surfaces)} names in {len(found)} reports, {companies} companies: {seconds:.1f} s CPU, peak {peak} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
