"""Clauses that were found, with their scores."""

from typing import Self

from pydantic import BaseModel

from rag.answer import NamedHit, clause_url


class SearchHit(BaseModel):
    """A clause with its scores: cosine of the whole, late interaction of tokens, BM25."""

    rank: int
    document_id: str
    clause: str
    label: str
    document: str
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
            score=hit.score,
            dense=hit.dense,
            late=hit.late,
            lexical=hit.lexical,
            url=clause_url(hit.document_id, hit.path),
        )
