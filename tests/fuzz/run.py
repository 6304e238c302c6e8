"""Runs a fuzz target for so many seconds: what `python -m tests.fuzz.html` and `python -m tests.fuzz.numbers` share.

atheris (extra `fuzz`) guides the mutations by coverage. `--corpus FOLDER` keeps the inputs that reached something new, and the
input of a crash as `crash-*`; without it both are in a temporary folder, whose name is printed.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "kg" / "sample" / "reports"
SECONDS_AN_INPUT = 20  # of wall time, instrumented: a hang, not a slow input (those are in checks.py)

WORDS = (
    *(
        "billion",
        "million",
        "trillion",
        "US$",
        "USD",
        "€",
        "CAGR of ",
        "% ",
        " during the forecast period",
        " from 2024 to 2031",
    ),
    *(" in 2022", " revenue of ", " market size ", " share of ", "approximately ", "over ", "between ", " and ", "$XX million"),
    *("<h1>", "</h1>", "<p>", "<ul><li>", "</li></ul>", "<table><tr><td>", "</td></tr></table>", "<strong>", '<a href="'),
    *("<!--", "&lt;", "&#0;", "&#x110000;", "&amp;", "\x00", "\u202e", "\u200b", "\ufeff", "---\n", "# ", "- "),
    *(" from 2024 to 2031", " was founded in "),
    *(
        "| a | b |\n|---|---|\n",
        "Key players include ",
        "North America",
        "Asia-Pacific",
        " is expected to ",
        " was founded in ",
    ),
    *(" Market", "1e999", "9,999,999"),
)


def seeds() -> list[bytes]:
    """The sample reports."""
    return [path.read_bytes() for path in sorted(SAMPLE.iterdir())]


def instrumented(*packages: str) -> AbstractContextManager[None]:
    """Imports inside are watched for coverage."""
    import atheris  # noqa: PLC0415 extra `fuzz`

    found: AbstractContextManager[None] = atheris.instrument_imports(include=list(packages), enable_loader_override=False)
    return found


def run(target: Callable[[bytes], None], inputs: Iterable[bytes], longest: int) -> None:
    """Parse the command line, write seeds and dictionary, and hand over to atheris, which ends the process."""
    import atheris  # noqa: PLC0415 extra `fuzz`

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--corpus", type=Path, help="folder that keeps what was found  [default: a temporary one]")
    given = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="kg-fuzz-"))
    folder = given.corpus or home / "corpus"
    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(inputs):
        (folder / f"seed-{number:04d}").write_bytes(data)
    words = home / "words.dict"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS), encoding="ascii")
    limits = (f"-max_total_time={given.seconds}", f"-max_len={longest}", f"-timeout={SECONDS_AN_INPUT}", "-rss_limit_mb=2000")
    options = (*limits, f"-dict={words}", f"-artifact_prefix={folder}/", "-print_final_stats=1")
    sys.stderr.write(f"inputs are in {folder}\n")
    atheris.Setup([sys.argv[0], *options, str(folder)], target)
    atheris.Fuzz()


def _escaped(word: str) -> str:
    return re.sub(rb"[^A-Za-z0-9 ,.]", lambda match: b"\\x%02X" % match[0][0], word.encode()).decode("ascii")
