"""The id register: adding reports renames nothing; merges keep a registered id and retire the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.ground import Decision, Decisions, Register, Registered, ground, read_register, write_register
from kg.model import Extraction
from tests.ground.corpus import company_id, report

RIVALS = ["Orvell", "Tandrix", "Queslo", "Fennimar"]


def kept(*reports: Extraction) -> Register:
    return Register().updated(ground(reports))


def test_a_fuller_name_met_later_does_not_rename() -> None:
    first = report("Valves", ["Tavrel", *RIVALS])
    fuller = [report(m, ["Tavrel Industries", *RIVALS]) for m in ("Pumps", "Taps", "Hoses")]
    assert company_id(ground([first, *fuller]), "Tavrel") == "company/tavrel-industries"
    found = ground([first, *fuller], register=kept(first))
    assert company_id(found, "Tavrel") == company_id(found, "Tavrel Industries") == "company/tavrel"


def test_all_ids_stay_when_reports_are_added() -> None:
    before = [report(f"Market {k}", [f"Zelmark {k}", "DQX", *RIVALS], name=str(k)) for k in range(4)]
    register = kept(*before)
    after = ground(
        [*before, report("Cattle Feed", ["DQX", "Wellin"]), report("Market 7", ["Zelmark 1", "Orvell Group"])],
        register=register,
    )
    ids = {e.id for e in after.entities}
    assert {e.id for e in register.entries} <= ids
    assert {e.id for e in register.entries if e.replaced_by} == set()


def test_a_merge_keeps_one_registered_id_and_retires_the_other() -> None:
    reports = [report("Valves", ["Zelmark", "Orvell"])]
    register = kept(*reports)
    decisions = Decisions((Decision("merge", "company/zelmark", "company/orvell", line=2),))
    found = ground(reports, decisions=decisions, register=register)
    assert company_id(found, "Orvell") == "company/zelmark"
    assert next(e for e in found.entities if e.id == "company/zelmark").replaces == ("company/orvell",)
    later = register.updated(found)
    assert {e.id: e.replaced_by for e in later.entries}["company/orvell"] == "company/zelmark"
    assert later.current("company/orvell") == "company/zelmark"
    again = ground(reports, decisions=decisions, register=later)
    assert again.entities == found.entities
    assert again.problems == ()


def test_names_that_turn_out_to_be_one_keep_a_registered_id() -> None:
    apart = [report("Valves", ["Huamore", "Wellin"]), report("Pumps", ["Wuxi Huamore Technology", *RIVALS])]
    register = kept(*apart)
    found = ground([*apart, report("Taps", ["Huamore", *RIVALS])], register=register)
    assert company_id(found, "Huamore", "Taps") == company_id(found, "Wuxi Huamore Technology")
    assert next(e for e in found.entities if "Huamore" in e.labels).replaces == ("company/huamore",)


def test_updating_twice_changes_nothing() -> None:
    found = ground([report("Valves", ["Zelmark", "Orvell"])])
    once = Register().updated(found)
    assert once.updated(found) == once


def test_current_stops_at_a_cycle() -> None:
    entries = (
        Registered("company/a", "company", "A", replaced_by="company/b"),
        Registered("company/b", "company", "B", replaced_by="company/a"),
    )
    assert Register(entries).current("company/a") in ("company/a", "company/b")


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "register.jsonl"
    register = kept(report("Valves", ["Zelmark", "Örvell"]))
    write_register(path, register)
    assert read_register(path) == (register, [])
    first = path.read_bytes()
    write_register(path, register)
    assert path.read_bytes() == first
    assert [p.name for p in tmp_path.iterdir()] == ["register.jsonl"]


def test_bad_lines_are_named_and_left_out(tmp_path: Path) -> None:
    path = tmp_path / "register.jsonl"
    good = b'{"id":"company/a","type":"company","label":"A","labels":[],"replaced_by":null}\n'
    path.write_bytes(good + b"\n{\xff}\n" + good + b'{"id":"market/x","type":"company","label":"X"}\n')
    register, problems = read_register(path)
    assert [e.id for e in register.entries] == ["company/a"]
    assert [p.message.split(": ")[0].removeprefix(f"{path}, ") for p in problems] == ["line 3", "line 4", "line 5"]
    assert {p.code for p in problems} == {"register-line"}


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read_register(tmp_path / "absent.jsonl")
