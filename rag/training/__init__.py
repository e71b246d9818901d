"""What learns the reader, from plain files."""
