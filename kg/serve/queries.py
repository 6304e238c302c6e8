"""The named queries: what there is, what each takes, and names resolved to the IRIs that a query is run with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from rapidfuzz import process

from kg.errors import OntologyError, UsageError
from kg.materialize import Iris
from kg.publish import folder_manifest
from kg.publish.jsonl_rows import ClaimRow, FindingRow
from kg.serve.queries_run import Answer, Limits, run
from kg.serve.store_index import Index

__all__ = ["Named", "Parameter", "ask", "named", "run"]

PACKAGE = Path(__file__).parents[1]
# Inside a wheel the ontology lies in the package; in a checkout beside it.
FOLDERS = (PACKAGE / "_ontology" / "queries", PACKAGE.parent / "ontology" / "queries")
FIELD = re.compile(r"#\s*(title|description|parameter):\s*(.+)")

ENTITIES = ("company", "market", "region", "segment", "application", "publisher")
TYPES: dict[str, tuple[str, ...]] = {
    "entity": ENTITIES,
    "company": ("company",),
    "market": ("market",),
    "region": ("region",),
    "publisher": ("publisher",),
    "report": ("report",),
}
"""Parameter types whose names are looked up, with the types of what they may stand for."""
ROWS = ("claim", "finding")
PLAIN = ("decimal", "text")


class Parameter(Struct, frozen=True):
    """A variable that is bound from outside: `type` of `TYPES`, `ROWS` or `PLAIN`."""

    name: str
    type: str
    required: bool
    help: str


class Named(Struct, frozen=True):
    """A named query."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    sparql: str


def named() -> dict[str, Named]:
    """All named queries by name. Raises OntologyError where one has no proper head."""
    folder = next((place for place in FOLDERS if place.is_dir()), None)
    if folder is None:
        raise OntologyError(f"the named queries are missing ({FOLDERS[0]}); install kg again")
    return {path.stem: _read(path) for path in sorted(folder.glob("*.rq"))}


def _read(path: Path) -> Named:
    sparql = path.read_text(encoding="utf-8")
    fields = [(match[1], match[2]) for match in map(FIELD.match, sparql.splitlines()) if match]
    texts = dict(fields)
    if "title" not in texts or "description" not in texts:
        raise OntologyError(f"{path}: the head needs the lines `# title:` and `# description:`")
    parameters = tuple(_parameter(text, path) for field, text in fields if field == "parameter")
    return Named(path.stem, texts["title"], texts["description"], parameters, sparql)


def _parameter(text: str, path: Path) -> Parameter:
    parts = [part.strip() for part in text.split("|", 3)]
    known = len(parts) == 4 and parts[1] in {*TYPES, *ROWS, *PLAIN} and parts[2] in {"required", "optional"}
    if not known:
        raise OntologyError(f"{path}: not `NAME | TYPE | required or optional | what it is`: {text}")
    return Parameter(parts[0], parts[1], parts[2] == "required", parts[3])


def ask(index: Index, name: str, given: Mapping[str, str], limits: Limits | None = None) -> Answer:
    """Run a named query on the build of `index` with the values given.

    Raises UsageError for an unknown query, parameter or name, or a missing one.
    """
    queries = named()
    if name not in queries:
        near = [found for found, _, _ in process.extract(name, list(queries), limit=3, score_cutoff=50)]
        hint = f"; did you mean: {', '.join(near)}?" if near else ""
        raise UsageError(f"there is no named query {name!r}{hint}; kg ask lists them")
    query = queries[name]
    parameters = {parameter.name: parameter for parameter in query.parameters}
    takes = f"{name} takes: {', '.join(parameters) or 'no parameters'}"
    for unknown in sorted(given.keys() - parameters.keys()):
        raise UsageError(f"{unknown!r} is no parameter of {name}; {takes}")
    for parameter in query.parameters:
        if parameter.required and parameter.name not in given:
            raise UsageError(f"{name} needs {parameter.name!r}: {parameter.help}; {takes}")
    values = {key: _bound(index, parameters[key], text) for key, text in sorted(given.items())}
    return run(index.folder, query.sparql, values, limits)


def _bound(index: Index, parameter: Parameter, text: str) -> tuple[str, str]:
    """The value as a term: an IRI for what has a name or id, else the words."""
    if parameter.type in PLAIN:
        return "l", text
    iris = Iris(folder_manifest.load(index.folder).base)
    start = f"{iris.base}id/"
    identifier = text.removeprefix(start)
    if text.startswith(start) and iris.of(identifier) == f"<{text}>":
        return "i", text
    if parameter.type in ROWS:
        identifier = _row(index, parameter.type, identifier)
    else:
        identifier = _entity(index, TYPES[parameter.type], identifier)
    return "i", iris.of(identifier)[1:-1]


def _row(index: Index, type: str, identifier: str) -> str:
    identifier = identifier if identifier.startswith(f"{type}/") else f"{type}/{identifier}"
    known = index.own(ClaimRow, [identifier]) if type == "claim" else index.own(FindingRow, [identifier])
    if not known:
        raise UsageError(f"there is no {type} {identifier!r} in this build; ids stand in {type}s.jsonl")
    return identifier


def _entity(index: Index, types: tuple[str, ...], name: str) -> str:
    found = index.named(name, types)
    if len(found) > 1:
        choices = ", ".join(f"{item.id} ({item.label})" for item in found)
        raise UsageError(f"{name!r} stands for several things; give an id: {choices}")
    return found[0].id
