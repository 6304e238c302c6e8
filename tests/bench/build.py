"""What a build costs, as ratios in one run: `python -m tests.bench.build [--reports N] [--scratch FOLDER]`.

L = the time that `lxml.html.fromstring` alone needs to parse all files (decoded strings in memory, median of three,
one process). Prints a Markdown table: every figure, its floor and aim (issue 5), and the stages of the full build.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import lxml.etree
import lxml.html
from pyoxigraph import NamedNode, Store

from kg.corpus import load, read
from kg.extract import extract
from kg.materialize import quads
from kg.pipeline.pool import extract_all
from kg.pipeline.worker import Task, digest
from kg.publish import folder_dataset
from kg.serve.dataset import Graph
from tests.shared import SHARED

CHANGED = 10
RUNS = 5  # of a command that takes less than a second; the median counts
LOOKUPS = 300
FORMATS = ("ttl", "trig", "jsonld", "rdfxml", "graphml", "gexf", "csv", "xlsx", "parquet")

BUILD = """
import json, sys
from pathlib import Path
from kg.pipeline import Options, build
summary = build([sys.argv[1]], sys.argv[2], Options(jobs=int(sys.argv[3]), site=sys.argv[4] == "site"))
json.dump({"seconds": summary.seconds, "counts": summary.counts, "read": summary.read}, sys.stdout)
"""


class Row(NamedTuple):
    """One line of the table: in words, what was measured, and whether a smaller figure is better."""

    what: str
    value: float
    unit: str
    floor: float | None = None
    aim: float | None = None
    more_is_better: bool = False

    def markdown(self) -> str:
        sign = ">=" if self.more_is_better else "<="
        floor, aim = (f"{sign} {bound:g}" if bound is not None else "" for bound in (self.floor, self.aim))
        return f"| {self.what} | {self.value:.3g} {self.unit} | {floor} | {aim} | {self._verdict()} |"

    def _verdict(self) -> str:
        if self.floor is None:
            return ""
        for bound, word in ((self.aim, "aim"), (self.floor, "floor")):
            if bound is not None and (self.value >= bound if self.more_is_better else self.value <= bound):
                return word
        return "missed"


class Run(NamedTuple):
    """A process that ended: wall and CPU seconds (children included), peak memory of its largest process in MB, output."""

    wall: float
    cpu: float
    memory: float
    output: str


def run(*command: object) -> Run:
    """Run Python with these arguments; raises RuntimeError where it fails."""
    started = time.perf_counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        process = subprocess.Popen([sys.executable, *map(str, command)], stdout=output, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - started
        output.seek(0)
        text = output.read()
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{command[:3]}: {text[-2000:]}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, text)


def unit(files: Sequence[Path]) -> float:
    """L, in seconds."""
    texts = [path.read_bytes().decode("utf-8", "replace") for path in files]
    return statistics.median(_parse(texts) for _ in range(3))


def _parse(texts: Iterable[str]) -> float:
    started = time.process_time()
    for text in texts:
        try:
            lxml.html.fromstring(text)
        except (lxml.etree.ParserError, ValueError):
            continue
    return time.process_time() - started


def build(sources: Path, output: Path, jobs: int = 2, site: bool = False) -> tuple[Run, dict[str, dict[str, float]]]:
    """Build in a process of its own; also gives seconds by stage, and counts."""
    done = run("-c", BUILD, sources, output, jobs, "site" if site else "")
    try:
        return done, json.loads(done.output)
    except ValueError:
        raise RuntimeError(done.output) from None


def readings(files: Sequence[Path], length: float) -> Iterator[Row]:
    """Reading and extraction alone: CPU, and what a second worker brings."""
    tasks = [Task(digest(path.read_bytes()), str(path), path.name) for path in files]
    before = time.process_time()
    for path in files:
        extract(read(load(str(path)), path.name))
    yield Row("reading and extraction, CPU", (time.process_time() - before) / length, "L", 60, 35)
    walls = []
    for jobs in (1, 2):
        started = time.perf_counter()
        for _ in extract_all(tasks, jobs, None):
            pass
        walls.append(time.perf_counter() - started)
    yield Row("two workers against one", walls[0] / walls[1], "times", 1.6, 1.8, more_is_better=True)


def edit(corpus: Path) -> None:
    """Ten reports changed, added, removed."""
    files = sorted(corpus.iterdir())
    for path in files[:4]:
        path.write_bytes(path.read_bytes() + b"\n<p>The market was valued at $1.5 billion in 2021.</p>\n")
    for path in files[4:7]:
        path.unlink()
    for path in files[7:10]:
        path.with_stem(f"{path.stem}-new").write_bytes(other_numbers(path.read_bytes()))


def other_numbers(data: bytes) -> bytes:
    """The same text with other sums and percentages; years stay."""
    return re.sub(rb"(?<![0-9])(?!(?:19|20)[0-9][0-9](?![0-9]))[0-9]+", lambda m: str(int(m[0][:15]) + 1).encode(), data)


def builds(corpus: Path, scratch: Path, length: float) -> Iterator[Row]:
    """The full build, and those that follow it."""
    output = scratch / "output"
    full, told = build(corpus, output)
    yield Row("`kg build --jobs 2 --no-site`", full.wall / length, "L wall", 60, 30)
    yield Row("  the same in seconds", full.wall, "s")
    yield Row("  statements per second", told["counts"]["quads"] / full.wall, "1/s")
    yield from (Row(f"  stage: {name}", seconds / length, "L wall") for name, seconds in told["seconds"].items())
    yield Row("peak memory, largest process", full.memory, "MB", 1000, 600)
    yield Row("second build, nothing changed", build(corpus, output)[0].wall / length, "L wall", 3, 1)
    yield from commands(output)
    yield from exports(output, scratch)
    site, told = build(corpus, output, site=True)
    yield Row("the static site", told["seconds"]["pages"] / length, "L wall", 60, 30)
    yield Row("  peak memory of a build with pages", site.memory, "MB")
    build(corpus, output)
    edit(corpus)
    after, told = build(corpus, output)
    yield Row(
        f"second build, {CHANGED} reports changed, added, removed", 100 * after.wall / full.wall, "% of a full one", 10, 5
    )
    yield from (Row(f"  stage: {name}", seconds / length, "L wall") for name, seconds in told["seconds"].items())
    shutil.rmtree(output)
    for path in sorted(corpus.iterdir()):
        path.with_stem(f"{path.stem}-copy").write_bytes(other_numbers(path.read_bytes()))
    double, _ = build(corpus, output)
    yield Row("twice the reports", double.wall / full.wall, "times", 2.2, 2.0)
    yield Row("  peak memory", double.memory, "MB")


def commands(output: Path) -> Iterator[Row]:
    """Cold commands, and SPARQL over the store."""
    with Graph(output) as graph:
        company = _most_found(output)
        label = next(entity.label for entity in graph.entities("company") if entity.id == company)
    for words in (("contradictions", "--company", label), ("show", label)):
        runs = [run("-m", "kg", *words, "--format", "jsonl", "-o", output).wall for _ in range(RUNS)]
        yield Row(f"cold `kg {' '.join(words[:-1])} X`", statistics.median(runs), "s", 0.5, 0.3)
    yield from lookups(output / "store")


def _most_found(output: Path) -> str:
    """The company with the most findings."""
    subjects = {row["id"]: row["subject_id"] for row in _lines(output / "claims.jsonl")}
    found = Counter(subjects[row["claims"][0]] for row in _lines(output / "findings.jsonl") if row["claims"])
    return next(str(subject) for subject, _ in found.most_common() if subject.startswith("company/"))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        yield from map(json.loads, lines)


def lookups(store: Path) -> Iterator[Row]:
    """One entity's findings, and one entity's label, in milliseconds (the slower of the two)."""
    opened = Store.read_only(str(store))
    namespace = "https://w3id.org/claimgraph/ns#"
    subjects = [
        str(row["s"].value)
        for row in opened.query(f"SELECT DISTINCT ?s {{ ?f a <{namespace}Finding> ; <{namespace}about> ?s }} LIMIT {LOOKUPS}")  # type: ignore[union-attr]
    ]
    queries = (
        "SELECT ?f ?e {{ ?f <{0}about> {1} ; a <{0}Finding> ; <{0}explanation> ?e }}",
        "SELECT ?label {{ {1} <http://www.w3.org/2004/02/skos/core#prefLabel> ?label }}",
    )
    spent = []
    for query in queries:
        times = []
        for subject in subjects:
            started = time.perf_counter()
            list(opened.query(query.format(namespace, NamedNode(subject))))  # type: ignore[arg-type]
            times.append(time.perf_counter() - started)
        spent.append(1000 * statistics.median(times))
    yield Row("SPARQL over the store, one entity", max(spent), "ms", 5, 1)


def exports(output: Path, scratch: Path) -> Iterator[Row]:
    """Every format against writing the N-Quads from the records."""
    with Graph(output) as graph:
        dataset = folder_dataset.load(graph.folder)
        base = graph.manifest.base
    started = time.perf_counter()
    with (scratch / "lines.nq").open("w", encoding="utf-8") as out:
        out.writelines(quads(dataset, base))
    alone = time.perf_counter() - started
    del dataset
    yield Row("writing the N-Quads", alone, "s")
    for form in FORMATS:
        done = run("-m", "kg", "export", form, "-o", output, "--to", scratch / "exports")
        yield Row(f"export: {form} ({done.memory:.0f} MB)", done.wall / alone, "times the N-Quads", 3)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, help="only so many of the corpus")
    parser.add_argument("--scratch", type=Path, help="folder for copies and builds  [default: a temporary one]")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kg-bench-", dir=given.scratch) as scratch:
        corpus = Path(scratch) / "corpus"
        corpus.mkdir()
        for path in sorted((SHARED / "corpus" / "reports").iterdir())[: given.reports]:
            shutil.copyfile(path, corpus / path.name)
        files = sorted(corpus.iterdir())
        length = unit(files)
        load_before = os.getloadavg()[0]
        print(f"{len(files):,} reports, L = {length:.2f} s, {os.cpu_count()} cores, load at the start {load_before:.1f}\n")
        print("| what | measured | floor | aim | reached |\n|---|---|---|---|---|")
        for rows in (readings(files, length), builds(corpus, Path(scratch), length)):
            for row in rows:
                print(row.markdown(), flush=True)


if __name__ == "__main__":
    main()
