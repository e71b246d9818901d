"""Documents on disk: one SQLite database in the user's folder, and the bytes they were read from beside it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from corpus.correction import NOTHING, Correction
from corpus.document import Document
from corpus.errors import UnknownDocument
from corpus.labels import Labels, check_labels
from corpus.read import READER_VERSION
from corpus.store import corrections, labels, readings, sources
from corpus.store.database import FILE, SCHEMA_VERSION
from corpus.store.protocol import DocumentStore
from corpus.store.serialised import row_of
from corpus.store.stored import StoredDocuments, must_be_text, unknown

__all__ = ["FILE", "SCHEMA_VERSION", "Store"]


class Store(StoredDocuments, DocumentStore):
    """The documents in a folder, and what changes them; safe to open from several processes at once."""

    def begin(self) -> None:
        """Makes the folder one that was used, before the first bytes are kept there."""
        self._database.begin()

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
                raise UnknownDocument(unknown(document.document_id))
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
        with self._changing(document_id) as connection:
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
        must_be_text(document_id)
        with self._changing(document_id) as connection:
            if not readings.delete(connection, document_id):
                raise UnknownDocument(unknown(document_id))

    def note_unreadable(self, sha256: str, reason: str) -> None:
        """Takes note that this reader cannot read bytes which an older one had read, and why."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO unreadable VALUES (?, ?, ?)", (sha256, READER_VERSION, reason))

    def note_kept(self, sha256: str) -> None:
        """Takes note that the bytes of a source are kept, which were not when it was stored."""
        if not self._database.query("SELECT 1 FROM kept WHERE source_sha256 = ?", (sha256,)):
            with self._database.writing() as connection:
                if sources.is_referred_to(connection, sha256):
                    connection.execute("INSERT OR IGNORE INTO kept VALUES (?)", (sha256,))

    def derive(self, document_id: str) -> None:
        """Derives anew what is derived from a document: its head, and its duties."""
        with self._database.writing() as connection:
            readings.derive(connection, document_id)

    def clear_stray(self, document_id: str) -> None:
        """Takes away what is kept beside a document that is not stored; of one that is, nothing."""
        with self._database.writing() as connection:
            if not readings.rows_of(connection, document_id):
                readings.delete(connection, document_id)

    def rename(self, document_id: str, to: str) -> None:
        """Gives a document back the name that all else that is kept of it has."""
        with self._database.writing() as connection:
            connection.execute("UPDATE documents SET document_id = ? WHERE document_id = ?", (to, document_id))
            readings.derive(connection, document_id)
            readings.derive(connection, to)

    def set_digest(self, document_id: str, sha256: str) -> None:
        """Says which bytes the reading in force of a document was read from."""
        with self._database.writing() as connection:
            connection.execute("UPDATE documents SET source_sha256 = ? WHERE document_id = ?", (sha256, document_id))
            sql = "UPDATE sources SET source_sha256 = ? WHERE document_id = ? AND reading = ''"
            connection.execute(sql, (sha256, document_id))

    def digests_said(self, document_id: str) -> list[str]:
        """Returns the digests of what the reading in force was read from: one, or two where one is damaged."""
        sql = (
            "SELECT source_sha256 FROM documents WHERE document_id = ?1"
            " UNION SELECT source_sha256 FROM sources WHERE document_id = ?1 AND reading = ''"
        )
        return [row[0] for row in self._database.query(sql, (document_id,))]

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
            readings.derive(connection, document_id)

    @contextmanager
    def _changing(self, document_id: str, to: Labels | None = None) -> Iterator[sqlite3.Connection]:
        """Gives a transaction in which a document is changed, with its labels where they are given.

        The bytes that nothing refers to any more go after it: a cut leaves too many of them, never too few.
        """
        with self._database.writing() as connection:
            before = sources.bytes_of(connection, document_id)
            if to is not None:
                labels.write(connection, document_id, check_labels(to))
            yield connection
            here = [s for s in sources.bytes_of(connection, document_id) - before if self.originals.holds(s)]
            connection.executemany("INSERT OR IGNORE INTO kept VALUES (?)", [(sha256,) for sha256 in here])
            left = [sha256 for sha256 in before if not sources.is_referred_to(connection, sha256)]
            connection.executemany("DELETE FROM kept WHERE source_sha256 = ?", [(sha256,) for sha256 in left])
        for sha256 in left:
            self.originals.remove(sha256)

    @contextmanager
    def _stored(self, document_id: str) -> Iterator[sqlite3.Connection]:
        """Gives a transaction on a document that is stored."""
        must_be_text(document_id)
        with self._database.writing() as connection:
            if not connection.execute("SELECT 1 FROM documents WHERE document_id = ?", (document_id,)).fetchone():
                raise UnknownDocument(unknown(document_id))
            yield connection
