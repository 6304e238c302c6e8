"""The output folder: replaced whole or not at all.

    output/claims.jsonl  -> .claimgraph/current/claims.jsonl      public names are links, made before the switch
    output/.claimgraph/current -> builds/0007                     the one link whose renaming is the switch
    output/.claimgraph/builds/0007/                               a finished build, read-only from then on
    output/.claimgraph/builds/0008/                               a build in progress; swept by the next one if it dies
    output/.claimgraph/lock, extractions.sqlite                   one build at a time; what is kept between builds

A reader holds a shared lock on the build that it reads, so that a later build does not remove it under its hands. Files
that claimgraph did not make are never touched.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import BuildError, OutputError

PRIVATE = ".claimgraph"
MANIFEST = "build.json"
# One fsync costs about a millisecond: a site of 20,000 pages is flushed by one sync of the machine instead.
MAX_SINGLE_SYNCS = 200


class OutputFolder:
    """An output folder that exists or can be made; see the module for its inside."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """`path` need not exist yet. Raises OutputError where a file stands in its place."""
        self.path = Path(path)
        self.private = self.path / PRIVATE
        self.builds = self.private / "builds"
        self.current = self.private / "current"

    @contextmanager
    def locked(self) -> Iterator[int]:
        """Hold the build lock; gives its descriptor, which worker processes must close. Raises OutputError where it is held."""
        with output_errors(self.path):
            self.builds.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self.private / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise OutputError(
                    f"{self.path}: another build is writing here; wait until it ends, or choose another folder with --output"
                ) from None
            yield descriptor
        finally:
            os.close(descriptor)

    def sweep(self) -> None:
        """Remove what killed builds left, and old builds that nobody reads any more. Only under `locked`."""
        with output_errors(self.path):
            now = self._current_name()
            self._unlink_stale()
            for leftover in self.private.glob("current.*"):
                leftover.unlink()
            for folder in self.builds.iterdir():
                if folder.name != now:
                    _remove_unread(folder)

    def begin(self) -> Path:
        """Make the folder of a new build. Only under `locked`."""
        self.sweep()
        with output_errors(self.path):
            taken = [int(folder.name) for folder in self.builds.iterdir() if folder.name.isdigit()]
            fresh = self.builds / f"{max(taken, default=0) + 1:04d}"
            fresh.mkdir()
            return fresh

    def check_names(self, names: Iterable[str]) -> None:
        """Raises OutputError where a file of somebody else has one of the names that the build will need."""
        for name in names:
            place = self.path / name
            if os.path.lexists(place) and not self._is_ours(place):
                raise OutputError(f"{place} was not made by claimgraph and is left alone; move it, or choose another --output")

    def publish(self, build: Path) -> None:
        """Make `build` what the folder shows, in one step, and remove the build it replaces."""
        with output_errors(self.path):
            names = sorted(entry.name for entry in build.iterdir() if not entry.name.startswith("."))
            self.check_names(names)
            sync_tree(build)
            try:
                for name in names:
                    self._link(name)
            except OSError:
                self._unlink_stale()
                raise
            before = self._current_name()
            fresh = self.private / f"current.{build.name}"
            fresh.symlink_to(Path("builds") / build.name)
            fresh.replace(self.current)
            _sync(self.private)
            self._unlink_stale()
            _sync(self.path)
            if before and before != build.name:
                _remove_unread(self.builds / before)

    def _link(self, name: str) -> None:
        place = self.path / name
        if not place.is_symlink():
            place.symlink_to(Path(PRIVATE) / "current" / name)

    def _unlink_stale(self) -> None:
        for place in self.path.iterdir():
            if self._is_ours(place) and not place.exists():
                place.unlink()

    def _is_ours(self, place: Path) -> bool:
        return place.is_symlink() and place.readlink().parts[:2] == (PRIVATE, "current")

    def _current_name(self) -> str | None:
        return self.current.readlink().name if self.current.is_symlink() else None


@contextmanager
def reading(output: str | os.PathLike[str]) -> Iterator[Path]:
    """The finished build in an output folder (or in a plain copy of one), kept from removal while it is read.

    Raises BuildError where there is none.
    """
    build, descriptor = hold(output)
    try:
        yield build
    finally:
        os.close(descriptor)


def hold(output: str | os.PathLike[str]) -> tuple[Path, int]:
    """As `reading`, for callers who close the descriptor themselves."""
    folder = OutputFolder(output)
    for _ in range(10):  # a build may be replaced between the two steps, but hardly ten times
        place = folder.current if folder.current.is_symlink() else folder.path
        build = place.resolve()
        try:
            descriptor = os.open(build / MANIFEST, os.O_RDONLY)
        except OSError:
            if not folder.current.is_symlink() or not build.exists():
                break
            continue
        if _share(descriptor) and (build / MANIFEST).exists():
            return build, descriptor
        os.close(descriptor)
    raise BuildError(
        f"{folder.path}: there is no finished build here; make one with: kg build SOURCE... --output {folder.path}"
    )


def _share(descriptor: int) -> bool:
    """False where the build is being removed at this moment."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks: read on
        return True
    return True


@contextmanager
def output_errors(path: Path) -> Iterator[None]:
    """Turn any failure of the operating system into an OutputError that says that the old build is still there."""
    try:
        yield
    except OSError as error:
        where = error.filename or path
        raise OutputError(
            f"{where}: {error.strerror or error}; nothing was replaced; free or change the place, or choose another --output"
        ) from error


def sync_tree(folder: Path) -> None:
    """Everything below `folder` is on disk when this returns."""
    files = [Path(base) / name for base, _, names in os.walk(folder) for name in names]
    if len(files) > MAX_SINGLE_SYNCS:
        os.sync()
        return
    for file in files:
        _sync(file)
    for base, _, _ in os.walk(folder):
        _sync(Path(base))


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove_unread(build: Path) -> None:
    """Remove a build, unless somebody reads it: then the next build sweeps it."""
    try:
        descriptor = os.open(build / MANIFEST, os.O_RDONLY)
    except OSError:  # never finished
        shutil.rmtree(build, ignore_errors=True)
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return
    else:
        # The manifest goes first: what is removed halfway is no build any more.
        with suppress(OSError):
            (build / MANIFEST).unlink()
        shutil.rmtree(build, ignore_errors=True)
    finally:
        os.close(descriptor)
