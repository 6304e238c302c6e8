"""The line end to end on small reports: what is built, what is refused, what is kept, and that nothing else changes it."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.errors import OutputError, SourceError
from kg.extract import extract
from kg.model import Extraction, Report
from kg.pipeline import Options, Summary, build, worker
from kg.publish.jsonl_rows import ReportRow
from tests.tiny import REPORTS, contents, write_reports


def run(sources: Path, output: Path, **options: Any) -> Summary:
    return build([sources], output, Options(**{"jobs": 1, "site": False, **options}))


def rows(output: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (output / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_folder_in_a_graph_out(tmp_path: Path) -> None:
    summary = run(write_reports(tmp_path / "reports"), tmp_path / "output")
    assert summary.counts["reports"] == len(REPORTS)
    assert summary.exit_code == 0
    assert sorted(row["report"] for row in rows(tmp_path / "output", "reports")) == [
        "chip-packaging",
        "lasers",
        "note",
        "sub/chip-packaging-outlook",
    ]
    contradictions = [row for row in rows(tmp_path / "output", "findings") if row["kind"] == "contradiction"]
    assert any("Amkor Technology's revenue in 2022" in row["explanation"] for row in contradictions)
    for name in ("graph.nq", "graph.ttl", "graph.trig", "graph.jsonld", "graph.graphml", "store", "build.json"):
        assert (tmp_path / "output" / name).exists(), name


def test_pages_are_written_unless_not_wanted(tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "reports")
    run(reports, tmp_path / "output", site=True)
    assert (tmp_path / "output" / "index.html").exists()
    run(reports, tmp_path / "output", site=False)
    assert not os.path.lexists(tmp_path / "output" / "index.html")


def test_equal_bytes_are_one_report_with_two_paths(tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "reports")
    shutil.copy(reports / "lasers.html", reports / "copy-of-lasers.html")
    summary = run(reports, tmp_path / "output")
    assert summary.counts["reports"] == len(REPORTS)
    (row,) = [row for row in rows(tmp_path / "output", "reports") if len(row["paths"]) > 1]
    assert row["report"] == "copy-of-lasers"
    assert [Path(path).name for path in row["paths"]] == ["copy-of-lasers.html", "lasers.html"]
    assert row["path"] == row["paths"][0]


def test_names_that_would_be_equal_keep_their_suffix(tmp_path: Path) -> None:
    texts = list(REPORTS.values())
    reports = write_reports(tmp_path / "reports", {"a.md": texts[0], "a.html": texts[1], "b.md": texts[2]})
    run(reports, tmp_path / "output")
    assert sorted(row["report"] for row in rows(tmp_path / "output", "reports")) == ["a.html", "a.md", "b"]


BAD: dict[str, tuple[bytes, str]] = {
    "empty.md": (b"", "empty"),
    "blank.txt": (b" \n\t ", "empty"),
    "binary.html": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "binary"),
    "large.md": (b"words and words " * 3_200_000, "too-large"),
    "utf16.txt": ("words".encode("utf-16"), "other-encoding"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_by_name_and_the_others_are_built(tmp_path: Path, name: str) -> None:
    data, code = BAD[name]
    reports = write_reports(tmp_path / "reports")
    (reports / name).write_bytes(data)
    summary = run(reports, tmp_path / "output")
    assert (summary.exit_code, summary.counts["reports"], summary.counts["refused"]) == (1, len(REPORTS), 1)
    (problem,) = rows(tmp_path / "output", "problems")
    assert (Path(problem["path"]).name, problem["code"], problem["refused"]) == (name, code, True)


@pytest.mark.parametrize(
    ("data", "code"), [(b"<p>Sales of \xff\xfe 5%</p>", "invalid-utf8"), (b"<p>Sales of \x00 5%</p>", "control-characters")]
)
def test_a_doubtful_file_is_built_with_a_problem(tmp_path: Path, data: bytes, code: str) -> None:
    reports = write_reports(tmp_path / "reports")
    (reports / "odd.md").write_bytes(data)
    summary = run(reports, tmp_path / "output")
    assert (summary.exit_code, summary.counts["reports"]) == (0, len(REPORTS) + 1)
    assert code in {row["code"] for row in rows(tmp_path / "output", "problems")}


def test_a_title_with_markup_is_text(tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "reports", {"x.md": REPORTS["lasers.html"].replace("Dental", "&lt;script&gt;Dental")})
    run(reports, tmp_path / "output", site=True)
    (row,) = rows(tmp_path / "output", "reports")
    assert "<script>Dental" in row["title"]
    pages = list((tmp_path / "output").glob("*.html"))
    assert len(pages) > 3
    assert not any("<script>Dental" in page.read_text(encoding="utf-8") for page in pages)


@pytest.mark.parametrize("make", [lambda folder: None, lambda folder: (folder / "empty.md").write_bytes(b"")])
def test_nothing_to_read_leaves_the_old_build(tmp_path: Path, make: Callable[[Path], object]) -> None:
    run(write_reports(tmp_path / "reports"), tmp_path / "output")
    before = contents(tmp_path / "output")
    (tmp_path / "nothing").mkdir()
    make(tmp_path / "nothing")
    with pytest.raises(SourceError):
        run(tmp_path / "nothing", tmp_path / "output")
    with pytest.raises(SourceError, match="there is no such file or folder"):
        run(tmp_path / "missing", tmp_path / "output")
    assert contents(tmp_path / "output") == before


def test_an_output_folder_among_the_sources_is_not_read(tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "reports")
    run(reports, reports / "output", site=True)
    (reports / "more.md").write_text(REPORTS["lasers.html"].replace("Dental", "Eye"), encoding="utf-8")
    summary = run(reports, reports / "output", site=True)
    assert summary.counts["reports"] == len(REPORTS) + 1


def test_a_second_build_reads_only_what_changed(tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "reports")
    assert run(reports, tmp_path / "output").read == len(REPORTS)
    again = run(reports, tmp_path / "output")
    assert (again.unchanged, again.read) == (True, 0)
    (reports / "note.txt").write_text("Amkor Technology reported revenue of $7.2 billion in 2022.", encoding="utf-8")
    changed = run(reports, tmp_path / "output")
    assert (changed.unchanged, changed.read) == (False, 1)
    assert run(reports, tmp_path / "output", fresh=True).read == len(REPORTS)


def edit(reports: Path, rng: random.Random) -> None:
    """One change as people make them: a new figure, a renamed, added, copied or removed file."""
    files = sorted(path for path in reports.rglob("*") if path.is_file())
    path = rng.choice(files)
    action = rng.choice(["figure", "rename", "add", "copy", "remove", "break"])
    if action == "figure":
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("billion", f"billion and {rng.randint(1, 99)} million", 1), encoding="utf-8")
    elif action == "rename":
        path.rename(path.with_name(f"renamed-{rng.randint(0, 999)}{path.suffix}"))
    elif action == "add":
        text = rng.choice(list(REPORTS.values())).replace("7.5", str(rng.randint(1, 30)))
        (reports / f"new-{rng.randint(0, 999)}.md").write_text(text, encoding="utf-8")
    elif action == "copy":
        shutil.copy(path, reports / f"copy-{rng.randint(0, 999)}{path.suffix}")
    elif action == "break":
        (reports / f"broken-{rng.randint(0, 9)}.md").write_bytes(b"\x00" * 50)
    elif len(files) > 2:
        path.unlink()


@pytest.mark.parametrize("seed", range(3))
def test_any_sequence_of_edits_ends_in_the_bytes_of_a_fresh_build(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    reports = write_reports(tmp_path / "reports")
    run(reports, tmp_path / "output")
    for _ in range(5):
        for _ in range(rng.randint(1, 3)):
            edit(reports, rng)
        run(reports, tmp_path / "output")
    run(reports, tmp_path / "fresh")
    assert contents(tmp_path / "output") == contents(tmp_path / "fresh")


def test_a_damaged_cache_or_store_is_made_anew(tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "reports")
    run(reports, tmp_path / "output")
    before = contents(tmp_path / "output")
    private = tmp_path / "output" / ".claimgraph"
    (private / "extractions.sqlite").write_bytes(b"not a database" * 100)
    for file in (private / "current" / "store").resolve().glob("*.sst"):
        file.unlink()
    (private / "current" / "store" / "CURRENT").write_bytes(b"no such manifest\n")
    summary = run(reports, tmp_path / "output")
    assert (summary.unchanged, summary.read) == (False, len(REPORTS))
    assert contents(tmp_path / "output") == before
    with kg.open(tmp_path / "output") as graph:
        assert graph.query("ASK { ?claim a kg:Claim }")


def test_decisions_are_input(tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "reports")
    run(reports, tmp_path / "output")
    claim = rows(tmp_path / "output", "claims")[0]["id"]
    (reports / "decisions.csv").write_text(f"action,a,b,by,when,note\nreject-claim,{claim},,me,,misread\n", encoding="utf-8")
    assert not run(reports, tmp_path / "output").unchanged
    assert claim not in {row["id"] for row in rows(tmp_path / "output", "claims")}
    with pytest.raises(SourceError, match="there is no such decisions file"):
        run(reports, tmp_path / "output", decisions=tmp_path / "none.csv")


def test_registered_ids_survive(tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "reports")
    run(reports, tmp_path / "output", keep_ids=True)
    register = reports / "register.jsonl"
    text = register.read_text(encoding="utf-8")
    assert '"id":"company/amkor-technology"' in text
    register.write_text(text.replace("company/amkor-technology", "company/amkor-of-old"), encoding="utf-8")
    run(reports, tmp_path / "output", keep_ids=True)
    assert "company/amkor-of-old" in {row["id"] for row in rows(tmp_path / "output", "entities")}


def test_a_report_that_crashes_or_hangs_its_worker_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = write_reports(tmp_path / "reports")
    for name in ("crash", "hang", "fault", "memory"):
        (reports / f"{name}.md").write_text(f"{name}: sales grew by 5%", encoding="utf-8")

    def sabotaged(report: Report) -> Extraction:
        word = report.text.split(":")[0]
        if word == "crash":
            os.kill(os.getpid(), signal.SIGKILL)
        if word == "hang":
            while time.monotonic() > 0:
                pass
        if word == "fault":
            raise KeyError("a fault of ours")
        if word == "memory":
            bytearray(100_000_000_000)
        return extract(report)

    # Workers are forked, so they see the change.
    monkeypatch.setattr("kg.pipeline.worker.extract", sabotaged)
    monkeypatch.setattr(worker, "CPU_SECONDS", 0.3)
    summary = run(reports, tmp_path / "output", jobs=2)
    codes = {Path(row["path"]).stem: row["code"] for row in rows(tmp_path / "output", "problems")}
    assert codes == {"crash": "crashed", "hang": "too-slow", "fault": "internal-error", "memory": "too-much-memory"}
    assert (summary.exit_code, summary.counts["reports"]) == (1, len(REPORTS))


def test_an_unwritable_folder(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="Not a directory; nothing was replaced"):
        run(write_reports(tmp_path / "reports"), Path("/dev/null/output"))  # not even root can write here


def test_a_disk_that_fills_up_keeps_the_old_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = write_reports(tmp_path / "reports")
    run(reports, tmp_path / "output")
    before = contents(tmp_path / "output")
    (reports / "note.txt").unlink()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.publish.folder_store.StoreWriter.finish", full)
    with pytest.raises(OutputError, match="No space left on device; nothing was replaced"):
        run(reports, tmp_path / "output")
    assert contents(tmp_path / "output") == before
    assert len(list((tmp_path / "output" / ".claimgraph" / "builds").iterdir())) == 1


def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "reports")
    odd = reports / os.fsdecode(b"caf\xe9 \n<b>.md")
    odd.write_bytes(b"Amkor Technology reported revenue of $7.3 billion in 2022.")
    run(reports, tmp_path / "output")
    with kg.open(tmp_path / "output") as graph:
        names = [row.report for row in graph.read(ReportRow)]
        problems = [problem.path for problem in graph.problems()]
    assert any("caf" in name for name in (*names, *problems))
