"""decisions.csv: read, written, applied; every line that cannot be applied is named with a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import DecisionError, SourceError
from kg.ground import ACTIONS, COLUMNS, Decision, Decisions, append_decision, ground, read_decisions
from kg.model import Grounding
from tests.ground.corpus import claim, company_id, report

HEADER = "action,a,b,by,when,note\n"
CORPUS = [
    report("Torque Wrench", ["Zelmark Inc.", "Orvell", "Tandrix"], [claim("market_size", "Torque Wrench", "5")]),
    report("Bolt Tightener", ["Zelmark", "Queslo"], [claim("company_revenue", "Queslo", "7")]),
    report("Digital Torque Wrench", ["Fennimar"]),
]


def applied(*lines: str) -> tuple[Grounding, list[str]]:
    """The corpus grounded with these decisions, and the messages of the problems."""
    fields = [dict(zip(COLUMNS, line.split(","), strict=False)) for line in lines]
    rows = tuple(Decision(**f, line=n) for n, f in enumerate(fields, start=2))
    found = ground(CORPUS, decisions=Decisions(rows, "d.csv"))
    return found, [f"{p.code}: {p.message}" for p in found.problems]


def read(tmp_path: Path, text: str | bytes) -> tuple[Decisions, list[str]]:
    path = tmp_path / "decisions.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    decisions, problems = read_decisions(path)
    return decisions, [p.message.removeprefix(f"{path}, ") for p in problems]


def test_merge_keeps_the_first_id_and_says_what_it_replaces() -> None:
    found, problems = applied("merge,company/orvell,company/queslo,ann,2025-01-02,one owner")
    assert problems == []
    assert company_id(found, "Queslo") == company_id(found, "Orvell") == "company/orvell"
    entity = next(e for e in found.entities if e.id == "company/orvell")
    assert entity.replaces == ("company/queslo",)
    assert "Queslo" in entity.labels
    assert next(c for c in found.claims if c.claim.kind == "company_revenue").subject_id == "company/orvell"
    match = next(m for m in found.matches if m.surface == "Queslo")
    assert (match.rule, match.score) == ("decision", 1.0)
    assert "ann" in match.evidence
    assert "one owner" in match.evidence


def test_merge_by_name_and_in_chains() -> None:
    found, problems = applied("merge,Orvell,Queslo", "merge,Tandrix,company/orvell")
    assert problems == []
    assert {company_id(found, n) for n in ("Queslo", "Orvell", "Tandrix")} == {"company/tandrix"}
    assert next(e for e in found.entities if e.id == "company/tandrix").replaces == ("company/orvell", "company/queslo")


def test_split_makes_a_name_another_thing() -> None:
    found, problems = applied("split,company/zelmark,Zelmark Inc.")
    assert problems == []
    assert company_id(found, "Zelmark Inc.") != company_id(found, "Zelmark") == "company/zelmark"
    assert next(m for m in found.matches if m.surface == "Zelmark Inc.").rule == "decision"


def test_what_is_split_off_takes_no_id_of_another() -> None:
    reports = [report("Valves", ["Zelmark", "Orvell"]), report("Pumps", ["ZELMARK"])]
    found = ground(reports, decisions=Decisions((Decision("split", "company/zelmark", "ZELMARK", line=2),)))
    assert found.problems[0].code == "decision-stale", "equal but for case: the label itself cannot leave"
    reports.append(report("Taps", ["Zelmark Ltd."]))
    found = ground(reports, decisions=Decisions((Decision("split", "company/zelmark", "Zelmark Ltd.", line=2),)))
    assert company_id(found, "Zelmark") == "company/zelmark"
    assert company_id(found, "Zelmark Ltd.") == "company/zelmark-ltd"


def test_same_market_and_its_undoing() -> None:
    found, problems = applied("same-market,market/torque-wrench,Bolt Tightener")
    assert problems == []
    assert {r.market_id for r in found.reports} == {"market/torque-wrench", "market/digital-torque-wrench"}
    found, problems = applied("not-same,market/torque-wrench,market/digital-torque-wrench")
    assert problems == []
    assert found.relations == ()


def test_rejected_claims_are_left_out() -> None:
    known = ground(CORPUS).claims[0].id
    found, problems = applied(f"reject-claim,{known}")
    assert problems == []
    assert known not in {c.id for c in found.claims}
    assert len(found.claims) == 1


def test_notes_and_accepted_findings_change_nothing() -> None:
    found, problems = applied("note,company/orvell,,ann,,a thought", "accept-finding,finding/0123")
    assert problems == []
    assert found == ground(CORPUS)


@pytest.mark.parametrize(
    ("lines", "code", "words"),
    [
        (
            ["merge,company/orvell,company/nobody"],
            "decision-stale",
            "line 2: merge: “company/nobody” is no entity of this build",
        ),
        (["merge,company/orvell,company/queslo", "merge,company/queslo,company/orvell"], "decision-cycle", "line 3"),
        (["merge,Orvell,Nobody Ltd", "merge,company/orvell,company/zelmark"], "decision-stale", "line 2"),
        (["merge,company/orvell,market/torque-wrench"], "decision-line", "a market cannot be a company"),
        (["same-market,company/orvell,company/queslo"], "decision-line", "both must be markets"),
        (["not-same,Orvell,Queslo", "merge,Orvell,Queslo"], "decision-conflict", "line 3"),
        (["split,company/orvell,Orwell"], "decision-stale", "no other name of company/orvell"),
        (["reject-claim,claim/0000"], "decision-stale", "no claim of this build"),
    ],
)
def test_what_cannot_be_applied_is_said_and_the_rest_is(lines: list[str], code: str, words: str) -> None:
    found, problems = applied(*lines)
    assert len(problems) == 1
    assert problems[0].startswith(f"{code}: d.csv, line ")
    assert words in problems[0]
    assert len(found.reports) == len(CORPUS)
    if len(lines) > 1 and code != "decision-conflict":
        assert any(e.replaces for e in found.entities), "the other line holds"


def test_a_name_of_two_entities_needs_an_id() -> None:
    twice = [report("Mica Lamp", ["Mica Lamp"]), *CORPUS]
    found = ground(twice, decisions=Decisions((Decision("merge", "Orvell", "Mica Lamp", line=2),)))
    assert [p.code for p in found.problems] == ["decision-ambiguous"]
    assert "company/mica-lamp, market/mica-lamp" in found.problems[0].message


def test_reading(tmp_path: Path) -> None:
    decisions, problems = read(
        tmp_path, "\ufeff" + HEADER + 'Merge , company/a , company/b ,ann,2025,"x, y"\n\nnote,company/a,,,,hello\n'
    )
    assert problems == []
    assert decisions.rows == (
        Decision("merge", "company/a", "company/b", "ann", "2025", "x, y", 2),
        Decision("note", "company/a", "", "", "", "hello", 4),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1: the header must be action,a,b,by,when,note"),
        ("a,b\nx,y\n", "line 1: the header must be"),
        ("action,a,a\n", "line 1: the header must be"),
        ("action,a,b,why\nmerge,x,y,z\n", "line 1: unknown column why"),
        (HEADER + "join,x,y\n", "line 2: unknown action “join”; the actions are merge,"),
        (HEADER + "merge,x,\n", "line 2: merge needs a and b"),
        (HEADER + "merge,x,x\n", "line 2: a and b are both “x”"),
        (HEADER + "reject-claim,5f0c\n", "line 2: reject-claim needs an id that begins with claim/"),
        (HEADER + "merge,x,y,,,,extra\n", "line 2: has 7 fields for 6 columns"),
        (HEADER + "merge,x,y\nmerge,x,y,bob\n", "line 3: says the same as line 2"),
        (HEADER + 'merge,"x\ny",z\nmerge,q\n', "line 4: merge needs a and b"),
    ],
)
def test_each_bad_line_is_one_problem_with_a_remedy(tmp_path: Path, text: str, words: str) -> None:
    _, problems = read(tmp_path, text)
    assert len(problems) == 1
    assert problems[0].startswith(words)
    assert ";" in problems[0], "a remedy follows"


@settings(max_examples=1500, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    decisions, problems = read(tmp_path_factory.mktemp("d"), HEADER.encode() + data)
    assert all(d.action in ACTIONS for d in decisions.rows)
    ground(CORPUS[:1], decisions=decisions)
    assert len(problems) <= len(data) + 1


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read_decisions(tmp_path / "absent.csv")


def test_writing_makes_the_header_once_and_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    written = [
        Decision("merge", "company/a", "company/b", "ann", "2025-01-02", 'said "yes", twice'),
        Decision("note", "company/a", note="=1+1"),
    ]
    for decision in written:
        append_decision(path, decision)
    assert path.read_text(encoding="utf-8").splitlines()[0] == ",".join(COLUMNS)
    decisions, problems = read_decisions(path)
    assert problems == []
    assert [(d.action, d.a, d.b, d.by, d.when, d.note) for d in decisions.rows] == [
        (d.action, d.a, d.b, d.by, d.when, d.note) for d in written
    ]


def test_writing_keeps_another_order_of_columns_and_a_missing_last_newline(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text("note,b,a,action\nkeep,,company/x,note", encoding="utf-8")
    append_decision(path, Decision("merge", "company/a", "company/b", note="n"))
    assert path.read_text(encoding="utf-8") == "note,b,a,action\nkeep,,company/x,note\nn,company/b,company/a,merge\n"


def test_writing_refuses_what_reading_would(tmp_path: Path) -> None:
    with pytest.raises(DecisionError, match="merge needs a and b"):
        append_decision(tmp_path / "decisions.csv", Decision("merge", "company/a"))
    assert not (tmp_path / "decisions.csv").exists()
