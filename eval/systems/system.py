"""What is judged, whatever it is: it answers in the contract's JSON."""

from typing import Any, Protocol

from eval.systems.without_abstention import Unrefusing


class SystemUnderTest(Protocol):
    """Answers questions, and shows the texts its quotes point into."""

    def ask(self, question: str) -> dict[str, Any]:
        """Returns the answer to a question in the contract's shape."""
        ...

    def text(self, document_id: str) -> str | None:
        """Returns the text of a document, None where it has none of that id."""
        ...

    def addresses(self, document_id: str) -> frozenset[str] | None:
        """Returns the addresses of a document's clauses, None where it has no document of that id."""
        ...

    def describe(self) -> dict[str, Any]:
        """Returns what it is and how it is configured, for the report."""
        ...

    def unrefusing(self) -> Unrefusing | None:
        """Returns what says how sure it is of each answer; None where that cannot be known."""
        ...

    def close(self) -> None:
        """Lets go of what it holds."""
        ...
