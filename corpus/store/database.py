"""The SQLite file of a folder: opened, brought up to this format, its errors told as ours.

Every change is one transaction, so what is stored is stored whole or not at all, whatever happens meanwhile.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from corpus.errors import StoreError
from corpus.message import Message, reason
from corpus.store import corrections, duties, heads, labels, marks, sources
from corpus.store.originals import Originals
from corpus.store.own_folder import own_folder

FILE = "documents.sqlite3"
SCHEMA_VERSION = 7
BUSY_SECONDS = 30.0
_DOCUMENTS = """
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
_BY_BYTES = "CREATE INDEX IF NOT EXISTS documents_by_bytes ON documents (source_sha256)"
# Whose bytes are to be in `corpus.store.originals`: a source that is not here was stored when none were kept.
_KEPT = "CREATE TABLE IF NOT EXISTS kept (source_sha256 TEXT PRIMARY KEY) STRICT, WITHOUT ROWID"
_SCHEMA = (
    _DOCUMENTS, _BY_BYTES, *sources.SCHEMA, corrections.SCHEMA, labels.SCHEMA, heads.SCHEMA, *marks.SCHEMA,
    *duties.SCHEMA, _KEPT,
)  # fmt: skip
# What brings the tables of an older format up to the next, by the format they have; new tables are made before.
_MIGRATIONS = {
    1: (
        "ALTER TABLE documents ADD COLUMN pages TEXT NOT NULL DEFAULT '[]'",
        "ALTER TABLE documents ADD COLUMN warnings TEXT NOT NULL DEFAULT '[]'",
    ),
    3: (heads.FILL,),
    6: (marks.FILL,),
}
_COUNTER = slice(24, 28)  # where a database file counts its changes (SQLite, "File change counter")


class Database:
    """One SQLite file; safe to open from several processes at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._originals = Originals(path.parent)

    def query(self, sql: str, values: tuple[str | int | None, ...] = ()) -> list[tuple[str, ...]]:
        """Returns the rows of a statement that only reads; none where nothing was ever stored."""
        with self._mapped():
            try:
                self.path.stat()
            except FileNotFoundError:
                self._never_was()
                return []
            with closing(self._connect(read_only=True)) as connection:
                # A file without the table is what a first save leaves behind that died, or is under way.
                if not _has_tables(connection):
                    self._never_was()
                    return []
                if _version(connection) == SCHEMA_VERSION:
                    return connection.execute(sql, values).fetchall()
        with self.writing() as connection:  # brings the format up to this one
            return connection.execute(sql, values).fetchall()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Gives a connection within a transaction, which is kept where the block ends and undone where it fails."""
        with self._mapped():
            own_folder(self.path.parent)
            if not self.path.exists():
                self._never_was()
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))  # SQLite would let others read it
            with closing(self._connect(read_only=False)) as connection, connection:
                if not _has_tables(connection):
                    self._never_was()
                # The end of a transaction is the end of its journal's name, and that must be on the disk as well.
                connection.execute("PRAGMA synchronous = EXTRA")
                connection.execute("BEGIN IMMEDIATE")
                _bring_up(connection)
                yield connection

    def begin(self) -> None:
        """Makes the database where there is none, before anything else is kept that says that there was one."""
        if not self.query("SELECT 1"):
            with self.writing():
                pass

    def _never_was(self) -> None:
        """Raises StoreError where bytes are kept that came after a database was there.

        One that was lost would be begun anew else: with the samples in it, and what its documents were read from
        would be cleared away as bytes that nothing refers to.
        """
        if originals := self._originals.kept():
            raise StoreError(
                Message(
                    "{path}: the database of documents is gone, {count} files that they were read from are not; put "
                    "back a copy of it, or move {originals} away and ingest the documents again",
                    path=self.path,
                    count=len(originals),
                    originals=self._originals.path,
                )
            )

    def integrity(self) -> list[str]:
        """Returns what SQLite finds wrong with the file, a line each."""
        return [line for row in self.query("PRAGMA integrity_check") for line in row[0].splitlines() if line != "ok"]

    def stamp(self) -> tuple[int, ...] | None:
        """Returns what changes whenever something is stored: time, size and change counter; None without a file."""
        try:
            with self.path.open("rb") as file:
                found = os.fstat(file.fileno())
                return found.st_mtime_ns, found.st_size, int.from_bytes(file.read(_COUNTER.stop)[_COUNTER])
        except OSError:
            return None

    def _connect(self, read_only: bool) -> sqlite3.Connection:
        # What a crash left half written must be undone before anything is read, and that is writing.
        undo = self.path.with_name(f"{self.path.name}-journal").exists()
        mode = "rwc" if not read_only else "rw" if undo else "ro"
        connection = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode={mode}", uri=True, timeout=BUSY_SECONDS)
        version = _version(connection)
        if version > SCHEMA_VERSION:
            connection.close()
            raise StoreError(
                Message(
                    "{path}: written by a newer version of chithi (format {version}, this one reads "
                    "{schema_version}); update chithi",
                    path=self.path,
                    version=version,
                    schema_version=SCHEMA_VERSION,
                )
            )
        return connection

    @contextmanager
    def _mapped(self) -> Iterator[None]:
        """Turns the errors of SQLite and of the file system into ours."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise StoreError(
                Message(
                    "{path}: the database of documents failed ({error}); if the disk is full or the folder "
                    "read-only, mend that or choose another folder with --home; if the file is damaged, put back "
                    "a copy of it, or move it and {originals} away and ingest the documents again",
                    path=self.path,
                    originals=self._originals.path,
                    error=error,
                )
            ) from error
        except OSError as error:
            raise StoreError(
                Message(
                    "{parent}: cannot be written ({reason}); choose another folder with --home or CHITHI_HOME",
                    parent=self.path.parent,
                    reason=reason(error),
                )
            ) from error


def _bring_up(connection: sqlite3.Connection) -> None:
    """Makes the tables of this format, out of those of an older one where there are any."""
    found = _version(connection)
    if found == SCHEMA_VERSION:
        return
    for statement in _SCHEMA:
        connection.execute(statement)
    heads.teach(connection)
    marks.teach(connection)
    for version in range(max(found, 1), SCHEMA_VERSION) if found else ():
        for statement in _MIGRATIONS.get(version, ()):
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _has_tables(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'documents'").fetchone() is not None


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
