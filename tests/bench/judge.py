"""What judging costs: `python -m tests.bench.judge [--claims 1000000]`.

Three parts, each with its target (issue "One graph, not thousands", Cost): a hot group of 64,000 claims on one key (1 s), the
sweep of all keys alone (10 s for a million claims), and the whole of `judge`; each at N and 2 N: doubling costs <= 2.3 times.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from zlib import crc32

from kg.judge import Case, judge
from kg.judge.rules import by_value
from kg.model import Claim, Entity, GroundedClaim, GroundedReport, Grounding, Header, Period, Span

CLAIMS_PER_REPORT = 12
SHARES = {"north-america": 35, "europe": 25, "asia-pacific": 30, "china": 12, "united-states": 22}
PUBLISHERS = 40


def hash_of(*parts: object) -> int:
    """The same number for the same words in every run."""
    return crc32(repr(parts).encode())


def _report(number: int, market: int, rng: random.Random) -> GroundedReport:
    start = rng.choice((2023, 2024, 2025))
    host = f"www.host{number % PUBLISHERS}.example"
    header = Header(market=f"Market {market}", publisher=host, report_id=str(number), forecast=Period(start, start + 7))
    ident = f"report/{number:016x}"
    return GroundedReport(ident, f"r{number}", f"r{number}.md", (), "", header, f"market/m{market}", f"publisher/{host}", ())


class Maker:
    """Makes claims that look like those of the corpus: rates, sizes by year, five shares, revenues of known companies."""

    def __init__(self, seed: int, companies: int) -> None:
        self.rng = random.Random(seed)
        self.companies = companies
        self.claims: list[GroundedClaim] = []

    def add(self, report: GroundedReport, kind: str, subject: str, value: Decimal, written: str, **more: object) -> None:
        """One claim whose quote is a short sentence that ends with its value."""
        place = len(self.claims) % CLAIMS_PER_REPORT * 100
        quote = f"claim {len(self.claims)} of {subject} comes to {written}"
        end = place + len(quote)
        claim = Claim(
            kind=kind,
            subject=subject.rpartition("/")[2],
            low=value,
            high=value,
            unit="percent" if written.endswith("%") else "USD",
            qualifier=self.rng.choice((None, "about")),
            quote=Span(place, end),
            value=Span(end - len(written), end),
            **more,  # type: ignore[arg-type]
        )
        ident = f"claim/{self.rng.getrandbits(64):016x}"
        self.claims.append(GroundedClaim(ident, report.id, claim, quote, subject, report.market_id))

    def near(self, truth: Decimal, step: Decimal) -> Decimal:
        """The value that everybody states, or in one case of five another one."""
        return truth if self.rng.random() < 0.8 else truth + step * self.rng.randint(1, 20)

    def fill(self, report: GroundedReport) -> None:
        """The claims of one report."""
        rng, market = self.rng, report.market_id or ""
        window = report.header.forecast or Period(2024, 2031)
        for _ in range(2):
            rate = self.near(Decimal(30 + hash_of(market) % 120), Decimal(7)) / 10
            period = rng.choice(((window.start, window.end), (2023, 2030), (None, None)))
            self.add(report, "market_cagr", market, rate, f"{rate}%", start=period[0], end=period[1], mode="projected")
        for year in (2023, window.end):
            size = self.near(Decimal(10 + hash_of(market, year) % 900), Decimal(50))
            mode = "reported" if year == 2023 else "projected"
            self.add(report, "market_size", market, size * 10**8, f"${size / 10} billion", start=year, end=year, mode=mode)
        for region, usual in SHARES.items():
            share = self.near(Decimal(usual), Decimal(2))
            mode = rng.choice(("reported", "projected"))
            self.add(report, "region_share", f"region/{region}", share, f"{share}%", mode=mode)
        for _ in range(CLAIMS_PER_REPORT - 9):
            when = rng.choice((None, 2020, 2021, 2022))
            company = f"company/c{rng.randrange(self.companies)}"
            revenue = self.near(Decimal(10 + hash_of(company) % 890), Decimal(60))
            self.add(report, "company_revenue", company, revenue * 10**8, f"${revenue / 10} billion", start=when, end=when)


def corpus(claims: int, seed: int = 1) -> Grounding:
    """A synthetic grounding of about so many claims: four reports to three markets, as in the corpus."""
    reports = max(claims // CLAIMS_PER_REPORT, 1)
    maker = Maker(seed, max(reports // 3, 1))
    made = []
    for number in range(reports):
        report = _report(number, number * 3 // 4, maker.rng)
        made.append(report)
        maker.fill(report)
    entities = {c.subject_id for c in maker.claims} | {r.market_id or "" for r in made}
    return _grounding(made, maker.claims, sorted(entities))


def hot(claims: int, seed: int = 1) -> Grounding:
    """So many reports that give one company's revenue for one year."""
    maker = Maker(seed, 1)
    made = []
    for number in range(claims):
        report = _report(number, 0, maker.rng)
        made.append(report)
        value = Decimal(maker.rng.randint(100, 9000))
        maker.add(report, "company_revenue", "company/hot", value * 10**7, f"${value / 100} billion", start=2022, end=2022)
    return _grounding(made, maker.claims, ["company/hot"])


def _grounding(reports: list[GroundedReport], claims: list[GroundedClaim], entities: list[str]) -> Grounding:
    things = tuple(Entity(name, name.partition("/")[0], name.rpartition("/")[2]) for name in entities)  # type: ignore[arg-type]
    return Grounding(tuple(reports), tuple(sorted(claims, key=lambda c: c.id)), things, (), ())


def timed(job: Callable[[], object]) -> float:
    """Seconds of processor time: what others do on the machine is not counted."""
    start = time.process_time()
    job()
    return time.process_time() - start


def _sweep(case: Case) -> int:
    return sum(1 for _ in by_value(case))


def main(argv: list[str] | None = None) -> None:
    """Print one line for each part and size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000_000)
    arguments = parser.parse_args(argv)
    out = sys.stdout
    for n in (32_000, 64_000):
        grounding = hot(n)
        out.write(f"hot group {n:>9,}  {timed(lambda g=grounding: judge(g)):6.2f} s\n")  # type: ignore[misc]
    for n in (arguments.claims // 2, arguments.claims):
        grounding = corpus(n)
        start = time.process_time()
        case = Case(grounding)
        indexed = time.process_time()
        found = _sweep(case)
        swept = time.process_time()
        out.write(f"index {n:>13,}  {indexed - start:6.2f} s\nsweep {n:>13,}  {swept - indexed:6.2f} s  {found:,} drafts\n")
        del case
        out.write(f"judge {n:>13,}  {timed(lambda g=grounding: judge(g)):6.2f} s  {len(grounding.claims):,} claims\n")  # type: ignore[misc]
        del grounding
    out.write(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:,} MB\n")


if __name__ == "__main__":
    main()
