"""The formats that a build can be had in: a visible table, one line a format."""

from __future__ import annotations

import importlib.metadata
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import msgspec

from kg.materialize import named_quads
from kg.model import Dataset
from kg.publish import folder_dataset, metadata, rdf
from kg.publish.jsonl_rows import ClaimRow, EntityRow, FindingRow, ReportRow
from kg.publish.metadata import DataFile
from kg.publish.tables import write_csv
from kg.serve.store_index import ROW_TYPES, R


class Source:
    """A build as exporters see it: its files, and its dataset where a format needs that."""

    def __init__(self, folder: Path, base: str, dataset: Dataset | None = None) -> None:
        """`dataset`: None reads it from the folder when it is needed."""
        self.folder = folder
        self.base = base
        self._dataset = dataset

    def lines(self) -> Iterator[str]:
        """The lines of graph.nq."""
        with (self.folder / "graph.nq").open(encoding="utf-8", newline="\n") as lines:
            yield from lines

    def named_lines(self) -> Iterator[str]:
        """The same with a graph for each report."""
        if self._dataset is None:
            self._dataset = folder_dataset.load(self.folder)
        return named_quads(self._dataset, self.base)


class Format(NamedTuple):
    """`files`: names that it writes; `write` puts them into a folder."""

    files: tuple[str, ...]
    help: str
    write: Callable[[Source, Path], None]


def _rdf(form: rdf.RdfFormat) -> Callable[[Source, Path], None]:
    def write(source: Source, folder: Path) -> None:
        form.write(source.named_lines() if form.named else source.lines(), folder / form.file, source.base)

    return write


def _graphml(source: Source, folder: Path) -> None:
    from kg.publish import graphml  # noqa: PLC0415 networkx: 0.26 s

    graphml.write(folder / "graph.graphml", *_graph_rows(source))


def _gexf(source: Source, folder: Path) -> None:
    from kg.publish import gexf, graphml  # noqa: PLC0415 networkx: 0.26 s

    gexf.write(folder / "graph.gexf", graphml.graph(*_graph_rows(source)))


def _graph_rows(source: Source) -> tuple[Iterator[ClaimRow], Iterator[ReportRow], Iterator[FindingRow], Iterator[EntityRow]]:
    return _rows(source, ClaimRow), _rows(source, ReportRow), _rows(source, FindingRow), _rows(source, EntityRow)


def _csv(source: Source, folder: Path) -> None:
    for row, name in ROW_TYPES.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
            write_csv(row.__struct_fields__, map(msgspec.to_builtins, _rows(source, row)), out)


def _xlsx(source: Source, folder: Path) -> None:
    from kg.publish import xlsx  # noqa: PLC0415 0.1 s

    xlsx.write(
        folder / "claimgraph.xlsx",
        (
            xlsx.Table(name, row.__struct_fields__, map(msgspec.to_builtins, _rows(source, row)))
            for row, name in ROW_TYPES.items()
        ),
    )


def _parquet(source: Source, folder: Path) -> None:
    from kg.publish import parquet  # noqa: PLC0415 an extra

    for row, name in ROW_TYPES.items():
        parquet.write(folder / f"{name}.parquet", row, _rows(source, row))


def _nanopub(source: Source, folder: Path) -> None:
    from kg.publish import nanopub  # noqa: PLC0415 seldom asked for

    quotes = {claim.id: claim.quote for claim in _rows(source, ClaimRow)}
    nanopub.write_nanopubs(source.lines(), quotes, folder / "nanopubs.trig", source.base)


def _datacube(source: Source, folder: Path) -> None:
    from kg.publish import datacube  # noqa: PLC0415 seldom asked for

    datacube.write_datacube(source.lines(), folder / "datacube.ttl", source.base)


def _crate(source: Source, folder: Path) -> None:
    from kg.publish import crate  # noqa: PLC0415 seldom asked for

    crate.write(folder / crate.FILE, _data(source, folder), _date(source), _version())


def _croissant(source: Source, folder: Path) -> None:
    from kg.publish import croissant  # noqa: PLC0415 seldom asked for

    croissant.write(folder / croissant.FILE, _data(source, folder), _date(source), _version(), f"{source.base}void#dataset")


def _data(source: Source, folder: Path) -> list[DataFile]:
    """The JSON lines, copied into the folder."""
    files = metadata.data_files(source.folder)
    for file in files:
        shutil.copyfile(source.folder / file.name, folder / file.name)
    return files


def _date(source: Source) -> str:
    return metadata.newest(report.date for report in _rows(source, ReportRow))


def _version() -> str:
    return importlib.metadata.version("claimgraph")


def _neo4j(source: Source, folder: Path) -> None:
    from kg.publish import graphml, neo4j  # noqa: PLC0415 networkx: 0.26 s

    neo4j.write(folder, graphml.graph(*_graph_rows(source)))


def _rows(source: Source, row: type[R]) -> Iterator[R]:
    with (source.folder / f"{ROW_TYPES[row]}.jsonl").open("rb") as lines:
        yield from map(msgspec.json.Decoder(row).decode, lines)


def export(source: Source, names: Iterable[str], target: Path) -> list[Path]:
    """Write formats into the folder `target`, each file aside and then put in its place; gives the files.

    Raises OSError where the folder cannot be written, BuildError where the build lacks what a format needs.
    """
    target.mkdir(parents=True, exist_ok=True)
    files = []
    with TemporaryDirectory(prefix=".kg-export-", dir=target) as aside:
        for name in dict.fromkeys(names):
            FORMATS[name].write(source, Path(aside))
            for file in FORMATS[name].files:
                files.append((Path(aside) / file).replace(target / file))  # noqa: PERF401 a comprehension would hide the move
    return files


LINES = tuple(f"{name}.jsonl" for name in ROW_TYPES.values())
NEO4J = tuple(f"neo4j-{name}.csv" for name in ("claim", "report", "finding", "entity", "relationships"))
FORMATS: dict[str, Format] = {
    **{form.name: Format((form.file,), form.media_type, _rdf(form)) for form in rdf.FORMATS},
    "graphml": Format(("graph.graphml",), "for Gephi, yEd, Cytoscape and networkx", _graphml),
    "gexf": Format(("graph.gexf",), "the same graph for Gephi, edges labelled", _gexf),
    "csv": Format(tuple(f"{name}.csv" for name in ROW_TYPES.values()), "a table a file, safe to open in a spreadsheet", _csv),
    "xlsx": Format(("claimgraph.xlsx",), "one workbook, a sheet a table, nothing runs as a formula", _xlsx),
    "parquet": Format(
        tuple(f"{name}.parquet" for name in ROW_TYPES.values()),
        "a typed file a table (pip install 'claimgraph[parquet]')",
        _parquet,
    ),
    "nanopub": Format(("nanopubs.trig",), "a nanopublication a claim or finding, unsigned, as TriG", _nanopub),
    "datacube": Format(("datacube.ttl",), "the values as W3C Data Cubes, in Turtle", _datacube),
    "crate": Format(("ro-crate-metadata.json", *LINES), "the JSON lines as an RO-Crate 1.1", _crate),
    "croissant": Format(("croissant.json", *LINES), "the JSON lines with Croissant 1.0 metadata", _croissant),
    "neo4j": Format(NEO4J, "CSV for neo4j-admin database import", _neo4j),
}
"""In the order that help texts list them."""
