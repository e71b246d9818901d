"""Who does what, kept: a row a duty, by document and by agency; read where a document is stored, asked without it.

A name that documents write for an agency is folded and identified once; whoever asks for an agency looks through those
names, few beside the duties. Statements on an open transaction; what is done when is decided above.
"""

import functools
import json
import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from corpus.document import Document
from corpus.duties.read import read_duties
from corpus.duties.version import duties_version
from corpus.duty import Duty
from corpus.lexicon.glossary import Lexicon, agency, english_name, lexicon
from corpus.store.serialised import metadata_of
from corpus.store.serialised_duty import duty_as_text, duty_of
from corpus.text.accents import fold

# entry: the place of the agency in the register, None where it is not there; version: `duties_version`; state: of the
# document that they were read from (`corpus.store.heads`).
SCHEMA = (
    """
CREATE TABLE IF NOT EXISTS duties (
    document_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    agency TEXT NOT NULL,
    label TEXT NOT NULL,
    duty TEXT NOT NULL,
    PRIMARY KEY (document_id, number)
) STRICT, WITHOUT ROWID
""",
    "CREATE INDEX IF NOT EXISTS duties_by_agency ON duties (agency)",
    """
CREATE TABLE IF NOT EXISTS agencies (
    agency TEXT PRIMARY KEY,
    folded TEXT NOT NULL,
    entry INTEGER,
    english TEXT
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE IF NOT EXISTS duty_states (
    document_id TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    version TEXT NOT NULL
) STRICT, WITHOUT ROWID
""",
)
_SELECT = """
SELECT d.document_id, d.number, d.duty, d.label, h.metadata, s.state
FROM {tables}
CROSS JOIN duty_states s ON s.document_id = d.document_id AND s.version = ?
CROSS JOIN heads h ON h.document_id = d.document_id AND h.digest = s.state
WHERE (d.document_id, d.number) > (?, ?) {more}
ORDER BY d.document_id, d.number LIMIT ?
"""
STALE = """
SELECT h.document_id FROM heads h LEFT JOIN duty_states s USING (document_id)
WHERE s.version IS NOT ? OR s.state IS NOT h.digest ORDER BY h.document_id
"""
IS_STALE = """
SELECT 1 FROM heads h LEFT JOIN duty_states s USING (document_id)
WHERE h.document_id = ? AND (s.version IS NOT ? OR s.state IS NOT h.digest)
"""
OF_STATE = """
SELECT d.duty FROM duty_states s LEFT JOIN duties d USING (document_id)
WHERE s.document_id = ? AND s.state = ? AND s.version = ? ORDER BY d.number
"""
OF_DOCUMENT = "SELECT * FROM duties WHERE document_id = ? ORDER BY number"
ITS_AGENCIES = "SELECT * FROM agencies WHERE agency IN (SELECT agency FROM duties WHERE document_id = ?)"
DutyRow = tuple[str, int, str, str, str]
AgencyRow = tuple[str, str, int | None, str | None]
Place = tuple[str, int]  # of a duty: its document, and its number there
BEFORE_ALL: Place = ("", -1)


@dataclass(frozen=True)
class FiledDuty:
    """A duty with its place among all; document: what people call the one that it is from; label: of its clause.

    state: of its document, when the duty was read.
    """

    duty: Duty
    place: Place
    document: str
    label: str
    state: str


@dataclass(frozen=True)
class Wanted:
    """Whose duties are asked for: of an agency by any of its names, of documents; None for all."""

    agency: str | None = None
    documents: Collection[str] | None = None

    def within(self, seen: frozenset[str]) -> "Wanted":
        """Returns the same of those documents alone that are seen."""
        return Wanted(self.agency, seen if self.documents is None else seen.intersection(self.documents))

    def statement(self, after: Place, most: int) -> tuple[str, tuple[str | int | None, ...]]:
        """Returns what selects the rows behind a place, and its values."""
        values: list[str | int | None] = []
        tables, more = "duties d", ""
        if self.agency is not None:
            # The names that documents write are few: they are looked through, and lead to their duties.
            tables = f"(SELECT agency FROM agencies WHERE {_CALLED}) a CROSS JOIN duties d ON d.agency = a.agency"
            values += _called(self.agency)
        values += [duties_version(), *after]
        if self.documents is not None:
            more = "AND d.document_id IN (SELECT value FROM json_each(?))"
            values.append(json.dumps(sorted(self.documents)))
        return _SELECT.format(tables=tables, more=more), (*values, most)


# By the register, by a longer form of the name, or in English.
_CALLED = "entry = ? OR instr(' ' || folded || ' ', ?) > 0 OR english = ?"


def _called(wanted: str) -> tuple[str | int | None, ...]:
    entry = agency(wanted)
    return _entry(wanted), f" {fold(entry.vi if entry else wanted)} ", fold(wanted)


def _entry(name: str) -> int | None:
    found = agency(name)
    return _places(lexicon())[id(found)] if found else None


@functools.lru_cache(maxsize=2)
def _places(of: Lexicon) -> dict[int, int]:
    return {id(entry): n for n, entry in enumerate(of.agencies)}


def rows_of(document: Document) -> tuple[list[DutyRow], list[AgencyRow]]:
    """Returns the rows of a document's duties, in the order of its text, and of the names of agencies in them."""
    found, names = [], {}
    for number, duty in enumerate(read_duties(document)):
        clause = document.clause(duty.clause)
        label = clause.label() if clause else duty.clause
        found.append((document.document_id, number, duty.agency, label, duty_as_text(duty)))
        english = english_name(duty.agency)
        name = (duty.agency, fold(duty.agency), _entry(duty.agency), None if english is None else fold(english))
        names[duty.agency] = name
    return found, list(names.values())


def write(connection: sqlite3.Connection, document: Document) -> None:
    """Reads the duties of a document that has none here, and writes them."""
    found, names = rows_of(document)
    connection.executemany("INSERT INTO duties VALUES (?, ?, ?, ?, ?)", found)
    connection.executemany("INSERT OR REPLACE INTO agencies VALUES (?, ?, ?, ?)", names)
    write_none(connection, document.document_id, document.digest)


def write_none(connection: sqlite3.Connection, document_id: str, state: str) -> None:
    """Writes that the duties of a document in a state are all here."""
    connection.execute("INSERT INTO duty_states VALUES (?, ?, ?)", (document_id, state, duties_version()))


def delete(connection: sqlite3.Connection, document_id: str) -> None:
    """Deletes the duties of a document, and the names of agencies that no other has."""
    found = connection.execute("SELECT DISTINCT agency FROM duties WHERE document_id = ?", (document_id,)).fetchall()
    connection.execute("DELETE FROM duties WHERE document_id = ?", (document_id,))
    connection.execute("DELETE FROM duty_states WHERE document_id = ?", (document_id,))
    connection.executemany(
        "DELETE FROM agencies WHERE agency = ?1 AND NOT EXISTS (SELECT 1 FROM duties WHERE agency = ?1)", found
    )


def filed(rows: Collection[tuple[str, ...]]) -> Iterator[FiledDuty]:
    """Yields the duties in rows of a statement.

    Raises:
        ValueError, TypeError, KeyError: they are damaged.
    """
    names: dict[str, str] = {}
    for document_id, number, duty, label, metadata, state in rows:
        if document_id not in names:
            names[document_id] = Document(document_id, "", (), metadata_of(metadata)).full_name
        yield FiledDuty(duty_of(duty), (document_id, int(number)), names[document_id], label, state)
