"""Write kg/vocab.py from the Turtle files beside this one: `python ontology/generate_vocab.py [--check]`.

The ontology is the single source of truth for terms; the package imports plain data, so that no RDF library loads for it.
The file is stamped with the hash of its sources, never with the date: unchanged sources give an unchanged file.
`--check` writes nothing and exits 1 when kg/vocab.py is not what the sources give.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

ONTOLOGY = Path(__file__).resolve().parent
VOCAB_FILE = ONTOLOGY.parent / "kg" / "vocab.py"
_NAMES = ("core", "claims", "findings", "regions", "companies", "markets", "publishers")
SOURCES = tuple(f"{name}.ttl" for name in _NAMES)
KG = "https://w3id.org/claimgraph/ns#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
OWL_VERSION = "http://www.w3.org/2002/07/owl#versionInfo"
PREF, ALT, HIDDEN = SKOS + "prefLabel", SKOS + "altLabel", SKOS + "hiddenLabel"
# "in the world" names no part of the market: World is a region, and none of its names is a surface to look for.
NO_SURFACES = frozenset({"world"})

Properties = dict[str, list[str]]
Graph = dict[str, Properties]


def load(folder: Path = ONTOLOGY) -> Graph:
    """Every statement of the sources as subject -> property -> values, all three in the order of the files."""
    graph: Graph = {}
    for name in SOURCES:
        for triple in ox.parse(path=folder / name, format=ox.RdfFormat.TURTLE):
            subject, value = triple.subject, triple.object
            if isinstance(subject, ox.NamedNode) and not isinstance(value, ox.BlankNode):
                values = graph.setdefault(subject.value, {}).setdefault(triple.predicate.value, [])
                values.append(_plain(value))
    return graph


def _plain(value: ox.NamedNode | ox.Literal | ox.Triple) -> str:
    """The value as text; a typed code keeps its datatype's name: `DE^iso3166alpha2`."""
    if isinstance(value, ox.Literal) and value.datatype.value.startswith(KG):
        return f"{value.value}^{value.datatype.value.removeprefix(KG)}"
    if isinstance(value, ox.NamedNode | ox.Literal):
        return value.value
    raise TypeError(f"{value}: a quoted triple has no place in the ontology")


def digest(folder: Path = ONTOLOGY) -> str:
    """SHA-256 over names and bytes of the sources."""
    total = hashlib.sha256()
    for name in SOURCES:
        total.update(name.encode() + b"\0" + (folder / name).read_bytes() + b"\0")
    return total.hexdigest()


def _all_of(graph: Graph, class_name: str) -> Iterator[tuple[str, Properties]]:
    """Subjects of a class with their properties, in the order of the files."""
    for subject, properties in graph.items():
        if KG + class_name in properties.get(RDF_TYPE, ()):
            yield subject, properties


def _one(properties: Properties, name: str, default: str = "") -> str:
    return properties.get(name, [default])[0]


def _slug(iri: str) -> str:
    """
    >>> _slug("https://w3id.org/claimgraph/id/region/south-korea")
    'south-korea'
    >>> _slug(KG + "CompanyRevenueClaim")
    'CompanyRevenueClaim'
    """
    return iri.replace("#", "/").rsplit("/", 1)[1]


def _tuple(values: Iterable[str]) -> str:
    """
    >>> _tuple(["a"]), _tuple([])
    ("('a',)", '()')
    """
    return repr(tuple(values))


def _kinds(graph: Graph) -> Iterator[str]:
    for subject, p in graph.items():
        if KG + "measureToken" not in p:
            continue
        unit = _one(p, KG + "valueUnit")
        yield (
            f"    {_one(p, KG + 'token')!r}: Kind(\n"
            f"        token={_one(p, KG + 'token')!r},\n"
            f"        class_name={_slug(subject)!r},\n"
            f"        measure={_one(p, KG + 'measureToken')!r},\n"
            f"        subject_type={_slug(_one(p, KG + 'subjectType', '/any')).lower()!r},\n"
            f"        unit={unit or None!r},\n"
            f"        tolerance=Decimal({_one(p, KG + 'hedgeTolerance', '0')!r}),\n"
            f"        bound_factor=Decimal({_one(p, KG + 'boundFactor', '1')!r}),\n"
            f"        label={_one(p, RDFS + 'label')!r},\n"
            f"        definition={_one(p, SKOS + 'definition')!r},\n"
            f"        examples={_tuple(p.get(SKOS + 'example', []))},\n"
            f"        counter_examples={_tuple(p.get(KG + 'counterExample', []))},\n"
            f"        dimensions={_tuple(_slug(d) for d in p.get(KG + 'dimension', []))},\n"
            f"        parent={_slug(_parent(p))!r},\n"
            "    ),\n"
        )


