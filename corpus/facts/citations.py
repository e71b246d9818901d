"""What each clause of a document points to: clauses of its own document, other documents and their clauses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.clause import Clause
from corpus.document import Document
from corpus.facts.references import Reference, Units, find_references
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
    shelf = _Shelf(document, stored)
    for clause in document.clauses:
        for reference in find_references(document.text, clause.start, clause.own_end):
            if reference.start > clause.start:  # "Điều 5." at its beginning is the clause's own marker
                yield shelf.pointer(reference, clause)


class _Shelf:
    """A document and those that it may point to, each looked through once."""

    def __init__(self, document: Document, stored: Sequence[Document]) -> None:
        self._document = document
        self._of_number: dict[str | None, list[Document]] = {}
        for one in stored:
            self._of_number.setdefault(one.metadata.number, []).append(one)
        self._units = {document.document_id: Units(document.clauses)}

    def pointer(self, reference: Reference, here: Clause) -> Pointer:
        """Returns what a reference in a clause means."""
        if reference.number is None:
            found = self._units[self._document.document_id].resolve(reference, here)
            return Pointer(here.path, reference.label, self._document.document_id, found.path if found else None)
        meant = documents_meant(reference, self._document, self._of_number.get(reference.number, []))
        if not meant:
            return Pointer(here.path, reference.label, None, None)
        other = min(meant, key=lambda d: d.document_id)
        found = self._in_other(replace(reference, number=None), other)
        return Pointer(here.path, reference.label, other.document_id, found.path if found else None)

    def _in_other(self, reference: Reference, other: Document) -> Clause | None:
        """Returns the clause of another document: "khoản 2 Điều 5" is counted from its beginning."""
        if other.document_id not in self._units:
            self._units[other.document_id] = Units(other.clauses)
        return self._units[other.document_id].resolve(reference, other.clauses[0]) if other.clauses else None
