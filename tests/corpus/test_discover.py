"""Which files are found, under what names, and what is said of the others."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.corpus import SourceFile, discover
from kg.errors import SourceError


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder with everything that may lie in one."""
    root = tmp_path / "reports"
    (root / "sub" / "deep").mkdir(parents=True)
    (root / ".git").mkdir()
    for name in (
        "b.md",
        "a.html",
        "a.md",
        "sub/c.TXT",
        "sub/deep/d.htm",
        "e.pdf",
        "noext",
        ".hidden.md",
        ".git/x.md",
        "sub/b.md",
    ):
        (root / name).write_text(name)
    return root


def _names(files: list[SourceFile]) -> list[str]:
    return [file.name for file in files]


def test_folder(tree: Path) -> None:
    files, problems = discover([tree])
    assert _names(files) == ["a.html", "a.md", "b", "sub/b", "sub/c", "sub/deep/d"]
    assert problems == []
    assert files[3] == SourceFile("sub/b", str(tree / "sub/b.md"), str(tree / "sub/b.md"))


def test_display_is_as_written(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree.parent)
    files, _ = discover(["reports/sub"])
    assert [(f.name, f.display, f.path) for f in files][:1] == [("b", "reports/sub/b.md", str(tree / "sub/b.md"))]


def test_order_of_sources_does_not_matter(tree: Path) -> None:
    sources = [tree / "sub", tree / "b.md", tree]
    assert discover(sources) == discover(sources[::-1])


def test_one_file_in_two_sources_is_one(tree: Path) -> None:
    files, _ = discover([tree, tree / "b.md", tree / "b.md"])
    assert _names(files) == ["a.html", "a.md", "b", "sub/b", "sub/c", "sub/deep/d"]


def test_equal_names_of_two_sources(tree: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.md").write_text("b")
    (other / "b.txt").write_text("b")
    files, _ = discover([tree, other])
    assert len(set(_names(files))) == len(files) == 8
    assert {"b.txt", str(tree / "b.md"), str(other / "b.md")} <= set(_names(files))


def test_patterns(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree)
    assert _names(discover(["*.md"])[0]) == ["a", "b"]
    assert _names(discover([str(tree / "**" / "*.md")])[0]) == ["a", "b", "sub/b"]
    assert _names(discover(["s*"])[0]) == ["sub/b", "sub/c", "sub/deep/d"]
    assert _names(discover(["[ab].md"])[0]) == ["a", "b"]


def test_a_name_that_looks_like_a_pattern(tmp_path: Path) -> None:
    (tmp_path / "a[1].md").write_text("x")
    assert _names(discover([tmp_path / "a[1].md"])[0]) == ["a[1]"]


@pytest.mark.parametrize("source", ["none", "none.md", "none/*.md", "**x/*.md", "a\0b"])
def test_missing(tmp_path: Path, source: str) -> None:
    with pytest.raises(SourceError):
        discover([tmp_path, f"{tmp_path}/{source}"])


def test_a_type_that_is_not_read_is_said_where_it_is_named(tree: Path) -> None:
    files, problems = discover([tree / "e.pdf", tree / "b.md"])
    assert _names(files) == ["b"]
    assert [(p.code, p.refused, p.path) for p in problems] == [("unsupported-type", True, str(tree / "e.pdf"))]


def test_what_is_no_regular_file(tree: Path) -> None:
    os.mkfifo(tree / "pipe.md")
    (tree / "folder.md").mkdir()
    (tree / "loop.md").symlink_to("loop.md")
    (tree / "dangling.md").symlink_to("nothing.md")
    files, problems = discover([tree])
    assert len(files) == 6
    assert [(Path(p.path).name, p.code) for p in problems] == [
        ("dangling.md", "unreadable"),
        ("loop.md", "unreadable"),
        ("pipe.md", "not-regular"),
    ]


def test_links(tree: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("x")
    (tree / "in.md").symlink_to(tree / "b.md")
    (tree / "out.md").symlink_to(outside / "secret.md")
    (tree / "out").symlink_to(outside)
    (tree / "circle").symlink_to(tree)
    files, problems = discover([tree])
    assert _names(files) == ["a.html", "a.md", "b", "in", "sub/b", "sub/c", "sub/deep/d"]
    assert [(Path(p.path).name, p.code) for p in problems] == [("out", "outside-source"), ("out.md", "outside-source")]
    assert _names(discover([f"{tree}/out.m*"])[0]) == []
    assert _names(discover([tree / "out.md"])[0]) == ["out"]
    assert _names(discover([tree / "out"])[0]) == ["secret"]


def test_names_that_cannot_be_shown(tree: Path) -> None:
    for name in (b"bad\xff.md", b"new\nline.md"):
        Path(os.fsdecode(os.fsencode(tree) + b"/" + name)).write_text("x")
    files, problems = discover([tree])
    assert len(files) == 6
    assert [(Path(p.path).name, p.code) for p in problems] == [
        ("bad\ufffd.md", "name-encoding"),
        ("new\ufffdline.md", "name-encoding"),
    ]


def test_closed_folder(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not by chmod, which does not stop root."""
    opened = os.scandir

    def scandir(folder: Path) -> Iterator[os.DirEntry[str]]:
        if Path(folder).name == "sub":
            raise PermissionError(13, "Permission denied", str(folder))
        return opened(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    files, problems = discover([tree])
    assert _names(files) == ["a.html", "a.md", "b"]
    assert [(p.path, p.code) for p in problems] == [(str(tree / "sub"), "unreadable")]
    with pytest.raises(SourceError, match="Permission denied"):
        discover([tree / "sub"])


def test_deep_folders(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(60):
        deep = deep / ("d" * 30)
    deep.mkdir(parents=True)
    (deep / "x.md").write_text("x")
    assert len(discover([tmp_path])[0]) == 1
