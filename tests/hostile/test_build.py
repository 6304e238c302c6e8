"""All hostile files in one build: exit code 1, every outcome recorded, and nothing comes out as anything but text."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import networkx as nx
import openpyxl  # type: ignore[import-untyped]
import pyoxigraph
import pytest
import rdflib

from kg.serve.exports import FORMATS
from tests.conftest import SAMPLE
from tests.hostile.files import FILES, MARK
from tests.hostile.places import ODD_NAMES, REFUSED, write
from tests.publish.exported import exported
from tests.tiny import ROOT, kg

# What a browser would run: an element or a handler with the mark.
RUNS = re.compile(rf"<[^>]*{MARK}|</?script[^>]*>[^<]*{MARK}", re.I)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
RDF = {"ttl": "turtle", "jsonld": "json-ld", "rdfxml": "xml", "trig": "trig"}


class Built:
    """The build of all hostile files."""

    def __init__(self, folder: Path) -> None:
        self.source = write(folder)
        self.output = folder / "output"
        self.done = kg("build", self.source, "-o", self.output, "--jobs", "2")

    def lines(self, name: str) -> list[dict[str, Any]]:
        """The lines of NAME.jsonl."""
        return [json.loads(line) for line in (self.output / f"{name}.jsonl").read_text(encoding="utf-8").split("\n") if line]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Built(tmp_path_factory.mktemp("hostile"))


def test_exit_code_and_no_fault(built: Built) -> None:
    assert built.done.returncode == 1, built.done.stderr
    assert built.done.stderr == ""
    assert "Traceback" not in built.done.stdout
    assert "\x07" not in built.done.stdout


def test_every_outcome_is_recorded(built: Built) -> None:
    problems: dict[str, set[str]] = {}
    for line in built.lines("problems"):
        problems.setdefault(Path(line["path"]).name, set()).add(line["code"])
    assert not {"internal-error", "crashed", "too-slow", "too-much-memory"} & set().union(*problems.values())
    for hostile in FILES:
        if hostile.name not in ("edition-same.md",):  # the bytes of another
            assert (hostile.code is None) or hostile.code in problems[hostile.name], hostile.name
    for name, code in REFUSED.items():
        assert problems[name] == {code}, name
    assert sum("name-encoding" in codes for codes in problems.values()) == sum(code is not None for _, code in ODD_NAMES)


def test_every_other_file_is_a_report(built: Built) -> None:
    reports = built.lines("reports")
    paths = {Path(path).name for line in reports for path in (line["path"], *line.get("paths", ()))}
    for hostile in FILES:
        assert (hostile.name in paths) != hostile.refused or hostile.name.startswith("edition"), hostile.name
    for name, code in ODD_NAMES:
        assert code is not None or name.decode() in paths, name
    assert "secret.md" not in paths
    assert not any(f"Secret{MARK}" in path.read_text(encoding="utf-8") for path in built.output.glob("*.jsonl"))


def test_no_page_and_no_script_runs_it(built: Built) -> None:
    for path in built.output.glob("*.html"):
        assert MARK not in path.read_text(encoding="utf-8"), f"{path}: shells hold nothing from reports"
    seen = 0
    for path in (built.output / "data").rglob("*.js"):
        text = path.read_text(encoding="utf-8")
        seen += MARK in text
        assert not re.search(r"[<\u2028\u2029]", text), f"{path}: markup is written as escapes"
    assert seen > 5, "the mark is nowhere: the files do not test what they should"


def test_the_picture_does_not_run_it(built: Built, tmp_path: Path) -> None:
    done = kg("view", "-o", built.output, "--to", tmp_path / "view.html")
    assert done.returncode == 0, done.stderr
    assert not RUNS.search((tmp_path / "view.html").read_text(encoding="utf-8"))


# rdflib 7.6.0 calls names that it has deprecated itself, wherever a Dataset is parsed.
@pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning")
@pytest.mark.parametrize("form", [form for form in FORMATS if form != "nt"])
def test_every_export_parses(built: Built, tmp_path: Path, form: str) -> None:
    files = exported(built.output, form, tmp_path)
    assert files
    for file in files:
        if form in RDF or file.suffix in (".nq", ".nt"):
            _parse_rdf(built, file)
        elif file.suffix == ".graphml":
            assert nx.read_graphml(file).number_of_nodes() > len(FILES)
            assert f"<{MARK}" not in file.read_text(encoding="utf-8")
        elif file.suffix == ".csv":
            _check_csv(file)
        elif file.suffix == ".xlsx":
            book = openpyxl.load_workbook(file)
            kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
            assert kinds <= {"s", "n", "b"}, "a formula or an error"


def _parse_rdf(built: Built, file: Path) -> None:
    """Both libraries read it, with equal numbers of statements."""
    form = {".ttl": "turtle", ".trig": "trig", ".nq": "nquads", ".nt": "nt", ".jsonld": "json-ld", ".rdf": "xml"}[file.suffix]
    kinds = {
        "json-ld": pyoxigraph.RdfFormat.JSON_LD, "xml": pyoxigraph.RdfFormat.RDF_XML, "turtle": pyoxigraph.RdfFormat.TURTLE,
        "trig": pyoxigraph.RdfFormat.TRIG, "nquads": pyoxigraph.RdfFormat.N_QUADS, "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    }  # fmt: skip
    quads = sum(1 for _ in pyoxigraph.parse(path=str(file), format=kinds[form]))
    dataset = rdflib.Dataset()
    with file.open("rb") as data:  # given a path, rdflib leaves the file open
        dataset.parse(data, format=form)
    assert len(set(dataset.quads())) == quads > 0
    if form != "trig":
        assert quads == json.loads((built.output / "build.json").read_bytes())["counts"]["quads"]


def _check_csv(file: Path) -> None:
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    assert len({len(row) for row in rows}) == 1
    for row in rows[1:]:
        for cell in row:
            assert not cell.startswith(FORMULA) or re.fullmatch(r"-?[0-9.e+-]+", cell), cell


def test_the_build_is_sound_and_its_quotes_are_proved(built: Built) -> None:
    for command in ("doctor", "verify", "validate"):
        done = kg(command, "-o", built.output)
        assert done.returncode == 0, (command, done.stdout[-2000:], done.stderr[-2000:])


def test_commands_write_no_control_characters(built: Built) -> None:
    for words in (
        ("contradictions",),
        ("ask", "publishers"),
        ("show", "Amkor Technology"),
        ("contradictions", "--format", "csv"),
    ):
        done = kg(*words, "-o", built.output)
        assert done.returncode == 0, (words, done.stderr)
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", done.stdout), words


def test_the_second_build_finds_nothing_to_do(built: Built) -> None:
    done = kg("build", built.source, "-o", built.output)
    assert done.returncode == 1
    assert "nothing had changed" in done.stdout


def test_a_build_opens_no_connection(tmp_path: Path) -> None:
    script = (
        "import os, sys\n"
        "def hook(event, _):\n"
        "    if event in ('socket.connect', 'socket.getaddrinfo', 'urllib.Request'): os._exit(99)\n"
        "sys.addaudithook(hook)\n"
        "from kg.pipeline import Options, build\n"
        f"build([{str(SAMPLE)!r}], {str(tmp_path / 'output')!r}, Options(jobs=1))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
