"""Who is told of every question and what was shown for it: an audit log, or nobody."""

from collections.abc import Sequence
from typing import Protocol

from rag.answer import Answer, NamedHit


class Witness(Protocol):
    """Is told of what was answered before whoever asked is; what it raises is raised to them instead."""

    def answered(self, answer: Answer) -> None:
        """Takes note of an answer."""

    def found(self, query: str, hits: Sequence[NamedHit]) -> None:
        """Takes note of what a search found."""


class Nobody:
    """A witness that takes note of nothing."""

    def answered(self, answer: Answer) -> None:
        """Does nothing."""

    def found(self, query: str, hits: Sequence[NamedHit]) -> None:
        """Does nothing."""
