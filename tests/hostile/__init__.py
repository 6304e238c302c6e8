"""Hostile files, and what must come of each: accepted, accepted with a recorded problem, or refused with a clear code."""
