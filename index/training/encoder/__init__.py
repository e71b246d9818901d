"""Trains the bundled encoder."""
