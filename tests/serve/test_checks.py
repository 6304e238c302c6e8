"""verify, doctor, explain, profiles: what they say of a sound build, and of one that was tampered with."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg.errors import BuildError, UsageError
from kg.pipeline import Options, build
from kg.serve.doctor import examine
from kg.serve.explain import explain
from kg.serve.profiles import profile
from kg.serve.verify import verify, visible_text
from tests.shared import SHARED, needs_shared
from tests.tiny import write_reports


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with reports and their build, to be tampered with."""
    build([write_reports(tmp_path / "reports")], tmp_path / "output", Options(jobs=1, site=False))
    return tmp_path


def current(place: Path) -> Path:
    return (place / "output" / ".claimgraph" / "current").resolve()


def test_every_quote_of_a_sound_build_is_proved(demo_build: Path) -> None:
    with kg.open(demo_build) as graph:
        found = verify(graph)
        assert (found.doubts, found.quotes, found.reports) == (
            (),
            graph.manifest.counts["claims"],
            graph.manifest.counts["reports"],
        )


def test_a_changed_and_a_removed_file_are_named(place: Path) -> None:
    report = place / "reports" / "lasers.html"
    report.write_text(report.read_text(encoding="utf-8").replace("US$ 500 million", "US$ 510 million"), encoding="utf-8")
    (place / "reports" / "chip-packaging.md").unlink()
    with kg.open(place / "output") as graph:
        doubts = verify(graph).doubts
    files = {(doubt.report, doubt.message.split(";")[0]) for doubt in doubts if doubt.claim is None}
    assert files == {
        ("lasers", "has changed since the build"),
        ("chip-packaging", "cannot be read: No such file or directory"),
    }
    assert all("510" not in doubt.message for doubt in doubts)
    assert [doubt.message.rsplit(": ", 1)[1] for doubt in doubts if doubt.claim] != []


def test_a_quote_at_the_wrong_place_is_found(place: Path) -> None:
    claims = current(place) / "claims.jsonl"
    text = claims.read_text(encoding="utf-8")
    claims.write_text(text.replace("US$ 500 million", "US$ 600 million"), encoding="utf-8")
    with kg.open(place / "output") as graph:
        doubts = verify(graph).doubts
    assert doubts
    assert all(doubt.report == "lasers" and "US$ 600 million" in doubt.message for doubt in doubts)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (b"<p>a</p><p>b</p>", "a b"),
        (b"\xef\xbb\xbf<p>x<script>no</script><style>no</style><noscript>no</noscript><template>no</template></p>", "x"),
        (b"1 < 2\n\n**a**", "1 < 2 **a**"),
        ("a\u00a0b\u200bc".encode(), "a b\u200bc"),
        (b"\xff5%", "\ufffd5%"),
    ],
)
def test_the_second_reader_follows_the_guide(html: bytes, text: str) -> None:
    assert visible_text(html) == text


@needs_shared
def test_the_second_reader_proves_the_gold_quotes() -> None:
    import json  # noqa: PLC0415

    checked = 0
    for path in sorted((SHARED / "gold").glob("*.json")):
        text = visible_text((SHARED / "corpus" / "gold" / f"{path.stem}.md").read_bytes())
        for claim in json.loads(path.read_text(encoding="utf-8"))["claims"]:
            assert text[claim["quote_start"] : claim["quote_end"]] == claim["quote"], (path.stem, claim["quote_start"])
            checked += 1
    assert checked > 500


def test_a_sound_build_is_sound(demo_build: Path) -> None:
    with kg.open(demo_build) as graph:
        checks = examine(graph)
    assert len(checks) == 5
    assert [check for check in checks if not check.sound] == []


def _drop_last_line(path: Path) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]))


def _rename_in(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("tamper", "failing"),
    [
        (lambda folder: (folder / "graph.ttl").unlink(), {"files are complete and unchanged"}),
        (lambda folder: _rename_in(folder / "graph.ttl", "Amkor", "Amcor"), {"files are complete and unchanged"}),
        (
            lambda folder: _drop_last_line(folder / "claims.jsonl"),
            {"files are complete and unchanged", "counts agree", "references lead somewhere"},
        ),
        (
            lambda folder: _rename_in(folder / "entities.jsonl", '"company/amkor-technology"', '"company/amkor-x"'),
            {"files are complete and unchanged", "references lead somewhere"},
        ),
        (
            lambda folder: _drop_last_line(folder / "graph.nq"),
            {"files are complete and unchanged", "the store holds the graph"},
        ),
        (lambda folder: shutil.rmtree(folder / "store"), {"the store holds the graph"}),
    ],
)
def test_what_was_tampered_with_is_found(place: Path, tamper: Callable[[Path], None], failing: set[str]) -> None:
    tamper(current(place))
    with kg.open(place / "output") as graph:
        checks = examine(graph)
    assert {check.name for check in checks if not check.sound} == failing
    assert all(check.faults for check in checks if not check.sound)


def test_every_number_of_a_report_is_explained(place: Path) -> None:
    with kg.open(place / "output") as graph:
        found = explain(graph, "lasers")
        claims = graph.claims(report="lasers")
    assert [mark.start for mark in found.marks] == sorted(mark.start for mark in found.marks)
    assert all(a.end <= b.start for a, b in zip(found.marks, found.marks[1:], strict=False))
    assert all(found.text[mark.start : mark.end] == mark.text and (mark.kinds or mark.reason) for mark in found.marks)
    kinds = [kind for mark in found.marks for kind in mark.kinds]
    assert sorted(kinds) == sorted(claim.kind for claim in claims)
    assert any(mark.reason for mark in found.marks), "the product number and the title's years are in no claim"


def test_what_cannot_be_explained(place: Path) -> None:
    with kg.open(place / "output") as graph:
        with pytest.raises(UsageError, match="there is no report named 'laser'; did you mean"):
            explain(graph, "laser")
        report = place / "reports" / "lasers.html"
        report.write_text("other", encoding="utf-8")
        with pytest.raises(BuildError, match=r"lasers\.html has changed since the build; build again"):
            explain(graph, "lasers")
        report.unlink()
        with pytest.raises(BuildError, match="No such file or directory; the text is needed"):
            explain(graph, "lasers")


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Amkor", {"company_revenue"}),
        ("Dental Laser", {"market_size", "market_cagr", "region_share", "region_leads", "company_revenue"}),
        ("lasers", {"market_size", "market_cagr", "region_share", "region_leads", "company_revenue"}),
        ("Europe", {"region_share", "region_leads"}),
        (
            "www.two-example.com",
            {"market_size", "market_cagr", "company_revenue", "company_founded", "region_share", "region_leads"},
        ),
    ],
)
def test_a_profile_holds_everything_said(place: Path, name: str, kinds: set[str]) -> None:
    with kg.open(place / "output") as graph:
        found = profile(graph, name)
    assert {claim.kind for claim in found.claims} == kinds
    assert all(claim.quote for claim in found.claims)
