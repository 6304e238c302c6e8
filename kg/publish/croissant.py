"""The JSON lines of a build -> Croissant 1.0 metadata: a record set a file, its fields from the JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kg.publish.metadata import DESCRIPTION, JSON_LINES, NAME, RIGHTS, DataFile, write_json

FILE = "croissant.json"
CONFORMS_TO = "http://mlcommons.org/croissant/1.0"
_CR = (
    "citeAs column equivalentProperty extract field fileProperty fileObject fileSet format includes isLiveDataset jsonPath key"
    " md5 parentField path recordSet references regex repeated replace samplingRate separator source subField transform"
)
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "sc": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    **{name: f"cr:{name}" for name in _CR.split()},
}
_DATES = {"date": "sc:Date"}
# A whole number that may be null is a float in pandas, by which Croissant is read; so it is one here.
_TYPES = {"string": "sc:Text", "boolean": "sc:Boolean", "number": "sc:Float", "integer": "sc:Integer"}


def write(path: Path, files: Sequence[DataFile], date: str, version: str, url: str) -> None:
    """Write the metadata; the files lie beside it. `date`: ISO, of the newest report; `url`: of the dataset. Raises OSError."""
    distribution = [
        {
            "@type": "cr:FileObject",
            "@id": file.name,
            "name": file.name,
            "description": file.schema["description"],
            "contentUrl": file.name,
            "contentSize": f"{file.size} B",
            "encodingFormat": JSON_LINES,
            "sha256": file.sha256,
        }
        for file in files
    ]
    record_sets = [
        {
            "@type": "cr:RecordSet",
            "@id": file.stem,
            "name": file.stem,
            "description": file.schema["description"],
            **({"key": {"@id": f"{file.stem}/id"}} if "id" in file.schema["properties"] else {}),
            "field": list(_fields(file)),
        }
        for file in files
    ]
    write_json(
        path,
        {
            "@context": CONTEXT,
            "@type": "sc:Dataset",
            "conformsTo": CONFORMS_TO,
            "name": "claimgraph",
            "alternateName": NAME,
            "description": DESCRIPTION,
            "license": RIGHTS,
            "creator": {"@type": "sc:Organization", "name": f"claimgraph {version}"},
            "datePublished": date,
            "version": "1.0.0",
            "url": url,
            "distribution": distribution,
            "recordSet": record_sets,
        },
    )


def _fields(file: DataFile) -> Iterator[dict[str, Any]]:
    """A field for each property that is a value or a list of values; records in records (a report's companies) have none."""
    for name, schema in file.schema["properties"].items():
        repeated = "items" in schema
        data_type = _DATES.get(name) or _type(schema["items"] if repeated else schema)
        if data_type:
            yield {
                "@type": "cr:Field",
                "@id": f"{file.stem}/{name}",
                "name": name,
                "description": schema["description"],
                "dataType": data_type,
                **({"repeated": True} if repeated else {}),
                "source": {"fileObject": {"@id": file.name}, "extract": {"column": name}},
            }


def _type(schema: dict[str, Any]) -> str | None:
    """
    >>> _type({"type": ["integer", "null"]}), _type({"type": "integer"}), _type({"enum": ["a"]}), _type({"type": "object"})
    ('sc:Float', 'sc:Integer', 'sc:Text', None)
    """
    kinds = schema.get("type", "string")
    if isinstance(kinds, list):
        return "sc:Float" if "integer" in kinds else _TYPES.get(kinds[0])
    return _TYPES.get(kinds)
