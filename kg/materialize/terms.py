"""RDF terms in N-Triples syntax: literals, and the predicates and classes of the vocabularies that the graph uses."""

from __future__ import annotations

import math
import re
from decimal import Decimal

from kg import vocab

XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
DQV = "http://www.w3.org/ns/dqv#"
DCT = "http://purl.org/dc/terms/"
VOID = "http://rdfs.org/ns/void#"
QUDT = "http://qudt.org/schema/qudt/"
UNIT = "http://qudt.org/vocab/unit/"

# What XML 1.0 cannot hold, not even escaped: control characters, lone surrogates, two noncharacters.
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TO_ESCAPE = re.compile('[\\\\"\n\r]')
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})
# pyoxigraph keeps a decimal in 128 bits with 18 digits after the point: beyond 1.7e20 one value unbinds a whole SUM.
MAX_DECIMAL = Decimal("1e20")
MAX_FRACTION_DIGITS = 18
_DECIMAL_TYPE = f"^^<{XSD}decimal>"
_INTEGER_TYPE = f"^^<{XSD}integer>"


def text(value: str, suffix: str = "") -> str:
    """A plain literal; `suffix` is a language tag or a datatype. What XML cannot hold becomes U+FFFD.

    >>> text('5" pipe'), text("Anteile", "@de")
    ('"5\\\\" pipe"', '"Anteile"@de')
    """
    clean = UNFIT.sub("\ufffd", value)
    if _TO_ESCAPE.search(clean):
        clean = clean.translate(_ESCAPES)
    return f'"{clean}"{suffix}'


def english(value: str) -> str:
    """A literal in English: sentences that this software writes, never words of a report."""
    return text(value, "@en")


def integer(value: int) -> str:
    """
    >>> integer(2022)
    '"2022"^^<http://www.w3.org/2001/XMLSchema#integer>'
    """
    return f'"{value}"{_INTEGER_TYPE}'


def position(value: int) -> str:
    """A place in a text, as the Web Annotation vocabulary types it."""
    return f'"{value}"^^<{XSD}nonNegativeInteger>'


def boolean(value: bool) -> str:
    """
    >>> boolean(True)
    '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'
    """
    return f'"{"true" if value else "false"}"^^<{XSD}boolean>'


def date(value: str) -> str:
    """An ISO date (YYYY-MM-DD)."""
    return text(value, f"^^<{XSD}date>")


def storable(value: Decimal) -> bool:
    """Whether a triple store can keep and add up the value without loss.

    >>> storable(Decimal("16e9")), storable(Decimal("9e999")), storable(Decimal("NaN"))
    (True, False, False)
    """
    if not value.is_finite() or abs(value) >= MAX_DECIMAL:
        return False
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -MAX_FRACTION_DIGITS


def decimal(value: Decimal) -> str:
    """The canonical form of XSD 1.0: plain digits with a point, no superfluous zero, no minus before zero.

    >>> decimal(Decimal("16e9")), decimal(Decimal("7.30")), decimal(Decimal("-0"))
    ('"16000000000.0"^^<http://www.w3.org/2001/XMLSchema#decimal>', '"7.3"^^<http://www.w3.org/2001/XMLSchema#decimal>', \
'"0.0"^^<http://www.w3.org/2001/XMLSchema#decimal>')
    """
    return f'"{plain(value)}"{_DECIMAL_TYPE}'


def plain(value: Decimal) -> str:
    """The digits of `decimal`."""
    digits = format(value, "f")
    whole, _, fraction = digits.partition(".")
    fraction = fraction.rstrip("0") or "0"
    result = f"{whole}.{fraction}"
    return "0.0" if result == "-0.0" else result


def computable(value: float | Decimal) -> bool:
    """Whether `computed` can write the value.

    >>> computable(1.4545), computable(float("inf")), computable(Decimal("NaN")), computable(1e30)
    (True, False, False, False)
    """
    return math.isfinite(value) and -MAX_DECIMAL < value < MAX_DECIMAL


def computed(value: float | Decimal, digits: int = 6) -> str:
    """A decimal that was computed, rounded so that its length says what it is worth.

    >>> computed(16 / 11)
    '"1.454545"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    """
    return decimal(round(Decimal(repr(value)) if isinstance(value, float) else value, digits))


def kg(name: str) -> str:
    """A term of the ontology: `kg("about")`."""
    return f"<{vocab.NAMESPACE}{name}>"


def term(namespace: str, name: str) -> str:
    """A term of another vocabulary: `term(SKOS, "prefLabel")`."""
    return f"<{namespace}{name}>"


TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
RDFS_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
PREF_LABEL = term(SKOS, "prefLabel")
ALT_LABEL = term(SKOS, "altLabel")
DERIVED_FROM = term(PROV, "wasDerivedFrom")
HAS_UNIT = term(QUDT, "hasUnit")
