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
from kg.publish import folder_index, folder_manifest, folder_store, jsonl
from kg.publish.folder_manifest import FORMAT, Manifest

NAMES = ("build.json", "graph.nq", "store", *(f"{file.name}.jsonl" for file in jsonl.FILES))
"""What every build writes, whatever its options."""


class Job(Struct, frozen=True):
    """What is published. `places`: absolute paths by path shown; `decisions`: the decisions file that was applied; `texts`:
    the reports with their layout, one at a time, for the pages (None: no pages).
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
    with watch.stage("json lines"):
        places = jsonl.write(job.dataset, folder)
    with watch.stage("index"):
        folder_index.write(job.dataset, folder, places)
    with watch.stage("graph and store"):
        number = folder_store.write(quads(job.dataset, job.base), folder / "graph.nq", folder / "store")
    with watch.stage("manifest"):
        decisions = None if job.decisions is None else str(job.decisions.absolute())
        folder_manifest.write_sources(folder, job.places, decisions)
        manifest = _manifest(job, folder, number)
        folder_manifest.write(folder, manifest)
    return manifest


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
