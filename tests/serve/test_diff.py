"""kg diff: two builds of almost the same reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import kg
import kg.errors
from kg.cli import cli
from kg.pipeline import Options, build
from kg.serve.diff import differences
from tests.tiny import REPORTS, write_reports


@pytest.fixture(scope="module")
def other_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny build without the note, with a merge decided."""
    place = tmp_path_factory.mktemp("other")
    reports = write_reports(place / "reports", {name: text for name, text in REPORTS.items() if name != "note.txt"})
    decisions = "action,a,b,by,when,note\nmerge,company/amkor-technology,company/jcet-group,me,2026-01-31,\n"
    (reports / "decisions.csv").write_text(decisions, encoding="utf-8")
    build([reports], place / "output", Options(jobs=1, site=False))
    return place / "output"


def test_a_build_does_not_differ_from_itself(tiny_build: Path) -> None:
    with kg.open(tiny_build) as graph:
        assert list(differences(graph, graph)) == []


def test_what_is_gone_and_what_changed(tiny_build: Path, other_build: Path) -> None:
    with kg.open(tiny_build) as old, kg.open(other_build) as new:
        forth, back = list(differences(old, new)), list(differences(new, old))
        note = {claim.id for claim in old.claims(report="note")}
        claims = {claim.id: claim for claim in new.claims()}
    assert len(note) > 0
    assert {row.id for row in forth if (row.what, row.change) == ("claim", "gone")} == note
    assert {row.id for row in back if (row.what, row.change) == ("claim", "added")} == note
    moved = [row for row in forth if (row.what, row.change) == ("claim", "changed")]
    assert "subject_id: company/jcet-group -> company/amkor-technology" in {field for row in moved for field in row.fields}
    assert all(claims[row.id].quote == row.text for row in moved)
    assert any(row.what == "finding" and row.change != "added" for row in forth)


def test_the_command_lists_and_counts(tiny_build: Path, other_build: Path) -> None:
    done = CliRunner().invoke(cli, ["diff", str(tiny_build), str(other_build), "--format", "json"], catch_exceptions=False)
    assert done.exit_code == 0
    rows = json.loads(done.stdout)
    assert {row["change"] for row in rows} >= {"gone", "changed"}
    gone = sum(row["change"] == "gone" and row["what"] == "claim" for row in rows)
    assert f"claims: 0 added, {gone} gone" in done.stderr


def test_a_missing_build_is_a_clear_error(tiny_build: Path, tmp_path: Path) -> None:
    with pytest.raises(kg.errors.BuildError):
        CliRunner().invoke(cli, ["diff", str(tiny_build), str(tmp_path)], catch_exceptions=False)
