"""What a build has to say about values that RDF cannot hold as they are."""

from __future__ import annotations

from collections.abc import Iterator

from kg.materialize.terms import UNFIT, storable
from kg.model import Dataset, GroundedClaim, GroundedReport, Problem

# code -> what was done about it
CODES = {
    "unstorable-number": "does not fit the decimals of triple stores; the graph keeps it as text (kg:outOfRange)",
    "unprintable-character": "holds a character that XML cannot hold; the graph has U+FFFD in its place",
}


def problems(dataset: Dataset) -> Iterator[Problem]:
    """Numbers and names that the graph holds otherwise than the records: one problem a report and code, in order."""
    paths = {report.id: report.path for report in dataset.grounding.reports}
    found = {
        (paths[identifier], code): what
        for identifier, code, what in (*_numbers(dataset.grounding.claims), *_characters(dataset))
        if identifier in paths
    }
    for path, code in sorted(found):
        yield Problem(path=path, code=code, message=f"{found[path, code]} {CODES[code]}")


def _numbers(claims: tuple[GroundedClaim, ...]) -> Iterator[tuple[str, str, str]]:
    for claim in claims:
        for value in (claim.claim.low, claim.claim.high):
            if value is not None and not storable(value):
                yield claim.report, "unstorable-number", f"the value {str(value)[:40]} of {claim.id}"


def _characters(dataset: Dataset) -> Iterator[tuple[str, str, str]]:
    for report in dataset.grounding.reports:
        if UNFIT.search(_words(report)):
            yield report.id, "unprintable-character", "the header"
    for claim in dataset.grounding.claims:
        if UNFIT.search(claim.quote):
            yield claim.report, "unprintable-character", f"the quote of {claim.id}"


def _words(report: GroundedReport) -> str:
    header = report.header
    companies = (name for company in header.companies for name in (company.name, *company.aliases))
    return " ".join((header.title or "", header.market or "", *header.segments, *header.applications, *companies))
