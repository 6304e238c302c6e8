"""A finished build as Python sees it: claims, findings, names, SPARQL, and the graph in other libraries' forms."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import msgspec

from kg.errors import UsageError
from kg.publish import folder_manifest
from kg.publish.folder import hold
from kg.publish.jsonl_rows import ClaimRow, ConsensusRow, EntityRow, FindingRow, ProblemRow, ReportRow
from kg.serve.store_index import ROW_TYPES, Index, Named, R

if TYPE_CHECKING:
    import networkx
    import rdflib

    from kg.serve.queries_run import Answer

SUBJECTS = ("company", "market", "region", "segment", "application", "publisher", "report")
"""What claims and findings can be asked by."""
SEVERITIES = ("minor", "notable", "major", "extreme")


class Graph:
    """A finished build. Lines come as frozen records whose fields are those of the JSON files.

    A later build into the same folder does not disturb it; `close` (or leaving a `with` block) lets the old one be removed.
    """

    def __init__(self, output: str | os.PathLike[str] = "output") -> None:
        """Open the build in the folder `output`. Raises BuildError where there is none, or it is of another version."""
        self.output = Path(output)
        self.folder, self._lock = hold(output)
        try:
            self.manifest = folder_manifest.load(self.folder)
            self.index = Index(self.folder)
        except BaseException:
            os.close(self._lock)
            raise
        self._open = True

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        counts = ", ".join(f"{self.manifest.counts[name]} {name}" for name in ("reports", "claims", "findings"))
        return f"<Graph {str(self.output)!r}: {counts}>"

    def close(self) -> None:
        """Let go of the build's files."""
        if self._open:
            self._open = False
            os.close(self._lock)

    def claims(self, *, kind: str | None = None, **named: str | None) -> list[ClaimRow]:
        """Claims of this kind about, in or from everything named: `company`, `market`, `region`, `segment`, `application`,
        `publisher`, `report`. Raises UsageError for an unknown name, with near ones.
        """
        rows = self._rows(ClaimRow, named)
        return [row for row in rows if kind is None or row.kind == kind]

    def findings(
        self, *, kind: str | None = None, scope: str | None = None, min_severity: float | str = 0.0, **named: str | None
    ) -> list[FindingRow]:
        """Findings on everything named (as in `claims`), most severe first. `min_severity`: a number from 0 to 1, or a word.

        Raises UsageError for an unknown name or word.
        """
        least = severity(min_severity)
        rows = [
            row
            for row in self._rows(FindingRow, named)
            if kind in (None, row.kind) and scope in (None, row.scope) and least(row)
        ]
        return sorted(rows, key=lambda row: (-row.severity, -row.sources, row.id))

    def reports(self, **named: str | None) -> list[ReportRow]:
        """Reports that name everything named (as in `claims`)."""
        return self._rows(ReportRow, named)

    def entities(self, type: str | None = None) -> list[EntityRow]:
        """Companies, markets, regions, segments, applications, publishers; all, or of one type."""
        return [row for row in self.read(EntityRow) if type in (None, row.type)]

    def consensus(self, **named: str | None) -> list[ConsensusRow]:
        """What independent sources say, for everything named (as in `claims`)."""
        return self._rows(ConsensusRow, named)

    def problems(self) -> list[ProblemRow]:
        """Files that were refused, and what else a reader must know of the input."""
        return list(self.read(ProblemRow))

    def query(self, sparql: str) -> Answer:
        """Run a SPARQL query, in a process with limits. Raises QueryError where it is malformed, refused or too expensive."""
        from kg.serve import queries_run  # noqa: PLC0415 look-ups need no SPARQL

        return queries_run.run(self.folder, sparql)

    def ask(self, name: str, **parameters: str) -> Answer:
        """Run a named query; `kg ask` lists them. Raises UsageError for an unknown query, parameter or name."""
        from kg.serve import queries  # noqa: PLC0415 look-ups need no SPARQL

        return queries.ask(self.index, name, parameters)

    def read(self, row: type[R]) -> Iterator[R]:
        """Every line of a file, in order."""
        decode = msgspec.json.Decoder(row).decode
        with (self.folder / f"{ROW_TYPES[row]}.jsonl").open("rb") as lines:
            yield from map(decode, lines)

    def names(self, name: str, types: Collection[str] = ()) -> list[Named]:
        """What `name` means here. Raises UsageError with near names where it means nothing."""
        return self.index.named(name, types)

    def _rows(self, row: type[R], named: dict[str, str | None]) -> list[R]:
        given = {type: name for type, name in named.items() if name is not None}
        unknown = given.keys() - set(SUBJECTS)
        if unknown:
            raise UsageError(f"nothing can be asked by {', '.join(sorted(unknown))}; there are: {', '.join(SUBJECTS)}")
        if not given:
            return list(self.read(row))
        results = [self.index.rows(row, self._ids(type, name)) for type, name in given.items()]
        kept = set.intersection(*map(set, results))
        return [found for found in results[0] if found in kept]

    def _ids(self, type: str, name: str) -> list[str]:
        ids = [named.id for named in self.names(name, (type,))]
        if type != "publisher":
            return ids
        return [report.id for report in self.index.rows(ReportRow, ids)]

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """The graph in networkx: nodes are ids with the fields of their line, edges carry `relation`."""
        from kg.publish import graphml  # noqa: PLC0415 0.26 s

        return graphml.graph(self.read(ClaimRow), self.read(ReportRow), self.read(FindingRow), self.read(EntityRow))

    def to_rdflib(self) -> rdflib.Graph:
        """The graph in rdflib (36,000 triples a second; `query` needs none of it)."""
        import rdflib  # noqa: PLC0415 0.2 s

        result = rdflib.Graph()
        with (self.folder / "graph.nq").open("rb") as file:
            result.parse(file, format="nt")
        return result

    def to_pandas(self, what: str = "claims") -> Any:
        """A pandas DataFrame of `claims`, `reports`, `findings`, `problems`, `entities` or `consensus`.

        Raises UsageError where pandas is missing.
        """
        try:
            pandas = importlib.import_module("pandas")
        except ImportError:
            raise UsageError("pandas is not installed; install it with: pip install pandas") from None
        types = {name: row for row, name in ROW_TYPES.items()}
        if what not in types:
            raise UsageError(f"there is no table {what!r}; there are: {', '.join(types)}")
        rows = [msgspec.structs.asdict(row) for row in self.read(types[what])]
        return pandas.DataFrame(rows, columns=list(types[what].__struct_fields__))


def severity(least: float | str) -> Callable[[FindingRow], bool]:
    """Whether a finding is at least this severe: a number from 0 to 1, or one of `SEVERITIES`. Raises UsageError for others."""
    try:
        number = float(least)
    except ValueError:
        if least not in SEVERITIES:
            raise UsageError(
                f"severity {least!r} is neither a number from 0 to 1 nor one of: {', '.join(SEVERITIES)}"
            ) from None
        rank = SEVERITIES.index(str(least))
        return lambda row: SEVERITIES.index(row.severity_word) >= rank
    return lambda row: row.severity >= number
