"""The documentation, made from the thing itself: `python -m tests.docs_tools` renews docs/, tests/test_docs.py compares.

In every page the command of a ```console block is run on the sample, and its output replaces what stands there (cut to
`lines=N`). docs/queries.md, docs/terms.md and the tables of docs/files.md are written whole.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from click.testing import CliRunner

from kg.cli import cli
from kg.cli.output import shorten
from kg.publish import schemas
from kg.serve.exports import FORMATS
from kg.serve.queries import Named, named
from tests.tiny import kg

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
BLOCK = re.compile(r"^```console(?: lines=(\d+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PART = re.compile(r"<!-- (\w+) -->\n.*?<!-- /\1 -->", re.DOTALL)
SECONDS = re.compile(r"; [\d.]+ s\)")
# Sizes that change with the version of a library.
BYTES = re.compile(r": [\d,]+ bytes$", re.MULTILINE)
TABLES = {"contradictions", "show", "explain", "ask", "query", "relate", "verify", "validate", "doctor"}
DEFAULT_LINES = 14
MAX_WIDTH = 165

# One example a named query; {claim} and {finding} are the first of a contradiction of the sample.
EXAMPLES: dict[str, str] = {
    "contradictions": "--market OSAT --min-severity 0.5",
    "self-contradictions": "",
    "findings": "--kind forecast-spread",
    "finding": "--finding {finding}",
    "about": '--company "Amkor Technology"',
    "consensus": "--about OSAT",
    "market-forecasts": "--market OSAT",
    "growth-rates": "--market OSAT",
    "region-shares": "--market OSAT",
    "leaders": '--market "Advanced Packaging"',
    "parts": "--market OSAT",
    "related-markets": '--market "Advanced Packaging"',
    "publishers": "",
    "single-source": "--market OSAT",
    "copied-figures": "",
    "matches": '--company "ASE Group"',
    "report": "--report amkor-note",
    "cite": "--claim {claim}",
}


@contextlib.contextmanager
def sample() -> Iterator[Path]:
    """A working folder with the sample built into output/; the process stands in it."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        kg("demo", "--jobs", "1", cwd=Path(folder))
        os.chdir(folder)
        try:
            yield Path(folder)
        finally:
            os.chdir(before)


def run(command: str) -> tuple[int, str]:
    """Exit code and output of `kg ...` (as a terminal shows it) or `cat FILE`, in the folder where the process stands."""
    words = shlex.split(command)
    if words[0] == "cat":
        return 0, Path(words[1]).read_text(encoding="utf-8")
    if words[0] != "kg":
        raise ValueError(f"the documentation shows kg and cat only: {command}")
    if words[1] == "demo":
        with tempfile.TemporaryDirectory() as fresh:
            done = kg("demo", "--jobs", "1", cwd=Path(fresh))
        return done.returncode, SECONDS.sub(")", done.stdout)
    if words[1] in TABLES and "--format" not in words:
        words += ["--format", "table"]
    result = CliRunner().invoke(cli, words[1:], catch_exceptions=False)
    # The sample lies below the checkout, which is elsewhere on every machine.
    return result.exit_code, BYTES.sub(": … bytes", result.output).replace(f"{ROOT}/", "")


def commands(text: str) -> list[str]:
    """The commands of a page's console blocks."""
    return [_command(match[2]) for match in BLOCK.finditer(text)]


def _command(body: str) -> str:
    """The first line of a block, and further ones while a quote is open."""
    lines = body.splitlines()
    for end in range(1, len(lines) + 1):
        command = "\n".join(lines[:end])
        with contextlib.suppress(ValueError):
            shlex.split(command)
            return command.removeprefix("$ ")
    raise ValueError(f"an open quote: {body}")


def rendered(text: str) -> str:
    """A page with its generated parts and its outputs made anew. Raises ValueError where a command fails."""
    return BLOCK.sub(_block, PART.sub(lambda match: f"<!-- {match[1]} -->\n{PARTS[match[1]]()}\n<!-- /{match[1]} -->", text))


def _block(match: re.Match[str]) -> str:
    command = _command(match[2])
    code, output = run(command)
    if code != 0:
        raise ValueError(f"{command}: exit code {code}\n{output}")
    lines = [shorten(line.rstrip(), MAX_WIDTH) for line in output.strip("\n").splitlines() if line.strip()]
    most = int(match[1] or DEFAULT_LINES)
    shown = lines if len(lines) <= most else [*lines[:most], "…"]
    heading = f"```console lines={match[1]}" if match[1] else "```console"
    return "\n".join([heading, f"$ {command}", *shown, "```"])


def cookbook() -> str:
    """A section a named query: what it answers, its parameters, an example that runs, and its text."""
    queries = named()
    ids = _ids()
    return "\n\n".join(_recipe(queries[name], arguments.format(**ids)) for name, arguments in EXAMPLES.items())


