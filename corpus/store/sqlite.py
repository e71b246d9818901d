"""Documents on disk: one SQLite database in the user's folder."""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.correction import NOTHING, Correction
from corpus.document import Document, Metadata
from corpus.errors import StoreError, UnknownDocument
from corpus.labels import PUBLIC, Labels, check_labels
from corpus.read import READER_VERSION
from corpus.store import corrections, heads, labels, readings, sources
from corpus.store.database import FILE, SCHEMA_VERSION, Database
from corpus.store.protocol import DocumentStore, Head, Source
from corpus.store.serialised import metadata_of, row_of

__all__ = ["FILE", "SCHEMA_VERSION", "Store"]


class Store(DocumentStore):
    """The documents in a folder; safe to open from several processes at once."""

    def __init__(self, home: Path) -> None:
        self.path = home / FILE
        self._database = Database(self.path)
        self._seen: tuple[tuple[int, ...] | None, dict[str, Labels]] | None = None

    # --- documents in, documents out

    def save(self, document: Document, place: str = "", labels: Labels | None = None) -> None:
        """Adds a document, or replaces the reading of it that is in force; place: where its file stands.

        labels: who may see it from now on; those it has where None.
        """
        with self._changing(document.document_id, labels) as connection:
            sources.delete(connection, document.document_id, sources.in_force_place(connection, document.document_id))
            readings.write(connection, row_of(document), place, READER_VERSION)

    def put_first(self, document: Document, place: str, labels: Labels | None = None) -> None:
        """Puts a reading of a stored document in force; the one that was stays, as that of another source."""
        with self._changing(document.document_id, labels) as connection:
            held = readings.held(connection, document.document_id)
            if held is not None:
                sources.keep_in_force(connection, *held)
            readings.write(connection, row_of(document), place, READER_VERSION)

    def save_beside(self, document: Document, place: str, labels: Labels | None = None) -> None:
        """Keeps a reading of a stored document as that of another source; the one in force stays."""
        with self._changing(document.document_id, labels) as connection:
            held = readings.held(connection, document.document_id)
            if held is None:
                raise UnknownDocument(_unknown(document.document_id))
            sources.write(connection, held[0], sources.in_force_place(connection, held[0].document_id), held[1], True)
            sources.write(connection, row_of(document), place, READER_VERSION, in_force=False)

    def move_source(self, document_id: str, place: str, to: str) -> None:
        """Takes note that the file of a source stands elsewhere now, or ('') nowhere."""
        with self._database.writing() as connection:
            held = readings.held(connection, document_id)
            if held is not None and sources.in_force_place(connection, document_id) == place:
                sources.delete(connection, document_id, place)
                sources.write(connection, held[0], to, held[1], in_force=True)
            else:
                connection.execute(
                    "UPDATE OR REPLACE sources SET place = ? WHERE document_id = ? AND place = ?",
                    (to, document_id, place),
                )

    def remove_source(self, document_id: str, place: str) -> None:
        """Removes a source; the document goes on with the reading of the next, and goes with its last."""
        with self._database.writing() as connection:
            in_force = sources.in_force_place(connection, document_id) == place
            sources.delete(connection, document_id, place)
            if not in_force:
                return
            following = sources.next_reading(connection, document_id)
            if following is None:
                readings.delete(connection, document_id)
            else:
                readings.write(connection, *following)

    def remove(self, document_id: str) -> None:
        """Removes a document.

        Raises:
            UnknownDocument: none of that id is stored.
        """
        self._must_be_text(document_id)
        with self._database.writing() as connection:
            if not readings.delete(connection, document_id):
                raise UnknownDocument(_unknown(document_id))

    def load(self, document_id: str) -> Document:
        """Returns a document, its metadata as corrected.

        Raises:
            UnknownDocument: none of that id is stored.
        """
        self._must_be_text(document_id)
        rows = self._database.query(f"{readings.SELECT} WHERE document_id = ?", (document_id,))
        if not rows:
            raise UnknownDocument(_unknown(document_id))
        return self._read(rows[0])

    def load_all(self) -> list[Document]:
        """Returns every document, by id."""
        return [self._read(row) for row in self._database.query(f"{readings.SELECT} ORDER BY document_id")]

    def was_used(self) -> bool:
        """Returns whether a document was ever stored here."""
        return bool(self._database.query("SELECT 1"))

    def digests(self) -> dict[str, str]:
        """Returns what tells each document's state from others, by id: what an index was built from."""
        return {row[0]: row[1] for row in self._database.query("SELECT document_id, digest FROM heads")}

    def sources(self, document_id: str | None = None) -> list[Source]:
        """Returns the sources of a document, or of all; by id, the one in force first, then by place."""
        where, values = ("", ()) if document_id is None else ("WHERE document_id = ?", (document_id,))
        rows = self._database.query(
            f"SELECT * FROM ({sources.SELECT}) {where} ORDER BY document_id, in_force DESC, place", values
        )
        return [sources.source_of(row, READER_VERSION) for row in rows]

    def heads(self, document_id: str | None = None) -> dict[str, Head]:
        """Returns the heads of all documents, or that of one, by id, as corrected."""
        where, values = ("", ()) if document_id is None else ("WHERE document_id = ?", (document_id,))
        rows = self._database.query(f"SELECT document_id, metadata, length FROM heads {where}", values)
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

    # --- what people say of them

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

    def set_labels(self, document_id: str, to: Labels) -> None:
        """Lets those who hold one of these labels see a document, and nobody else.

        Raises:
            UnknownDocument: none of that id is stored.
        """
        with self._stored(document_id) as connection:
            labels.write(connection, document_id, check_labels(to))

    def correct(self, document_id: str, correction: Correction, afresh: bool = False) -> None:
        """Puts a correction over what was read of a document; afresh: those before are undone.

        Raises:
            UnknownDocument: none of that id is stored.
        """
        with self._stored(document_id) as connection:
            before = NOTHING if afresh else corrections.read(connection, document_id)
            corrections.write(connection, document_id, before.with_more(correction))
            heads.take_note(connection, document_id)

    def as_read(self, document_id: str) -> Metadata:
        """Returns the metadata of a document as its file says it, whatever was corrected.

        Raises:
            UnknownDocument: none of that id is stored.
        """
        self._must_be_text(document_id)
        rows = self._database.query("SELECT metadata FROM documents WHERE document_id = ?", (document_id,))
        if not rows:
            raise UnknownDocument(_unknown(document_id))
        return self._metadata(document_id, rows[0][0])

    # --- how

    @contextmanager
    def _changing(self, document_id: str, to: Labels | None) -> Iterator[sqlite3.Connection]:
        """Gives a transaction in which a document is stored, with its labels where they are given."""
        with self._database.writing() as connection:
            if to is not None:
                labels.write(connection, document_id, check_labels(to))
            yield connection

    @contextmanager
    def _stored(self, document_id: str) -> Iterator[sqlite3.Connection]:
        """Gives a transaction on a document that is stored."""
        self._must_be_text(document_id)
        with self._database.writing() as connection:
            if not connection.execute("SELECT 1 FROM documents WHERE document_id = ?", (document_id,)).fetchone():
                raise UnknownDocument(_unknown(document_id))
            yield connection

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
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise StoreError(
                f"{self.path}: what is stored of document {document_id!r} is damaged ({error}); ingest its file again"
            ) from error

    @staticmethod
    def _must_be_text(document_id: str) -> None:
        """Raises UnknownDocument for an id that no database holds: one from a command line may be no text."""
        if not document_id.isascii() and document_id.encode("utf-8", "replace").decode() != document_id:
            raise UnknownDocument(_unknown(document_id))


def _unknown(document_id: str) -> str:
    return f"document {document_id!r}: not stored; `chithi documents` lists those that are"
