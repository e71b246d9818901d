"""Lines as they were printed to paragraphs."""
