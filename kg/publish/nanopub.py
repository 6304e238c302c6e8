"""N-Quads lines -> nanopublications in TriG: one a claim or finding, each with its own assertion, provenance and description.

Unsigned, without a trusty URI and without a date: whoever publishes one signs it, under their own name and day.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from kg.publish.rdf_terms import PREFIXES, TYPE, subjects
from kg.publish.rdf_turtle import write_trig

NP = "http://www.nanopub.org/nschema#"
INTRODUCES = "<http://purl.org/nanopub/x/introduces>"
SOFTWARE = "<https://w3id.org/claimgraph/software>"
HEADING = """\
# Nanopublications of claims and findings. Each asserts what one report says, or which claims do not fit together; its
# provenance names the sentence and the report, or the claims. Unsigned: sign them before you publish them.
"""
_KG, _PROV, _OA = (PREFIXES[name] for name in ("kg", "prov", "oa"))
_EVIDENCE, _STATED_IN, _INVOLVES = f"<{_KG}evidence>", f"<{_KG}statedIn>", f"<{_KG}involves>"
_DERIVED, _ATTRIBUTED = f"<{_PROV}wasDerivedFrom>", f"<{_PROV}wasAttributedTo>"
_PARTS = {"assertion": "hasAssertion", "provenance": "hasProvenance", "pubinfo": "hasPublicationInfo"}

Triple = tuple[str, str, str]


def write_nanopubs(lines: Iterable[str], quotes: Mapping[str, str], target: Path | BinaryIO, base: str) -> int:
    """Write a nanopublication for each claim and finding of `lines` (sorted, default graph); gives their number.

    `quotes`: the sentence of each claim by its id (`claim/5f0c2a`). Raises OSError.
    """
    written = 0

    def quads() -> Iterator[str]:
        nonlocal written
        for _, subject, objects in subjects(lines):
            name = subject[1:-1].removeprefix(f"{base}id/")
            if name.startswith(("claim/", "finding/")):
                written += 1
                yield from _nanopub(f"{base}id/nanopub/{name}", subject, objects, quotes.get(name))

    write_trig(quads(), target, base, HEADING)
    return written


def _nanopub(name: str, subject: str, objects: Mapping[str, list[str]], quote: str | None) -> Iterator[str]:
    """The quads of one: head, assertion, provenance, publication info."""
    graphs = {part: f"<{name}/{part}>" for part in _PARTS}
    head = [(f"<{name}>", TYPE, f"<{NP}Nanopublication>")]
    head += [(f"<{name}>", f"<{NP}{link}>", graphs[part]) for part, link in _PARTS.items()]
    yield from _quads(head, f"<{name}/head>")
    yield from _quads(_flat(subject, objects), graphs["assertion"])
    yield from _quads(_provenance(graphs["assertion"], objects, quote), graphs["provenance"])
    yield from _quads(_pubinfo(f"<{name}>", subject), graphs["pubinfo"])


def _flat(subject: str, objects: Mapping[str, list[str]]) -> list[Triple]:
    return [(subject, predicate, value) for predicate, values in objects.items() for value in values]


def _provenance(assertion: str, objects: Mapping[str, list[str]], quote: str | None) -> list[Triple]:
    """Of a claim: its sentence, its report and who is answerable for it; of a finding: its claims."""
    places, reports = objects.get(_EVIDENCE, []), objects.get(_STATED_IN, [])
    sources = [*places, *reports, *objects.get(_INVOLVES, [])]
    triples = [(assertion, _DERIVED, source) for source in sources]
    voices = objects.get(_ATTRIBUTED, []) if places else [SOFTWARE]
    triples += [(assertion, _ATTRIBUTED, voice) for voice in voices]
    for place, report in zip(places, reports, strict=True):
        triples.append((place, TYPE, f"<{_OA}SpecificResource>"))
        triples.append((place, f"<{_OA}hasSource>", report))
        if quote is not None:
            selector = f"{place[:-1]}/quote>"
            triples.append((place, f"<{_OA}hasSelector>", selector))
            triples.append((selector, TYPE, f"<{_OA}TextQuoteSelector>"))
            # JSON's escapes are N-Triples' too, as long as no character is written as a pair.
            triples.append((selector, f"<{_OA}exact>", json.dumps(quote, ensure_ascii=False)))
    return triples


def _pubinfo(name: str, subject: str) -> list[Triple]:
    return [
        (name, _ATTRIBUTED, SOFTWARE),
        (name, INTRODUCES, subject),
        (SOFTWARE, TYPE, f"<{_PROV}SoftwareAgent>"),
        (SOFTWARE, f"<{PREFIXES['rdfs']}label>", '"claimgraph"'),
    ]


def _quads(triples: Iterable[Triple], graph: str) -> Iterator[str]:
    """Lines, grouped by subject as the writer wants them."""
    yield from (f"{s} {p} {o} {graph} .\n" for s, p, o in sorted(triples))
