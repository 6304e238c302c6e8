"""The documentation cannot drift: its commands, queries and Python run on the sample, its tables are made anew."""

from __future__ import annotations

import doctest
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.cli import COMMANDS
from kg.serve.queries import named
from tests import docs_tools
from tests.docs_tools import DOCS, ROOT

PAGES = sorted(DOCS.glob("*.md"))
LINK = re.compile(r"\]\(([^)#\s]+)(#[^)]*)?\)")


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with docs_tools.sample() as place:
        yield place


def test_the_pages_are_there() -> None:
    assert {page.stem for page in PAGES} >= {"index", "tutorial", "analysts", "journalists", "linked-data", "queries", "terms"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_is_current(page: Path, folder: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert docs_tools.rendered(text) == text, "python -m tests.docs_tools renews it"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_python_of_the_page_gives_what_it_says(page: Path, folder: Path) -> None:
    options = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    failed, _ = doctest.testfile(str(page), module_relative=False, optionflags=options, encoding="utf-8")
    assert failed == 0


def test_every_named_query_has_a_recipe_that_finds_something(folder: Path) -> None:
    assert set(docs_tools.EXAMPLES) == set(named())
    recipes = docs_tools.commands((DOCS / "queries.md").read_text(encoding="utf-8"))
    assert len(recipes) == len(docs_tools.EXAMPLES)
    for command in recipes:
        code, output = docs_tools.run(f"{command} --format jsonl")
        assert code == 0 and output.splitlines()[-1].startswith("{"), command


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_and_commands_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target, _ in LINK.findall(text):
        assert target.startswith("https://") or (page.parent / target).exists(), target
    assert set(re.findall(r"`kg ([a-z]+)", text)) <= set(COMMANDS)


def test_every_page_is_reached_from_the_index() -> None:
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    assert all(f"({page.name})" in index for page in PAGES if page.stem != "index")


def test_the_terms_page_has_every_class() -> None:
    classes = re.findall(r"^kg:(\w+) a owl:Class", (ROOT / "ontology" / "claims.ttl").read_text(encoding="utf-8"), re.MULTILINE)
    text = (DOCS / "terms.md").read_text(encoding="utf-8")
    assert len(classes) > 30
    assert [name for name in classes if f"`kg:{name}`" not in text] == []
