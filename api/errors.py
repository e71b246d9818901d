"""Our errors as HTTP problems (RFC 9457): one table, from the kind of error to status and title.

Problem              what the interface itself refuses: a foreign origin, a document that is too large
"""

from corpus.errors import (
    CorpusError,
    InvalidCorrection,
    InvalidIdentifier,
    InvalidLabel,
    ReadError,
    StoreError,
    UnknownClause,
    UnknownDocument,
)
from index.errors import EncoderError, IndexBehind, IndexDamaged, IndexingError, IndexWriteError
from rag.errors import QuestionError, RagError, UnknownDay


class Problem(Exception):
    """A request that the interface refuses itself."""

    def __init__(self, status: int, title: str, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.title = title


# The first kind that an error is an instance of decides.
PROBLEMS: list[tuple[type[Exception], int, str]] = [
    (QuestionError, 422, "Not a question"),
    (UnknownDay, 422, "Not a day"),
    (UnknownDocument, 404, "Unknown document"),
    (UnknownClause, 404, "Unknown clause"),
    (InvalidIdentifier, 422, "Invalid document id"),
    (InvalidLabel, 422, "Invalid label"),
    (InvalidCorrection, 422, "Invalid correction"),
    (ReadError, 422, "Not a readable document"),
    (StoreError, 507, "Documents cannot be stored"),
    (IndexWriteError, 507, "The index cannot be written"),
    (IndexDamaged, 503, "The index is damaged"),
    (IndexBehind, 503, "Documents are changing"),
    (EncoderError, 503, "The encoder cannot be loaded"),
    (CorpusError, 500, "Documents failed"),
    (IndexingError, 500, "The index failed"),
    (RagError, 500, "Answering failed"),
]


def problem_of(error: Exception) -> tuple[int, str, str]:
    """Returns the status, title and detail of an error of ours."""
    if isinstance(error, Problem):
        return error.status, error.title, str(error)
    for kind, status, title in PROBLEMS:
        if isinstance(error, kind):
            return status, title, str(error)
    return 500, "Internal error", "the service failed on this request; its log says where"
