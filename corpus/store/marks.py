"""What a directive that is the same as a stored one shares with it, looked up without reading what is stored.

A row a mark: the number, and the words (`corpus.facts.identity`). Statements on an open transaction; what is done when
is decided above.
"""

import json
import sqlite3

from corpus.correction import from_text
from corpus.document import Document
from corpus.facts.identity import number_of, word_marks
from corpus.store.serialised import DAMAGED, Row, document_of

SCHEMA = (
    """
CREATE TABLE IF NOT EXISTS marks (
    mark TEXT NOT NULL,
    document_id TEXT NOT NULL,
    PRIMARY KEY (mark, document_id)
) STRICT, WITHOUT ROWID
""",
    "CREATE INDEX IF NOT EXISTS marks_by_document ON marks (document_id)",
)
FILL = """
INSERT OR IGNORE INTO marks SELECT m.value, d.document_id
FROM documents d LEFT JOIN corrections c USING (document_id),
     json_each(marks_of(d.text, d.clauses, d.metadata, COALESCE(c.fields, ''))) m
"""
OF_NUMBER = "SELECT document_id FROM marks WHERE mark = ? ORDER BY document_id"
# Of two readings of one directive nearly all pairs of words are the same, and so are nearly all of their marks.
OF_WORDS = """
SELECT document_id FROM marks WHERE mark IN (SELECT value FROM json_each(?))
GROUP BY document_id HAVING 3 * count(*) >= ? ORDER BY document_id
"""


def number_mark(document: Document) -> str | None:
    """Returns the mark of a document's number, None where it has none."""
    number = number_of(document.metadata)
    return None if number is None else f"n {number}"


def words_marks(document: Document) -> list[str]:
    """Returns the marks of a document's words, in order; none where it has no words."""
    return sorted(f"w {mark}" for mark in word_marks(document))


def of(document: Document) -> frozenset[str]:
    """Returns all marks of a document."""
    number = number_mark(document)
    return frozenset([*words_marks(document), *([number] if number else [])])


def teach(connection: sqlite3.Connection) -> None:
    """Gives a connection the function that FILL calls."""
    connection.create_function("marks_of", 4, _marks, deterministic=True)


def take_note(connection: sqlite3.Connection, document_id: str) -> None:
    """Writes the marks of a document as it is stored and corrected now, none where it is stored no more."""
    teach(connection)
    connection.execute("DELETE FROM marks WHERE document_id = ?", (document_id,))
    connection.execute(f"{FILL} WHERE d.document_id = ?", (document_id,))


def _marks(text: str, clauses: str, metadata: str, fields: str) -> str:
    """Returns the marks of a document as JSON; one that is damaged is like no other."""
    try:
        document = document_of(Row("", "", "", text, clauses, metadata, "[]", "[]"))
        corrected = Document("", text, document.clauses, from_text(fields or None).over(document.metadata))
    except DAMAGED:
        return "[]"
    return json.dumps(sorted(of(corrected)), ensure_ascii=False)
