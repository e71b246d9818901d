"""The documents of a database, as they are stored: what is read of them."""

import json
import logging
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from corpus.document import Document, Metadata
from corpus.errors import StoreError, UnknownDocument, UnknownSource
from corpus.labels import PUBLIC, Labels
from corpus.message import Message
from corpus.read import READER_VERSION
from corpus.store import labels, marks, readings, sources
from corpus.store.database import FILE, Database
from corpus.store.kept_duties import KeptDuties
from corpus.store.originals import Originals
from corpus.store.protocol import Head, Source
from corpus.store.serialised import DAMAGED, Row, document_of, metadata_of

logger = logging.getLogger("chithi.store")


class StoredDocuments:
    """What is stored in a folder; safe to open from several processes at once.

    duties: who does what in them; originals: the bytes that they were read from.
    """

    def __init__(self, home: Path) -> None:
        self.path = home / FILE
        self._database = Database(self.path)
        self.duties = KeptDuties(self._database)
        self.originals = Originals(home)
        self._seen: tuple[tuple[int, ...] | None, dict[str, Labels]] | None = None

    def load(self, document_id: str) -> Document:
        """Returns a document, its metadata as corrected.

        Raises:
            UnknownDocument: none of that id is stored.
        """
        must_be_text(document_id)
        rows = self._database.query(f"{readings.SELECT} WHERE document_id = ?", (document_id,))
        if not rows:
            raise UnknownDocument(unknown(document_id))
        return self._read(rows[0])

    def load_all(self) -> list[Document]:
        """Returns every document, by id."""
        return [self._read(row) for row in self._database.query(f"{readings.SELECT} ORDER BY document_id")]

    def ids(self, after: str = "") -> list[str]:
        """Returns the ids of the stored documents, in order, those behind one."""
        rows = self._database.query(
            "SELECT document_id FROM heads WHERE document_id > ? ORDER BY document_id", (after,)
        )
        return [row[0] for row in rows]

    def whole(self, after: str = "") -> Iterator[Document]:
        """Yields the documents by id, those behind one; what is damaged is left out, with a word in the log."""
        for document_id in self.ids(after):
            try:
                yield self.load(document_id)
            except UnknownDocument:  # removed meanwhile
                continue
            except StoreError as error:
                logger.warning("%s", error)

    def was_used(self) -> bool:
        """Returns whether a document was ever stored here."""
        return bool(self._database.query("SELECT 1"))

    def digests(self) -> dict[str, str]:
        """Returns what tells each document's state from others, by id: what an index was built from."""
        return {row[0]: row[1] for row in self._database.query("SELECT document_id, digest FROM heads")}

    def digests_of(self, ids: Iterable[str]) -> dict[str, str]:
        """Returns the digests of some documents, by id; "" for one that is not stored."""
        wanted = list(ids)
        rows = self._database.query(
            "SELECT document_id, digest FROM heads WHERE document_id IN (SELECT value FROM json_each(?))",
            (json.dumps(wanted),),
        )
        return dict.fromkeys(wanted, "") | {row[0]: row[1] for row in rows}

    def sources(self, document_id: str | None = None) -> list[Source]:
        """Returns the sources of a document, or of all; by id, the one in force first, then by place."""
        where, values = ("", ()) if document_id is None else ("WHERE document_id = ?", (document_id,))
        rows = self._database.query(
            f"SELECT * FROM ({sources.SELECT}) {where} ORDER BY document_id, in_force DESC, place", values
        )
        return [sources.source_of(row, READER_VERSION) for row in rows]

    def of_bytes(self, sha256: str) -> list[str]:
        """Returns the ids of the documents that have a source of these bytes, in order."""
        return [row[0] for row in self._database.query(sources.OF_BYTES, (sha256,))]

    def at_place(self, place: str) -> list[str]:
        """Returns the ids of the documents that have a source at a place, in order."""
        return [row[0] for row in self._database.query(sources.AT_PLACE, (place,))]

    def alike(self, document: Document) -> list[str]:
        """Returns the ids of the documents that may be the same directive: those of its number, then of its words."""
        number, words = marks.number_mark(document), marks.words_marks(document)
        named = self._database.query(marks.OF_NUMBER, (number,)) if number else []
        worded = self._database.query(marks.OF_WORDS, (json.dumps(words), len(words))) if words else []
        return list(dict.fromkeys(row[0] for row in (*named, *worded)))

    def reading(self, document_id: str, place: str) -> Document:
        """Returns what was read from a source of a document, in force or not; as it was read.

        Raises:
            UnknownSource: there is no such source.
        """
        with self._whole(document_id):
            for row in self._database.query(sources.READING, (document_id, place)):
                return document_of(Row(**json.loads(row[0])))
        if any(s.in_force and s.place == place for s in self.sources(document_id)):
            return replace(self.load(document_id), metadata=self.as_read(document_id), corrected=())
        raise UnknownSource(
            Message(
                "document {document_id}: no source found that stands at {place}",
                document_id=repr(document_id),
                place=repr(place),
            )
        )

    def outdated(self) -> list[Source]:
        """Returns the sources that an older reader read, and whose bytes are here for this one to try."""
        old = self._older()
        if not old:
            return []
        kept, tried = self.originals.kept(), self.unreadable()
        return [s for s in old if s.sha256 in kept and s.sha256 not in tried]

    def _older(self) -> list[Source]:
        rows = self._database.query(
            f"SELECT * FROM ({sources.SELECT}) WHERE reader < ? ORDER BY document_id, in_force DESC, place",
            (READER_VERSION,),
        )
        return [sources.source_of(row, READER_VERSION) for row in rows]

    def unreadable(self) -> dict[str, str]:
        """Returns why bytes cannot be read by this reader that an older one had read, by digest."""
        rows = self._database.query("SELECT source_sha256, reason FROM unreadable WHERE reader = ?", (READER_VERSION,))
        return {row[0]: row[1] for row in rows}

    def heads(self, document_id: str | None = None) -> dict[str, Head]:
        """Returns the heads of all documents, or that of one, by id, as corrected."""
        where, values = ("", ()) if document_id is None else ("WHERE document_id = ?", (document_id,))
        rows = self._database.query(f"SELECT document_id, metadata, length FROM heads {where}", values)
        return self._heads(rows)

    def heads_of(self, ids: Iterable[str]) -> dict[str, Head]:
        """Returns the heads of some documents, by id, as corrected; none of those that are not stored."""
        some = "SELECT document_id, metadata, length FROM heads WHERE document_id IN (SELECT value FROM json_each(?))"
        return self._heads(self._database.query(some, (json.dumps(list(ids)),)))

    def _heads(self, rows: Iterable[tuple[str, ...]]) -> dict[str, Head]:
        return {row[0]: Head(self._metadata(row[0], row[1]), int(row[2])) for row in rows}

    def stamp(self) -> tuple[int, ...] | None:
        """Returns what changes whenever something is stored or removed, None where nothing ever was stored."""
        return self._database.stamp()

    def is_current(self, document_id: str, source_sha256: str) -> bool:
        """Returns whether the document is stored from these very bytes by this reader."""
        return bool(
            self._database.query(
                f"SELECT 1 FROM ({sources.SELECT}) WHERE document_id = ? AND source_sha256 = ? AND reader = ?",
                (document_id, source_sha256, READER_VERSION),
            )
        )

    def labels(self) -> dict[str, Labels]:
        """Returns who may see each document, by id; read once for each state."""
        stamp, seen = self.stamp(), self._seen
        if seen is None or seen[0] != stamp:
            seen = (stamp, labels.by_document(self._database.query(labels.SELECT)))
            self._seen = seen
        return seen[1]

    def visible(self, to: Collection[str]) -> frozenset[str]:
        """Returns the ids of the documents that whoever holds these labels may see; the public ones always."""
        own = {PUBLIC, *to}
        return frozenset(document_id for document_id, of in self.labels().items() if not own.isdisjoint(of))

    def as_read(self, document_id: str) -> Metadata:
        """Returns the metadata of a document as its file says it, whatever was corrected.

        Raises:
            UnknownDocument: none of that id is stored.
        """
        must_be_text(document_id)
        rows = self._database.query("SELECT metadata FROM documents WHERE document_id = ?", (document_id,))
        if not rows:
            raise UnknownDocument(unknown(document_id))
        return self._metadata(document_id, rows[0][0])

    def _read(self, row: tuple[str, ...]) -> Document:
        with self._whole(row[0]):
            return readings.document_as_stored(row)

    def _metadata(self, document_id: str, metadata: str) -> Metadata:
        with self._whole(document_id):
            return metadata_of(metadata)

    @contextmanager
    def _whole(self, document_id: str) -> Iterator[None]:
        """Turns what damaged strings raise into an error that names the document."""
        try:
            yield
        except DAMAGED as error:
            raise StoreError(
                Message(
                    "{path}: what is stored of document {document_id} is damaged ({error}); ingest its file again",
                    path=self.path,
                    document_id=repr(document_id),
                    error=error,
                )
            ) from error


def unknown(document_id: str) -> Message:
    """Returns the message that no document of an id is stored."""
    return Message(
        "document {document_id}: not stored; those that are: `chithi documents`, GET /v1/documents",
        document_id=repr(document_id),
    )


def must_be_text(document_id: str) -> None:
    """Raises UnknownDocument for an id that no database holds: one from a command line may be no text."""
    if not document_id.isascii() and document_id.encode("utf-8", "replace").decode() != document_id:
        raise UnknownDocument(unknown(document_id))
