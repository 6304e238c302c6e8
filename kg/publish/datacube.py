"""N-Quads lines -> W3C Data Cube in Turtle: two cubes, one of the lower and one of the upper ends of the claims.

Two, since a claim may have one end only ("over $2 billion"), and a cube wants every measure in every observation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from kg.publish.rdf_terms import PREFIXES, TYPE, subjects
from kg.publish.rdf_turtle import write_turtle

QB = "http://purl.org/linked-data/cube#"
HEADING = "# The values of the claims as W3C Data Cubes: an observation a claim and end. Made by claimgraph.\n"
_KG, _XSD, _RDFS = (PREFIXES[name] for name in ("kg", "xsd", "rdfs"))
_RANGE, _LABEL = f"<{_RDFS}range>", f"<{_RDFS}label>"
# What every claim has, and the range that the standard asks for; the claim itself is a dimension, or two claims of one report
# on one thing would be one observation.
_DIMENSIONS = {"about": f"<{_KG}Entity>", "kind": f"<{_XSD}string>", "statedIn": f"<{_KG}Report>"}
_ATTRIBUTES = (
    *(f"<{_KG}{name}>" for name in ("market", "of", "mode", "startYear", "endYear", "unitText")),
    f"<{PREFIXES['qudt']}hasUnit>",
)
_CUBES = {"low": (f"<{_KG}statedLow>", "lower ends of the claims"), "high": (f"<{_KG}statedHigh>", "upper ends of the claims")}

Triple = tuple[str, str, str]


def write_datacube(lines: Iterable[str], target: Path | BinaryIO, base: str) -> int:
    """Write both cubes for the claims of `lines` (sorted, default graph) that have a value; gives the observations.

    Raises OSError.
    """
    written = 0
    cube = f"{base}id/cube"

    def statements() -> Iterator[str]:
        nonlocal written
        yield from _lines(_structure(cube))
        for _, subject, objects in subjects(lines):
            name = subject[1:-1].removeprefix(f"{base}id/claim/")
            if name == subject[1:-1]:
                continue
            for end, (measure, _) in _CUBES.items():
                if measure in objects:
                    written += 1
                    yield from _lines(_observation(f"<{cube}/{end}/{name}>", f"<{cube}/{end}>", subject, objects, measure))

    write_turtle(statements(), target, base, HEADING)
    return written


def _lines(triples: Iterable[Triple]) -> Iterator[str]:
    return (f"{subject} {predicate} {value} .\n" for subject, predicate, value in triples)


def _claim_dimension(cube: str) -> str:
    return f"<{cube}/dimension/claim>"


def _structure(cube: str) -> Iterator[Triple]:
    """The datasets, what their observations consist of, and the properties as the standard wants them declared."""
    dimensions = {_claim_dimension(cube): f"<{_KG}Claim>", **{f"<{_KG}{name}>": to for name, to in _DIMENSIONS.items()}}
    for end, (measure, label) in _CUBES.items():
        dataset, structure = f"<{cube}/{end}>", f"<{cube}/{end}/structure>"
        parts = [*((name, "dimension") for name in dimensions), (measure, "measure"), *((a, "attribute") for a in _ATTRIBUTES)]
        components = [(f"<{cube}/{end}/structure/{number}>", name, role) for number, (name, role) in enumerate(parts, 1)]
        yield dataset, TYPE, f"<{QB}DataSet>"
        yield dataset, _LABEL, f'"{label}"@en'
        yield dataset, f"<{QB}structure>", structure
        yield structure, TYPE, f"<{QB}DataStructureDefinition>"
        yield from ((structure, f"<{QB}component>", component) for component, _, _ in components)
        for component, name, role in components:
            yield component, TYPE, f"<{QB}ComponentSpecification>"
            yield component, f"<{QB}{role}>", name
        yield measure, TYPE, f"<{QB}MeasureProperty>"
        yield measure, _RANGE, f"<{_XSD}decimal>"
    for name, to in dimensions.items():
        yield name, TYPE, f"<{QB}DimensionProperty>"
        yield name, _RANGE, to
    yield from ((name, TYPE, f"<{QB}AttributeProperty>") for name in _ATTRIBUTES)


def _observation(name: str, dataset: str, claim: str, objects: Mapping[str, list[str]], measure: str) -> Iterator[Triple]:
    yield name, TYPE, f"<{QB}Observation>"
    yield name, f"<{QB}dataSet>", dataset
    yield name, _claim_dimension(dataset[1:].rpartition("/")[0]), claim
    for predicate in (*(f"<{_KG}{part}>" for part in _DIMENSIONS), measure, *_ATTRIBUTES):
        yield from ((name, predicate, value) for value in objects.get(predicate, []))
