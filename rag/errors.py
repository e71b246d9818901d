"""Errors of the rag room.

RagError
├── QuestionError        the question is empty or too long to be one
│   └── EmptyQuestion    nothing was typed that is a word
├── UnknownDay           words that should name a day or a period name none
├── BatchError           a file of lines to be read is not what it should be
├── ReaderDamaged        a file of the trained reader is missing or cannot be read
└── LlmError             the language model gave nothing; no message holds its key or its words
    ├── LlmMisconfigured the settings name no endpoint that can be called
    ├── LlmUnreachable   no connection, or it broke
    ├── LlmRefused       a status other than 200
    ├── LlmNonsense      HTML, JSON of another shape, half a stream
    ├── LlmTooMuch       more bytes than an answer can have
    ├── LlmTooSlow       no whole answer in time
    └── LlmResting       it failed several times and is left alone for a while
"""

from corpus.message import Message, Told


class RagError(Told):
    """Root of the errors of this room."""


class QuestionError(RagError):
    """The question is empty or too long to be one."""


class EmptyQuestion(QuestionError):
    """Nothing was typed that is a word."""


class UnknownDay(RagError):
    """Words that should name a day or a period name none."""


class BatchError(RagError):
    """A file of lines to be read is not what it should be."""


class ReaderDamaged(RagError):
    """A file of the trained reader is missing or cannot be read."""


class LlmError(RagError):
    """The language model gave nothing."""


class LlmMisconfigured(LlmError):
    """The settings name no endpoint that can be called."""


class LlmUnreachable(LlmError):
    """The endpoint cannot be connected to, or the connection broke."""


class LlmRefused(LlmError):
    """The endpoint answered with a status other than 200."""

    def __init__(self, message: Message, status: int, wait_seconds: float | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.wait_seconds = wait_seconds


class LlmNonsense(LlmError):
    """What came is no reply: HTML, JSON of another shape, half a stream."""


class LlmTooMuch(LlmError):
    """More bytes came than an answer can have."""


class LlmTooSlow(LlmError):
    """No whole reply came in time."""


class LlmResting(LlmError):
    """The endpoint failed several times in a row and is left alone for a while."""
