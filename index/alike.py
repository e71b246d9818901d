"""The stored document that is the same directive as a text, found without reading all that is stored."""

from corpus.document import Document
from corpus.facts.identity import is_another, is_same, read_otherwise
from corpus.message import Message
from corpus.store.protocol import DocumentStore

MOST_NAMED = 3  # clauses that are named where two readings differ


def same_directive(store: DocumentStore, document: Document) -> Document | None:
    """Returns the stored document that is the same directive, by whatever id; None without one."""
    for document_id in store.alike(document):
        head = store.heads(document_id).get(document_id)
        if head is not None and not is_another(document.metadata, head.metadata):
            held = store.load(document_id)
            if is_same(document, held):
                return held
    return None


def differences(searched: Document, other: Document) -> str:
    """Returns which clauses read otherwise in the text that is not searched, as the end of a sentence."""
    paths = read_otherwise(searched, other)
    if not paths:
        return ""
    more = Message(" and {count} more", count=len(paths) - MOST_NAMED) if len(paths) > MOST_NAMED else ""
    return Message(" (the other reads differently in {paths}{more})", paths=", ".join(paths[:MOST_NAMED]), more=more)
