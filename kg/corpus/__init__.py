"""Files -> Report: the visible text and the block structure that a flat text loses, every piece with its place."""

from kg.corpus.definition import definition
from kg.corpus.discover import SourceFile, discover
from kg.corpus.load import load
from kg.corpus.problems import MAX_FILE_BYTES, PROBLEMS, RefusedError
from kg.corpus.read import read, visible

__all__ = ["MAX_FILE_BYTES", "PROBLEMS", "RefusedError", "SourceFile", "definition", "discover", "load", "read", "visible"]
