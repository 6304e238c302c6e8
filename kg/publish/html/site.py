"""Writes the site's folder: shells, assets, and the data files cut into shards of a few dozen kilobytes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec

from kg import vocab
from kg.model import Dataset, Extraction
from kg.publish.html.graph import graph_data
from kg.publish.html.rows import Row, Rows

# One shell a page: file name -> (title, the script that draws it).
PAGES: dict[str, tuple[str, str]] = {
    "index": ("Overview", "start.js"),
    "findings": ("Findings", "findings.js"),
    "finding": ("Finding", "finding.js"),
    "company": ("Company", "entity.js"),
    "market": ("Market", "market.js"),
    "region": ("Region", "entity.js"),
    "publisher": ("Publisher", "publisher.js"),
    "report": ("Report", "report.js"),
    "publishers": ("Publishers", "publisher.js"),
    "graph": ("Graph", "graph.js"),
}
LIBRARY = '<script src="assets/force-graph.min.js"></script>\n'  # vendored from npm: force-graph 1.52.0, MIT
# The library adds three style elements of its own (the first empty); the policy lets in these and no others.
LIBRARY_STYLES = " ".join(
    f" 'sha256-{digest}'"
    for digest in (
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "jtRRMYY2VbEXuBKbHvqM1/fPT8vazFrEooXdvwUK4y8=",
        "9xjtvxMT1ApHlgn9ohbh2FNfvK5Tqtzy94BjfXBeMSY=",
    )
)
ENTITY_PAGES = ("company", "market", "region", "publisher")
PER_SHARD = 24  # entities or findings in one data file: some 50 kB each on the 8,592 reports
LIST_CHUNK = 4000  # findings in one chunk of the list: 50,000 of them arrive in 13 files, the most severe first


def shard_of(key: str, shards: int) -> int:
    """Number of the file that holds `key`: Horner's hash over its UTF-16 units, the same in core.js.

    >>> shard_of("company/ase", 1), shard_of("company/ase", 64)
    (0, 33)
    """
    value = 0
    for unit in memoryview(key.encode("utf-16-le")).cast("H"):
        value = (value * 31 + unit) & 0xFFFFFFFF
    return value % shards


def write_site(dataset: Dataset, extractions: Iterable[Extraction], folder: Path) -> None:
    """Write the whole site below `folder`; `extractions` give the reports' texts, one at a time."""
    rows = Rows(dataset)
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    counts: dict[str, int] = {}
    by_type: dict[str, list[str]] = defaultdict(list)
    for entity in dataset.grounding.entities:
        by_type[entity.type].append(entity.id)
    profiles = {profile.publisher_id: msgspec.to_builtins(profile) for profile in dataset.judgement.profiles}
    writers: dict[str, Callable[[str], Row]] = {
        "company": lambda key: rows.entity(key) | _company(rows, key),
        "market": lambda key: rows.entity(key) | _market(rows, key),
        "region": lambda key: rows.entity(key) | {"within": _parts(rows, key, "region")},
        "publisher": lambda key: (
            rows.entity(key) | {"profile": profiles.get(key), "held": _reports(rows, rows.reports_of_publisher, key)}
        ),
    }
    for kind, row in writers.items():
        counts[kind] = _shards(data, kind, by_type[kind], row)
    findings = {finding.id: finding for finding in rows.findings}
    counts["finding"] = _shards(data, "finding", list(findings), lambda key: rows.finding(findings[key]))
    chunks = range(0, len(rows.findings), LIST_CHUNK)
    for number, start in enumerate(chunks):
        _write(
            data / f"findings-{number}.js",
            f"findings/{number}",
            [rows.line(f) for f in rows.findings[start : start + LIST_CHUNK]],
        )
    (data / "report").mkdir(exist_ok=True)
    for extraction in extractions:
        if extraction.report.id in rows.reports:
            key = extraction.report.id
            _write(data / f"{key}.js", key, rows.text(extraction))
    _write(data / "graph.js", "graph", graph_data(rows))
    _write(data / "names.js", "names", _names(rows))
    _write(data / "start.js", "start", _start(rows, profiles, counts, len(chunks)))
    _write_shells(folder)


