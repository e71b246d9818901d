"""Bytes to documents: read, normalised, split into clauses, their duties read."""
