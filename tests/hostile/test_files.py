"""Each hostile file on its own: what is expected of it, within two seconds, every place in the text."""

from __future__ import annotations

import pytest

from kg.corpus import PROBLEMS, RefusedError, read
from kg.extract import extract
from tests.fuzz.checks import check_extraction, check_report, timed
from tests.hostile.files import FILES, Hostile


def test_enough_files() -> None:
    assert len(FILES) == len({hostile.name for hostile in FILES}) == 95, (
        "a file was lost or added; update the number on purpose"
    )
    assert {hostile.code for hostile in FILES if hostile.code} <= PROBLEMS.keys()


@pytest.mark.parametrize("hostile", FILES, ids=lambda hostile: hostile.name)
def test_expected_outcome_in_time(hostile: Hostile) -> None:
    data = hostile.make()
    with timed(hostile.name):
        try:
            report = read(data, hostile.name)
        except RefusedError as error:
            assert (hostile.refused, hostile.code) == (True, error.problem.code), error
            return
        extraction = extract(report)
    assert [problem.code for problem in report.problems] == [hostile.code] * (hostile.code is not None)
    assert not hostile.refused
    check_report(report)
    check_extraction(extraction)
