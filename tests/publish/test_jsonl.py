"""The JSON-lines files against their schemas, on a build with every kind of finding; and lines as a program reads them."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kg.errors import UsageError
from kg.model import Claim, GroundedClaim, GroundedReport, Header, Span
from kg.publish import schemas
from kg.publish.jsonl import FILES, JsonFile, one_line
from kg.publish.jsonl_rows import claim_row, plain

DESIGN_FIELDS = {
    "claims": "id report kind subject subject_id market market_id low high unit qualifier of start end mode quote quote_start"
    " quote_end extractor",
    "findings": "id kind scope undated severity severity_word ratio gap claims low_claim high_claim comparable_because"
    " explanation sources",
    "reports": "id report path paths sha256 date title market market_id market_aliases publisher report_id forecast segments"
    " applications companies",
    "problems": "path code message refused",
}


def lines(build: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (build / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_line_of_a_real_build_fits_its_schema(demo_build: Path, file: JsonFile) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(schemas.text(file.name)))
    rows = lines(demo_build, file.name)
    assert len(rows) > 0 or file.name == "problems"
    for row in rows:
        validator.validate(row)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_schema_names_the_fields_in_the_order_of_the_record(file: JsonFile) -> None:
    schema = json.loads(schemas.text(file.name))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert tuple(schema["properties"]) == tuple(schema["required"]) == file.row.__struct_fields__
    assert schema["$id"] == f"https://w3id.org/claimgraph/schema/1/{file.name}.schema.json"
    assert all(field["description"] for field in schema["properties"].values())


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("claims", "low", "16"),
        ("claims", "id", "5f0c2a"),
        ("claims", "mode", "guessed"),
        ("reports", "sha256", "5f0c2a"),
        ("reports", "forecast", [2025]),
        ("findings", "severity", 2),
        ("findings", "claims", []),
        ("entities", "type", "planet"),
        ("consensus", "n", 0),
        ("problems", "refused", None),
    ],
)
def test_a_broken_line_does_not_fit(demo_build: Path, name: str, field: str, value: object) -> None:
    whole = lines(demo_build, name)[0] if name != "problems" else {"path": "a", "code": "b", "message": "c", "refused": True}
    validator = jsonschema.Draft202012Validator(json.loads(schemas.text(name)))
    validator.validate(whole)
    assert not validator.is_valid({**whole, field: value})
    assert not validator.is_valid({**whole, "more": 1})


@pytest.mark.parametrize(("name", "fields"), DESIGN_FIELDS.items())
def test_the_fields_are_those_of_the_contract(name: str, fields: str) -> None:
    assert next(file.row.__struct_fields__ for file in FILES if file.name == name) == tuple(fields.split())


@pytest.mark.parametrize("name", [file.name for file in FILES if file.name != "problems"])
def test_lines_are_sorted_and_no_id_stands_twice(demo_build: Path, name: str) -> None:
    ids = [row["id"] for row in lines(demo_build, name)]
    assert ids == sorted(set(ids))


def test_quotes_are_read_from_their_places_and_ids_lead_somewhere(demo_build: Path) -> None:
    claims = {row["id"]: row for row in lines(demo_build, "claims")}
    entities = {row["id"] for row in lines(demo_build, "entities")}
    reports = {row["report"] for row in lines(demo_build, "reports")}
    assert all(row["quote_end"] - row["quote_start"] == len(row["quote"]) for row in claims.values())
    assert all(row["report"] in reports and row["subject_id"] in entities for row in claims.values())
    assert all(set(row["claims"]) <= claims.keys() for row in lines(demo_build, "findings"))


def test_there_is_no_schema_of_that_name() -> None:
    with pytest.raises(UsageError, match="there is no schema 'claim'; there are: claims, consensus"):
        schemas.text("claim")


@pytest.mark.parametrize(
    ("value", "printed"),
    [("7.30", "7.3"), ("16000000000.0", "16000000000"), ("1E+12", "1000000000000"), ("0.0", "0"), ("-0.5", "-0.5")],
)
def test_numbers_are_plain(value: str, printed: str) -> None:
    assert json.dumps(plain(Decimal(value))) == printed


def test_a_claim_on_another_market_names_that_market() -> None:
    header = Header(market="Chip Packaging")
    report = GroundedReport("report/1", "a", "a.md", ("a.md",), "0" * 64, header, "market/chip-packaging", None, ())
    claim = Claim(kind="other", subject="Foundry", quote=Span(3, 9), extractor="other/1")
    grounded = GroundedClaim("claim/2", "report/1", claim, "quotes", "market/foundry", "market/foundry")
    row = claim_row(grounded, report, "Foundry")
    assert (row.report, row.market, row.quote_start, row.quote_end, row.low) == ("a", "Foundry", 3, 9, None)


def test_no_line_end_of_any_reader_stands_in_a_line() -> None:
    text = '"a\u2028b\u2029c\x85d"'
    assert one_line(text.encode()).decode().splitlines() == [one_line(text.encode()).decode()]
    assert json.loads(one_line(text.encode())) == json.loads(text)
