"""Bytes to text, whatever encoding or font they were typed in."""
