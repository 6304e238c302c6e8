"""Score findings against findings.json: `python -m tests.gold_findings.score [extracted]`.

A finding is right when its kind (and rule, for those with one), the kind of its claims, its reports and the values of its
witnesses are those of a row. The judge runs on the gold claims, or with `extracted` on those that are read from the reports.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from kg.judge import judge
from kg.model import Claim, Finding, Grounding, Judgement
from tests.gold_findings.grounded import extracted, gold

GOLD = json.loads((Path(__file__).parent / "findings.json").read_text(encoding="utf-8"))["findings"]
LEFT_OUT = frozenset({"related-markets"})  # said in findings.json
WITH_RULE = frozenset({"arithmetic", "related"})


class Row(NamedTuple):
    """What is compared of a finding."""

    kind: str
    rule: str
    claim_kind: str
    reports: tuple[str, ...]
    low: float | None
    high: float | None


def gold_rows() -> list[Row]:
    """The expected findings."""
    return [
        Row(g["kind"], g.get("rule", ""), g["claim_kind"], tuple(sorted(g["reports"])), _number(g["low"]), _number(g["high"]))
        for g in GOLD
    ]


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def _end(claim: Claim, upper: bool) -> Decimal | None:
    ends = [claim.high, claim.low] if upper else [claim.low, claim.high]
    return next((v for v in ends if v is not None), None)


def found_rows(grounding: Grounding, judgement: Judgement) -> list[tuple[Row, Finding]]:
    """The findings of a judgement whose members all lie in gold reports, in the same shape."""
    claims = {c.id: c for c in grounding.claims}
    names = {r.id: Path(r.name).name for r in grounding.reports}
    out = []
    for f in judgement.findings:
        if f.rule in LEFT_OUT:
            continue
        members = [claims[c] for c in f.claims]
        reports = tuple(sorted({names[c.report] for c in members}))
        kinds = sorted({c.claim.kind for c in members})
        kind = kinds[0] if len(kinds) == 1 else next(k for k in kinds if k.endswith(("_share", "_size")))
        low = None if f.low_claim is None else _number(_end(claims[f.low_claim].claim, True))
        high = None if f.high_claim is None else _number(_end(claims[f.high_claim].claim, False))
        out.append((Row(f.kind, f.rule if f.kind in WITH_RULE else "", kind, reports, low, high), f))
    return out


def score(found: Sequence[Row], gold: Sequence[Row]) -> tuple[float, float, list[Row], list[Row]]:
    """Precision, recall, and the rows that are spurious and missed."""
    free, spurious = list(gold), []
    for row in found:
        if row in free:
            free.remove(row)
        else:
            spurious.append(row)
    hits = len(gold) - len(free)
    return hits / max(len(found), 1), hits / max(len(gold), 1), spurious, free


def _lines(title: str, rows: Iterable[Row]) -> str:
    return "".join(f"{title} {' '.join(map(str, row))}\n" for row in rows)


def main() -> None:
    """Print precision, recall and the differences."""
    grounding = extracted() if "extracted" in sys.argv else gold()
    found = [row for row, _ in found_rows(grounding, judge(grounding))]
    precision, recall, spurious, missed = score(found, gold_rows())
    sys.stdout.write(_lines("SPURIOUS", spurious) + _lines("MISSED", missed))
    sys.stdout.write(f"findings: {len(found)}, precision {precision:.3f}, recall {recall:.3f}\n")


if __name__ == "__main__":
    main()