def _shards(data: Path, kind: str, keys: list[str], row: Callable[[str], Row]) -> int:
    shards = max(1, -(-len(keys) // PER_SHARD))
    cut: dict[int, list[str]] = defaultdict(list)
    for key in sorted(keys):
        cut[shard_of(key, shards)].append(key)
    (data / kind).mkdir(exist_ok=True)
    for number, members in sorted(cut.items()):
        _write(data / kind / f"{number}.js", f"{kind}/{number}", {key: row(key) for key in members})
    return shards


def _write(path: Path, key: str, value: Any) -> None:
    """One data file: a script that hands its value over. `<` is escaped so that no editor or proxy takes it for markup."""
    body = msgspec.json.encode(value).replace(b"<", b"\\u003c")
    path.write_bytes(b"kgData(" + msgspec.json.encode(key) + b"," + body + b")\n")


def _reports(rows: Rows, index: dict[str, list[Any]], key: str) -> list[Row]:
    return [rows.report(report) for report in index.get(key, ())]


def _company(rows: Rows, key: str) -> Row:
    reports = rows.reports_of_company.get(key, [])
    markets = Counter(report.market_id for report in reports if report.market_id)
    ranked = sorted(markets.items(), key=lambda pair: (-pair[1], pair[0]))
    return {
        "held": [rows.report(report) for report in reports],
        "markets": [[market, rows.label(market), count] for market, count in ranked[:200]],
        "parts": [[part.id, part.label] for part in rows.parts_of.get(key, ())] if rows.claims_of_subject.get(key) else [],
    }


def _market(rows: Rows, key: str) -> Row:
    reports = rows.reports_of_market.get(key, [])
    companies = Counter(company for report in reports for company in set(report.company_ids))
    ranked = sorted(companies.items(), key=lambda pair: (-pair[1], pair[0]))
    listed = [
        rows.report(r) | {"segments": list(r.header.segments), "applications": list(r.header.applications)} for r in reports
    ]  # fmt: skip
    relations = [
        [r.b if r.a == key else r.a, rows.label(r.b if r.a == key else r.a), _turned(r.relation, r.a == key), r.evidence]
        for r in rows.relations_of.get(key, ())[:100]
    ]
    return {
        "held": listed,
        "companies": [[company, rows.label(company), count] for company, count in ranked[:300]],
        "relations": relations,
    }


def _turned(relation: str, forward: bool) -> str:
    """The relation as seen from this market: A narrower than B is B broader than A."""
    return relation if forward else {"narrower": "broader", "broader": "narrower"}.get(relation, relation)


def _parts(rows: Rows, key: str, kind: str) -> list[list[str]]:
    return [[part.id, part.label] for part in rows.parts_of.get(key, ()) if part.type == kind]


def _names(rows: Rows) -> list[list[Any]]:
    """What the search box searches: [label, page, id, other names, findings], the most contested first."""
    found = [
        [entity.label, entity.type, entity.id, list(entity.labels[:6]), len(rows.findings_of.get(entity.id, ()))]
        for entity in rows.entities.values()
        if entity.type in ENTITY_PAGES
    ]
    reports = [
        [r.header.title or r.name, "report", r.id, [r.name], len(rows.findings_of.get(r.id, ()))] for r in rows.reports.values()
    ]  # fmt: skip
    return sorted(found + reports, key=lambda name: (-name[4], name[0], name[2]))


def _start(rows: Rows, profiles: dict[str, Row], shards: dict[str, int], chunks: int) -> Row:
    kinds = Counter(finding.kind for finding in rows.findings)
    words = Counter(finding.severity_word for finding in rows.findings)
    types = Counter(entity.type for entity in rows.entities.values())
    ranked = sorted(vocab.FINDINGS.items(), key=lambda item: -item[1].weight)  # the gravest kinds first
    return {
        "counts": {
            "reports": len(rows.reports),
            "claims": len(rows.claims),
            "findings": len(rows.findings),
            **dict(sorted(types.items())),
        },
        "problems": len(rows.dataset.problems),
        "kinds": [[token, kinds[token], known.label, known.definition] for token, known in ranked if kinds[token]],
        "words": dict(sorted(words.items())),
        "claim_kinds": {token: kind.label for token, kind in vocab.KINDS.items()},
        "top": [rows.line(finding) for finding in rows.findings[:40]],
        "publishers": [row | {"label": rows.label(key)} for key, row in sorted(profiles.items())],
        "shards": shards,
        "chunks": chunks,
    }


def _write_shells(folder: Path) -> None:
    source = resources.files("kg.publish.html").joinpath("assets")
    target = folder / "assets"
    target.mkdir(exist_ok=True)
    for asset in sorted(source.iterdir(), key=lambda item: item.name):
        if asset.name != "shell.html":
            (target / asset.name).write_bytes(asset.read_bytes())
    shell = source.joinpath("shell.html").read_text(encoding="utf-8")
    for name, (title, script) in PAGES.items():
        library, styles = (LIBRARY, LIBRARY_STYLES) if name == "graph" else ("", "")
        page = shell.replace("{title}", title).replace("{page}", name).replace("{script}", script)
        page = page.replace("{library}", library).replace("{styles}", styles)
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
