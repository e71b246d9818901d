"""What any store of documents does, wherever it keeps them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from corpus.document import Document, Metadata


@dataclass(frozen=True)
class Source:
    """A file that a document was read from.

    place: where it stands, as a path, a path in a zip, or the bare name of one that was sent; '' where that was never
    kept. in_force: whether the document's text is read from it; current: whether it was read by this reader.
    """

    document_id: str
    name: str
    place: str
    sha256: str
    in_force: bool
    current: bool


def by_document(sources: Iterable[Source]) -> dict[str, list[Source]]:
    """Returns the sources of each document, by its id, in order."""
    found: dict[str, list[Source]] = {}
    for source in sources:
        found.setdefault(source.document_id, []).append(source)
    return found


@dataclass(frozen=True)
class Head:
    """What tells stored documents apart without reading them: their metadata, and their length in code points."""

    metadata: Metadata
    length: int


class DocumentStore(Protocol):
    """Documents by id: each stored whole or not at all.

    Every method raises StoreError where what is stored cannot be reached, or is damaged.
    """

    def save(self, document: Document, place: str = "") -> None:
        """Adds a document, or replaces the reading of it that is in force; place: where its file stands."""

    def put_first(self, document: Document, place: str) -> None:
        """Puts a reading of a stored document in force; the one that was stays, as that of another source."""

    def save_beside(self, document: Document, place: str) -> None:
        """Keeps a reading of a stored document as that of another source; the one in force stays."""

    def move_source(self, document_id: str, place: str, to: str) -> None:
        """Takes note that the file of a source stands elsewhere now, or ('') nowhere."""

    def remove_source(self, document_id: str, place: str) -> None:
        """Removes a source; the document goes on with the reading of the next, and goes with its last."""

    def sources(self, document_id: str | None = None) -> list[Source]:
        """Returns the sources of a document, or of all; by id, the one in force first, then by place."""
        ...

    def heads(self, document_id: str | None = None) -> dict[str, Head]:
        """Returns the heads of all documents, or that of one, by id."""
        ...

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

    def was_used(self) -> bool:
        """Returns whether a document was ever stored here."""
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
