"""Documents on disk: one SQLite database in the user's folder.

Every change is one transaction, so a document is stored whole or not at all, whatever happens meanwhile.
"""

import datetime
import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, fields
from pathlib import Path

from corpus.document import Document, Metadata
from corpus.errors import StoreError, UnknownDocument
from corpus.read import READER_VERSION
from corpus.store import sources
from corpus.store.own_folder import own_folder
from corpus.store.protocol import DocumentStore, Head, Source
from corpus.store.serialised import Row, document_of, metadata_of, row_of

FILE = "documents.sqlite3"
SCHEMA_VERSION = 3
_SCHEMA = """
CREATE TABLE IF NOT EXISTS documents (
    document_id TEXT PRIMARY KEY,
    source_name TEXT NOT NULL,
    source_sha256 TEXT NOT NULL,
    reader INTEGER NOT NULL,
    text TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    clauses TEXT NOT NULL,
    metadata TEXT NOT NULL,
    ingested_at TEXT NOT NULL,
    pages TEXT NOT NULL DEFAULT '[]',
    warnings TEXT NOT NULL DEFAULT '[]'
) STRICT
"""
# What brings a database of an older format up to this one, by the format it has.
_MIGRATIONS = {
    1: (
        "ALTER TABLE documents ADD COLUMN pages TEXT NOT NULL DEFAULT '[]'",
        "ALTER TABLE documents ADD COLUMN warnings TEXT NOT NULL DEFAULT '[]'",
    ),
}
_COLUMNS = ", ".join(field.name for field in fields(Row))
BUSY_SECONDS = 30.0


