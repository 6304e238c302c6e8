"""Files -> Report: the visible text and the block structure that a flat text loses, every piece with its place."""
