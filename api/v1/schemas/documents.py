"""Documents, their clauses, and what became of one that was sent."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from api.languages import as_asked
from corpus.correction import FIELDS, LONGEST_VALUE
from corpus.labels import LONGEST_LABEL, MOST_LABELS
from index.ingest import Ingested


class SourceOut(BaseModel):
    """A file that a document was read from; searched: whether it is the one whose text is searched."""

    name: str
    sha256: str
    searched: bool


class DocumentOut(BaseModel):
    """What is known of a document; corrected: what a person corrected of it; labels: who may see it.

    replaces: the id of the stored document that it replaces, where a person said so.
    """

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
    corrected: list[str]
    replaces: str | None
    labels: list[str]
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
            {
                "document_id": result.document_id,
                "outcome": result.outcome,
                "warnings": [as_asked(w) for w in result.warnings],
            }
        )


# What a schema cannot say of them otherwise: which signs they may hold, and which days there are.
Label = Annotated[str, Field(json_schema_extra={"format": "label", "minLength": 1, "maxLength": LONGEST_LABEL})]
Said = Annotated[str, Field(json_schema_extra={"format": "one-line", "maxLength": LONGEST_VALUE})]
Day = Annotated[str, Field(json_schema_extra={"format": "day"})]
Labels = Annotated[list[Label], Field(min_length=1, json_schema_extra={"maxItems": MOST_LABELS})]


class CorrectionIn(BaseModel):
    """What is wrong in what was read of a document, by field; `null` or "" for what it has not.

    replaces: the id of the stored document that it replaces, "" to take that back; labels: who may see it; reset: what
    was corrected before is undone first.
    """

    model_config = ConfigDict(extra="forbid")

    kind: Said | None = None
    number: Said | None = None
    issuer: Said | None = None
    date: Day | None = None
    title: Said | None = None
    replaces: str | None = None
    labels: Labels | None = None
    reset: bool = False

    def values(self) -> dict[str, str | None]:
        """Returns the fields that are given."""
        given = self.model_dump(include=set(FIELDS), exclude_unset=True)
        return {name: given[name] for name in FIELDS if name in given}

    def corrects(self) -> bool:
        """Returns whether anything but labels is given."""
        return bool(self.values()) or self.replaces is not None or self.reset
