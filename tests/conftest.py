"""What several test folders share: the sample, built once a session."""

from pathlib import Path

import pytest

import kg
from tests.tiny import write_reports

SAMPLE = Path(kg.__file__).parent / "sample" / "reports"


@pytest.fixture(scope="session")
def demo_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of `kg demo`."""
    from kg.pipeline import Options, build  # noqa: PLC0415 (doctests collect without the stages)

    output = tmp_path_factory.mktemp("demo") / "output"
    build([SAMPLE], output, Options(jobs=1))
    return output


@pytest.fixture(scope="session")
def tiny_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a build of the reports in tests/tiny.py, which lie in `reports` beside it. Without pages."""
    from kg.pipeline import Options, build  # noqa: PLC0415 (doctests collect without the stages)

    place = tmp_path_factory.mktemp("tiny")
    build([write_reports(place / "reports")], place / "output", Options(jobs=1, site=False))
    return place / "output"
