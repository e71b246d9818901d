"""Documents and clauses in the shape of the contract, for commands and for HTTP."""

from collections.abc import Sequence

from corpus.document import Document
from corpus.store.protocol import Source


def document_as_json(document: Document, sources: Sequence[Source] = ()) -> dict[str, object]:
    """Returns what is known of a document, without its text; sources: the files that it was read from."""
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
        "corrected": list(document.corrected),
        "replaces": next((r.document_id for r in meta.relations if r.document_id is not None), None),
        "labels": sorted(document.labels),
        "clauses": len(document.clauses),
        "source": document.source_name,
        "sha256": document.source_sha256,
        "sources": [{"name": s.name, "sha256": s.sha256, "searched": s.in_force} for s in sources],
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
