"""Scripted conversations: whether the last of their questions is understood from those before."""
