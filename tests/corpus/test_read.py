"""What is refused, what is recorded, and what bytes make of a report."""

import hashlib
import os
import time
from pathlib import Path

import pytest

from kg.corpus import MAX_FILE_BYTES, PROBLEMS, RefusedError, load, read
from kg.corpus.layout import MAX_BLOCKS
from kg.corpus.read import MAX_MARKS, MAX_TEXT
from kg.corpus.sentences import MAX_SENTENCES
from kg.errors import ReadError

REFUSED = [
    (b"", "empty"),
    (b" \n\t\xc2\xa0", "empty"),
    (b"\xef\xbb\xbf", "empty"),
    (b"<p></p>", "empty"),
    (b"%PDF-1.7 text", "binary"),
    (b"PK\x03\x04 text", "binary"),
    (b"\x89PNG\r\n", "binary"),
    (b"\x1f\x8b\x08", "binary"),
    (b"a\0\0b\0c\0d\0\0", "binary"),
    ("Kites sell well".encode("utf-16"), "other-encoding"),
    ("Kites sell well".encode("utf-16-be"), "other-encoding"),
    ("Kites sell well".encode("utf-16-le"), "other-encoding"),
    ("\u51e7\u306f\u3088\u304f\u58f2\u308c\u308b".encode("shift-jis"), "other-encoding"),
    (b"x" * (MAX_FILE_BYTES + 1), "too-large"),
    (b"x " * (MAX_TEXT // 2 + 1), "too-long"),
    (b"a\n" * (MAX_MARKS + 1), "too-many-pieces"),
    (b"<b>" * (MAX_MARKS + 1) + b"x</p>", "too-many-pieces"),
    (b"- a\n" * (MAX_BLOCKS + 1), "too-many-pieces"),
    (b"It is. " * (MAX_SENTENCES + 1), "too-many-pieces"),
    (b"<p>x" * (MAX_BLOCKS + 1) + b"</p>", "too-many-pieces"),
]


@pytest.mark.parametrize(("data", "code"), REFUSED)
def test_refused(data: bytes, code: str) -> None:
    start = time.process_time()
    with pytest.raises(ReadError) as caught:
        read(data, "in/x.md")
    assert time.process_time() - start < 2
    assert isinstance(caught.value, RefusedError)
    assert (caught.value.problem.code, caught.value.problem.refused) == (code, True)
    assert str(caught.value).startswith("in/x.md: ")


RECORDED = [
    (b"caf\xe9 and more text", ["invalid-utf8"]),
    ("a real \ufffd stays".encode(), []),
    ("a real \ufffd and".encode() + b"\xff broken", ["invalid-utf8"]),
    (b"a" * 50 + b"\0b", ["control-characters"]),
    (b"bell \x07 rings", ["control-characters"]),
    (b"<p>bell &#7; rings</p>", ["control-characters"]),
    ("non\uffffcharacter".encode(), ["control-characters"]),
    (b"tab\there\r\nand\x0bthere\x1cgone", []),
    (b"<p title='open><b>swallowed</b></p><p class='x'>y</p>", ["text-lost"]),
    (b"<p>x</p><!-- open", ["text-lost"]),
    (b"<p>x</p><!-- closed -->", []),
    (b"<p>x</p><script>open <p>", ["text-lost"]),
    (b"<p>x</p><script>closed</script>", []),
    (b"<p>x</p>and <a href=y", ["text-lost"]),
    (b"<p>x</p>and 5 <6", []),
    (b"<p data-a='<b></b>' onclick='a</b>'>x</p>", []),
    (b"<div>" * 300 + b"x</div>", ["deep-nesting"]),
    (b"<div>" * 100 + b"x</div>", []),
]


@pytest.mark.parametrize(("data", "codes"), RECORDED)
def test_recorded(data: bytes, codes: list[str]) -> None:
    report = read(data, "x.md")
    assert [p.code for p in report.problems] == codes
    assert all(p.path == "x.md" and not p.refused for p in report.problems)


def test_every_code_can_happen() -> None:
    """The codes that only a file system gives are in test_discover."""
    seen = {code for _, code in REFUSED} | {code for _, codes in RECORDED for code in codes}
    on_disk = {"unsupported-type", "not-regular", "outside-source", "unreadable", "name-encoding"}
    assert seen | on_disk == set(PROBLEMS)
    assert not seen & on_disk


def test_identity() -> None:
    data = b"Kites.\n\nThey fly."
    report = read(data, "in/a/kites.md")
    digest = hashlib.sha256(data).hexdigest()
    assert (report.id, report.sha256) == (f"report/{digest[:16]}", digest)
    assert (report.name, report.path, report.paths) == ("kites", "in/a/kites.md", ("in/a/kites.md",))
    assert read(data, "in/a/kites.md", "a/kites").name == "a/kites"
    assert read(data, "in/a/kites.md") == report


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "[a](http://b.c) ",
            "[",
            "[a](",
            "<a href=",
            "http://a",
            "| ",
            "|a|\n",
            "**",
            "# ",
            "> ",
            "- a\n",
            "1. a\n",
            "`",
            "```\n",
        ),
        *(
            "---\n",
            "a: b\n",
            "a:\n ",
            "<br>",
            "<td>",
            "<a href=x>y",
            "&amp;",
            "\\|",
            "_",
            "(",
            '."',
            "\n\n",
            "\t",
            "=",
            "a|b\n-|-\n",
        ),
    ],
)
@pytest.mark.parametrize("end", ["", "</p>"])
def test_hostile_runs(piece: str, end: str) -> None:
    """200 kB of one thing: read within a second (most take a tenth)."""
    start = time.process_time()
    try:
        read((piece * (200_000 // len(piece)) + "x" + end).encode(), "x.md")
    except RefusedError as refused:
        assert refused.problem.code in ("too-many-pieces", "empty")  # "empty": all of it is one open tag
    assert time.process_time() - start < 3


def test_load(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"text")
    assert load(str(file)) == b"text"
    big = tmp_path / "big.md"
    with big.open("wb") as handle:
        handle.truncate(MAX_FILE_BYTES + 1)
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    for path, code in (
        (big, "too-large"),
        (pipe, "not-regular"),
        (tmp_path / "none.md", "unreadable"),
        (tmp_path, "not-regular"),
    ):
        with pytest.raises(RefusedError) as caught:
            load(str(path), "shown.md")
        assert (caught.value.problem.code, caught.value.problem.path) == (code, "shown.md")
