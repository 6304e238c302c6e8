"""Text -> quantities and times: `python -m tests.fuzz.numbers --seconds 600`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.fuzz import run

LONGEST = 2_000  # bytes; a usual sentence has 150


def inputs() -> Iterator[bytes]:
    """The lines of the samples that hold a digit."""
    for data in run.seeds():
        yield from (line for line in data.splitlines() if re.search(rb"[0-9]", line))


def main() -> None:
    """Fuzz until the time is up."""
    with run.instrumented("kg.extract"):
        from tests.fuzz.checks import check_text  # noqa: PLC0415 instrumented as it is imported

    def target(data: bytes) -> None:
        check_text(data.decode("utf-8", "replace"))

    run.run(target, inputs(), LONGEST)


if __name__ == "__main__":
    main()
