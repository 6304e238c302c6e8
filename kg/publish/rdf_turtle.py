"""N-Quads lines -> Turtle and TriG for people: a block a subject, prefixed names, what matters first."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from kg.publish.rdf_terms import PREFIXES, TYPE, XSD, Output, opened, relative, short, subjects

HEADING = """\
# Claims of market-research reports, and where they cannot all be true. Made by claimgraph; the same graph as graph.nq.
# Terms: https://w3id.org/claimgraph/ns#  A claim names its report, its sentence (kg:evidence) and who said it; a finding
# names the claims that do not fit together. Years are integers, money is in full, percentages are as written.
"""
LINE_LENGTH = 120
# Turtle writes these without quotes; the digits are the literal.
_BARE = (f"^^<{XSD}decimal>", f"^^<{XSD}integer>", f"^^<{XSD}boolean>")


def write_turtle(lines: Iterable[str], target: Path | BinaryIO, base: str, heading: str = HEADING) -> int:
    """Write statements of the default graph, grouped by subject as they come; gives their number. `heading`: comment lines.

    Raises OSError.
    """
    with opened(target) as output:
        return _Writer(output, base).write(lines, heading)


write_trig = write_turtle
"""The same: statements of a named graph stand in a block with its name."""


def _listed(objects: list[str], indent: str) -> str:
    """After their predicate: on its line where they fit, else a line each."""
    line = " " + ", ".join(objects)
    return line if len(line) <= LINE_LENGTH or len(objects) == 1 else "".join(f",\n{indent}    {item}" for item in objects)[1:]


class _Writer:
    def __init__(self, output: Output, base: str) -> None:
        self._output = output
        self._base = base
        self._graph = self._section = ""

    def write(self, lines: Iterable[str], heading: str) -> int:
        """The whole document; the number of statements."""
        prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
        self._output.write(f"{heading}@base <{self._base}> .\n{prefixes}")
        count = 0
        for graph, subject, objects in subjects(lines):
            self._enter(graph, subject)
            self._output.write(self._block(subject, objects, "  " if graph else ""))
            count += sum(map(len, objects.values()))
        self._leave()
        return count

    def _enter(self, graph: str, subject: str) -> None:
        """Open a named graph, or head a new sort of subject, where one begins."""
        if graph != self._graph:
            self._leave()
            self._graph = graph
            self._output.write(f"\n{self._term(graph)} {{" if graph else "")
        section = relative(subject[1:-1], self._base).partition("#")[0].removeprefix("id/").partition("/")[0]
        if not graph and section != self._section:
            self._section = section
            self._output.write(f"\n# ---- {section} ----\n")

    def _leave(self) -> None:
        if self._graph:
            self._output.write("}\n")

    def _block(self, subject: str, objects: dict[str, list[str]], indent: str) -> str:
        parts = []
        for predicate, values in objects.items():
            verb = "a" if predicate == TYPE else self._term(predicate)
            parts.append(verb + _listed([self._term(value) for value in values], indent))
        inner = f" ;\n{indent}  ".join(parts)
        return f"\n{indent}{self._term(subject)} {inner} .\n"

    def _term(self, term: str) -> str:
        if term.startswith("<"):
            iri = term[1:-1]
            return short(iri) or f"<{relative(iri, self._base)}>"
        if term.endswith(_BARE):
            return term[1 : term.rindex('"')]
        if term.endswith(">"):
            words, _, datatype = term.rpartition("^^<")
            return f"{words}^^{short(datatype[:-1]) or f'<{datatype}'}"
        return term
