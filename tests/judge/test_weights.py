"""Severity, independent sources, consensus, profiles."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg import vocab
from kg.judge import judge
from kg.judge.copies import near_identical
from kg.judge.severity import capped, size, word
from kg.model import Match
from tests.judge.made import Doc, ground

IN_2022 = {"start": 2022, "end": 2022}
FAMILY = sorted(host for host, name in vocab.PUBLISHER_FAMILIES.items() if name == "Reliable Research Reports")


def revenue(name: str, written: str, publisher: str, quote: str | None = None) -> Doc:
    """A report that gives Acme's revenue for 2022."""
    return Doc(name, publisher=publisher, number=name).say("company_revenue", "Acme", written, quote=quote, **IN_2022)


def test_the_gap_makes_it_worse() -> None:
    found = [
        judge(ground([revenue("a", "$10 billion", "www.a.example"), revenue("b", f"${n} billion", "www.b.example")])).findings[
            0
        ]
        for n in (12, 20, 60)
    ]
    assert [f.severity for f in found] == sorted(f.severity for f in found)
    assert found[0].severity_word == "notable"
    assert found[2].severity_word == "major"


def test_more_independent_sources_on_both_sides_make_it_worse() -> None:
    low, high = "$10 billion", "$40 billion"
    two = [revenue("a", low, "www.a.example"), revenue("b", high, "www.b.example")]
    four = [*two, revenue("c", low, "www.c.example"), revenue("d", high, "www.d.example")]
    few, many = judge(ground(two)).findings[0], judge(ground(four)).findings[0]
    assert (few.sources, many.sources) == (2, 4)
    assert few.severity < many.severity


def test_hosts_of_one_family_are_one_source() -> None:
    docs = [revenue("a", "$10 billion", FAMILY[0]), revenue("b", "$40 billion", FAMILY[1])]
    assert judge(ground(docs)).findings[0].sources == 1


def test_near_identical_sentences_are_one_source() -> None:
    text = "According to the annual statement the company Acme had a turnover of {} in the fiscal year 2022"
    docs = [
        revenue("a", "$10 billion", "www.a.example", text.format("$10 billion")),
        revenue("b", "$10 billion", "www.b.example", text.format("$10 billion")),
        revenue("c", "$40 billion", "www.c.example"),
    ]
    assert judge(ground(docs)).findings[0].sources == 2


def test_an_unsure_match_lowers_the_severity() -> None:
    docs = [revenue("a", "$10 billion", "www.a.example"), revenue("b", "$40 billion", "www.b.example")]
    sure = judge(ground(docs)).findings[0]
    unsure = judge(ground(docs, matches=[Match("Acme", "company/acme", "fuzzy", 0.5, "spelling")])).findings[0]
    assert unsure.severity == pytest.approx(sure.severity / 2, abs=1e-4)


def test_the_match_that_joins_two_names_is_named() -> None:
    docs = [
        revenue("a", "$10 billion", "www.a.example"),
        Doc("b", publisher="www.b.example").say("company_revenue", "ACM", "$40 billion", **IN_2022),
    ]
    matches = [Match("ACM", "company/acme", "gloss", 0.95, "same-report gloss")]
    finding = judge(ground(docs, companies={"ACM": "acme"}, matches=matches)).findings[0]
    assert finding.comparable_because == (
        "'ACM' and 'Acme' are held to be one company: same-report gloss (0.95)",
        "all of them are for 2022",
    )


WORDS = ((0.0, "minor"), (0.24, "minor"), (0.25, "notable"), (0.5, "major"), (0.75, "extreme"), (1.0, "extreme"))


@pytest.mark.parametrize(("number", "want"), WORDS)
def test_word(number: float, want: str) -> None:
    assert word(number) == want


def test_formula() -> None:
    assert size(1.5) == 0.5
    assert capped(0.9, undated=False) == 0.9
    assert word(capped(0.9, undated=True)) == "notable"


def test_near_identical() -> None:
    said = "The overall market was valued at about four billion dollars in the year 2022 by us"
    texts = [
        said,
        said.replace("four", "4"),
        said.upper(),
        "Something else entirely is written here about other things at length",
        "too short",
    ]
    clusters = near_identical(texts)
    assert clusters[0] == clusters[2]
    assert clusters[3] not in clusters[:3]
    assert clusters[4] == -1


def test_one_changed_word_in_a_long_sentence_is_a_copy() -> None:
    long = " ".join(f"word{n}" for n in range(40))
    assert near_identical([long, long.replace("word39", "other")]) == [0, 0]


def test_consensus() -> None:
    values = ("10", "10.2", "9.9", "10.1", "40")
    docs = [revenue(f"r{n}", f"${v} billion", f"www.h{n}.example") for n, v in enumerate(values)]
    docs.append(revenue("again", "$10 billion", "www.h0.example"))
    (found,) = judge(ground(docs)).consensus
    assert (found.n, found.independent, found.kind) == (6, 5, "company_revenue")
    assert found.median == Decimal("10100000000")
    assert (found.low, found.high) == (Decimal("9900000000"), Decimal("40000000000"))
    assert len(found.outliers) == 1


def test_profile() -> None:
    docs = [revenue("a", "$10 billion", "www.a.example"), revenue("b", "$40 billion", "www.b.example")]
    docs[0].say("market_cagr", "", "7.3%", **IN_2022).say("market_cagr", "", "9.1%", **IN_2022)
    profile = {p.publisher_id: p for p in judge(ground(docs)).profiles}["publisher/www-a-example"]
    assert (profile.reports, profile.claims, profile.contradictions, profile.self_contradictions) == (1, 3, 1, 1)
    assert profile.contradiction_rate[0] == 1.0
    assert profile.contradiction_rate[1] < 0.5
    assert profile.round_number_share == pytest.approx(1 / 3, abs=1e-3)
