"""The door to reading: a question and clauses in, for each whether it answers, where, and yes or no."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol

from rag.evidence import Evidence
from rag.question.question import Question
from rag.reading.calibration import Calibration


class Span(NamedTuple):
    """A part of a document's text, half open, and how well it answers, higher being better."""

    start: int
    end: int
    score: float


class Verdict(StrEnum):
    """What a clause says to what a question supposes."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True)
class Reading:
    """What was read of one clause.

    answers: how likely it answers the question, 0 … 1; spans: where, in the document's text, the best first; verdict:
    of a question that wants a yes or a no, None where the clause does not surely say; score: by which clauses are
    ranked; surely: how likely the verdict is beside the other, 0.5 … 1; row: the span
    of the row of a table that was read as the sentence it says, None where the clause was read as it stands; lean: the
    log-odds of yes beside no, however sure, 0 where none is wanted.
    """

    answers: float
    spans: tuple[Span, ...]
    verdict: Verdict | None
    score: float
    surely: float = 0.5
    row: tuple[int, int] | None = None
    lean: float = 0.0


class Reader(Protocol):
    """What reads clauses for a question; safe to share by threads.

    marks: whether it marks the words that answer, and not whole sentences alone.
    """

    marks: bool

    @property
    def calibration(self) -> Calibration:
        """How its readings become an order and a decision."""
        ...

    def with_threshold(self, threshold: float) -> "Reader":
        """Returns the same that answers from another probability on."""
        ...

    def read(self, question: Question, /, items: Sequence[Evidence]) -> list[Reading]:
        """Returns a reading for each item, in their order."""
        ...
