"""The README cannot drift: what it quotes is made anew and compared, and its queries and its Python run."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import cli
from tests import readme

TEXT = readme.README.read_text(encoding="utf-8")
COMMANDS = [
    line.split("  #")[0].strip() for line in re.findall(r"^kg (?:ask|contradictions|show|explain) .*$", TEXT, re.MULTILINE)
]


def test_readme_is_current() -> None:
    assert readme.render(TEXT) == TEXT, "python -m tests.readme renews it"


def test_commands_were_found() -> None:
    assert len(COMMANDS) >= 12


@pytest.mark.parametrize("command", COMMANDS)
def test_command_answers(command: str, demo_build: Path) -> None:
    done = CliRunner().invoke(
        cli, [*shlex.split(command)[1:], "-o", str(demo_build), "--format", "json"], catch_exceptions=False
    )
    assert done.exit_code == 0, done.output
    assert len(done.stdout) > 10, command


def test_sparql_answers(demo_build: Path) -> None:
    query = re.search(r"^kg query '(.*?)'$", TEXT, re.MULTILINE | re.DOTALL)
    assert query
    done = CliRunner().invoke(cli, ["query", query[1], "-o", str(demo_build), "--format", "jsonl"], catch_exceptions=False)
    assert len(done.stdout.splitlines()) == 5


def test_python_runs(demo_build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pandas", reason="pandas is optional")
    code = re.search(r"```python\n(.*?)```", TEXT, re.DOTALL)
    assert code
    exec(code[1].replace('"output"', repr(str(demo_build))), {})
    assert "Amkor" in capsys.readouterr().out