class Store(DocumentStore):
    """The documents in a folder; safe to open from several processes at once."""

    def __init__(self, home: Path) -> None:
        self.path = home / FILE

    def save(self, document: Document, place: str = "") -> None:
        """Adds a document, or replaces the reading of it that is in force; place: where its file stands."""
        with self._writing() as connection:
            sources.delete(connection, document.document_id, sources.in_force_place(connection, document.document_id))
            _write(connection, row_of(document), place, READER_VERSION)

    def put_first(self, document: Document, place: str) -> None:
        """Puts a reading of a stored document in force; the one that was stays, as that of another source."""
        with self._writing() as connection:
            held = self._held(connection, document.document_id)
            if held is not None:
                sources.keep_in_force(connection, *held)
            _write(connection, row_of(document), place, READER_VERSION)

    def save_beside(self, document: Document, place: str) -> None:
        """Keeps a reading of a stored document as that of another source; the one in force stays."""
        with self._writing() as connection:
            held = self._held(connection, document.document_id)
            if held is None:
                raise UnknownDocument(_unknown(document.document_id))
            sources.write(connection, held[0], sources.in_force_place(connection, held[0].document_id), held[1], True)
            sources.write(connection, row_of(document), place, READER_VERSION, in_force=False)

    def move_source(self, document_id: str, place: str, to: str) -> None:
        """Takes note that the file of a source stands elsewhere now, or ('') nowhere."""
        with self._writing() as connection:
            held = self._held(connection, document_id)
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
        with self._writing() as connection:
            in_force = sources.in_force_place(connection, document_id) == place
            sources.delete(connection, document_id, place)
            if not in_force:
                return
            following = sources.next_reading(connection, document_id)
            if following is None:
                connection.execute("DELETE FROM documents WHERE document_id = ?", (document_id,))
            else:
                _write(connection, *following)

    def remove(self, document_id: str) -> None:
        """Removes a document.

        Raises:
            UnknownDocument: none of that id is stored.
        """
        if not _is_text(document_id):
            raise UnknownDocument(_unknown(document_id))
        with self._writing() as connection:
            done = connection.execute("DELETE FROM documents WHERE document_id = ?", (document_id,))
            if done.rowcount == 0:
                raise UnknownDocument(_unknown(document_id))
            sources.delete(connection, document_id)

    def load(self, document_id: str) -> Document:
        """Returns a document.

        Raises:
            UnknownDocument: none of that id is stored.
        """
        rows = self._rows("WHERE document_id = ?", (document_id,)) if _is_text(document_id) else []
        if not rows:
            raise UnknownDocument(_unknown(document_id))
        return self._read(rows[0])

    def load_all(self) -> list[Document]:
        """Returns every document, by id."""
        return [self._read(row) for row in self._rows("ORDER BY document_id", ())]

    def was_used(self) -> bool:
        """Returns whether a document was ever stored here."""
        return bool(self._query("SELECT 1"))

    def digests(self) -> dict[str, str]:
        """Returns the digest of every document's text, by id: what an index was built from."""
        return {row[0]: row[1] for row in self._query("SELECT document_id, text_sha256 FROM documents")}

    def sources(self, document_id: str | None = None) -> list[Source]:
        """Returns the sources of a document, or of all; by id, the one in force first, then by place."""
        where, values = ("", ()) if document_id is None else ("WHERE document_id = ?", (document_id,))
        rows = self._query(
            f"SELECT * FROM ({sources.SELECT}) {where} ORDER BY document_id, in_force DESC, place", values
        )
        return [sources.source_of(row, READER_VERSION) for row in rows]

    def heads(self, document_id: str | None = None) -> dict[str, Head]:
        """Returns the heads of all documents, or that of one, by id."""
        where, values = ("", ()) if document_id is None else ("WHERE document_id = ?", (document_id,))
        rows = self._query(f"SELECT document_id, metadata, length(text) FROM documents {where}", values)
        return {row[0]: Head(self._metadata(row[0], row[1]), int(row[2])) for row in rows}

    def stamp(self) -> tuple[int, int] | None:
        """Returns what changes whenever something is stored or removed: time and size of the file, None without one."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size

    def is_current(self, document_id: str, source_sha256: str) -> bool:
        """Returns whether the document is stored from these very bytes by this reader."""
        return bool(
            self._query(
                f"SELECT 1 FROM ({sources.SELECT}) WHERE document_id = ? AND source_sha256 = ? AND reader = ?",
                (document_id, source_sha256, READER_VERSION),
            )
        )

    def _read(self, row: tuple[str, ...]) -> Document:
        *strings, stored = row
        with self._whole(row[0]):
            document = document_of(Row(*strings))
            # Quotes are checked against this text: one that was changed beneath us must not vouch for itself.
            if document.text_sha256 != stored:
                raise ValueError(f"its text has SHA-256 {document.text_sha256[:12]}…, {stored[:12]}… was stored")
            return document

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
    def _held(connection: sqlite3.Connection, document_id: str) -> tuple[Row, int] | None:
        """Returns the reading in force of a document and the version of the reader that read it, None without one."""
        found = connection.execute(
            f"SELECT {_COLUMNS}, reader FROM documents WHERE document_id = ?", (document_id,)
        ).fetchone()
        return (Row(*found[:-1]), int(found[-1])) if found else None

    def _rows(self, where: str, values: tuple[str, ...]) -> list[tuple[str, ...]]:
        return self._query(f"SELECT {_COLUMNS}, text_sha256 FROM documents {where}", values)

    def _query(self, sql: str, values: tuple[str | int, ...] = ()) -> list[tuple[str, ...]]:
        with self._mapped():
            try:
                self.path.stat()
            except FileNotFoundError:
                return []
            with closing(self._connect(read_only=True)) as connection:
                # A file without the table is what a first save leaves behind that died, or is under way.
                if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'documents'").fetchone():
                    return []
                if _version(connection) == SCHEMA_VERSION:
                    return connection.execute(sql, values).fetchall()
        with self._writing() as connection:  # brings the format up to this one
            return connection.execute(sql, values).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._mapped():
            own_folder(self.path.parent)
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))  # SQLite would let others read it
            with closing(self._connect(read_only=False)) as connection, connection:
                connection.execute("BEGIN IMMEDIATE")
                for statement in _MIGRATIONS.get(_version(connection), ()):
                    connection.execute(statement)
                connection.execute(_SCHEMA)
                connection.execute(sources.SCHEMA)
                connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
                yield connection

    def _connect(self, read_only: bool) -> sqlite3.Connection:
        # What a crash left half written must be undone before anything is read, and that is writing.
        undo = self.path.with_name(f"{FILE}-journal").exists()
        mode = "rwc" if not read_only else "rw" if undo else "ro"
        connection = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode={mode}", uri=True, timeout=BUSY_SECONDS)
        version = _version(connection)
        if version > SCHEMA_VERSION:
            connection.close()
            raise StoreError(
                f"{self.path}: written by a newer version of chithi (format {version}, this one reads"
                f" {SCHEMA_VERSION}); update chithi"
            )
        return connection

    @contextmanager
    def _mapped(self) -> Iterator[None]:
        """Turns the errors of SQLite and of the file system into ours."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"{self.path}: the database of documents failed ({error}); if the disk is full or the folder"
                " read-only, mend that or choose another folder with --home; if the file is damaged,"
                " move it away and ingest the documents again"
            ) from error
        except OSError as error:
            raise StoreError(
                f"{self.path.parent}: cannot be written ({error.strerror or error});"
                " choose another folder with --home or CHITHI_HOME"
            ) from error


def _write(connection: sqlite3.Connection, row: Row, place: str, reader: int) -> None:
    """Writes a reading as the one in force, and its source."""
    values = {
        **asdict(row),
        "reader": reader,
        "text_sha256": hashlib.sha256(row.text.encode()).hexdigest(),
        "ingested_at": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
    }
    names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
    connection.execute(f"INSERT OR REPLACE INTO documents ({names}) VALUES ({marks})", values)
    sources.write(connection, row, place, reader, in_force=True)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _is_text(document_id: str) -> bool:
    """Returns whether an id can be written as UTF-8: one from a command line may hold bytes that are no text."""
    return document_id.isascii() or document_id.encode("utf-8", "replace").decode() == document_id


def _unknown(document_id: str) -> str:
    return f"document {document_id!r}: not stored; `chithi documents` lists those that are"
