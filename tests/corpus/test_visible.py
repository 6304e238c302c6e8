"""The visible text is the guide's: against its script on real reports, against BeautifulSoup on nasty input."""

import importlib.util
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.corpus import definition, visible
from tests.corpus.samples import LARGE, NASTY_HTML, random_file
from tests.shared import SHARED, needs_shared

# BeautifulSoup warns of text that looks like XML or an address; the guide's script does not silence it.
pytestmark = pytest.mark.filterwarnings("ignore::bs4.XMLParsedAsHTMLWarning", "ignore::bs4.MarkupResemblesLocatorWarning")


@pytest.mark.parametrize("text", NASTY_HTML)
def test_nasty_html(text: str) -> None:
    assert visible(text.encode()) == definition(text.encode())


def test_nasty_html_is_complete() -> None:
    assert len(NASTY_HTML) == 47


@pytest.mark.parametrize(("name", "text"), LARGE)
def test_large_and_deep(name: str, text: str) -> None:
    start = time.process_time()
    found = visible(text.encode())
    assert time.process_time() - start < 2, name
    assert found == definition(text.encode())


@pytest.mark.parametrize("seed", range(20))
def test_random_files(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(30):
        data = random_file(rng)
        assert visible(data) == definition(data), data


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"plain  text\n\nwith\tspace ", "plain text with space"),
        (b"**bold** [[wiki]] | bar", "**bold** [[wiki]] | bar"),
        (b"a <b>tag</b> but no block end", "a <b>tag</b> but no block end"),
        (b"\xef\xbb\xbfbom", "bom"),
        (b"bad \xff byte", "bad \ufffd byte"),
        ("no\u00a0break zero\u200bwidth".encode(), "no break zero\u200bwidth"),
        (b"", ""),
    ],
)
def test_plain_text_stays(data: bytes, text: str) -> None:
    assert visible(data) == definition(data) == text


def _guide() -> Callable[[bytes], str]:
    spec = importlib.util.spec_from_file_location("guide_visible", SHARED / "eval" / "visible.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    function: Callable[[bytes], str] = module.visible
    return function


def _sample(folder: str, count: int) -> list[Path]:
    files = sorted((SHARED / "corpus" / folder).glob("*.md"))
    return files if len(files) <= count else random.Random(count).sample(files, count)


@needs_shared
@pytest.mark.shared
def test_real_reports() -> None:
    """All of the gold, 350 reports and 150 others; all 9,868 were compared once by hand, and were equal."""
    guide = _guide()
    files = [path for folder, count in (("gold", 50), ("reports", 350), ("overlap", 150)) for path in _sample(folder, count)]
    assert len(files) == 550
    different = [path.name for path in files if visible(path.read_bytes()) != guide(path.read_bytes())]
    assert different == []
