"""The shape of the house: rooms of a readable size, doors that open one way, nothing that waits to be written."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[1]
GENERATED = {"kg/vocab.py"}
MODULE_LINES = 300
FUNCTION_LINES = 50
SHORT_FUNCTION_LINES = 20
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "kg").rglob("*.py"))
SOURCES = [name for name in MODULES if name not in GENERATED]
STAGES = ("corpus", "extract", "ground", "judge", "materialize", "publish")
COMMON = {"kg.model", "kg.vocab", "kg.errors"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _functions(name: str) -> list[Function]:
    tree = ast.parse((ROOT / name).read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, Function)]


def _body_lines(function: Function) -> int:
    first = function.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    body = function.body[1:] if documented else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    return grimp.build_graph("kg", cache_dir=None)


@pytest.mark.parametrize("name", SOURCES)
def test_a_module_fits_on_a_few_screens(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert text.count("\n") <= MODULE_LINES
    assert ast.get_docstring(ast.parse(text)), "the first line says what the room is for"
    long = {function.name: _body_lines(function) for function in _functions(name) if _body_lines(function) > FUNCTION_LINES}
    assert long == {}


def test_most_functions_are_short() -> None:
    lengths = [_body_lines(function) for name in SOURCES for function in _functions(name)]
    assert len(lengths) > 300
    assert sum(length <= SHORT_FUNCTION_LINES for length in lengths) / len(lengths) > 0.9


@pytest.mark.parametrize("name", SOURCES)
def test_nothing_is_left_to_be_written(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"\b(?:TODO|FIXME|XXX|NotImplementedError)\b(?!\d)", text.replace("$XXX", "")), "stubs and promises"


def test_stages_meet_only_in_the_pipeline(imports: grimp.ImportGraph) -> None:
    seen = 0
    for module in imports.modules:
        stage = module.split(".")[1] if "." in module else ""
        if stage not in STAGES:
            continue
        seen += 1
        for other in imports.find_modules_directly_imported_by(module):
            home = ".".join(other.split(".")[:2])
            assert home in {f"kg.{stage}", "kg"} | COMMON, f"{module} imports {other}"
    assert seen > 30


def test_rdf_appears_only_where_it_may() -> None:
    """Records everywhere else: a change of the graph's shape touches materialize, publish and serve only."""
    using = {name for name in SOURCES if re.search(r"^\s*(?:import|from) (?:rdflib|pyoxigraph|pyshacl)\b", _text(name), re.M)}
    assert using
    assert {name.split("/")[1] for name in using} <= {"materialize", "publish", "serve"}


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_no_two_modules_import_each_other(imports: grimp.ImportGraph) -> None:
    """Nor do longer circles exist: every module can be read before those that use it. A package's own page is left out."""
    pages = {name.removesuffix("/__init__.py").replace("/", ".") for name in MODULES if name.endswith("/__init__.py")}
    below = {module: imports.find_modules_directly_imported_by(module) - pages for module in imports.modules - pages}
    while True:
        leaves = {module for module, used in below.items() if not used & below.keys()}
        if not leaves:
            break
        below = {module: used for module, used in below.items() if module not in leaves}
    assert sorted(below) == []
