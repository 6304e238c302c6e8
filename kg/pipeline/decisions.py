"""The analysts' files beside the reports, inputs like them: decisions.csv, and the id register where one is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from kg.errors import OutputError, SourceError
from kg.ground import Decisions, Register, read_decisions, read_register, write_register
from kg.model import Grounding, Problem

DECISIONS = "decisions.csv"
REGISTER = "register.jsonl"


class Beside(Struct, frozen=True):
    """What the analysts keep. `home`: where decisions are, or would be (None where no source is a folder); `marks`: hashes of
    the files that are there; `keep_ids`: the build adds new ids to the register.
    """

    home: Path | None
    decisions: Decisions
    register: Register
    problems: tuple[Problem, ...]
    marks: dict[str, str]
    keep_ids: bool

    def keep(self, grounding: Grounding) -> None:
        """Add the ids of a build to the register, where it is asked for. Raises OutputError where it cannot be written."""
        if not self.keep_ids or self.home is None:
            return
        place = self.home.with_name(REGISTER)
        try:
            write_register(place, self.register.updated(grounding))
        except OSError as error:
            raise OutputError(
                f"{place}: the id register cannot be written ({error.strerror}); build without --keep-ids"
            ) from error


def read_beside(sources: Sequence[str | Path], given: Path | None, keep_ids: bool) -> Beside:
    """Read the decisions file given, or decisions.csv of the first source folder that has one, and the register beside it.

    Raises SourceError where the file given does not exist, or no place for a register is known.
    """
    if given is not None and not given.is_file():
        raise SourceError(f"{given}: there is no such decisions file")
    homes = [Path(source) / DECISIONS for source in sources if Path(source).is_dir()]
    home = given or next((place for place in homes if place.is_file()), next(iter(homes), None))
    if home is None and keep_ids:
        raise SourceError("--keep-ids writes the ids beside the reports, and no source is a folder; name one")
    decisions, register = Decisions(), Register()
    problems: list[Problem] = []
    marks = {}
    if home is not None and home.is_file():
        decisions, found = read_decisions(home)
        problems.extend(found)
        marks[DECISIONS] = _mark(home)
    if home is not None and home.with_name(REGISTER).is_file():
        register, found = read_register(home.with_name(REGISTER))
        problems.extend(found)
        marks[REGISTER] = _mark(home.with_name(REGISTER))
    return Beside(home and home.absolute(), decisions, register, tuple(problems), marks, keep_ids)


def _mark(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
