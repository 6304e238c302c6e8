"""Records -> RDF: IRIs are minted here and nowhere else."""

from kg.materialize.iris import DEFAULT_BASE, Iris
from kg.materialize.problems import problems
from kg.materialize.quads import named_quads, quads

__all__ = ["DEFAULT_BASE", "Iris", "named_quads", "problems", "quads"]
