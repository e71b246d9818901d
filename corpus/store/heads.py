"""What tells stored documents apart without reading them: a small row a document, derived from what is stored of it.

The digest is of all that an index is built from: text, clauses, and metadata as corrected. Statements on an open
transaction; what is done when is decided above.
"""

import hashlib
import json
import sqlite3
from dataclasses import asdict

from corpus.correction import from_text
from corpus.store.serialised import metadata_of

SCHEMA = """
CREATE TABLE IF NOT EXISTS heads (
    document_id TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    metadata TEXT NOT NULL,
    length INTEGER NOT NULL
) STRICT, WITHOUT ROWID
"""
FILL = """
INSERT OR REPLACE INTO heads
SELECT d.document_id, state(d.text_sha256, d.clauses, d.metadata, COALESCE(c.fields, '')),
       corrected(d.metadata, COALESCE(c.fields, '')), length(d.text)
FROM documents d LEFT JOIN corrections c USING (document_id)
"""

STORED = """
SELECT d.text_sha256, d.clauses, d.metadata, COALESCE(c.fields, ''), length(d.text)
FROM documents d LEFT JOIN corrections c USING (document_id) WHERE d.document_id = ?
"""
Row = tuple[str, str, int]


def teach(connection: sqlite3.Connection) -> None:
    """Gives a connection the functions that FILL calls."""
    connection.create_function("state", 4, _state, deterministic=True)
    connection.create_function("corrected", 2, _corrected, deterministic=True)


def take_note(connection: sqlite3.Connection, document_id: str) -> None:
    """Writes the head of a document as it is stored now, or that it is stored no more."""
    teach(connection)
    connection.execute("DELETE FROM heads WHERE document_id = ?", (document_id,))
    connection.execute(f"{FILL} WHERE d.document_id = ?", (document_id,))


def kept(row: tuple[str, ...]) -> Row:
    """Returns the head in a row of the table: digest, metadata, length."""
    return row[0], row[1], int(row[2])


def expected(row: tuple[str, ...]) -> Row:
    """Returns the head that a row of STORED gives.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: what is stored is damaged.
    """
    text_sha256, clauses, metadata, fields, length = row
    return _state(text_sha256, clauses, metadata, fields), _corrected(metadata, fields), int(length)


def _state(text_sha256: str, clauses: str, metadata: str, fields: str) -> str:
    return hashlib.sha256("\0".join((text_sha256, clauses, metadata, fields)).encode()).hexdigest()


def _corrected(metadata: str, fields: str) -> str:
    if not fields:
        return metadata
    return json.dumps(asdict(from_text(fields).over(metadata_of(metadata))), ensure_ascii=False, default=str)
