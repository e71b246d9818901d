"""What any store of documents does, wherever it keeps them."""

from typing import Protocol

from corpus.document import Document


class DocumentStore(Protocol):
    """Documents by id: each stored whole or not at all.

    Every method raises StoreError where what is stored cannot be reached, or is damaged.
    """

    def save(self, document: Document) -> None:
        """Adds a document, or replaces the one of the same id."""

    def remove(self, document_id: str) -> None:
        """Removes a document.

        Raises:
            UnknownDocument: none of that id is stored.
        """

    def load(self, document_id: str) -> Document:
        """Returns a document.

        Raises:
            UnknownDocument: none of that id is stored.
        """
        ...

    def load_all(self) -> list[Document]:
        """Returns every document, by id."""
        ...

    def digests(self) -> dict[str, str]:
        """Returns the digest of every document's text, by id: what an index was built from."""
        ...

    def stamp(self) -> tuple[int, int] | None:
        """Returns what changes whenever something is stored or removed, None where nothing ever was stored."""
        ...

    def is_current(self, document_id: str, source_sha256: str) -> bool:
        """Returns whether the document is stored from these very bytes by this reader."""
        ...
