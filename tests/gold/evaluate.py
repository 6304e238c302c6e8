"""Extraction scored against the annotated reports, and the floors that may only rise.

    python -m tests.gold.evaluate                  scores of both sets
    python -m tests.gold.evaluate --half a         one half only (sorted ids, every second one): develop on a, judge on b
    python -m tests.gold.evaluate --misses 20      and what was missed or invented, by kind
    python -m tests.gold.evaluate --update         raise the floors in floors.json to the scores reached
    python -m tests.gold.evaluate --update --allow-regression    lower them too, on purpose

Sets: `sd` the home genre, `o` other publishers (scored without `other` and `company_other`, as the targets are).
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import sys
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from kg.corpus import read
from kg.extract import extract
from kg.model import Claim, Extraction, Header
from tests.shared import SHARED

Half = Literal["a", "b"]
Row = dict[str, Any]  # JSON as the scorer reads it
Scores = dict[str, dict[str, float]]  # kind -> level -> F1

FLOORS = Path(__file__).with_name("floors.json")
SETS: dict[str, frozenset[str]] = {"sd": frozenset(), "o": frozenset({"other", "company_other"})}
LEVELS = ("value", "time", "full")
FIELDS = ("title", "market", "publisher", "report_id", "forecast")
NAMES = ("companies", "segments", "applications")
EPSILON = 1e-4  # scores are rounded to four places


def scorer() -> Any:
    """The measure itself, ../shared/eval/score.py: used as it is, never copied."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "eval" / "score.py")
    assert spec and spec.loader, "eval/score.py is missing"
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold(only: str, half: Half | None = None) -> dict[str, Row]:
    """The annotated reports whose id begins with one of the letters in `only`, by id."""
    paths = [path for path in sorted((SHARED / "gold").glob("*.json")) if path.name[0] in only]
    wanted = paths if half is None else paths[0 if half == "a" else 1 :: 2]
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in wanted}


def digest() -> str:
    """SHA-256 over the names and bytes of the gold files."""
    total = hashlib.sha256()
    for path in sorted((SHARED / "gold").glob("*.json")):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def run(ids: list[str]) -> dict[str, Extraction]:
    """Read and extract the reports of the gold, in memory."""
    found = {}
    for name in ids:
        path = SHARED / "corpus" / "gold" / f"{name}.md"
        found[name] = extract(read(path.read_bytes(), str(path), name))
    return found


def claim_row(claim: Claim, text: str) -> Row:
    """One claim with the guide's fields."""
    return {
        "kind": claim.kind,
        "subject": claim.subject,
        "low": _plain(claim.low),
        "high": _plain(claim.high),
        "unit": claim.unit,
        "qualifier": claim.qualifier,
        "of": claim.of,
        "start": claim.start,
        "end": claim.end,
        "mode": claim.mode,
        "quote": text[claim.quote.start : claim.quote.end],
        "quote_start": claim.quote.start,
        "quote_end": claim.quote.end,
    }


def header_row(name: str, header: Header) -> Row:
    """The header fields as the scorer reads them."""
    return {
        "report": name,
        **{field: getattr(header, field) for field in ("title", "market", "publisher", "report_id")},
        "forecast": [header.forecast.start, header.forecast.end] if header.forecast else None,
        "segments": list(header.segments),
        "applications": list(header.applications),
        "companies": [{"name": company.name, "aliases": list(company.aliases)} for company in header.companies],
    }


def _plain(value: Decimal | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def score(only: str, half: Half | None = None) -> tuple[Scores, Row, list[str]]:
    """F1 by kind and level, the entity scores, and the lines of what was missed or invented."""
    measure = scorer()
    wanted = gold(only, half)
    found = run(list(wanted))
    skip = SETS.get(only, frozenset())
    rows: dict[str, list[Row]] = defaultdict(list)
    for name, extraction in found.items():
        rows[name] = [claim_row(claim, extraction.report.text) for claim in extraction.claims if claim.kind not in skip]
    table, _, missed, spurious = measure.score_claims(wanted, rows, skip)
    entities = measure.score_entities(wanted, [header_row(name, extraction.header) for name, extraction in found.items()])
    scores = {
        kind: {level: values[level][2] for level in LEVELS} | {"gold": values["gold"], "pred": values["pred"]}
        for kind, values in table.items()
    }
    lines = [
        _line(title, name, row)
        for title, side in (("MISSED", missed), ("SPURIOUS", spurious))
        for rows_ in side.values()
        for name, row in rows_
    ]
    return scores, entities, lines


def _line(title: str, name: str, row: Row) -> str:
    value = f"{row['low']}..{row['high']} {row['unit']} {row['start']}-{row['end']} of {row['of']}"
    return f"{title:8} {name} {row['kind']} {row['subject']!r} {value} {row['mode']} «{row['quote'][:200]}»"


def flat(scores: Scores, entities: Row) -> dict[str, float]:
    """One number for each kind and level, and for each header field: what the floors pin."""
    out = {f"{kind} {level}": values[level] for kind, values in scores.items() for level in LEVELS if values["gold"]}
    out |= {name: entities[name]["prf"][2] for name in NAMES}
    return out | {field: round(entities[field]["right"] / entities[field]["gold"], 4) for field in FIELDS}


def regressions(reached: dict[str, float], floors: dict[str, float]) -> list[str]:
    """One line for each figure that is below its floor, or gone."""
    return [
        f"{name}: {reached.get(name, 0.0):.4f} is below its floor {floor:.4f}"
        for name, floor in sorted(floors.items())
        if reached.get(name, 0.0) < floor - EPSILON
    ]


def update(reached: dict[str, dict[str, float]], allow_regression: bool, path: Path = FLOORS) -> list[str]:
    """Write the floors, unless that would lower one without leave; returns the lines that stood in the way."""
    old: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"floors": {}}
    lowered = [f"{only}: {line}" for only in reached for line in regressions(reached[only], old["floors"].get(only, {}))]
    if lowered and not allow_regression:
        return lowered
    text = json.dumps({"digest": digest(), "floors": reached}, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")
    return []


def _print(only: str, scores: Scores, entities: Row) -> None:
    print(f"\n{only:22}{'gold':>6}{'pred':>6}" + "".join(f"{level:>9}" for level in LEVELS))
    for kind, values in scores.items():
        print(f"{kind:22}{values['gold']:6.0f}{values['pred']:6.0f}" + "".join(f"{values[level]:9.4f}" for level in LEVELS))
    for field, value in entities.items():
        print(f"{field:22}{value}")


def main(arguments: list[str]) -> int:
    """The command of the module's docstring; 1 where a floor would fall."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=sorted(SETS), action="append")
    parser.add_argument("--half", choices=("a", "b"))
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-regression", action="store_true")
    options = parser.parse_args(arguments)
    reached = {}
    for only in options.only or SETS:
        scores, entities, lines = score(only, options.half)
        _print(only, scores, entities)
        print("\n".join(lines[: options.misses]))
        reached[only] = flat(scores, entities)
    if options.update:
        if options.half or options.only:
            parser.error("--update needs the whole gold")
        for line in (refused := update(reached, options.allow_regression)):
            print(line, file=sys.stderr)
        return 1 if refused else 0
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
