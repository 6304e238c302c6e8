"""Rows -> Parquet: a file a table, typed from the records themselves, lists as lists."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, inspect

from kg.errors import UsageError

# Rows of a row group: 50,000 claims are some 20 MB in memory.
GROUP = 50_000


def write(path: Path, row: type[Struct], rows: Iterable[Struct]) -> None:
    """Write rows of one type. Raises UsageError where pyarrow is missing, OSError."""
    arrow = _arrow("pyarrow")
    schema = arrow.schema([_field(arrow, field) for field in _fields(row)])
    with _arrow("pyarrow.parquet").ParquetWriter(str(path), schema, compression="zstd") as writer:
        rest = iter(rows)
        while batch := list(islice(rest, GROUP)):
            writer.write_table(arrow.Table.from_pylist(list(map(msgspec.to_builtins, batch)), schema))


def _arrow(module: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError:
        raise UsageError("Parquet needs pyarrow; install it with: pip install 'claimgraph[parquet]'") from None


def _fields(row: type[Struct]) -> tuple[inspect.Field, ...]:
    described = inspect.type_info(row)
    assert isinstance(described, inspect.StructType)
    return described.fields


def _field(arrow: Any, field: inspect.Field) -> Any:
    """A column; a number that may be whole or not is a double."""
    kind, nullable = field.type, False
    if isinstance(kind, inspect.UnionType):
        members = [member for member in kind.types if not isinstance(member, inspect.NoneType)]
        nullable = len(members) < len(kind.types)
        kind = next((member for member in members if isinstance(member, inspect.FloatType)), members[0])
    return arrow.field(field.encode_name, _type(arrow, kind), nullable=nullable)


def _type(arrow: Any, kind: inspect.Type) -> Any:
    if isinstance(kind, inspect.VarTupleType):
        return arrow.list_(_type(arrow, kind.item_type))
    if isinstance(kind, inspect.TupleType):
        return arrow.list_(_type(arrow, kind.item_types[0]))
    if isinstance(kind, inspect.StructType):
        return arrow.struct([_field(arrow, field) for field in kind.fields])
    return {inspect.BoolType: arrow.bool_, inspect.IntType: arrow.int64, inspect.FloatType: arrow.float64}.get(
        type(kind), arrow.string
    )()
