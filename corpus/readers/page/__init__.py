"""Words at places on a page to lines."""
