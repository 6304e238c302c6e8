"""Dataset -> files: one file per format."""
