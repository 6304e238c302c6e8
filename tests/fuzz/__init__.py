"""Fuzz targets: `python -m tests.fuzz.html --seconds 600` and `python -m tests.fuzz.numbers --seconds 600` (extra `fuzz`)."""
