"""Answers over HTTP: the JSON interface, the chat page, the document viewer."""
