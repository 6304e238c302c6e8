"""Literals and IRIs survive hostile text, and mean what they were made from."""

from __future__ import annotations

from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.materialize.iris import Iris, path
from kg.materialize.terms import UNFIT, computed, decimal, plain, storable, text


def read(term: str) -> ox.Literal:
    (quad,) = ox.parse(f"<urn:s> <urn:p> {term} .\n".encode(), format=ox.RdfFormat.N_TRIPLES)
    assert isinstance(quad.object, ox.Literal)
    return quad.object


@given(st.text())
def test_any_text_is_one_literal_on_one_line(value: str) -> None:
    term = text(value)
    assert "\n" not in term and "\r" not in term
    assert read(term).value == UNFIT.sub("\ufffd", value)


@pytest.mark.parametrize("value", ["a\x00b", "a\x1bb", "a\ud800b", "a\ufffeb"])
def test_what_xml_cannot_hold_is_replaced(value: str) -> None:
    assert read(text(value)).value == "a\ufffdb"


@given(st.decimals(allow_nan=False, allow_infinity=False).filter(storable))
def test_a_decimal_keeps_its_value(value: Decimal) -> None:
    assert Decimal(read(decimal(value)).value) == value
    assert "." in plain(value) and "e" not in plain(value).lower()


@pytest.mark.parametrize("value", ["1e20", "-1e20", "9e999", "NaN", "Infinity", "0.1234567890123456789"])
def test_what_stores_cannot_add_up_is_told_apart(value: str) -> None:
    assert not storable(Decimal(value))


@given(st.floats(min_value=-1e12, max_value=1e12))
def test_computed_numbers_are_rounded(value: float) -> None:
    assert abs(float(read(computed(value)).value) - value) <= 5e-7 * max(1.0, abs(value))


@given(st.text())
def test_any_id_is_an_iri_that_no_parser_resolves_away(identifier: str) -> None:
    iri = Iris("http://localhost/").of(f"market/{identifier}")
    (quad,) = ox.parse(f"{iri} <urn:p> <urn:o> .\n".encode(), format=ox.RdfFormat.N_TRIPLES)
    assert str(quad.subject) == iri
    relative = iri.replace("http://localhost/", "")
    (quad,) = ox.parse(f"{relative} <urn:p> <urn:o> .".encode(), format=ox.RdfFormat.TURTLE, base_iri="http://localhost/")
    assert str(quad.subject) == iri


def test_different_ids_stay_different() -> None:
    names = ["a/b", "a%2Fb", "a b", "a+b", "..", ".", "%2E", "é", "e\u0301", "A"]
    assert len({path(f"market/{name}") for name in names}) == len(names)
