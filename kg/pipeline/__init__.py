"""Sources -> output folder: the one place that knows the order of the stages."""

from kg.pipeline.build import Options, build
from kg.pipeline.progress import Progress
from kg.pipeline.summary import Summary

__all__ = ["Options", "Progress", "Summary", "build"]
