"""Paragraphs to the clause tree."""
