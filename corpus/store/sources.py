"""The files that a document was read from: a row for each, with its reading where another file's is in force.

Statements on an open transaction; what is done when is decided above. The reading in force is the document itself.
"""

import json
import sqlite3
from dataclasses import asdict

from corpus.store.protocol import Source
from corpus.store.serialised import Row

# reading: '' for the one in force; else a Row as JSON.
SCHEMA = (
    """
CREATE TABLE IF NOT EXISTS sources (
    document_id TEXT NOT NULL,
    place TEXT NOT NULL,
    source_name TEXT NOT NULL,
    source_sha256 TEXT NOT NULL,
    reader INTEGER NOT NULL,
    reading TEXT NOT NULL,
    PRIMARY KEY (document_id, place)
) STRICT
""",
    "CREATE INDEX IF NOT EXISTS sources_by_bytes ON sources (source_sha256)",
    "CREATE INDEX IF NOT EXISTS sources_by_place ON sources (place)",
    # Bytes that a reader could not read again, which an older one had read, and why.
    """
CREATE TABLE IF NOT EXISTS unreadable (
    source_sha256 TEXT PRIMARY KEY,
    reader INTEGER NOT NULL,
    reason TEXT NOT NULL
) STRICT, WITHOUT ROWID
""",
)
# Documents that were stored before sources were kept have no row: they stand for their own, of no known place.
SELECT = """
SELECT d.document_id, COALESCE(s.place, '') AS place, d.source_name, d.source_sha256, d.reader, 1 AS in_force
FROM documents d LEFT JOIN sources s ON s.document_id = d.document_id AND s.reading = ''
UNION ALL
SELECT document_id, place, source_name, source_sha256, reader, 0 FROM sources WHERE reading <> ''
"""

# The ids of the documents that have a source of some bytes, and at a place.
OF_BYTES = """
SELECT document_id FROM documents WHERE source_sha256 = ?1
UNION SELECT document_id FROM sources WHERE source_sha256 = ?1 ORDER BY document_id
"""
AT_PLACE = "SELECT DISTINCT document_id FROM sources WHERE place = ? ORDER BY document_id"
READING = "SELECT reading FROM sources WHERE document_id = ? AND place = ? AND reading <> ''"


def source_of(row: tuple[str | int, ...], reader: int) -> Source:
    """Returns a source from a row of SELECT; reader: the version of this reader."""
    document_id, place, name, sha256, read_by, in_force = row
    return Source(str(document_id), str(name), str(place), str(sha256), bool(in_force), read_by == reader)


def write(connection: sqlite3.Connection, row: Row, place: str, reader: int, in_force: bool) -> None:
    """Writes a source; of the one in force the document has the reading."""
    reading = "" if in_force else json.dumps(asdict(row), ensure_ascii=False)
    connection.execute(
        "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?)",
        (row.document_id, place, row.source_name, row.source_sha256, reader, reading),
    )


def keep_in_force(connection: sqlite3.Connection, row: Row, reader: int) -> None:
    """Keeps the reading that was in force, `row`, as that of one source among others."""
    place = in_force_place(connection, row.document_id)
    delete(connection, row.document_id, place)
    write(connection, row, place, reader, in_force=False)


def in_force_place(connection: sqlite3.Connection, document_id: str) -> str:
    """Returns where the file stands whose reading is in force, '' where that is not known."""
    found = connection.execute(
        "SELECT place FROM sources WHERE document_id = ? AND reading = ''", (document_id,)
    ).fetchone()
    return str(found[0]) if found else ""


def delete(connection: sqlite3.Connection, document_id: str, place: str | None = None) -> None:
    """Deletes a source of a document, or all of them."""
    if place is None:
        connection.execute("DELETE FROM sources WHERE document_id = ?", (document_id,))
    else:
        connection.execute("DELETE FROM sources WHERE document_id = ? AND place = ?", (document_id, place))


def bytes_of(connection: sqlite3.Connection, document_id: str) -> set[str]:
    """Returns the digests of the bytes that a document was read from."""
    rows = connection.execute(
        "SELECT source_sha256 FROM documents WHERE document_id = ?1"
        " UNION SELECT source_sha256 FROM sources WHERE document_id = ?1",
        (document_id,),
    )
    return {str(row[0]) for row in rows}


def is_referred_to(connection: sqlite3.Connection, sha256: str) -> bool:
    """Returns whether any document was read from these bytes."""
    sql = (
        "SELECT EXISTS (SELECT 1 FROM documents WHERE source_sha256 = ?1)"
        " OR EXISTS (SELECT 1 FROM sources WHERE source_sha256 = ?1)"
    )
    return bool(connection.execute(sql, (sha256,)).fetchone()[0])


def next_reading(connection: sqlite3.Connection, document_id: str) -> tuple[Row, str, int] | None:
    """Returns the reading of another source, which was stored first, its place and its reader; None without one."""
    found = connection.execute(
        "SELECT reading, place, reader FROM sources WHERE document_id = ? AND reading <> '' ORDER BY rowid LIMIT 1",
        (document_id,),
    ).fetchone()
    return (Row(**json.loads(found[0])), str(found[1]), int(found[2])) if found else None
