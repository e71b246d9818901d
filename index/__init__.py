"""Documents to a searchable folder: passages, vectors, postings."""
