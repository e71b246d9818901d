"""What is wrong with stored documents: every digest compared, every span looked at, what is derived derived again.

Reads only; `index.doctor` mends.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from corpus.clause import Clause
from corpus.document import Document
from corpus.errors import SourceNotKept, StoreError, UnknownDocument, UnknownSource
from corpus.message import Message
from corpus.store import duties, heads, marks
from corpus.store.database import Database
from corpus.store.serialised import DAMAGED
from corpus.store.stored import StoredDocuments

DATABASE, NAME, DOCUMENT, READING, HEAD, DUTIES, SOURCE, DIGEST, STRAY, LEFT_OVER = (
    "database", "name", "document", "reading", "head", "duties", "source", "digest", "stray", "left over",
)  # fmt: skip
BESIDE = ("labels", "corrections", "sources")  # tables of what is kept beside a document, and nothing else says

_DERIVED = {"duties": DUTIES, "duty_states": DUTIES, "marks": HEAD}
_STRAYS = "SELECT DISTINCT document_id FROM {} WHERE document_id NOT IN (SELECT document_id FROM documents) ORDER BY 1"
_TWO_DIGESTS = """
SELECT d.document_id, s.place, d.source_sha256, s.source_sha256
FROM documents d JOIN sources s ON s.document_id = d.document_id AND s.reading = ''
WHERE d.source_sha256 <> s.source_sha256 ORDER BY 1
"""
_NAMELESS = """
SELECT text_sha256, clauses, metadata, length(text), document_id
FROM documents WHERE document_id NOT IN (SELECT document_id FROM heads)
"""
_HEADS_ALONE = """
SELECT h.document_id, h.digest, COALESCE(c.fields, '') FROM heads h LEFT JOIN corrections c USING (document_id)
WHERE h.document_id NOT IN (SELECT document_id FROM documents)
"""
_ALL_DIGESTS = """
SELECT source_sha256 FROM documents UNION SELECT source_sha256 FROM sources UNION SELECT source_sha256 FROM kept
"""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong; place: of the source that it is of, "" for none; sha256: of its bytes."""

    kind: str
    document_id: str
    why: Message
    place: str = ""
    sha256: str = ""


def database_faults(store: StoredDocuments) -> Iterator[Fault]:
    """Yields what SQLite finds wrong with the file itself."""
    try:
        found = Database(store.path).integrity()
    except StoreError as error:
        yield Fault(DATABASE, "", error.message)
        return
    for why in found:
        yield Fault(DATABASE, "", Message("{path}: {why}", path=store.path, why=why))


def document_faults(store: StoredDocuments) -> Iterator[Fault]:
    """Yields what is wrong with the documents, their readings and what is derived from them."""
    rows = Database(store.path).query(
        "SELECT document_id FROM documents UNION SELECT document_id FROM heads ORDER BY 1"
    )
    stale = frozenset(store.duties.stale())
    for document_id in (row[0] for row in rows):
        try:
            document = store.load(document_id)
        except UnknownDocument:
            yield Fault(HEAD, document_id, Message("a head found without its document"))
            continue
        except StoreError as error:
            yield Fault(DOCUMENT, document_id, error.message)
            continue
        if why := _span_fault(document):
            yield Fault(
                DOCUMENT, document_id, Message("document {document_id}: {why}", document_id=repr(document_id), why=why)
            )
            continue
        yield from _derived_faults(store, document, document_id in stale)
    for source in store.sources():
        try:
            if not source.in_force:
                store.reading(source.document_id, source.place)
        except (StoreError, UnknownSource) as error:
            yield Fault(READING, source.document_id, error.message, source.place, source.sha256)


def _derived_faults(store: StoredDocuments, document: Document, is_stale: bool) -> Iterator[Fault]:
    name = document.document_id
    database = Database(store.path)
    kept_rows = database.query("SELECT digest, metadata, length FROM heads WHERE document_id = ?", (name,))
    held = next((heads.kept(row) for row in kept_rows), None)
    expected = next((heads.expected(row) for row in database.query(heads.STORED, (name,))), None)
    kept_marks = {row[0] for row in database.query("SELECT mark FROM marks WHERE document_id = ?", (name,))}
    if held != expected or kept_marks != marks.of(document):
        yield Fault(
            HEAD,
            name,
            Message("document {name}: its head is not the one that its text and metadata give", name=repr(name)),
        )
        return
    # Those of another extractor or lexicon are read again by themselves.
    if not is_stale and not _has_its_duties(database, document):
        yield Fault(
            DUTIES, name, Message("document {name}: its duties are not those that its text gives", name=repr(name))
        )


