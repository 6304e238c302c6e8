"""Claims and the places where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from kg import vocab
from kg.materialize.blocks import Block
from kg.materialize.iris import Iris
from kg.materialize.terms import (
    HAS_UNIT,
    OA,
    PROV,
    RDFS_LABEL,
    TYPE,
    UNIT,
    computable,
    computed,
    decimal,
    integer,
    kg,
    position,
    storable,
    term,
    text,
)
from kg.model import Claim, GroundedClaim

Interval = tuple[Decimal | None, Decimal | None]

# ISO 4217. QUDT has a unit CCY_xxx for each; other capitals (a volume in "GWH" or "TEU") are no money.
_ISO_4217 = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY
    COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
    IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR
    MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD
    SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF
    YER ZAR ZMW
"""
CURRENCIES = frozenset(_ISO_4217.split())
# A year of founding has no unit: QUDT's unit:YR is a length of time.
QUDT_UNITS = {"percent": "PERCENT", "count": "NUM", **{code: f"CCY_{code}" for code in CURRENCIES}}

_TYPES = {
    token: [f"{TYPE} {kg(name)}" for name in (kind.class_name, kind.parent, "Claim")] for token, kind in vocab.KINDS.items()
}
_ABOUT, _MARKET, _OF, _OF_TEXT = kg("about"), kg("market"), kg("of"), kg("ofText")
_KIND, _SUBJECT_TEXT, _AS_TEXT, _UNIT_TEXT = kg("kind"), kg("subjectText"), kg("asText"), kg("unitText")
_MODE, _STATED_IN, _EVIDENCE, _EXTRACTED_BY = kg("mode"), kg("statedIn"), kg("evidence"), kg("extractedBy")
_START, _END, _CONTRADICTS, _TOO_LARGE = kg("startYear"), kg("endYear"), kg("contradicts"), kg("outOfRange")
_STATED, _COMPARED = (kg("statedLow"), kg("statedHigh")), (kg("comparisonLow"), kg("comparisonHigh"))
_ATTRIBUTED = term(PROV, "wasAttributedTo")
_PLACE_TYPE, _QUOTE_TYPE, _POSITION_TYPE = (
    f"{TYPE} {term(OA, name)}" for name in ("SpecificResource", "TextQuoteSelector", "TextPositionSelector")
)
_SOURCE, _SELECTOR, _EXACT, _FROM, _TO = (term(OA, name) for name in ("hasSource", "hasSelector", "exact", "start", "end"))


def claim_block(iris: Iris, grounded: GroundedClaim, publisher: str | None, compared: Interval | None) -> Block:
    """Everything that the claim says, and where; `publisher` is the id of its report's, `compared` its widened interval."""
    claim = grounded.claim
    statements = [
        *_TYPES[claim.kind],
        f"{_ABOUT} {iris.of(grounded.subject_id)}",
        f"{_KIND} {text(claim.kind)}",
        f"{_SUBJECT_TEXT} {text(claim.subject)}",
        f"{_MODE} {kg(claim.mode)}",
        f"{_STATED_IN} {iris.of(grounded.report)}",
        f"{_EVIDENCE} {iris.evidence(grounded.report, claim.quote)}",
        *_context(iris, grounded, publisher),
        *_value(claim),
        *_period(claim),
    ]
    words = as_written(grounded)
    if words:
        statements.append(f"{_AS_TEXT} {text(words)}")
    if compared is not None and all(bound is None or storable(bound) for bound in (claim.low, claim.high)):
        pairs = zip(_COMPARED, compared, strict=True)
        statements += (f"{name} {computed(bound, 12)}" for name, bound in pairs if bound is not None and computable(bound))
    return Block(iris.of(grounded.id), statements)


def _context(iris: Iris, grounded: GroundedClaim, publisher: str | None) -> Iterator[str]:
    claim = grounded.claim
    if grounded.market_id:
        yield f"{_MARKET} {iris.of(grounded.market_id)}"
    if grounded.of_id:
        yield f"{_OF} {iris.of(grounded.of_id)}"
    if claim.of:
        yield f"{_OF_TEXT} {text(claim.of)}"
    if publisher:
        yield f"{_ATTRIBUTED} {iris.of(publisher)}"
    if claim.extractor:
        yield f"{_EXTRACTED_BY} {iris.extractor(claim.extractor)}"


def _value(claim: Claim) -> Iterator[str]:
    for name, bound in zip(_STATED, (claim.low, claim.high), strict=True):
        if bound is not None:
            yield f"{name} {decimal(bound)}" if storable(bound) else f"{_TOO_LARGE} {text(str(bound))}"
    yield from unit(claim.unit)
    if claim.qualifier:
        yield f"{kg('missing' if claim.kind == 'undisclosed' else 'hedge')} {text(claim.qualifier)}"


def unit(token: str | None) -> Iterator[str]:
    """The unit as a token, and QUDT's where there is one."""
    if token:
        yield f"{_UNIT_TEXT} {text(token)}"
        if token in QUDT_UNITS:
            yield f"{HAS_UNIT} <{UNIT}{QUDT_UNITS[token]}>"


def _period(claim: Claim) -> Iterator[str]:
    if claim.start is not None:
        yield f"{_START} {integer(claim.start)}"
    if claim.end is not None:
        yield f"{_END} {integer(claim.end)}"


def as_written(grounded: GroundedClaim) -> str:
    """The words of the value, read from the quote at their place; empty where the claim has no value."""
    value, quote = grounded.claim.value, grounded.claim.quote
    if value is None or value.start < quote.start or value.end > quote.end:
        return ""
    return grounded.quote[value.start - quote.start : value.end - quote.start]


def contradicts(iris: Iris, other: str) -> str:
    """The convenience link between two witnesses."""
    return f"{_CONTRADICTS} {iris.of(other)}"


def evidence_blocks(iris: Iris, claims: Iterable[GroundedClaim]) -> Iterator[Block]:
    """The places of the claims, each once, in order: a resource with a quote and a position.

    Only the names of the blocks are sorted; the blocks are made one by one (240,000 of them for 100,000 claims: 0.2 GB).
    """
    places = {(claim.report, claim.claim.quote): claim.quote for claim in claims}
    names = []
    for report, span in places:
        place = iris.evidence(report, span)
        names += [(place, report, span), (f"{place[:-1]}/quote>", report, span), (f"{place[:-1]}/position>", report, span)]
    names.sort(key=lambda name: name[0])
    for name, report, span in names:
        if name.endswith("/quote>"):
            yield Block(name, [_QUOTE_TYPE, f"{_EXACT} {text(places[report, span])}"])
        elif name.endswith("/position>"):
            yield Block(name, [_POSITION_TYPE, f"{_FROM} {position(span.start)}", f"{_TO} {position(span.end)}"])
        else:
            parts = [f"{_SELECTOR} {name[:-1]}/{part}>" for part in ("quote", "position")]
            yield Block(name, [_PLACE_TYPE, f"{_SOURCE} {iris.of(report)}", *parts])


def extractor_blocks(iris: Iris, claims: Iterable[GroundedClaim]) -> Iterator[Block]:
    """The extractors that the claims name, each once."""
    for name in dict.fromkeys(claim.claim.extractor for claim in claims if claim.claim.extractor):
        yield Block(
            iris.extractor(name),
            [f"{TYPE} {kg('Extractor')}", f"{TYPE} {term(PROV, 'SoftwareAgent')}", f"{RDFS_LABEL} {text(name)}"],
        )
