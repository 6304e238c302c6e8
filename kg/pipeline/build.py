"""The order of the stages, and the one switch at the end that makes a build visible."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from kg.corpus import discover
from kg.errors import BuildError
from kg.ground import ground
from kg.judge import judge
from kg.materialize import DEFAULT_BASE
from kg.materialize import problems as unstorable
from kg.model import Dataset, Extraction, Problem
from kg.pipeline import publishing, versions
from kg.pipeline.decisions import Beside, read_beside
from kg.pipeline.progress import Progress, silent
from kg.pipeline.reading import Reader
from kg.pipeline.stock import fingerprint, take_stock, without_output
from kg.pipeline.summary import Stopwatch, Summary, summarize
from kg.publish import folder_manifest, folder_store
from kg.publish.folder import OutputFolder, output_errors, reading
from kg.publish.folder_manifest import Manifest


class Options(Struct, frozen=True, kw_only=True):
    """`jobs`: worker processes (None: one for each core). `site`: write the pages. `base`: IRI that instances stand under.

    `decisions`: the decisions file (None: decisions.csv in the first source folder that has one). `keep_ids`: write the id
    register beside it. `fresh`: use nothing kept.
    """

    jobs: int | None = None
    site: bool = True
    base: str = DEFAULT_BASE
    decisions: Path | None = None
    keep_ids: bool = False
    fresh: bool = False


def build(
    sources: Sequence[str | Path], output: str | Path, options: Options | None = None, progress: Progress = silent
) -> Summary:
    """Build the graph of all reports in `sources` into the folder `output`, whole or not at all.

    Raises SourceError where no report can be had, OutputError where the folder cannot be written; then what was in it is as
    it was before.
    """
    options = options or Options()
    watch = Stopwatch()
    folder = OutputFolder(output)
    with watch.stage("discover"):
        files, problems = discover(sources)
        beside = read_beside(sources, options.decisions, options.keep_ids)
    with folder.locked() as lock, _without_collector():
        folder.check_names(publishing.NAMES)
        with watch.stage("hash"):
            stock = take_stock(without_output(files, folder.private))
            mark = fingerprint(stock, problems, _inputs(options, beside))
            unchanged = None if options.fresh else _unchanged(folder, mark)
        if unchanged:
            folder.sweep()
            return summarize(folder.path, unchanged, watch)
        with Reader(folder, options.jobs, lock, progress) as reader:
            with watch.stage("read"):
                found = reader.read(stock, options.fresh)
            problems = [*problems, *stock.problems, *beside.problems, *found.problems]
            dataset = _dataset(found.extractions, problems, beside, watch, progress)
            texts = reader.texts(stock) if options.site else None
            job = publishing.Job(dataset, options.base, mark, stock.places(), beside.home, texts)
            manifest = _publish(job, folder, watch, progress)
        beside.keep(dataset.grounding)
        return summarize(folder.path, manifest, watch, found)


def _dataset(
    extractions: list[Extraction], problems: Iterable[Problem], beside: Beside, watch: Stopwatch, progress: Progress
) -> Dataset:
    progress("ground", 0, 1)
    with watch.stage("ground"):
        found = [*problems, *(problem for extraction in extractions for problem in extraction.report.problems)]
        grounding = ground(extractions, beside.decisions, beside.register)
        extractions.clear()  # the texts are no longer needed: a third of the memory of a large build
    progress("judge", 0, 1)
    with watch.stage("judge"):
        judgement = judge(grounding)
    found.extend((*grounding.problems, *unstorable(Dataset(grounding, judgement))))
    return Dataset(grounding, judgement, tuple(sorted(set(found), key=_problem_order)))


def _problem_order(problem: Problem) -> tuple[str, str, str]:
    return problem.path, problem.code, problem.message


def _publish(job: publishing.Job, folder: OutputFolder, watch: Stopwatch, progress: Progress) -> Manifest:
    fresh = folder.begin()
    try:
        with output_errors(folder.path):
            manifest = publishing.write(job, fresh, watch, progress)
        with watch.stage("sync"):
            folder.publish(fresh)
        return manifest
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def _inputs(options: Options, beside: Beside) -> dict[str, str | bool | None]:
    """What a build depends on besides its files."""
    return {
        "version": versions.build_version(),
        "base": options.base,
        "site": options.site,
        **beside.marks,
    }


def _unchanged(folder: OutputFolder, mark: str) -> Manifest | None:
    """The finished build, where it was made of the same input and all of it is still there."""
    try:
        with reading(folder.path) as build_folder:
            manifest = folder_manifest.load(build_folder)
            same = manifest.fingerprint == mark and folder_manifest.complete(build_folder, manifest)
            return manifest if same and folder_store.opens(build_folder / "store") else None
    except BuildError:
        return None


@contextmanager
def _without_collector() -> Iterator[None]:
    """Millions of records that hold no cycles: looking through them for some takes a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
