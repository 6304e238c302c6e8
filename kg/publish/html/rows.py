"""Records -> the plain dictionaries that the pages draw. Every name, quote and id is text; the page escapes nothing."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from kg.model import Claim, Consensus, Dataset, Extraction, Finding, GroundedClaim, GroundedReport

Row = dict[str, Any]
MAX_CLAIMS = 2000  # of one entity, on its page; the rest is in claims.jsonl, and the page says so
MAX_MEMBERS = 60  # of one finding, on its page: the witnesses first


class Rows:
    """Looks a dataset up by report, entity and claim, and turns its records into rows."""

    def __init__(self, dataset: Dataset) -> None:
        grounding, judgement = dataset.grounding, dataset.judgement
        self.dataset = dataset
        self.reports = {report.id: report for report in grounding.reports}
        self.claims = {claim.id: claim for claim in grounding.claims}
        self.entities = {entity.id: entity for entity in grounding.entities}
        self.comparison = judgement.comparison
        self.claims_of_report = _group((claim.report, claim) for claim in grounding.claims)
        self.claims_of_subject = _group((claim.subject_id, claim) for claim in grounding.claims)
        self.claims_of_market = _group((c.market_id, c) for c in grounding.claims if c.market_id)
        self.reports_of_market = _group((r.market_id, r) for r in grounding.reports if r.market_id)
        self.reports_of_company = _group((e, r) for r in grounding.reports for e in sorted(set(r.company_ids)))
        self.reports_of_publisher = _group((r.publisher_id, r) for r in grounding.reports if r.publisher_id)
        self.matches_of = _group((match.entity, match) for match in grounding.matches)
        self.relations_of = _group((market, r) for r in grounding.relations for market in (r.a, r.b))
        self.consensus_of = _group((key, c) for c in judgement.consensus for key in sorted({c.subject_id, c.market_id or ""}))
        ranked = sorted(judgement.findings, key=lambda finding: (-finding.severity, finding.id))
        self.parts_of = _group((whole, part) for part in grounding.entities for whole in part.broader)
        self.findings = ranked
        self.findings_of = _group((key, f) for f in ranked for key in self._touched(f))
        self.findings_of_claim = _group((claim, f) for f in ranked for claim in f.claims)

    def _touched(self, finding: Finding) -> list[str]:
        """Entities and reports on whose page the finding is listed."""
        reports = {self.claims[c].report for c in finding.claims if c in self.claims}
        publishers = {self.reports[r].publisher_id for r in reports}
        subjects = {self.claims[c].subject_id for c in finding.claims if c in self.claims}
        return sorted({key for key in (finding.subject_id, finding.market_id, *subjects, *reports, *publishers) if key})

    def label(self, entity: str | None) -> str:
        known = self.entities.get(entity or "")
        return known.label if known else (entity or "")

    def report(self, report: GroundedReport) -> Row:
        header = report.header
        return {
            "id": report.id,
            "title": header.title or report.name,
            "path": report.path,
            "publisher": header.publisher,
            "publisher_id": report.publisher_id,
            "date": header.date,
            "forecast": [header.forecast.start, header.forecast.end] if header.forecast else None,
            "market": header.market,
            "market_id": report.market_id,
        }

    def claim(self, grounded: GroundedClaim) -> Row:
        claim, quote = grounded.claim, grounded.claim.quote
        low, high = self.comparison.get(grounded.id, (claim.low, claim.high))
        return {
            "id": grounded.id,
            "kind": claim.kind,
            "subject": claim.subject,
            "subject_id": grounded.subject_id,
            "low": _plain(claim.low),
            "high": _plain(claim.high),
            "from": _plain(low),
            "to": _plain(high),
            "unit": claim.unit,
            "qualifier": claim.qualifier,
            "of": claim.of,
            "start": claim.start,
            "end": claim.end,
            "mode": claim.mode,
            "quote": grounded.quote,
            "mark": [claim.value.start - quote.start, claim.value.end - quote.start] if claim.value else None,
            "report": grounded.report,
            "findings": [[f.id, f.kind, f.severity_word] for f in self.findings_of_claim.get(grounded.id, ())[:3]],
        }

    def line(self, finding: Finding) -> Row:
        """A finding as a list shows it, with everything that the facets count."""
        members = [self.claims[c] for c in finding.claims if c in self.claims]
        reports = [self.reports[r] for r in sorted({member.report for member in members})]
        return {
            "id": finding.id,
            "kind": finding.kind,
            "scope": finding.scope,
            "undated": finding.undated,
            "severity": round(finding.severity, 3),
            "word": finding.severity_word,
            "measure": members[0].claim.kind if members else "",
            "subject": self.label(finding.subject_id),
            "subject_id": finding.subject_id,
            "market": self.label(finding.market_id),
            "market_id": finding.market_id,
            "publishers": sorted({r.header.publisher for r in reports if r.header.publisher}),
            "years": sorted({year for m in members for year in (m.claim.start, m.claim.end) if year}),
            "explanation": finding.explanation,
            "ratio": finding.ratio,
            "claims": len(finding.claims),
            "sources": finding.sources,
        }

    def lines(self, key: str) -> list[Row]:
        return [self.line(finding) for finding in self.findings_of.get(key, ())[:MAX_CLAIMS]]

    def finding(self, finding: Finding) -> Row:
        """A finding as its own page shows it: witnesses first, then the other members."""
        witnesses = [c for c in (finding.low_claim, finding.high_claim) if c]
        members = [*witnesses, *(c for c in finding.claims if c not in witnesses)][:MAX_MEMBERS]
        shown = [self.claims[c] for c in members if c in self.claims]
        return {
            **self.line(finding),
            "rule": finding.rule,
            "gap": finding.gap,
            "low_claim": finding.low_claim,
            "high_claim": finding.high_claim,
            "because": list(finding.comparable_because),
            "members": [self.claim(member) for member in shown],
            "reports": self.reports_of(shown),
            "neighbours": [self.line(f) for f in self.findings_of.get(finding.subject_id, ())[:9] if f.id != finding.id][:8],
        }

    def reports_of(self, claims: list[GroundedClaim]) -> dict[str, Row]:
        return {r: self.report(self.reports[r]) for r in sorted({claim.report for claim in claims})}

    def entity(self, key: str) -> Row:
        """What every entity page holds: names and their reasons, claims, findings, consensus."""
        entity = self.entities[key]
        # A market's page shows what is said of the market; what is said of a company stands on the company's page.
        of_market = [c for c in self.claims_of_market.get(key, ()) if not c.claim.kind.startswith("company_")]
        claims = of_market if entity.type == "market" else self.claims_of_subject.get(key, [])
        shown = claims[:MAX_CLAIMS]
        return {
            "id": key,
            "type": entity.type,
            "label": entity.label,
            "labels": list(entity.labels),
            "code": entity.code,
            "broader": [[b, self.label(b)] for b in entity.broader],
            "matches": [[m.surface, m.rule, round(m.score, 3), m.evidence] for m in self.matches_of.get(key, ())[:200]],
            "claims": [self.claim(claim) for claim in shown],
            "total_claims": len(claims),
            "reports": self.reports_of(shown),
            "findings": self.lines(key),
            "consensus": [self.consensus(c) for c in self.consensus_of.get(key, ())[:100]],
        }

    def consensus(self, row: Consensus) -> Row:
        numbers = {"median": row.median, "low": row.low, "high": row.high}
        return {
            "kind": row.kind,
            "subject": self.label(row.subject_id),
            "unit": row.unit,
            "start": row.start,
            "end": row.end,
            "n": row.n,
            "independent": row.independent,
            "outliers": len(row.outliers),
            **{name: _plain(number) for name, number in numbers.items()},
        }

    def text(self, extraction: Extraction) -> Row:
        """A report as its page shows it: the text, its claims and the ledger, all as places in the text."""
        report = self.reports[extraction.report.id]
        ids = {_place(c.claim): c for c in self.claims_of_report.get(report.id, ())}
        claims = [
            self.claim(ids[_place(c)]) | {"span": [c.quote.start, c.quote.end]} for c in extraction.claims if _place(c) in ids
        ]
        for row in claims:
            del row["quote"]
        blocks = [[b.span.start, b.span.end, b.kind, b.level] for b in extraction.report.blocks]
        return {
            **self.report(report),
            "text": extraction.report.text,
            "blocks": blocks,
            "claims": claims,
            "ledger": [[entry.span.start, entry.span.end, entry.reason] for entry in extraction.ledger],
            "companies": [[e, c.name] for e, c in zip(report.company_ids, report.header.companies, strict=True)],
            "segments": list(report.header.segments),
            "applications": list(report.header.applications),
            "findings": self.lines(report.id),
        }


def _group(pairs: Any) -> dict[str, list[Any]]:
    out: dict[str, list[Any]] = defaultdict(list)
    for key, value in pairs:
        out[key].append(value)
    return out


def _place(claim: Claim) -> tuple[str, str, int, int, int]:
    return claim.kind, claim.subject, claim.quote.start, claim.quote.end, claim.value.start if claim.value else -1


def _plain(number: Any) -> float | int | None:
    """A number as JavaScript holds it: the exact words stand in the quote."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() and abs(number) < 2**53 else float(number)
