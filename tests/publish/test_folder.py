"""The output folder: whole or not at all, one build at a time, nobody else's files touched."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import BuildError, OutputError
from kg.publish import folder as folder_module
from kg.publish.folder import OutputFolder, hold, reading


def finish(output: OutputFolder, text: str, names: tuple[str, ...] = ("claims.jsonl",)) -> Path:
    with output.locked():
        build = output.begin()
        for name in (*names, "build.json"):
            (build / name).write_text(text, encoding="utf-8")
        (build / "store").mkdir()
        (build / "store" / "data").write_text(text, encoding="utf-8")
        output.publish(build)
    return build


def test_public_names_lead_into_the_current_build(tmp_path: Path) -> None:
    output = OutputFolder(tmp_path / "output")
    finish(output, "first")
    assert (output.path / "claims.jsonl").read_text(encoding="utf-8") == "first"
    assert (output.path / "store" / "data").read_text(encoding="utf-8") == "first"
    assert (output.path / "claims.jsonl").readlink() == Path(".claimgraph/current/claims.jsonl")


def test_a_second_build_replaces_the_first_and_removes_it(tmp_path: Path) -> None:
    output = OutputFolder(tmp_path / "output")
    first = finish(output, "first", ("claims.jsonl", "index.html"))
    second = finish(output, "second")
    assert (output.path / "claims.jsonl").read_text(encoding="utf-8") == "second"
    assert not first.exists()
    assert sorted(path.name for path in output.builds.iterdir()) == [second.name]
    assert not os.path.lexists(output.path / "index.html"), "a name that the new build lacks must go"


def test_a_reader_keeps_its_build_until_it_is_done(tmp_path: Path) -> None:
    output = OutputFolder(tmp_path / "output")
    finish(output, "first")
    with reading(output.path) as build:
        finish(output, "second")
        assert (build / "claims.jsonl").read_text(encoding="utf-8") == "first"
    third = finish(output, "third")
    assert [path.name for path in output.builds.iterdir()] == [third.name]


def test_leftovers_of_a_killed_build_are_swept(tmp_path: Path) -> None:
    output = OutputFolder(tmp_path / "output")
    finish(output, "first")
    with output.locked():
        dead = output.begin()
        (dead / "claims.jsonl").write_text("half", encoding="utf-8")
        (output.private / "current.0002").symlink_to("builds/0002")
        (output.path / "graph.ttl").symlink_to(".claimgraph/current/graph.ttl")
    assert (output.path / "claims.jsonl").read_text(encoding="utf-8") == "first"
    finish(output, "second")
    assert not dead.exists() or (dead / "claims.jsonl").read_text(encoding="utf-8") == "second"
    assert not os.path.lexists(output.path / "graph.ttl")
    assert sorted(path.name for path in output.private.iterdir()) == ["builds", "current", "lock"]


@pytest.mark.parametrize("make", [lambda p: p.write_text("mine", encoding="utf-8"), lambda p: p.symlink_to("/nowhere")])
def test_files_of_others_are_never_touched(tmp_path: Path, make: Callable[[Path], object]) -> None:
    output = OutputFolder(tmp_path / "output")
    finish(output, "first")
    (output.path / "notes.txt").write_text("mine", encoding="utf-8")
    foreign = output.path / "index.html"
    make(foreign)
    with pytest.raises(OutputError, match=r"index\.html was not made by claimgraph"):
        finish(output, "second", ("claims.jsonl", "index.html"))
    assert foreign.is_symlink() or foreign.read_text(encoding="utf-8") == "mine"
    assert (output.path / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert (output.path / "claims.jsonl").read_text(encoding="utf-8") == "first"


def test_two_builds_at_once(tmp_path: Path) -> None:
    output = OutputFolder(tmp_path / "output")
    with output.locked(), pytest.raises(OutputError, match="another build is writing here"):
        finish(OutputFolder(tmp_path / "output"), "second")
    finish(output, "later")


def test_a_lock_file_left_by_a_dead_process_does_not_lock(tmp_path: Path) -> None:
    output = OutputFolder(tmp_path / "output")
    output.private.mkdir(parents=True)
    (output.private / "lock").write_text("12345", encoding="utf-8")
    finish(output, "first")
    assert (output.path / "claims.jsonl").exists()


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="nothing was replaced"):
        finish(OutputFolder(tmp_path / "output"), "first")
    assert (tmp_path / "output").read_text(encoding="utf-8") == "mine"


def test_a_full_disk_keeps_the_old_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = OutputFolder(tmp_path / "output")
    finish(output, "first")

    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device", "somewhere")

    monkeypatch.setattr(folder_module, "sync_tree", full)
    with pytest.raises(OutputError, match="No space left on device"):
        finish(output, "second")
    assert (output.path / "claims.jsonl").read_text(encoding="utf-8") == "first"


def test_no_build(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="no finished build here; make one with: kg build"):
        hold(tmp_path)


def test_a_plain_copy_is_a_build(tmp_path: Path) -> None:
    output = OutputFolder(tmp_path / "output")
    finish(output, "first")
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / "build.json").write_bytes((output.path / "build.json").read_bytes())
    with reading(copy) as build:
        assert build == copy
