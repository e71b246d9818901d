"""Answered or refused: what the readings and the guards come to."""

from dataclasses import dataclass

from rag.question.question import Question
from rag.retrieval.find import Found

# Below it first lines were false more often than right, of questions a third of which their documents do not answer.
LIKELY = 0.4


@dataclass(frozen=True)
class Decision:
    """Whether a question is answered by its best evidence, and how likely that is right, 0 … 1.

    weighed: whether that is by all that tells (`weighing`), and not by the reading or a rule alone.
    """

    answered: bool
    sure: float
    weighed: bool = False

    @property
    def likely(self) -> bool:
        """Whether the evidence is likely to answer, so that a first line may be said of it."""
        return not self.weighed or self.sure >= LIKELY


def decide(
    question: Question, found: Found, answers: float, threshold: float, lacking: bool, cited: bool = False
) -> Decision:
    """Returns whether the best evidence answers; a clause that was named answers what it says.

    answers: how probably it does; threshold: the least probability with which a question is answered; lacking: whether
    the guards found that the evidence lacks what the question names: a clause of another place, year or document is not
    an answer; cited: whether it speaks of the very unit that the question names and that no document found has.
    """
    if lacking or (question.reference.steps and not found.named and not cited):
        return Decision(answered=False, sure=0.0)
    sure = max(threshold, answers) if found.named else answers
    return Decision(sure >= threshold, sure)
