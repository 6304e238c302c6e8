"""The command line: what it prints, in which format, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from kg import cli
from kg.cli import COMMANDS
from kg.publish import schemas
from tests.tiny import REPORTS, ROOT, write_reports
from tests.tiny import kg as process

HEAVY = {"kg.extract", "kg.ground", "kg.corpus", "networkx", "rdflib", "pyoxigraph", "rich", "rapidfuzz", "numpy"}
EXIT = {"done": 0, "refused": 1, "usage": 2, "nothing": 3}


class Ran:
    """What a command printed, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


@pytest.fixture
def places(tiny_build: Path, tmp_path: Path) -> dict[str, Path]:
    """What stands in braces in the arguments of the errors."""
    return {"tmp": tmp_path, "build": tiny_build, "reports": tiny_build.parent / "reports"}


class Command:
    """Runs the command line in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Ran:
        with pytest.raises(SystemExit) as ended:
            cli.main([str(argument) for argument in arguments])
        printed = self._capsys.readouterr()
        assert "Traceback" not in printed.err
        return Ran(int(ended.value.code or 0), printed.out, printed.err)


def test_help_lists_every_command_in_the_words_of_the_table(kg: Command) -> None:
    ran = kg("--help")
    assert ran.code == EXIT["done"]
    words = " ".join(ran.out.split())
    assert all(f"{name} {place.help}" in words for name, place in COMMANDS.items())
    assert "Exit codes: 0 done" in ran.out
    assert kg().out == ran.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps_with_an_example(kg: Command, name: str) -> None:
    ran = kg(name, "--help")
    assert ran.code == EXIT["done"]
    assert re.search(rf"Examples?:\n\s+.*kg {name}", ran.out), ran.out


def test_a_build_tells_what_it_found_and_what_to_do_next(kg: Command, tmp_path: Path) -> None:
    reports, output = write_reports(tmp_path / "reports"), tmp_path / "output"
    ran = kg("build", reports, "-o", output, "--jobs", "1", "--no-site")
    assert (ran.code, ran.err) == (EXIT["done"], "")
    assert "4 reports" in ran.out
    assert "Amkor Technology's revenue in 2022" in ran.out
    assert f"next: kg contradictions -o {output}" in ran.out
    assert "nothing had changed" in kg("build", reports, "-o", output, "--no-site").out
    (reports / "bad.md").write_bytes(b"\x00" * 100)
    ran = kg("build", reports, "-o", output, "--jobs", "1", "--no-site")
    assert ran.code == EXIT["refused"]
    assert "1 files refused" in ran.out
    assert "bad.md: it holds binary data" in ran.out
    assert kg("build", reports, "-o", output, "--no-site").code == EXIT["refused"], "also where nothing had changed"
    assert kg("build", reports, "-o", output, "--no-site", "--quiet").out == ""


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["build"], "usage", "Missing argument 'SOURCE...'"),
        (["build", "{tmp}/missing", "-o", "{tmp}/o"], "nothing", "missing: there is no such file or folder; check the path"),
        (["build", "{tmp}", "-o", "{tmp}/o"], "nothing", "there is no report in the sources"),
        (["build", "{reports}", "-o", "/dev/null/x"], "nothing", "nothing was replaced"),
        (["build", "{reports}", "-o", "{tmp}/o", "--jobs", "0"], "usage", "Invalid value for '-j'"),
        (["build", "{reports}", "-o", "{tmp}/o", "--base", "nonsense"], "usage", "is no base for IRIs"),
        (["build", "{reports}", "-o", "{tmp}/o", "--decisions", "{tmp}/no.csv"], "nothing", "no such decisions file"),
        (["shwo", "Amkor"], "usage", "there is no command 'shwo'; did you mean: show"),
        (["show", "Amkor", "-o", "{tmp}/none"], "nothing", "there is no finished build here; make one with: kg build"),
        (["show", "Amkro", "-o", "{build}"], "usage", "did you mean: Amkor Technology"),
        (["show", "Amkor", "-o", "{build}", "--format", "xml"], "usage", "'xml' is not one of"),
        (["contradictions", "-o", "{build}", "--kind", "contradicton"], "usage", "did you mean: contradiction"),
        (["contradictions", "-o", "{build}", "--min-severity", "grave"], "usage", "neither a number from 0 to 1 nor one of"),
        (["ask", "leader", "-o", "{build}"], "usage", "did you mean: leaders"),
        (["ask", "leaders", "-o", "{build}"], "usage", "leaders needs 'market'"),
        (["ask", "leaders", "-o", "{build}", "--market"], "usage", "--market needs a value"),
        (["ask", "leaders", "-o", "{build}", "stray"], "usage", "'stray' is not understood"),
        (["query", "SELECT * {", "-o", "{build}"], "usage", "syntax error at 1:11"),
        (["query", "{tmp}/none.rq", "-o", "{build}"], "usage", "No such file or directory"),
        (["query", "SELECT * { SERVICE <http://x> {} }", "-o", "{build}"], "usage", "SERVICE is refused"),
        (["export", "docx", "-o", "{build}"], "usage", "'docx' is not one of"),
        (["export", "ttl", "-o", "{build}", "--to", "{build}"], "usage", "holds the build itself"),
        (["export", "ttl", "-o", "{build}", "--to", "/dev/null/x"], "nothing", "/dev/null/x"),
        (["schema", "claim"], "usage", "there is no schema 'claim'; there are: claims"),
        (["explain", "laser", "-o", "{build}"], "usage", "there is no report named 'laser'"),
        (["relate", "Sensor"], "usage", "give two markets, or --pairs FILE"),
        (["relate", "--pairs", "{tmp}/none"], "usage", "No such file or directory"),
        (["decide", "merge", "x", "-o", "{build}"], "refused", "decision not written"),
        (["doctor", "-o", "{tmp}"], "nothing", "there is no finished build here"),
    ],
)
def test_errors_are_one_clear_line_with_the_documented_code(
    kg: Command, places: dict[str, Path], arguments: list[str], code: str, message: str
) -> None:
    ran = kg(*(re.sub(r"\{(tmp|build|reports)\}", lambda place: str(places[place[1]]), argument) for argument in arguments))
    assert ran.code == EXIT[code], ran.err
    assert message in ran.err
    assert ran.out == ""


def test_contradictions_in_every_format(kg: Command, tiny_build: Path) -> None:
    rows = kg("contradictions", "-o", tiny_build).lines
    validator = Draft202012Validator(json.loads(schemas.text("findings")))
    for row in rows:
        validator.validate(row)
    severities = [float(str(row["severity"])) for row in rows]
    assert severities == sorted(severities, reverse=True)
    assert json.loads(kg("contradictions", "-o", tiny_build, "--format", "json").out) == rows
    table = kg("contradictions", "-o", tiny_build, "--format", "table", "--company", "Amkor").out
    assert "Amkor Technology's revenue" in " ".join(table.split())
    read = list(csv.DictReader(io.StringIO(kg("contradictions", "-o", tiny_build, "--format", "csv").out)))
    assert [row["id"] for row in read] == [row["id"] for row in rows]
    ran = kg("contradictions", "-o", tiny_build, "--limit", "1")
    assert (len(ran.lines), f"{len(rows) - 1:,} more rows" in ran.err) == (1, True)


def test_show_in_every_format(kg: Command, tiny_build: Path) -> None:
    table = kg("show", "Amkor", "-o", tiny_build, "--format", "table").out
    assert "Amkor Technology  (company/amkor-technology)" in table
    assert "6.5 billion USD" in table
    whole = json.loads(kg("show", "Amkor", "-o", tiny_build, "--format", "json").out)
    assert {"name", "entities", "reports", "claims", "findings", "consensus"} == whole.keys()
    assert kg("show", "Amkor", "-o", tiny_build).lines == whole["claims"]
    assert "region_share" in kg("show", "Europe", "--type", "region", "-o", tiny_build, "--format", "csv").out


def test_explain_marks_every_number(kg: Command, tiny_build: Path) -> None:
    text = kg("explain", "lasers", "-o", tiny_build, "--format", "table").out
    assert re.search(r"US\$ 500 million \[market_size: Dental Laser\]", text)
    assert {"start", "end", "text", "kinds", "subjects", "reason"} == kg("explain", "lasers", "-o", tiny_build).lines[0].keys()


def test_ask_lists_and_answers(kg: Command, tiny_build: Path) -> None:
    names = [row["name"] for row in kg("ask", "-o", tiny_build).lines]
    assert len(names) >= 10
    assert "--market" in kg("ask", "--format", "table").out
    rows = kg("ask", "leaders", "--market", "Dental Laser", "-o", tiny_build).lines
    assert [row["leader"] for row in rows] == ["Europe"]
    assert kg("ask", "leaders", "--market=Dental Laser", "-o", tiny_build).lines == rows


def test_query_from_a_file_in_place_and_as_csv(kg: Command, tiny_build: Path, tmp_path: Path) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?report a kg:Report }"
    assert kg("query", query, "-o", tiny_build).lines == [{"n": len(REPORTS)}]
    (tmp_path / "q.rq").write_text(query, encoding="utf-8")
    assert kg("query", tmp_path / "q.rq", "-o", tiny_build, "--format", "csv").out == f"n\n{len(REPORTS)}\n"
    assert kg("query", "ASK { ?report a kg:Report }", "-o", tiny_build).lines == [{"answer": True}]
    ran = kg("query", "SELECT * { ?s ?p ?o }", "-o", tiny_build, "--max-rows", "7")
    assert (len(ran.lines), "only the first 7 rows" in ran.err) == (7, True)


def test_a_formula_is_text_in_csv(kg: Command, tiny_build: Path) -> None:
    query = 'SELECT ?a ?n { VALUES (?a ?n) { ("=HYPERLINK(1)" -3) ("+1" 4) ("@x" 5) ("-y" 6) } }'
    out = kg("query", query, "-o", tiny_build, "--format", "csv").out
    assert out.splitlines() == ["a,n", "'=HYPERLINK(1),-3", "'+1,4", "'@x,5", "'-y,6"]


def test_control_characters_do_not_drive_the_terminal(kg: Command, tiny_build: Path) -> None:
    out = kg("query", 'SELECT ("a\\u001B[31mb" AS ?x) {}', "-o", tiny_build, "--format", "table").out
    assert "\x1b" not in out
    assert "a\ufffd[31mb" in out


def test_checks(kg: Command, tiny_build: Path) -> None:
    assert (kg("verify", "-o", tiny_build).code, kg("doctor", "-o", tiny_build).code) == (EXIT["done"], EXIT["done"])
    ran = kg("validate", "-o", tiny_build)
    assert (ran.code, "the graph conforms to its shapes" in ran.err) == (EXIT["done"], True), ran.out


def test_verify_fails_where_a_source_changed(kg: Command, tmp_path: Path) -> None:
    reports, output = write_reports(tmp_path / "reports"), tmp_path / "output"
    kg("build", reports, "-o", output, "--jobs", "1", "--no-site")
    (reports / "note.txt").write_text("other", encoding="utf-8")
    ran = kg("verify", "-o", output)
    assert ran.code == EXIT["refused"]
    assert "has changed since the build" in str(ran.lines[0]["message"])


def test_export(kg: Command, tiny_build: Path, tmp_path: Path) -> None:
    ran = kg("export", "nq", "ttl", "trig", "jsonld", "rdfxml", "graphml", "csv", "-o", tiny_build, "--to", tmp_path)
    assert ran.code == EXIT["done"]
    assert (tmp_path / "graph.nq").read_bytes() == (tiny_build / "graph.nq").read_bytes()
    assert (tmp_path / "graph.trig").read_bytes() == (tiny_build / "graph.trig").read_bytes()
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == len((tiny_build / "claims.jsonl").read_text(encoding="utf-8").splitlines())
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_schemas(kg: Command) -> None:
    assert json.loads(kg("schema", "claims").out)["title"] == "A line of claims.jsonl"
    assert kg("schema").out.split() == sorted(schemas.names())


def test_relate(kg: Command, tmp_path: Path) -> None:
    (row,) = kg("relate", "MEMS Probe Cards", "Probe Card").lines
    assert (row["relation"], bool(row["evidence"])) == ("narrower", True)
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text('{"a": "Probe Card", "b": "Probe Cards"}\n\n{"a": "Sensor", "b": "Bread"}\n', encoding="utf-8")
    assert [row["relation"] for row in kg("relate", "--pairs", pairs).lines] == ["same", "different"]
    pairs.write_text('{"a": "x", "b": "y"}\n["x"]\n', encoding="utf-8")
    ran = kg("relate", "--pairs", pairs)
    assert (ran.code, "line 2: not a line like" in ran.err) == (EXIT["usage"], True)


def test_decide_writes_what_the_next_build_applies(kg: Command, tmp_path: Path) -> None:
    reports, output = write_reports(tmp_path / "reports"), tmp_path / "output"
    kg("build", reports, "-o", output, "--jobs", "1", "--no-site")
    claim = json.loads((output / "claims.jsonl").read_text(encoding="utf-8").splitlines()[0])["id"]
    ran = kg("decide", "reject-claim", claim, "-o", output, "--by", "me", "--when", "2025-01-31", "--note", "misread")
    assert ran.code == EXIT["done"]
    assert (reports / "decisions.csv").read_text(encoding="utf-8").splitlines()[1].startswith(f"reject-claim,{claim}")
    kg("build", reports, "-o", output, "--jobs", "1", "--no-site")
    assert claim not in (output / "claims.jsonl").read_text(encoding="utf-8")


def test_a_fault_is_said_in_one_line(kg: Command, tiny_build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.cli.show.profile", lambda *_: 1 / 0)
    ran = kg("show", "Amkor", "-o", tiny_build)
    assert ran.code == EXIT["nothing"]
    assert ran.err == "kg: a fault of kg itself: ZeroDivisionError: division by zero; KG_DEBUG=1 shows where\n"


def test_as_a_process(tiny_build: Path, tmp_path: Path) -> None:
    """`python -m kg`, without a terminal: JSON lines on standard output, nothing on standard error."""
    done = process("contradictions", "-o", tiny_build)
    assert (done.returncode, done.stderr) == (0, "")
    assert all(json.loads(line) for line in done.stdout.splitlines())
    assert process("--version").stdout.startswith("kg, version ")
    assert process("show", "nobody", "-o", tiny_build).returncode == EXIT["usage"]
    write_reports(tmp_path / "reports")
    done = process("build", "reports", "--no-site", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "output" / "claims.jsonl").exists()


def test_a_reader_starts_without_the_stages(tiny_build: Path) -> None:
    """`kg show` must answer in half a second: it may not import what only a build needs."""
    script = "import sys, kg.cli; kg.cli._run(sys.argv[1:]); print(sorted(HEAVY & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", f"HEAVY = {HEAVY}\n{script}", "show", "Amkor", "-o", str(tiny_build)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stdout.splitlines()[-1] == "[]"