def _parent(properties: Properties) -> str:
    return _one(properties, RDFS + "subClassOf")


def _findings(graph: Graph) -> Iterator[str]:
    for subject, p in graph.items():
        if KG + "severityWeight" in p:
            yield (
                f"    {_one(p, KG + 'token')!r}: FindingKind(\n"
                f"        token={_one(p, KG + 'token')!r},\n"
                f"        class_name={_slug(subject)!r},\n"
                f"        label={_one(p, RDFS + 'label')!r},\n"
                f"        definition={_one(p, SKOS + 'definition')!r},\n"
                f"        weight={float(_one(p, KG + 'severityWeight'))!r},\n"
                f"        examples={_tuple(p.get(SKOS + 'example', []))},\n"
                f"        counter_examples={_tuple(p.get(KG + 'counterExample', []))},\n"
                f"        parent={_slug(_parent(p))!r},\n"
                "    ),\n"
            )


def _severities(graph: Graph) -> Iterator[str]:
    rows = sorted((float(_one(p, KG + "lowerBound")), _slug(subject)) for subject, p in _all_of(graph, "Severity"))
    yield from (f"    {row!r},\n" for row in rows)


def _code(properties: Properties) -> str | None:
    """ISO 3166-1 alpha-2 code where there is one, else the UN M49 number, else None."""
    pairs = (code.split("^") for code in properties.get(SKOS + "notation", []))
    codes = {datatype: code for code, datatype in pairs}
    return codes.get("iso3166alpha2") or codes.get("m49")


def _regions(graph: Graph) -> Iterator[str]:
    for subject, p in _all_of(graph, "Region"):
        slug = _slug(subject)
        broader = _tuple(_slug(b) for b in p.get(SKOS + "broader", []))
        alt, hidden = _tuple(p.get(ALT, [])), _tuple(p.get(HIDDEN, []))
        yield f"    {slug!r}: Region({slug!r}, {_one(p, PREF)!r}, {alt}, {hidden}, {_code(p)!r}, {broader}),\n"


def surfaces(graph: Graph) -> dict[str, str]:
    """Every name of a region, lower-cased, to its slug. Raises ValueError when two regions share a name."""
    found: dict[str, str] = {}
    for subject, p in _all_of(graph, "Region"):
        slug = _slug(subject)
        for name in (*p.get(PREF, []), *p.get(ALT, []), *p.get(HIDDEN, [])) if slug not in NO_SURFACES else ():
            if found.setdefault(name.lower(), slug) != slug:
                raise ValueError(f"{name}: a name of both {found[name.lower()]} and {slug}; remove it from one of them")
    return found


def _companies(graph: Graph) -> Iterator[str]:
    for subject, p in _all_of(graph, "Company"):
        broader = _tuple(_slug(b) for b in p.get(KG + "divisionOf", []))
        alt, hidden = _tuple(p.get(ALT, [])), _tuple(p.get(HIDDEN, []))
        yield f"    CompanySeed({_slug(subject)!r}, {_one(p, PREF)!r}, {alt}, {hidden}, {broader}),\n"


def _families(graph: Graph) -> Iterator[str]:
    rows = sorted((host, _one(p, PREF)) for _, p in _all_of(graph, "PublisherFamily") for host in p.get(KG + "host", []))
    yield from (f"    {host!r}: {family!r},\n" for host, family in rows)


def _synonyms(graph: Graph) -> Iterator[str]:
    for _, p in _all_of(graph, "MarketTerm"):
        yield f"    {_tuple((_one(p, PREF), *p.get(ALT, [])))},\n"


