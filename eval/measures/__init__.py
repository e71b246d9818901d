"""Measures: pure functions that import no room."""
