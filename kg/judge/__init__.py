"""Claims -> Finding: contradictions, arithmetic, ranks, consensus; one file per rule."""
