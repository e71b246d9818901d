"""The duties of the stored documents: asked for by agency or document, read again where they are of another day.

What reads them (`corpus.duties.version`) may have changed since they were kept: then those of the documents in question
are read again, and kept where the folder can be written.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence

from corpus.duties.version import duties_version
from corpus.duty import Duty
from corpus.errors import StoreError
from corpus.message import Message
from corpus.store import duties, heads, readings
from corpus.store.database import Database
from corpus.store.duties import BEFORE_ALL, OF_STATE, FiledDuty, Place, Wanted
from corpus.store.serialised import DAMAGED
from corpus.store.serialised_duty import duty_of

STEP = 1000  # duties read at once
AT_ONCE = 20  # documents whose duties are written in one transaction
EVERYONE = Wanted()
Rows = list[tuple[str, ...]]
Key = tuple[tuple[int, ...] | None, str]  # the stamp of the database, and what duties are read by


class KeptDuties:
    """The table of duties of one database; safe to share by threads."""

    def __init__(self, database: Database, seen: Callable[[], frozenset[str]] | None = None) -> None:
        """seen: gives the ids of the documents of which anything is told, None for all."""
        self._database = database
        self._seen = seen
        self._guard = threading.Lock()
        self._fresh: Key | None = None
        self._beside: tuple[Key, sqlite3.Connection] | None = None

    def select(self, wanted: Wanted = EVERYONE, after: Place = BEFORE_ALL) -> Iterator[FiledDuty]:
        """Yields the duties that are wanted, by document and in the order of its text, those behind a place.

        Raises:
            StoreError: they cannot be reached, or are damaged.
        """
        if self._seen is not None:
            wanted = wanted.within(self._seen())
        while rows := self._rows(wanted, after):
            try:
                found = list(duties.filed(rows))
            except DAMAGED as error:
                raise StoreError(
                    Message(
                        "{path}: a duty is damaged ({error}); `chithi doctor --mend` mends it",
                        path=self._database.path,
                        error=error,
                    )
                ) from error
            yield from found
            after = found[-1].place

    def of(self, document_id: str, state: str) -> tuple[Duty, ...] | None:
        """Returns the duties of a document in a state; None where they are not kept, or damaged."""
        if self._seen is not None and document_id not in self._seen():
            return None
        rows = self._database.query(OF_STATE, (document_id, state, duties_version()))
        try:
            return tuple(duty_of(row[0]) for row in rows if row[0] is not None) if rows else None
        except DAMAGED:
            return None

    def stale(self) -> list[str]:
        """Returns the ids of the documents whose duties are not kept, or were read by another extractor or lexicon."""
        return [row[0] for row in self._database.query(duties.STALE, (duties_version(),))]

    def mend(self) -> int:
        """Reads and keeps the duties of all that are stale, and returns how many documents those were."""
        stale = self.stale()
        for start in range(0, len(stale), AT_ONCE):
            with self._database.writing() as connection:
                for document_id in stale[start : start + AT_ONCE]:
                    # Others may have read them meanwhile: who serves does so as it begins, and so does whoever asks.
                    if connection.execute(duties.IS_STALE, (document_id, duties_version())).fetchone():
                        readings.keep_duties(connection, document_id, readings.rows_of(connection, document_id))
        return len(stale)

    def _rows(self, wanted: Wanted, after: Place) -> Rows:
        """Returns the next rows of a statement; what is not kept, and cannot be, is read for it."""
        statement, values = wanted.statement(after, STEP)
        stale = self._still_stale()
        rows = self._database.query(statement, values)
        if stale:
            with self._guard:
                rows += self._read_beside(stale).execute(statement, values).fetchall()
        return sorted(rows, key=lambda row: row[:2])[:STEP]

    def _still_stale(self) -> list[str]:
        """Returns the ids of the documents whose duties cannot be kept: the folder is full, or read-only."""
        key = (self._database.stamp(), duties_version())
        if self._fresh == key:
            return []
        try:
            self.mend()
        except StoreError:
            return self.stale()
        self._fresh = key
        return []

    def _read_beside(self, stale: Sequence[str]) -> sqlite3.Connection:
        """Returns a database in memory with the duties of documents that cannot be kept on the disk."""
        key = (self._database.stamp(), duties_version())
        if self._beside is None or self._beside[0] != key:
            connection = sqlite3.connect(":memory:", check_same_thread=False)
            for statement in (*duties.SCHEMA, heads.SCHEMA):
                connection.execute(statement)
            for document_id in stale:
                head = self._database.query("SELECT * FROM heads WHERE document_id = ?", (document_id,))
                connection.executemany("INSERT INTO heads VALUES (?, ?, ?, ?)", head)
                found = self._database.query(f"{readings.SELECT} WHERE document_id = ?", (document_id,))
                readings.keep_duties(connection, document_id, found)
            self._beside = (key, connection)
        return self._beside[1]
