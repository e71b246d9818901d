"""Hit: a clause that a search found."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

# A search; a clause that the question names; the table of duties; an answer about a document itself.
Source: TypeAlias = Literal["search", "reference", "duties", "catalogue"]


@dataclass(frozen=True)
class Hit:
    """A clause, by its best passage.

    score: higher is better; dense: cosine of question and passage; late: score of their tokens (`index.local.late`);
    lexical: BM25, 0 where no term of the question occurs; rank: from 1; start, end: the passage's span in
    Document.text; source: where it came from, because only a search has scores of its own.
    """

    document_id: str
    path: str
    passage_id: str
    start: int
    end: int
    score: float
    dense: float
    lexical: float
    rank: int
    late: float = 0.0
    source: Source = "search"
