"""N-Quads lines, as kg/materialize gives them, taken apart for the writers of the other formats."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kg import vocab

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = f"<{RDF}type>"

# In the order that they are declared in; kg first, for readers.
PREFIXES = {
    "kg": vocab.NAMESPACE,
    "dct": "http://purl.org/dc/terms/",
    "dqv": "http://www.w3.org/ns/dqv#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "qudt": "http://qudt.org/schema/qudt/",
    "rdf": RDF,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "unit": "http://qudt.org/vocab/unit/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": XSD,
}
_OWN = f"<{PREFIXES['kg']}"
_BY_NAMESPACE = {namespace: prefix for prefix, namespace in PREFIXES.items()}

# What a reader wants to see first of a subject, names first; the rest follows by name.
_FIRST = (
    "skos:prefLabel skos:altLabel dct:title dct:publisher kg:productNumber dct:issued kg:forecastStart kg:forecastEnd "
    "kg:surface kg:matchedTo kg:firstMarket kg:relationKind kg:secondMarket kg:kind kg:about kg:subjectText kg:asText kg:hedge "
    "kg:statedLow kg:statedHigh kg:claimCount kg:independentSources kg:minimum kg:median kg:maximum kg:unitText kg:startYear "
    "kg:endYear kg:mode kg:market kg:of kg:ofText kg:comparisonLow kg:comparisonHigh kg:statedIn kg:evidence kg:explanation "
    "kg:severity kg:severityScore kg:ratio kg:gap kg:scope kg:lowClaim kg:highClaim kg:involves dqv:computedOn "
    "dqv:isMeasurementOf dqv:value kg:intervalLow kg:intervalHigh oa:exact oa:start oa:end"
)
_NARROW = {kind.class_name: kind.parent for kind in vocab.KINDS.values()}
_NARROW |= {kind.class_name: kind.parent for kind in vocab.FINDINGS.values()}
_FAMILIES = frozenset(_NARROW.values()) - frozenset(_NARROW)
_PLACE = {name: f"{number:02d}" for number, name in enumerate(("rdf:type", *_FIRST.split()))}

_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*+)"(?:@([A-Za-z0-9-]+)|\^\^(<[^>]*>))?')
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_PLAIN_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
BUFFER = 1 << 20


class Statement(NamedTuple):
    """One line; every term in N-Triples syntax, `graph` empty for the default graph."""

    subject: str
    predicate: str
    object: str
    graph: str


class Literal(NamedTuple):
    """`text` without escapes; `datatype` as `<IRI>`, or empty; `language` or empty."""

    text: str
    datatype: str
    language: str


def statement(line: str) -> Statement:
    """Raises ValueError for a line that is no statement.

    >>> statement('<s> <p> "a <b> ."@en <g> .')
    Statement(subject='<s>', predicate='<p>', object='"a <b> ."@en', graph='<g>')
    """
    subject, predicate, rest = line.rstrip("\n").split(" ", 2)
    if rest.startswith('"'):
        match = _LITERAL.match(rest)
        value = match[0] if match else rest
    else:
        value = rest.split(" ", 1)[0]
    graph, _, end = rest[len(value) :].rstrip().rpartition(" ")
    if end != ".":
        raise ValueError(f"no N-Quads statement: {line[:200]!r}")
    return Statement(subject, predicate, value, graph.strip())


def subjects(lines: Iterable[str]) -> Iterator[tuple[str, str, dict[str, list[str]]]]:
    """Graph, subject, and its objects by predicate in a reader's order, for each run of lines with one subject."""
    for (graph, subject), run in groupby(map(statement, lines), key=lambda parsed: (parsed.graph, parsed.subject)):
        objects: dict[str, list[str]] = {}
        for parsed in run:
            objects.setdefault(parsed.predicate, []).append(parsed.object)
        if TYPE in objects:
            objects[TYPE].sort(key=_breadth)
        yield graph, subject, dict(sorted(objects.items(), key=_place))


def _place(item: tuple[str, list[str]]) -> str:
    name = short(item[0][1:-1]) or item[0]
    return _PLACE.get(name) or f"~{name}"


def _breadth(class_iri: str) -> tuple[int, int, str]:
    """Kinds before their families before their roots, and own classes before those of others; else long names first."""
    name = class_iri[len(_OWN) : -1] if class_iri.startswith(_OWN) else ""
    rank = 0 if name in _NARROW else 1 if name in _FAMILIES else 2 if name else 3
    return rank, -len(name), class_iri


def literal(term: str) -> Literal:
    """
    >>> literal('"5\\\\" pipe"@en')
    Literal(text='5" pipe', datatype='', language='en')
    """
    match = _LITERAL.fullmatch(term)
    if match is None:
        raise ValueError(f"no literal: {term[:200]!r}")
    body, language, datatype = match.groups()
    return Literal(_ESCAPE.sub(_character, body) if "\\" in body else body, datatype or "", language or "")


def _character(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _PLAIN_ESCAPES.get(match[3], match[3])


@lru_cache(maxsize=1 << 16)
def short(iri: str) -> str:
    """`prefix:name` where the namespace has a prefix and the name needs no escape, else an empty text.

    >>> short("http://www.w3.org/2001/XMLSchema#date"), short("http://example.org/x")
    ('xsd:date', '')
    """
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    prefix, name = _BY_NAMESPACE.get(iri[:cut]), iri[cut:]
    return f"{prefix}:{name}" if prefix and name.replace("_", "").replace("-", "").isalnum() and name.isascii() else ""


def relative(iri: str, base: str) -> str:
    """The IRI as it stands in a document with this base: short for what the build minted, whole otherwise.

    >>> relative("http://localhost/id/claim/5f0c2a", "http://localhost/"), relative("http://example.org/", "http://localhost/")
    ('id/claim/5f0c2a', 'http://example.org/')
    """
    rest = iri.removeprefix(base)
    return rest if rest != iri and rest.startswith(("id/", "void")) else iri


class Output:
    """Collects text and writes it as UTF-8 in large pieces."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._parts: list[str] = []
        self._size = 0

    def write(self, text: str) -> None:
        self._parts.append(text)
        self._size += len(text)
        if self._size >= BUFFER:
            self.flush()

    def flush(self) -> None:
        self._stream.write("".join(self._parts).encode())
        self._parts, self._size = [], 0


@contextmanager
def opened(target: Path | BinaryIO) -> Iterator[Output]:
    """An output on a file that is made or replaced, or on a binary stream, which stays open. Raises OSError."""
    if isinstance(target, Path):
        with target.open("wb") as stream:
            yield from _flushed(stream)
    else:
        yield from _flushed(target)


def _flushed(stream: BinaryIO) -> Iterator[Output]:
    output = Output(stream)
    yield output
    output.flush()
