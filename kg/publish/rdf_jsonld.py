"""N-Quads lines -> JSON-LD 1.1: a node a line, names as short as the context in the same file allows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

from kg.publish.rdf_terms import PREFIXES, TYPE, Literal, literal, opened, relative, short, subjects

_KG = PREFIXES["kg"]
# How the values of a property are written where they are a bare JSON string; terms of kg without prefix (@vocab).
COERCIONS: dict[str, tuple[str, ...]] = {
    "@id": (
        "about", "broader", "contradicts", "divisionOf", "evidence", "extractedBy", "family", "firstMarket", "highClaim",
        "holdsIn", "involves", "listsApplication", "listsSegment", "lowClaim", "market", "matchedTo", "namesCompany", "of",
        "outlier", "overlapsWith", "sameMarketAs", "secondMarket", "statedIn",
        "dct:conformsTo", "dct:isReplacedBy", "dct:publisher", "dqv:computedOn", "foaf:primaryTopic", "oa:hasSelector",
        "oa:hasSource", "prov:wasAttributedTo", "prov:wasDerivedFrom", "qudt:hasUnit", "skos:broader", "skos:exactMatch",
        "skos:inScheme", "void:classPartition", "void:vocabulary",
    ),
    "@vocab": ("mode", "relationKind", "scope", "severity", "dqv:isMeasurementOf", "void:class"),
    "xsd:decimal": (
        "comparisonHigh", "comparisonLow", "gap", "intervalHigh", "intervalLow", "maximum", "median", "minimum", "ratio",
        "score", "severityScore", "statedHigh", "statedLow",
    ),
    "xsd:nonNegativeInteger": ("oa:end", "oa:start"),
    "xsd:date": ("dct:issued",),
}  # fmt: skip
ENGLISH = ("comparableBecause", "explanation", "reason")
_TYPE_OF = {name: kind for kind, names in COERCIONS.items() for name in names}
# JSON has one sort of number; beyond 2^53 readers round.
_SAFE_DIGITS = 15


def context(base: str) -> dict[str, Any]:
    """The context that the nodes are written for."""
    return {
        "@version": 1.1,
        "@base": base,
        "@vocab": _KG,
        **PREFIXES,
        **{name: {"@type": kind} for name, kind in sorted(_TYPE_OF.items())},
        **{name: {"@language": "en"} for name in ENGLISH},
    }


def write_jsonld(lines: Iterable[str], target: Path | BinaryIO, base: str) -> int:
    """Write statements of the default graph, a node a line; gives their number.

    Raises OSError, and ValueError for a named graph.
    """
    nodes = _Nodes(base)
    count = 0
    with opened(target) as output:
        output.write(f'{{"@context": {json.dumps(context(base), indent=1)},\n"@graph": [')
        comma = "\n"
        for graph, subject, objects in subjects(lines):
            if graph:
                raise ValueError(f"{graph}: this file holds one graph; write TriG for named ones")
            output.write(comma + json.dumps(nodes.node(subject, objects), ensure_ascii=False))
            comma = ",\n"
            count += sum(map(len, objects.values()))
        output.write("\n]}\n")
    return count


class _Nodes:
    def __init__(self, base: str) -> None:
        self._base = base

    def node(self, subject: str, objects: dict[str, list[str]]) -> dict[str, Any]:
        """A subject as JSON."""
        result: dict[str, Any] = {"@id": self._iri(subject)}
        for predicate, values in objects.items():
            name = "@type" if predicate == TYPE else self._name(predicate)
            written = [self._name(value) if predicate == TYPE else self._value(name, value) for value in values]
            result[name] = written[0] if len(written) == 1 else written
        return result

    def _iri(self, term: str) -> str:
        iri = term[1:-1]
        return short(iri) or relative(iri, self._base)

    def _name(self, term: str) -> str:
        """A property, class or individual: of kg without prefix, which @vocab supplies."""
        return self._iri(term).removeprefix("kg:")

    def _value(self, name: str, term: str) -> Any:
        kind = _TYPE_OF.get(name, "")
        if not term.startswith("<"):
            return _literal(name, kind, literal(term))
        if kind == "@vocab":
            return self._name(term)
        return self._iri(term) if kind == "@id" else {"@id": self._iri(term)}


def _literal(name: str, kind: str, value: Literal) -> Any:
    """As JSON's own string, integer or truth value where the context says, or nothing says, what it is."""
    datatype = short(value.datatype[1:-1])
    if value.language:
        return value.text if value.language == "en" and name in ENGLISH else _explicit(value, "")
    if datatype and datatype == kind:
        return value.text
    bare = not kind and name not in ENGLISH
    if bare and datatype == "xsd:integer" and len(value.text) <= _SAFE_DIGITS:
        return int(value.text)
    if bare and datatype == "xsd:boolean":
        return value.text == "true"
    return value.text if bare and not value.datatype else _explicit(value, datatype)


def _explicit(value: Literal, datatype: str) -> dict[str, str]:
    """A literal that no coercion covers.

    >>> _explicit(Literal("DE", "<https://w3id.org/claimgraph/ns#iso3166alpha2>", ""), "kg:iso3166alpha2")
    {'@value': 'DE', '@type': 'kg:iso3166alpha2'}
    """
    if value.language:
        return {"@value": value.text, "@language": value.language}
    if value.datatype:
        return {"@value": value.text, "@type": datatype or value.datatype[1:-1]}
    return {"@value": value.text}
