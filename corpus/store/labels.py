"""Who may see each document: a row a label; a document without any is public."""

import sqlite3
from collections.abc import Collection

from corpus.labels import EVERYONE, PUBLIC

SCHEMA = """
CREATE TABLE IF NOT EXISTS labels (
    document_id TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (document_id, label)
) STRICT, WITHOUT ROWID
"""
SELECT = "SELECT d.document_id, l.label FROM documents d LEFT JOIN labels l USING (document_id)"


def write(connection: sqlite3.Connection, document_id: str, labels: Collection[str]) -> None:
    """Writes the labels of a document in place of those before."""
    delete(connection, document_id)
    rows = [(document_id, label) for label in sorted(labels)] if set(labels) != EVERYONE else []
    connection.executemany("INSERT INTO labels VALUES (?, ?)", rows)


def delete(connection: sqlite3.Connection, document_id: str) -> None:
    """Deletes the labels of a document."""
    connection.execute("DELETE FROM labels WHERE document_id = ?", (document_id,))


def by_document(rows: Collection[tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """Returns the labels of each document from rows of SELECT."""
    found: dict[str, set[str]] = {}
    for document_id, label in rows:
        found.setdefault(document_id, set()).add(label or PUBLIC)
    return {document_id: frozenset(labels) for document_id, labels in found.items()}
