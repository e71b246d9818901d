"""What each clause of a document points to: clauses of its own document, other documents and their clauses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.clause import Clause
from corpus.document import Document
from corpus.facts.references import Reference, find_references, resolve
from corpus.facts.relations import documents_meant


@dataclass(frozen=True)
class Pointer:
    """A reference with what it was resolved to.

    clause: the address it stands in; label: in the Vietnamese form; document_id: the document it means, None where that
    is not stored; path: the clause it means there, None where it names none or that is not found.
    """

    clause: str
    label: str
    document_id: str | None
    path: str | None


def pointers(document: Document, stored: Sequence[Document]) -> Iterator[Pointer]:
    """Yields the references in a document's clauses, in order; stored: the documents that they may mean."""
    for clause in document.clauses:
        for reference in find_references(document.text, clause.start, clause.own_end):
            if reference.start > clause.start:  # "Điều 5." at its beginning is the clause's own marker
                yield _pointer(reference, clause, document, stored)


def _pointer(reference: Reference, here: Clause, document: Document, stored: Sequence[Document]) -> Pointer:
    if reference.number is None:
        found = resolve(reference, here, document.clauses)
        return Pointer(here.path, reference.label, document.document_id, found.path if found else None)
    meant = documents_meant(reference, document, stored)
    if not meant:
        return Pointer(here.path, reference.label, None, None)
    other = min(meant, key=lambda d: d.document_id)
    # "khoản 2 Điều 5" of another document is counted from its beginning.
    found = resolve(replace(reference, number=None), other.clauses[0], other.clauses) if other.clauses else None
    return Pointer(here.path, reference.label, other.document_id, found.path if found else None)
