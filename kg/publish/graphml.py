"""Rows -> a networkx graph -> GraphML (Gephi, yEd, Cytoscape): entities, reports, claims and findings, and what joins them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from networkx import GraphMLWriter, MultiDiGraph

from kg.publish.jsonl_rows import ClaimRow, EntityRow, FindingRow, ReportRow
from kg.publish.xml_text import xml_text

LABEL_LENGTH = 80

Node = tuple[str, dict[str, Any]]
Edge = tuple[str, str, str]


def graph(
    claims: Iterable[ClaimRow], reports: Iterable[ReportRow], findings: Iterable[FindingRow], entities: Iterable[EntityRow]
) -> MultiDiGraph[str]:
    """A graph whose nodes carry `type`, `label` and the plain fields of their line, and whose edges carry `relation`.

    Edges: claim -about-> subject, claim -market-> market, claim -statedIn-> report, finding -involves-> claim,
    report -names-> company, report -market-> market, entity -broader-> entity. The key of an edge is its relation.
    """
    rows: tuple[list[Any], ...] = (list(entities), list(reports), list(claims), list(findings))
    report_ids = {report.report: report.id for report in rows[1]}
    result: MultiDiGraph[str] = MultiDiGraph()
    for entity in rows[0]:
        result.add_node(entity.id, type=entity.type, label=entity.label, code=entity.code)
    for report in rows[1]:
        result.add_node(report.id, type="report", label=report.title or report.report, **_plain(report))
    for claim in rows[2]:
        result.add_node(claim.id, type="claim", label=_short(claim.quote), **_plain(claim))
    for finding in rows[3]:
        result.add_node(finding.id, type="finding", label=_short(finding.explanation), **_plain(finding))
    for source, target, relation in _edges(rows, report_ids):
        result.add_edge(source, target, key=relation, relation=relation)
    return result


def _edges(rows: tuple[list[Any], ...], report_ids: dict[str, str]) -> Iterator[Edge]:
    entities, reports, claims, findings = rows
    for entity in entities:
        yield from ((entity.id, broader, "broader") for broader in entity.broader)
    for report in reports:
        yield from ((report.id, company.id, "names") for company in report.companies)
        if report.market_id:
            yield report.id, report.market_id, "market"
    for claim in claims:
        yield claim.id, claim.subject_id, "about"
        yield claim.id, report_ids[claim.report], "statedIn"
        if claim.market_id:
            yield claim.id, claim.market_id, "market"
    for finding in findings:
        yield from ((finding.id, claim, "involves") for claim in finding.claims)


def _plain(row: ClaimRow | ReportRow | FindingRow) -> dict[str, Any]:
    """The fields that are one value; `id`, and what the label or an edge says, are left out."""
    fields = ((name, getattr(row, name)) for name in row.__struct_fields__ if name not in {"id", "title"})
    return {name: value for name, value in fields if isinstance(value, str | int | float)}


def _short(text: str) -> str:
    return text if len(text) <= LABEL_LENGTH else f"{text[: LABEL_LENGTH - 1]}…"


def write(
    path: Path,
    claims: Iterable[ClaimRow],
    reports: Iterable[ReportRow],
    findings: Iterable[FindingRow],
    entities: Iterable[EntityRow],
) -> None:
    """Write the graph as GraphML; what XML cannot hold becomes U+FFFD, what is null is left out."""
    # The plain writer: the lxml one streams attributes in an order that changes with the hash seed.
    writer = GraphMLWriter(encoding="utf-8", prettyprint=False)
    writer.add_graph_element(clean(graph(claims, reports, findings, entities)))
    with path.open("wb") as out:
        writer.dump(out)


def clean(whole: MultiDiGraph[str]) -> MultiDiGraph[str]:
    """The graph as XML can hold it: no control characters, no nulls, one type a field, edges keyed by number."""
    result: MultiDiGraph[str] = MultiDiGraph()
    for node, data in whole.nodes(data=True):
        result.add_node(xml_text(node), **_attributes(data))
    for number, (source, target, data) in enumerate(whole.edges(data=True)):
        result.add_edge(xml_text(source), xml_text(target), key=number, **_attributes(data))
    return result


def _attributes(data: dict[str, Any]) -> dict[str, Any]:
    """One type a name, or readers see two columns: numbers are floats, truth values text."""
    return {name: _attribute(value) for name, value in data.items() if value is not None}


def _attribute(value: Any) -> str | float:
    if isinstance(value, bool):
        return "true" if value else "false"
    return xml_text(value) if isinstance(value, str) else float(value)
