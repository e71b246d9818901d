"""What people corrected of each document's metadata: a row a document, beside what was read.

Statements on an open transaction; what is done when is decided above.
"""

import sqlite3

from corpus.correction import NOTHING, Correction, as_text, from_text

SCHEMA = "CREATE TABLE IF NOT EXISTS corrections (document_id TEXT PRIMARY KEY, fields TEXT NOT NULL) STRICT"


def read(connection: sqlite3.Connection, document_id: str) -> Correction:
    """Returns what was corrected of a document."""
    found = connection.execute("SELECT fields FROM corrections WHERE document_id = ?", (document_id,)).fetchone()
    return from_text(found[0] if found else None)


def write(connection: sqlite3.Connection, document_id: str, correction: Correction) -> None:
    """Writes what is corrected of a document, in place of what was before; nothing deletes it."""
    delete(connection, document_id)
    if correction != NOTHING:
        connection.execute("INSERT INTO corrections VALUES (?, ?)", (document_id, as_text(correction)))


def delete(connection: sqlite3.Connection, document_id: str) -> None:
    """Deletes what was corrected of a document."""
    connection.execute("DELETE FROM corrections WHERE document_id = ?", (document_id,))
