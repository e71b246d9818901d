"""What is wrong with stored documents: every digest compared, every span looked at, what is derived derived again.

Reads only; `index.doctor` mends.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from corpus.clause import Clause
from corpus.document import Document
from corpus.duties.read import read_duties
from corpus.errors import SourceNotKept, StoreError, UnknownDocument, UnknownSource
from corpus.message import Message
from corpus.store import heads, marks
from corpus.store.database import Database
from corpus.store.stored import StoredDocuments

DATABASE, DOCUMENT, READING, HEAD, DUTIES, SOURCE, LEFT_OVER = (
    "database", "document", "reading", "head", "duties", "source", "left over",
)  # fmt: skip

EVERY_ID = "SELECT document_id FROM documents UNION SELECT document_id FROM heads ORDER BY 1"


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
        yield from _derived_faults(store, document)
    for source in store.sources():
        try:
            if not source.in_force:
                store.reading(source.document_id, source.place)
        except (StoreError, UnknownSource) as error:
            yield Fault(READING, source.document_id, error.message, source.place, source.sha256)


def _derived_faults(store: StoredDocuments, document: Document) -> Iterator[Fault]:
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
    kept = store.duties.of(name, document.digest)
    if name not in store.duties.stale() and kept != tuple(read_duties(document)):
        yield Fault(
            DUTIES, name, Message("document {name}: its duties are not those that its text gives", name=repr(name))
        )


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
    for sha256 in sorted(kept - {s.sha256 for s in store.sources()}):
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
