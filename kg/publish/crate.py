"""The JSON lines of a build -> the metadata of an RO-Crate 1.1 that holds them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.publish.metadata import DESCRIPTION, JSON_LINES, NAME, RIGHTS, DataFile, write_json

FILE = "ro-crate-metadata.json"
_SOFTWARE = {"@id": "#claimgraph"}


def write(path: Path, files: Sequence[DataFile], date: str, version: str) -> None:
    """Write the metadata; the files lie beside it. `date`: ISO, of the newest report; `version`: of claimgraph."""
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": NAME,
        "description": DESCRIPTION,
        "datePublished": date,
        "license": {"@id": "#rights"},
        "hasPart": [{"@id": file.name} for file in files],
        "mentions": {"@id": "#build"},
    }
    descriptor = {
        "@id": FILE,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
    }
    parts = [
        {
            "@id": file.name,
            "@type": "File",
            "name": file.name,
            "description": file.schema["description"],
            "encodingFormat": JSON_LINES,
            "contentSize": str(file.size),
            "sha256": file.sha256,
            "conformsTo": {"@id": file.schema["$id"]},
        }
        for file in files
    ]
    schemas = [{"@id": file.schema["$id"], "@type": "CreativeWork", "name": f"JSON Schema of {file.name}"} for file in files]
    about = [
        {"@id": "#rights", "@type": "CreativeWork", "name": "Rights", "description": RIGHTS},
        {
            "@id": "#build",
            "@type": "CreateAction",
            "name": "Extraction and comparison of the claims",
            "instrument": _SOFTWARE,
            "result": {"@id": "./"},
        },
        {**_SOFTWARE, "@type": "SoftwareApplication", "name": "claimgraph", "softwareVersion": version},
    ]
    write_json(
        path, {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": [descriptor, root, *parts, *schemas, *about]}
    )
