"""N-Quads lines -> RDF/XML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from kg.publish.rdf_terms import PREFIXES, literal, opened, relative, short, subjects

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
# A carriage return in content must be a reference, or parsers read it as a line feed.
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def write_rdfxml(lines: Iterable[str], target: Path | BinaryIO, base: str) -> int:
    """Write statements of the default graph, an element a subject; gives their number.

    Raises OSError, and ValueError for a named graph or a predicate that XML has no name for.
    """
    count = 0
    with opened(target) as output:
        namespaces = "".join(f'\n  xmlns:{prefix}="{namespace}"' for prefix, namespace in PREFIXES.items())
        output.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF xml:base="{base.translate(_ATTRIBUTE)}"{namespaces}>\n')
        for graph, subject, objects in subjects(lines):
            if graph:
                raise ValueError(f"{graph}: this file holds one graph; write TriG for named ones")
            about = relative(subject[1:-1], base).translate(_ATTRIBUTE)
            inner = "".join(_element(predicate, value, base) for predicate, values in objects.items() for value in values)
            output.write(f'<rdf:Description rdf:about="{about}">\n{inner}</rdf:Description>\n')
            count += sum(map(len, objects.values()))
        output.write("</rdf:RDF>\n")
    return count


def _element(predicate: str, value: str, base: str) -> str:
    name, declaration = _qualified(predicate[1:-1])
    if value.startswith("<"):
        return f'  <{name}{declaration} rdf:resource="{relative(value[1:-1], base).translate(_ATTRIBUTE)}"/>\n'
    parsed = literal(value)
    attribute = ""
    if parsed.datatype:
        attribute = f' rdf:datatype="{parsed.datatype[1:-1].translate(_ATTRIBUTE)}"'
    elif parsed.language:
        attribute = f' xml:lang="{parsed.language}"'
    return f"  <{name}{declaration}{attribute}>{parsed.text.translate(_TEXT)}</{name}>\n"


def _qualified(iri: str) -> tuple[str, str]:
    """A predicate as an XML name, with the declaration of its namespace where the root has none.

    >>> _qualified("http://example.org/terms/size"), _qualified("http://purl.org/dc/terms/title")
    (('n:size', ' xmlns:n="http://example.org/terms/"'), ('dct:title', ''))
    """
    known = short(iri)
    if known and _NAME.fullmatch(known.partition(":")[2]):
        return known, ""
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    if not _NAME.fullmatch(iri[cut:]):
        raise ValueError(f"{iri}: RDF/XML has no name for this predicate; write Turtle or N-Quads")
    return f"n:{iri[cut:]}", f' xmlns:n="{iri[:cut].translate(_ATTRIBUTE)}"'