def _has_its_duties(database: Database, document: Document) -> bool:
    found, names = duties.rows_of(document)
    kept: Sequence[object] = database.query(duties.OF_DOCUMENT, (document.document_id,))
    kept_names: Iterable[object] = database.query(duties.ITS_AGENCIES, (document.document_id,))
    return list(kept) == found and set(kept_names) == set(names)


def _span_fault(document: Document) -> Message | None:
    """Returns what is wrong with where the clauses of a document stand, None for nothing."""
    paths = [clause.path for clause in document.clauses]
    if len(set(paths)) != len(paths):
        return Message("two clauses of one address found")
    wrong = next((c.path for c in document.clauses if not _stands(c, len(document.text))), None)
    if wrong is not None:
        return Message("clause {wrong} stands outside the text", wrong=wrong)
    late = next((b.path for a, b in pairwise(document.clauses) if b.start < a.start), None)
    return None if late is None else Message("clause {late} stands before the one above it", late=late)


def _stands(clause: Clause, length: int) -> bool:
    return 0 <= clause.start <= clause.own_end <= clause.end <= length


def name_faults(store: StoredDocuments) -> Iterator[Fault]:
    """Yields documents that lost their name, which a head that lost its document says; place: that name.

    What is kept beside them is under that name, and would be taken for what lost its document.
    """
    database = Database(store.path)
    heads_alone = database.query(_HEADS_ALONE)
    for text_sha256, clauses, metadata, length, document_id in database.query(_NAMELESS) if heads_alone else ():
        for name, digest, fields in heads_alone:
            try:
                if heads.expected((text_sha256, clauses, metadata, fields, length))[0] != digest:
                    continue
            except DAMAGED:
                continue
            why = Message(
                "document {document_id} found where {name} was stored", document_id=repr(document_id), name=repr(name)
            )
            yield Fault(NAME, document_id, why, name)
            break


def stray_faults(store: StoredDocuments) -> Iterator[Fault]:
    """Yields what is kept of documents that are not stored: of others, whose names it lost; and of two digests."""
    database = Database(store.path)
    for table in (*_DERIVED, *BESIDE):
        for (document_id,) in database.query(_STRAYS.format(table)):
            why = Message(
                "{table} found of a document {document_id}, which is not stored: those of another perhaps",
                table=table,
                document_id=repr(document_id),
            )
            yield Fault(_DERIVED.get(table, STRAY), document_id, why, table)
    for document_id, place, one, other in database.query(_TWO_DIGESTS):
        why = Message(
            "document {document_id}: two digests found of the bytes that it was read from, {one}… and {other}…",
            document_id=repr(document_id),
            one=one[:12],
            other=other[:12],
        )
        yield Fault(DIGEST, document_id, why, place)


def source_faults(store: StoredDocuments) -> Iterator[Fault]:
    """Yields what is wrong with the bytes that documents were read from, and what nothing refers to."""
    originals, seen = store.originals, set[str]()
    kept = originals.kept()
    # Of those that came before any were kept nothing is noted.
    noted = {row[0] for row in Database(store.path).query("SELECT source_sha256 FROM kept")}
    for source in store.sources():
        if source.sha256 in seen or source.sha256 not in kept | noted:
            continue
        seen.add(source.sha256)
        try:
            originals.load(source.sha256)
        except (StoreError, SourceNotKept) as error:
            yield Fault(SOURCE, source.document_id, error.message, source.place, source.sha256)
    named = {row[0] for row in Database(store.path).query(_ALL_DIGESTS)}
    for sha256 in sorted(kept - named):
        yield Fault(
            LEFT_OVER,
            "",
            Message(
                "{path}: bytes {sha256}… found that no document refers to", path=originals.path, sha256=sha256[:12]
            ),
            "",
            sha256,
        )
    for path in originals.litter():
        yield Fault(
            LEFT_OVER, "", Message("{path}: half a file found, left by a writer that died", path=path), str(Path(path))
        )
