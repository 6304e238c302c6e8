"""A dataset -> a finished build folder: every file, and last the manifest that says that all of it is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from msgspec import Struct

from kg.materialize import quads
from kg.model import Dataset, Extraction
from kg.pipeline.progress import Progress
from kg.pipeline.summary import Stopwatch
from kg.publish import folder_dataset, folder_index, folder_manifest, folder_store, jsonl
from kg.publish.folder_manifest import FORMAT, Manifest
from kg.serve.exports import FORMATS, Source

NAMES = ("build.json", "graph.nq", "store", *(f"{file.name}.jsonl" for file in jsonl.FILES))
"""What every build writes, whatever its options."""
EAGER = ("ttl", "trig", "jsonld", "graphml")
"""Formats that every build of up to `EAGER_QUADS` statements writes too; larger ones are written by `kg export`."""
# 250,000 statements (some 700 reports) take 5 s in all four formats; 3 million would double the time of their build.
EAGER_QUADS = 250_000


class Job(Struct, frozen=True):
    """What is published. `places`: absolute paths by path shown; `decisions`: where the decisions file is or would be;
    `texts`: the reports with their layout, one at a time, for the pages (None: no pages).
    """

    dataset: Dataset
    base: str
    fingerprint: str
    places: dict[str, str]
    decisions: Path | None
    texts: Iterable[Extraction] | None


def write(job: Job, folder: Path, watch: Stopwatch, progress: Progress) -> Manifest:
    """Write everything into the new build `folder`; nothing else sees it yet."""
    progress("publish", 0, 1)
    with folder_store.StoreWriter(folder / "graph.nq", folder / "store") as store:
        with watch.stage("graph"):
            number = store.write(quads(job.dataset, job.base))
        # The store is being loaded beside all that follows.
        with watch.stage("json lines"):
            places = jsonl.write(job.dataset, folder)
        with watch.stage("index"):
            folder_index.write(job.dataset, folder, places)
            folder_dataset.write(job.dataset, folder)
        if number <= EAGER_QUADS:
            with watch.stage("formats"):
                _write_formats(job, folder)
        if job.texts is not None:
            with watch.stage("pages"):
                _write_pages(job.dataset, job.texts, folder)
        with watch.stage("store"):
            store.finish()
    with watch.stage("manifest"):
        folder_manifest.write_sources(folder, job.places, None if job.decisions is None else str(job.decisions))
        manifest = _manifest(job, folder, number)
        folder_manifest.write(folder, manifest)
    progress("publish", 1, 1)
    return manifest


def _write_formats(job: Job, folder: Path) -> None:
    source = Source(folder, job.base, job.dataset)
    for form in EAGER:
        FORMATS[form].write(source, folder)


def _write_pages(dataset: Dataset, texts: Iterable[Extraction], folder: Path) -> None:
    from kg.publish.html import write_site  # noqa: PLC0415 0.3 s of networkx, which a build without pages does not need

    write_site(dataset, texts, folder)


def _manifest(job: Job, folder: Path, number: int) -> Manifest:
    dataset = job.dataset
    counts = {
        "reports": len(dataset.grounding.reports),
        "claims": len(dataset.grounding.claims),
        "findings": len(dataset.judgement.findings),
        "entities": len(dataset.grounding.entities),
        "consensus": len(dataset.judgement.consensus),
        "problems": len(dataset.problems),
        "refused": sum(problem.refused for problem in dataset.problems),
        "quads": number,
    }
    return Manifest(
        format=FORMAT,
        claimgraph=version("claimgraph"),
        fingerprint=job.fingerprint,
        base=job.base,
        counts=counts,
        findings=dict(sorted(Counter(finding.kind for finding in dataset.judgement.findings).items())),
        files=folder_manifest.marks(folder),
    )
