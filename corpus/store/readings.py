"""The reading of a document that is in force: written as strings, read back whole or not at all.

Statements on an open transaction; what is done when is decided above.
"""

import datetime
import hashlib
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, fields, replace

from corpus.correction import from_text
from corpus.document import Document
from corpus.labels import EVERYONE
from corpus.message import Message
from corpus.store import corrections, duties, heads, labels, marks, sources
from corpus.store.serialised import DAMAGED, Row, document_of

_COLUMNS = ", ".join(field.name for field in fields(Row))
# A label has no comma.
SELECT = f"""
SELECT {_COLUMNS}, text_sha256,
       (SELECT fields FROM corrections c WHERE c.document_id = d.document_id),
       (SELECT digest FROM heads h WHERE h.document_id = d.document_id),
       (SELECT group_concat(label, ',') FROM labels l WHERE l.document_id = d.document_id)
FROM documents d
"""


def document_as_stored(row: tuple[str, ...]) -> Document:
    """Returns a document from a row of SELECT, its metadata as corrected.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: what is stored of it is damaged.
    """
    *strings, stored, corrected, digest, seen_by = row
    document = document_of(Row(*strings))
    # Quotes are checked against this text: one that was changed beneath us must not vouch for itself.
    if document.text_sha256 != stored:
        raise ValueError(
            Message(
                "its text has SHA-256 {text_sha256}…, {stored}… was stored",
                text_sha256=document.text_sha256[:12],
                stored=stored[:12],
            )
        )
    correction = from_text(corrected)
    return replace(
        document,
        metadata=correction.over(document.metadata),
        corrected=correction.names,
        labels=frozenset(seen_by.split(",")) if seen_by else EVERYONE,
        digest=digest,
    )


def held(connection: sqlite3.Connection, document_id: str) -> tuple[Row, int] | None:
    """Returns the reading in force of a document and the version of the reader that read it, None without one."""
    found = connection.execute(
        f"SELECT {_COLUMNS}, reader FROM documents WHERE document_id = ?", (document_id,)
    ).fetchone()
    return (Row(*found[:-1]), int(found[-1])) if found else None


def write(connection: sqlite3.Connection, row: Row, place: str, reader: int) -> None:
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
    derive(connection, row.document_id)


def derive(connection: sqlite3.Connection, document_id: str) -> None:
    """Writes what is derived from a document as it is stored and corrected now: its head, its marks, and its duties."""
    heads.take_note(connection, document_id)
    marks.take_note(connection, document_id)
    keep_duties(connection, document_id, rows_of(connection, document_id))


def rows_of(connection: sqlite3.Connection, document_id: str) -> list[tuple[str, ...]]:
    """Returns the row of SELECT of a document, none where it is not stored."""
    return connection.execute(f"{SELECT} WHERE document_id = ?", (document_id,)).fetchall()


def keep_duties(connection: sqlite3.Connection, document_id: str, rows: Sequence[tuple[str, ...]]) -> None:
    """Reads the duties of a document from its row of SELECT, and keeps them; a damaged document has none."""
    duties.delete(connection, document_id)
    for row in rows:
        try:
            duties.write(connection, document_as_stored(row))
        except DAMAGED:
            duties.write_none(connection, document_id, row[-2])


def delete(connection: sqlite3.Connection, document_id: str) -> bool:
    """Deletes a document with all that is kept beside it; returns whether it was stored."""
    done = connection.execute("DELETE FROM documents WHERE document_id = ?", (document_id,))
    for beside in (sources, corrections, labels):
        beside.delete(connection, document_id)
    derive(connection, document_id)
    return done.rowcount > 0
