"""Who is told of every question, and of every clause that was shown: an audit log, or nobody."""

from collections.abc import Sequence
from typing import Protocol, TypeAlias

from rag.answer import Answer, NamedHit

Place: TypeAlias = tuple[str, str | None]  # a document, and the address of a clause in it


class Witness(Protocol):
    """Is told of what is shown before whoever asked is; what it raises is raised to them instead."""

    def answered(self, answer: Answer) -> None:
        """Takes note of an answer."""

    def found(self, query: str, hits: Sequence[NamedHit]) -> None:
        """Takes note of what a search found."""

    def read(self, document_id: str, form: str, clause: str | None = None) -> None:
        """Takes note that a document is shown, or one clause of it; form: page, text, clauses, source, clause."""

    def listed(self, what: str, asked: str, places: Sequence[Place]) -> None:
        """Takes note of a list that is shown (duties, kept answers): what was asked for, and the clause of each."""


class Nobody:
    """A witness that takes note of nothing."""

    def answered(self, answer: Answer) -> None:
        """Does nothing."""

    def found(self, query: str, hits: Sequence[NamedHit]) -> None:
        """Does nothing."""

    def read(self, document_id: str, form: str, clause: str | None = None) -> None:
        """Does nothing."""

    def listed(self, what: str, asked: str, places: Sequence[Place]) -> None:
        """Does nothing."""
