"""Files -> Report: the visible text and the block structure that a flat text loses, every piece with its place."""

from kg.corpus.discover import SourceFile, discover
from kg.corpus.problems import MAX_FILE_BYTES, PROBLEMS, RefusedError
from kg.corpus.read import read, visible

__all__ = ["MAX_FILE_BYTES", "PROBLEMS", "RefusedError", "SourceFile", "discover", "read", "visible"]
