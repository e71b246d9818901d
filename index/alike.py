"""The stored document that is the same directive as a text, found without reading all that is stored.

By number, where the text has one; a text without a number is compared with those of its length, by a sample of their
words first.
"""

from corpus.document import Document
from corpus.facts.identity import is_another, is_same, number_of, read_otherwise, sample
from corpus.message import Message
from corpus.store.protocol import DocumentStore, Head

# Texts of which one has no number are compared where their lengths are within this of each other,
LIKE_LENGTH = 1.25
# and where so much of the smaller sample of words is in the other.
LIKE_SAMPLE = 0.7
MOST_NAMED = 3  # clauses that are named where two readings differ


class Alike:
    """Finds the same directive in a store; what it knows of the store is read once, when it is first asked."""

    def __init__(self, store: DocumentStore) -> None:
        self._store = store
        self._heads: dict[str, Head] | None = None
        self._by_number: dict[str | None, set[str]] = {}
        self._samples: dict[str, frozenset[int]] = {}

    def to(self, document: Document) -> Document | None:
        """Returns the stored document that is the same directive, by whatever id; None without one."""
        heads = self._known()
        number = number_of(document.metadata)
        named = self._by_number.get(number, set()) if number else set()
        unnamed = self._by_number.get(None, set()) if number else set(heads)
        own = sample(document)
        for document_id in (*sorted(named), *sorted(i for i in unnamed if self._may_be(document, own, i))):
            if not is_another(document.metadata, heads[document_id].metadata):
                held = self._store.load(document_id)
                if is_same(document, held):
                    return held
        return None

    def changed(self, document_id: str) -> int:
        """Takes note that another reading of a document is in force, or none; returns how long its text is."""
        head = self._store.heads(document_id).get(document_id)
        if self._heads is not None:
            self._samples.pop(document_id, None)
            before = self._heads.pop(document_id, None)
            if before is not None:
                self._by_number[number_of(before.metadata)].discard(document_id)
            if head is not None:
                self._enter(document_id, head)
        return head.length if head is not None else 0

    def _known(self) -> dict[str, Head]:
        if self._heads is None:
            self._heads = {}
            for document_id, head in self._store.heads().items():
                self._enter(document_id, head)
        return self._heads

    def _enter(self, document_id: str, head: Head) -> None:
        if self._heads is not None:
            self._heads[document_id] = head
            self._by_number.setdefault(number_of(head.metadata), set()).add(document_id)

    def _may_be(self, document: Document, own: frozenset[int], document_id: str) -> bool:
        """Returns whether a stored text is so long as a document and shares so much of its words, as far as told."""
        lengths = len(document.text), self._known()[document_id].length
        if max(lengths) > LIKE_LENGTH * min(lengths):
            return False
        if document_id not in self._samples:
            self._samples[document_id] = sample(self._store.load(document_id))
        theirs = self._samples[document_id]
        return len(own & theirs) >= LIKE_SAMPLE * min(len(own), len(theirs))


def differences(searched: Document, other: Document) -> str:
    """Returns which clauses read otherwise in the text that is not searched, as the end of a sentence."""
    paths = read_otherwise(searched, other)
    if not paths:
        return ""
    more = Message(" and {count} more", count=len(paths) - MOST_NAMED) if len(paths) > MOST_NAMED else ""
    return Message(" (the other reads differently in {paths}{more})", paths=", ".join(paths[:MOST_NAMED]), more=more)
