"""Documents and clauses in the shape of the contract, for commands and for HTTP."""

from corpus.document import Document


def document_as_json(document: Document) -> dict[str, object]:
    """Returns what is known of a document, without its text."""
    meta = document.metadata
    return {
        "document_id": document.document_id,
        "name": document.name,
        "kind": meta.kind,
        "number": meta.number,
        "issuer": meta.issuer,
        "parent": meta.parent,
        "place": meta.place,
        "date": meta.date.isoformat() if meta.date else None,
        "title": meta.title,
        "addressees": list(meta.addressees),
        "recipients": list(meta.recipients),
        "signer": meta.signer,
        "capacity": meta.capacity,
        "clauses": len(document.clauses),
        "source": document.source_name,
        "sha256": document.source_sha256,
    }


def clauses_as_json(document: Document) -> list[dict[str, object]]:
    """Returns the clauses in the shape of the contract, in document order."""
    return [
        {
            "path": c.path,
            "label": c.label(),
            "heading": c.heading,
            "text": document.text[c.start : c.end],
            "start": c.start,
            "end": c.end,
        }
        for c in document.clauses
    ]
