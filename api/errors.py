"""Errors of this room, and all of ours as HTTP problems (RFC 9457): one table, from the kind to status and title.

ApiError
├── Problem              what the interface itself refuses: a foreign origin, a document that is too large
├── Misconfigured        a setting of the service cannot be followed: the message says which, and what is expected
├── ProviderAway         the identity provider does not answer, or not as one
├── ProviderRefused      it vouches for nobody, or what it says does not hold
├── UnknownKey           no valid key has this id or name
├── UnknownConversation  the account has no conversation of this id
└── StateError           what is kept beside the documents: keys, the audit log, feedback
    ├── StateUnreachable     the database does not answer
    └── NotKept              nothing can be written: the home is read-only
"""

import logging
from collections.abc import Mapping

from corpus.errors import (
    CorpusError,
    InvalidCorrection,
    InvalidIdentifier,
    InvalidLabel,
    ReadError,
    SourceNotKept,
    StoreBusy,
    StoreError,
    UnknownClause,
    UnknownDocument,
)
from corpus.message import Message, Told
from index.errors import EncoderError, IndexDamaged, IndexingError, IndexWriteError
from rag.errors import QuestionError, RagError, UnknownDay


class ApiError(Told):
    """Root of the errors of this room."""


class Problem(ApiError):
    """A request that the interface refuses itself; headers: that its answer has."""

    def __init__(self, status: int, title: Message, detail: Message, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.title = title
        self.headers = headers


class Misconfigured(ApiError):
    """A setting of the service cannot be followed."""


class ProviderAway(ApiError):
    """The identity provider does not answer, or not as one."""


class ProviderRefused(ApiError):
    """The identity provider vouches for nobody, or what it says does not hold."""


class UnknownKey(ApiError):
    """No valid key has this id or name."""


class UnknownConversation(ApiError):
    """The account has no conversation of this id."""


class StateError(ApiError):
    """What is kept beside the documents cannot be used."""


class StateUnreachable(StateError):
    """The database does not answer."""


class NotKept(StateError):
    """Nothing can be written, and so nothing is kept."""


# The first kind that an error is an instance of decides.
PROBLEMS: list[tuple[type[Told], int, Message]] = [
    (QuestionError, 422, Message("Not a question")),
    (UnknownDay, 422, Message("Not a day")),
    (UnknownDocument, 404, Message("Unknown document")),
    (UnknownClause, 404, Message("Unknown clause")),
    (InvalidIdentifier, 422, Message("Invalid document id")),
    (InvalidLabel, 422, Message("Invalid label")),
    (InvalidCorrection, 422, Message("Invalid correction")),
    (ReadError, 422, Message("Not a readable document")),
    (StoreBusy, 503, Message("Documents are being changed")),
    (SourceNotKept, 404, Message("Source not kept")),
    (StoreError, 507, Message("Documents cannot be stored")),
    (IndexWriteError, 507, Message("The index cannot be written")),
    (IndexDamaged, 503, Message("The index is damaged")),
    (EncoderError, 503, Message("The encoder cannot be loaded")),
    (UnknownKey, 404, Message("Unknown key")),
    (UnknownConversation, 404, Message("Unknown conversation")),
    (NotKept, 507, Message("Not kept")),
    (StateUnreachable, 503, Message("The database does not answer")),
    (StateError, 500, Message("The database cannot be used")),
    (CorpusError, 500, Message("Documents failed")),
    (IndexingError, 500, Message("The index failed")),
    (RagError, 500, Message("Answering failed")),
]


_AWAY = Message(
    "the database of keys and logs cannot be used; try again in a moment, or tell your administrator: the service's "
    "log says why"
)
logger = logging.getLogger("chithi.api")


def problem_of(error: Exception) -> tuple[int, Message, Message]:
    """Returns the status, title and detail of an error of ours.

    Where the database is, is nobody's business who only asks, or has not said yet who they are: the log alone says it.
    """
    if isinstance(error, Problem):
        return error.status, error.title, error.message
    if isinstance(error, StateError) and not isinstance(error, NotKept):
        logger.error("%s", error)
    for kind, status, title in PROBLEMS:
        if isinstance(error, Told) and isinstance(error, kind):
            return status, title, _AWAY if issubclass(kind, StateError) and kind is not NotKept else error.message
    return 500, Message("Internal error"), Message("the service failed on this request; its log says where")
