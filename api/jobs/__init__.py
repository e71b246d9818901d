"""Uploads that are worked on after they were answered: what waits, what runs, what became of each."""
