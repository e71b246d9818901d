"""The store of a home as somebody sees it: what they may not see is as if it were not stored."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from corpus.document import REPLACES, Document, Metadata
from corpus.errors import UnknownDocument
from corpus.labels import PUBLIC, Labels
from corpus.store.kept_duties import KeptDuties
from corpus.store.protocol import Head, Source
from corpus.store.sqlite import Store
from corpus.store.stored import unknown


class SeenStore(Store):
    """Reads no document but those that are seen; every method of `Store` that reads stands here (held by a test)."""

    def __init__(self, home: Path, seen: Callable[[], frozenset[str]]) -> None:
        super().__init__(home)
        self._shown = seen
        self.duties = KeptDuties(self._database, seen)

    def load(self, document_id: str) -> Document:
        """Returns a document.

        Raises:
            UnknownDocument: none of that id is stored, or seen.
        """
        self._must_be_seen(document_id)
        return self._told(super().load(document_id))

    def load_all(self) -> list[Document]:
        """Returns every document that is seen, by id."""
        return [self._told(super(SeenStore, self).load(i)) for i in sorted(self._seen_ids())]

    def ids(self, after: str = "") -> list[str]:
        """Returns the ids of the documents that are seen, in order, those behind one."""
        seen = self._shown()
        return [i for i in super().ids(after) if i in seen]

    def whole(self, after: str = "") -> Iterator[Document]:
        """Yields the documents that are seen, by id, those behind one; what is damaged is left out."""
        return super().whole(after)

    def digests_of(self, ids: Iterable[str]) -> dict[str, str]:
        """Returns the states of some documents, by id; "" for one that is not stored, or not seen."""
        seen = self._shown()
        return {i: state if i in seen else "" for i, state in super().digests_of(ids).items()}

    def of_bytes(self, sha256: str) -> list[str]:
        """Returns the ids of the documents that are seen and have a source of these bytes, in order."""
        seen = self._shown()
        return [i for i in super().of_bytes(sha256) if i in seen]

    def at_place(self, place: str) -> list[str]:
        """Returns the ids of the documents that are seen and have a source at a place, in order."""
        seen = self._shown()
        return [i for i in super().at_place(place) if i in seen]

    def alike(self, document: Document) -> list[str]:
        """Returns the ids of the documents that are seen and may be the same directive."""
        seen = self._shown()
        return [i for i in super().alike(document) if i in seen]

    def reading(self, document_id: str, place: str) -> Document:
        """Returns what was read from a source of a document that is seen.

        Raises:
            UnknownDocument, UnknownSource: the document is not seen; there is no such source.
        """
        self._must_be_seen(document_id)
        return super().reading(document_id, place)

    def outdated(self) -> list[Source]:
        """Returns the sources of documents that are seen which an older reader read, and whose bytes are here."""
        seen = self._shown()
        return [s for s in super().outdated() if s.document_id in seen]

    def unreadable(self) -> dict[str, str]:
        """Returns nothing: why bytes cannot be read says what they are of."""
        return {}

    def was_used(self) -> bool:
        """Returns whether a document was ever stored here."""
        return super().was_used()

    def digests(self) -> dict[str, str]:
        """Returns the state of every document that is seen, by id."""
        seen = self._shown()
        return {i: digest for i, digest in super().digests().items() if i in seen}

    def sources(self, document_id: str | None = None) -> list[Source]:
        """Returns the sources of a document, or of all that are seen."""
        seen = self._shown()
        return [s for s in super().sources(document_id) if s.document_id in seen]

    def heads(self, document_id: str | None = None) -> dict[str, Head]:
        """Returns the heads of all documents that are seen, or that of one, by id."""
        seen = self._shown()
        return {i: head for i, head in super().heads(document_id).items() if i in seen}

    def heads_of(self, ids: Iterable[str]) -> dict[str, Head]:
        """Returns the heads of some documents, by id; none of those that are not stored, or not seen."""
        return super().heads_of(self._shown().intersection(ids))

    def stamp(self) -> tuple[int, ...] | None:
        """Returns what changes whenever something is stored or removed."""
        return super().stamp()

    def is_current(self, document_id: str, source_sha256: str) -> bool:
        """Returns whether a document that is seen is stored from these very bytes by this reader."""
        return document_id in self._shown() and super().is_current(document_id, source_sha256)

    def labels(self) -> dict[str, Labels]:
        """Returns who may see each document that is seen, by id."""
        seen = self._shown()
        return {i: labels for i, labels in super().labels().items() if i in seen}

    def visible(self, to: Collection[str]) -> frozenset[str]:
        """Returns the ids of the documents that are seen and that whoever holds these labels may see."""
        own = super().labels()
        return frozenset(i for i in self._shown() if i in own and not own[i].isdisjoint({PUBLIC, *to}))

    def as_read(self, document_id: str) -> Metadata:
        """Returns the metadata of a document as its file says it.

        Raises:
            UnknownDocument: none of that id is stored, or seen.
        """
        self._must_be_seen(document_id)
        return super().as_read(document_id)

    def _told(self, document: Document) -> Document:
        """Returns a document without what a person said of its bearing on documents that are not seen."""
        seen, relations = self._shown(), document.metadata.relations
        left = tuple(r for r in relations if r.document_id is None or r.document_id in seen)
        if left == relations:
            return document
        names = tuple(n for n in document.corrected if n != REPLACES or any(r.document_id for r in left))
        return replace(document, metadata=replace(document.metadata, relations=left), corrected=names)

    def _seen_ids(self) -> frozenset[str]:
        return self._shown().intersection(super().digests())

    def _must_be_seen(self, document_id: str) -> None:
        if document_id not in self._shown():
            raise UnknownDocument(unknown(document_id))