HEAD = '''"""Terms of the ontology as plain data, made by ontology/generate_vocab.py: edit ontology/*.ttl, not this file."""

from decimal import Decimal
from typing import NamedTuple

SOURCES_SHA256 = {digest!r}
VERSION = {version!r}
NAMESPACE = {namespace!r}


class Kind(NamedTuple):
    """A kind of claim. `unit`: money, percent, year, quantity, any, or None for a kind without a value. `subject_type`:
    market, company, region, segment, application, or any. `tolerance`: relative half-width that a hedge stands for;
    `bound_factor`: how far beyond an open bound a value may lie. `dimensions`: properties that comparable claims share.
    `parent`: the class of the measure."""

    token: str
    class_name: str
    measure: str
    subject_type: str
    unit: str | None
    tolerance: Decimal
    bound_factor: Decimal
    label: str
    definition: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    dimensions: tuple[str, ...]
    parent: str


class FindingKind(NamedTuple):
    """A kind of finding, in the order of the decision table. `weight` in [0, 1]: how much it matters, all else being equal."""

    token: str
    class_name: str
    label: str
    definition: str
    weight: float
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    parent: str


class Region(NamedTuple):
    """A region or country. `code`: ISO 3166-1 alpha-2, or the UN M49 number of a region.

    `broader`: slugs of its direct containers.
    """

    slug: str
    label: str
    alt_labels: tuple[str, ...]
    hidden_labels: tuple[str, ...]
    code: str | None
    broader: tuple[str, ...]


class CompanySeed(NamedTuple):
    """A well-known company. `broader`: slugs of its owners."""

    slug: str
    label: str
    alt_labels: tuple[str, ...]
    hidden_labels: tuple[str, ...]
    broader: tuple[str, ...]

'''

# name, type, opening, rows, closing, comment: the tables of kg/vocab.py in their order
TABLES = (
    ("KINDS", "dict[str, Kind]", "{", _kinds, "}", "By token, in the order of ontology/claims.ttl."),
    ("FINDINGS", "dict[str, FindingKind]", "{", _findings, "}", "By token, in the order of the decision table."),
    ("SEVERITIES", "tuple[tuple[float, str], ...]", "(", _severities, ")", "Lower bounds of the severity words, ascending."),
    ("REGIONS", "dict[str, Region]", "{", _regions, "}", "By slug."),
    (
        "REGION_OF",
        "dict[str, str]",
        "{",
        lambda graph: (f"    {name!r}: {slug!r},\n" for name, slug in sorted(surfaces(graph).items())),
        "}",
        'Lower-cased name to slug, without "the". "US" and "NA" are names and "us" and "na" are not: match names all in '
        "capitals with their case.",
    ),
    ("COMPANIES", "tuple[CompanySeed, ...]", "(", _companies, ")", "Ordered by slug."),
    ("PUBLISHER_FAMILIES", "dict[str, str]", "{", _families, "}", "Host to the family whose catalogue it sells."),
    ("MARKET_SYNONYMS", "tuple[tuple[str, ...], ...]", "(", _synonyms, ")", "Groups of equal terms, preferred first."),
)


def render(folder: Path = ONTOLOGY) -> str:
    """The text of kg/vocab.py that the sources in `folder` give."""
    graph = load(folder)
    version = _one(graph[KG], OWL_VERSION)
    parts = [HEAD.format(digest=digest(folder), version=version, namespace=KG)]
    for name, type_, opening, rows, closing, comment in TABLES:
        parts.append(f"\n# {comment}\n{name}: {type_} = {opening}\n{''.join(rows(graph))}{closing}\n")
    return "".join(parts)


def main(arguments: list[str]) -> int:
    """Write the file, or with `--check` say whether it is current."""
    text = render()
    if arguments == ["--check"]:
        if VOCAB_FILE.read_text(encoding="utf-8") == text:
            return 0
        print(f"{VOCAB_FILE} is not what ontology/*.ttl gives: run python ontology/generate_vocab.py", file=sys.stderr)
        return 1
    VOCAB_FILE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
