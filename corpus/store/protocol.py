"""What any store of documents does, wherever it keeps them."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from corpus.correction import Correction
from corpus.document import Document, Metadata
from corpus.labels import Labels
from corpus.store.originals import Originals


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


@dataclass(frozen=True)
class Head:
    """What tells stored documents apart without reading them: their metadata, and their length in code points."""

    metadata: Metadata
    length: int


class DocumentStore(Protocol):
    """Documents by id: each stored whole or not at all.

    Every method raises StoreError where what is stored cannot be reached, or is damaged.
    """

    originals: Originals  # the bytes that they were read from

    def begin(self) -> None:
        """Makes the store where there is none, before the first bytes are kept: with those, it is one that was lost."""

    def save(self, document: Document, place: str = "", labels: Labels | None = None) -> None:
        """Adds a document, or replaces the reading of it that is in force; place: where its file stands.

        labels: who may see it from now on; those it has where None. What was corrected of it stays.
        """

    def put_first(self, document: Document, place: str, labels: Labels | None = None) -> None:
        """Puts a reading of a stored document in force; the one that was stays, as that of another source."""

    def save_beside(self, document: Document, place: str, labels: Labels | None = None) -> None:
        """Keeps a reading of a stored document as that of another source; the one in force stays."""

    def move_source(self, document_id: str, place: str, to: str) -> None:
        """Takes note that the file of a source stands elsewhere now, or ('') nowhere."""

    def remove_source(self, document_id: str, place: str) -> None:
        """Removes a source; the document goes on with the reading of the next, and goes with its last."""

    def sources(self, document_id: str | None = None) -> list[Source]:
        """Returns the sources of a document, or of all; by id, the one in force first, then by place."""
        ...

    def of_bytes(self, sha256: str) -> list[str]:
        """Returns the ids of the documents that have a source of these bytes, in order."""
        ...

    def at_place(self, place: str) -> list[str]:
        """Returns the ids of the documents that have a source at a place, in order."""
        ...

    def alike(self, document: Document) -> list[str]:
        """Returns the ids of the documents that may be the same directive: those of its number, then of its words."""
        ...

    def reading(self, document_id: str, place: str) -> Document:
        """Returns what was read from a source of a document, in force or not; as it was read.

        Raises:
            UnknownSource: there is no such source.
        """
        ...

    def outdated(self) -> list[Source]:
        """Returns the sources that an older reader read, and whose bytes are here for this one to try."""
        ...

    def note_unreadable(self, sha256: str, reason: str) -> None:
        """Takes note that this reader cannot read bytes which an older one had read, and why."""

    def note_kept(self, sha256: str) -> None:
        """Takes note that the bytes of a source are kept, which were not when it was stored."""

    def unreadable(self) -> dict[str, str]:
        """Returns why bytes cannot be read by this reader that an older one had read, by digest."""
        ...

    def heads(self, document_id: str | None = None) -> dict[str, Head]:
        """Returns the heads of all documents, or that of one, by id, as corrected."""
        ...

    def heads_of(self, ids: Iterable[str]) -> dict[str, Head]:
        """Returns the heads of some documents, by id, as corrected; none of those that are not stored."""
        ...

    def remove(self, document_id: str) -> None:
        """Removes a document.

        Raises:
            UnknownDocument: none of that id is stored.
        """

    def load(self, document_id: str) -> Document:
        """Returns a document, its metadata as corrected.

        Raises:
            UnknownDocument: none of that id is stored.
        """
        ...

    def load_all(self) -> list[Document]:
        """Returns every document, by id."""
        ...

    def ids(self, after: str = "") -> list[str]:
        """Returns the ids of the stored documents, in order, those behind one."""
        ...

    def whole(self, after: str = "") -> Iterator[Document]:
        """Yields the documents by id, those behind one; what is damaged is left out, with a word in the log."""
        ...

    def was_used(self) -> bool:
        """Returns whether a document was ever stored here."""
        ...

    def digests(self) -> dict[str, str]:
        """Returns what tells each document's state from others, by id: what an index was built from."""
        ...

    def stamp(self) -> tuple[int, ...] | None:
        """Returns what changes whenever something is stored or removed, None where nothing ever was stored."""
        ...

    def is_current(self, document_id: str, source_sha256: str) -> bool:
        """Returns whether the document is stored from these very bytes by this reader."""
        ...

    def labels(self) -> dict[str, Labels]:
        """Returns who may see each document, by id."""
        ...

    def visible(self, to: Collection[str]) -> frozenset[str]:
        """Returns the ids of the documents that whoever holds these labels may see; the public ones always."""
        ...

    def set_labels(self, document_id: str, to: Labels) -> None:
        """Lets those who hold one of these labels see a document, and nobody else.

        Raises:
            UnknownDocument, InvalidLabel: none of that id is stored; there is no label, or one that cannot be.
        """

    def correct(self, document_id: str, correction: Correction, afresh: bool = False) -> None:
        """Puts a correction over what was read of a document; afresh: those before are undone.

        Raises:
            UnknownDocument: none of that id is stored.
        """

    def as_read(self, document_id: str) -> Metadata:
        """Returns the metadata of a document as its file says it, whatever was corrected.

        Raises:
            UnknownDocument: none of that id is stored.
        """
        ...
