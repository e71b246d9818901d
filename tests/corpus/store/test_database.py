"""Databases of older formats, as the code of their day wrote them."""

import json
import sqlite3
from contextlib import closing

import pytest

from corpus.build import build_document
from corpus.document import Metadata
from corpus.read import READER_VERSION
from corpus.store.database import FILE, SCHEMA_VERSION, Database
from corpus.store.protocol import Source
from corpus.store.sqlite import Store

TEXT = "1. Giữ đê.\n\n2. Giữ rừng.\n"
# The tables of format 3, word for word.
FORMAT_3 = """
CREATE TABLE documents (
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
) STRICT;
CREATE TABLE sources (
    document_id TEXT NOT NULL,
    place TEXT NOT NULL,
    source_name TEXT NOT NULL,
    source_sha256 TEXT NOT NULL,
    reader INTEGER NOT NULL,
    reading TEXT NOT NULL,
    PRIMARY KEY (document_id, place)
) STRICT;
PRAGMA user_version = 3;
"""
METADATA = (
    '{"kind": "Chỉ thị", "number": "3/CT-UBND", "issuer": null, "parent": null, "place": null, "date": null, "title":'
    ' null, "addressees": [], "recipients": [], "signer": null, "capacity": null, "effective": null, "relations": []}'
)
CLAUSES = json.dumps(
    [["1", [["number", "1"]], "", 0, 10, 10, None, []], ["2", [["number", "2"]], "", 11, 23, 23, None, []]]
)


@pytest.fixture
def path(tmp_path):
    document = build_document(TEXT, "a")
    with closing(sqlite3.connect(tmp_path / FILE)) as connection, connection:
        connection.executescript(FORMAT_3)
        row = (
            "a",
            "đê.txt",
            "5e" * 32,
            READER_VERSION,
            document.text,
            document.text_sha256,
            CLAUSES,
            METADATA,
            "2026",
            "[]",
            "[]",
        )
        connection.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        source = ("a", "/x/đê.txt", "đê.txt", "5e" * 32, READER_VERSION, "")
        connection.execute("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?)", source)
    return tmp_path / FILE


def test_a_database_of_format_3_goes_on_as_it_is(path):
    store = Store(path.parent)
    document = store.load("a")
    assert (document.text, [c.path for c in document.clauses]) == ("1. Giữ đê.\n2. Giữ rừng.", ["1", "2"])
    assert document.metadata == Metadata(kind="Chỉ thị", number="3/CT-UBND")
    assert store.sources() == [Source("a", "đê.txt", "/x/đê.txt", "5e" * 32, True, True)]
    assert store.visible(()) == {"a"}
    assert store.digests() == {"a": document.digest}
    assert store.heads()["a"].metadata == document.metadata
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_a_database_brought_up_has_the_tables_of_a_new_one(path, tmp_path):
    Store(path.parent).load("a")
    Store(tmp_path / "new").save(build_document(TEXT, "a"))

    def tables(file):
        with closing(sqlite3.connect(file)) as connection:
            found = connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
        return [(name, " ".join((sql or "").split())) for name, sql in found]

    assert tables(path) == tables(tmp_path / "new" / FILE)


def test_the_stamp_is_another_after_every_change(tmp_path):
    database = Database(tmp_path / FILE)
    assert database.stamp() is None
    seen = set()
    for n in range(30):
        with database.writing() as connection:
            connection.execute("UPDATE documents SET reader = ?", (n,))
            connection.execute("INSERT OR REPLACE INTO labels VALUES ('a', ?)", (f"{n:02}",))
        seen.add(database.stamp()[2])
    assert len(seen) == 30
