"""Answered or refused: what the readings and the guards come to."""

from dataclasses import dataclass

from rag.config import RagConfig
from rag.question.question import Question
from rag.reading.reader import Reading
from rag.retrieval.find import Found


@dataclass(frozen=True)
class Decision:
    """Whether a question is answered by its best evidence, and how likely that is right, 0 … 1."""

    answered: bool
    sure: float


def decide(question: Question, found: Found, reading: Reading, config: RagConfig, lacking: bool) -> Decision:
    """Returns whether the best evidence answers; a clause that was named answers what it says.

    lacking: whether the evidence lacks a document's number, a place or a year that the question names: a clause that is
    named in such a question is another one's.
    """
    if question.reference.steps and (lacking or not found.named):
        return Decision(answered=False, sure=0.0)
    sure = max(config.threshold, reading.answers) if found.named else reading.answers
    return Decision(sure >= config.threshold, sure)
