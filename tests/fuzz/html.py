"""Bytes of a file -> report -> claims: `python -m tests.fuzz.html --seconds 600`."""

from __future__ import annotations

from collections.abc import Iterator

from tests.fuzz import run

LONGEST = 20_000  # bytes; a usual report has 9,000


def inputs() -> Iterator[bytes]:
    """The samples, and their paragraphs: small inputs are tried a hundred times as often."""
    for data in run.seeds():
        yield data
        yield from (part for part in data.split(b"\n\n") if part.strip())


def main() -> None:
    """Fuzz until the time is up."""
    with run.instrumented("kg.corpus", "kg.extract"):
        from tests.fuzz.checks import check_bytes  # noqa: PLC0415 instrumented as it is imported

    def target(data: bytes) -> None:
        check_bytes(data)

    run.run(target, inputs(), LONGEST)


if __name__ == "__main__":
    main()
