"""Documents, their clauses, and what became of one that was sent."""

from typing import Literal

from pydantic import BaseModel

from index.ingest import Ingested


class SourceOut(BaseModel):
    """A file that a document was read from; searched: whether it is the one whose text is searched."""

    name: str
    sha256: str
    searched: bool


class DocumentOut(BaseModel):
    """What is known of a document."""

    document_id: str
    name: str
    kind: str | None
    number: str | None
    issuer: str | None
    parent: str | None
    place: str | None
    date: str | None
    title: str | None
    addressees: list[str]
    recipients: list[str]
    signer: str | None
    capacity: str | None
    clauses: int
    source: str
    sha256: str
    sources: list[SourceOut]


class ClauseOut(BaseModel):
    """A clause with its span in the document's text."""

    path: str
    label: str
    heading: str
    text: str
    start: int
    end: int


class IngestedOut(BaseModel):
    """What became of a document that was sent."""

    document_id: str
    outcome: Literal["added", "updated", "unchanged", "matched"]
    warnings: list[str]

    @classmethod
    def of(cls, result: Ingested) -> "IngestedOut":
        """Returns what became of a document, as it is sent."""
        return cls.model_validate(
            {"document_id": result.document_id, "outcome": result.outcome, "warnings": list(result.warnings)}
        )