def _recipe(query: Named, arguments: str) -> str:
    parameters = [
        f"- `--{p.name.replace('_', '-')}` ({p.type}{'' if p.required else ', optional'}): {p.help}" for p in query.parameters
    ]
    command = f"kg ask {query.name}{' ' if arguments else ''}{arguments} --limit 1 --format json"
    example = f"```console lines=40\n$ {command}\n```"
    source = f"SPARQL: [`{query.name}.rq`](../ontology/queries/{query.name}.rq)"
    return "\n\n".join(part for part in (f"## {query.name}", query.description, "\n".join(parameters), example, source) if part)


def _ids() -> dict[str, str]:
    """The gravest contradiction of the sample, and its first claim."""
    lines = Path("output/findings.jsonl").read_text(encoding="utf-8").splitlines()
    found = [row for row in map(json.loads, lines) if row["kind"] == "contradiction"]
    gravest = max(found, key=lambda row: (row["severity"], row["id"]))
    return {"finding": gravest["id"], "claim": gravest["claims"][0]}


def fields() -> str:
    """A table a JSON file, from the schemas."""
    return "\n\n".join(map(_fields, schemas.names()))


def _fields(name: str) -> str:
    schema = json.loads(schemas.text(name))
    rows = [f"| `{field}` | {_type(what)} | {what['description']} |" for field, what in schema["properties"].items()]
    return "\n".join([f"## {name}.jsonl", "", schema["description"], "", "| field | type | meaning |", "|---|---|---|", *rows])


def _type(what: dict[str, Any]) -> str:
    kinds = what.get("type", "string")
    if isinstance(kinds, list):
        return " or ".join(kinds)
    return " or ".join(f"`{value}`" for value in what["enum"]) if "enum" in what else str(kinds)


def formats() -> str:
    """The table of exports."""
    rows = [f"| `{name}` | {', '.join(f'`{file}`' for file in form.files)} | {form.help} |" for name, form in FORMATS.items()]
    return "\n".join(["| format | files | what for |", "|---|---|---|", *rows])


TERM_FILES = ("core", "claims", "findings")
OWN = "https://w3id.org/claimgraph/ns#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
OWL = "http://www.w3.org/2002/07/owl#"
SORTS = {"Class": "Classes", "ObjectProperty": "Object properties", "DatatypeProperty": "Datatype properties"}


def terms() -> str:
    """Every class and property, and what else the namespace names, by file and sort, from the Turtle."""
    sections = []
    for file in TERM_FILES:
        subjects = _subjects(ROOT / "ontology" / f"{file}.ttl")
        for sort, title in {**SORTS, "": "Individuals"}.items():
            rows = [_term(name, properties) for name, properties in subjects.items() if _sort(properties) == sort]
            if rows:
                heading = f"## {title} of {file}.ttl\n\n| term | definition | notes |\n|---|---|---|\n"
                sections.append(heading + "\n".join(sorted(rows)))
    return "\n\n".join(sections)


def _subjects(path: Path) -> dict[str, dict[str, list[str]]]:
    subjects: dict[str, dict[str, list[str]]] = {}
    for triple in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
        subject, value = triple.subject, triple.object
        named_one = isinstance(subject, ox.NamedNode) and subject.value.startswith(OWN) and subject.value != OWN
        if named_one and isinstance(value, ox.NamedNode | ox.Literal):
            properties = subjects.setdefault(subject.value.removeprefix(OWN), {})
            properties.setdefault(re.split("[#/]", triple.predicate.value)[-1], []).append(value.value)
    return {name: found for name, found in subjects.items() if "definition" in found}


def _sort(properties: dict[str, list[str]]) -> str:
    types = [value.removeprefix(OWL) for value in properties.get("type", []) if value.startswith(OWL)]
    return next((sort for sort in SORTS if sort in types), "")


def _term(name: str, properties: dict[str, list[str]]) -> str:
    notes = [
        f"{word} {', '.join(f'`{_short(value)}`' for value in properties[key])}"
        for key, word in (
            ("subClassOf", "under"),
            ("subPropertyOf", "under"),
            ("domain", "from"),
            ("range", "to"),
            ("token", "token"),
        )
        if key in properties
    ]
    notes += [f"e.g. “{example}”" for example in properties.get("example", [])[:1]]
    cells = (f"`kg:{name}`", " ".join(properties["definition"]), "; ".join(notes))
    row = " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells)
    return f"| {row} |"


def _short(value: str) -> str:
    return f"kg:{value.removeprefix(OWN)}" if value.startswith(OWN) else re.split("[#/]", value)[-1]


PARTS = {"cookbook": cookbook, "fields": fields, "formats": formats, "terms": terms}


def main() -> None:
    """Renew every page."""
    with sample():
        for page in sorted(DOCS.glob("*.md")):
            page.write_text(rendered(page.read_text(encoding="utf-8")), encoding="utf-8")
            sys.stdout.write(f"{page.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
