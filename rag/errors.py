"""Errors of the rag room.

RagError
└── QuestionError        the question is empty or too long to be one
"""


class RagError(Exception):
    """Root of the errors of this room."""


class QuestionError(RagError):
    """The question is empty or too long to be one."""
