"""Clauses that were found, with their scores."""

from typing import Self

from pydantic import BaseModel, Field

from rag.answer import NamedHit


class SearchHit(BaseModel):
    """A clause with its scores: cosine of the whole, late interaction of tokens, BM25."""

    rank: int
    document_id: str
    clause: str
    label: str
    document: str = Field(description="What people call its document.")
    text: str = Field(description="The clause's own words; of a long clause the passage that was found.")
    start: int
    end: int = Field(description="The document's text from start to end is `text`, exactly.")
    score: float
    dense: float
    late: float
    lexical: float
    url: str

    @classmethod
    def of(cls, found: NamedHit) -> Self:
        """Returns a clause that was found, as it is sent."""
        hit = found.hit
        return cls(
            rank=hit.rank,
            document_id=hit.document_id,
            clause=hit.path,
            label=found.label,
            document=found.document,
            text=found.text,
            start=found.start,
            end=found.end,
            score=hit.score,
            dense=hit.dense,
            late=hit.late,
            lexical=hit.lexical,
            url=found.url,
        )
