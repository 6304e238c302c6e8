"""What several test folders share: the sample, built once a session."""

from pathlib import Path

import pytest

import kg

SAMPLE = Path(kg.__file__).parent / "sample" / "reports"


@pytest.fixture(scope="session")
def demo_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of `kg demo`."""
    from kg.pipeline import Options, build  # noqa: PLC0415 (doctests collect without the stages)

    output = tmp_path_factory.mktemp("demo") / "output"
    build([SAMPLE], output, Options(jobs=1))
    return output
