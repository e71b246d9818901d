"""A follow-up that asks for more of what was answered: the clause of the answer before goes first."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.answer_types import AnswerType, answer_types_in
from corpus.duty import COORDINATE, LEAD, Duty
from index.hit import Hit
from rag.question.question import Question

# Types of answer that only a text with such a thing in it gives.
NEEDED = (
    AnswerType.WHEN, AnswerType.HOUR, AnswerType.MONEY, AnswerType.PERCENT, AnswerType.PHONE, AnswerType.HOW_MUCH,
    AnswerType.NUMBER, AnswerType.WHY, AnswerType.PERSON,
)  # fmt: skip
_ROLES = {AnswerType.LEAD: LEAD, AnswerType.COORDINATE: COORDINATE}
TextOf = Callable[[Hit], str]
DutiesOf = Callable[[str], Sequence[Duty]]


def may_answer(question: Question, text: str) -> bool:
    """Returns whether a clause has the date, the figure or the name that is asked for, if one is."""
    return question.answer_type not in NEEDED or question.answer_type in answer_types_in(text)


def same_place(hit: Hit, other: Hit) -> bool:
    """Returns whether two hits are of one clause."""
    return (hit.document_id, hit.path) == (other.document_id, other.path)


def led_by(
    same: Hit, question: Question, hits: tuple[Hit, ...], text_of: TextOf, duties_of: DutiesOf
) -> tuple[Hit, ...]:
    """Returns the hits with the clause of the answer before first, where it has what is asked for now.

    same: that clause; duties_of: the duties of a document, by its id.
    """
    own = next((h for h in hits if (h.document_id, h.path) == (same.document_id, same.path)), same)
    role = _ROLES.get(question.answer_type)
    gives_it = any(d.role == role and d.clause == own.path for d in duties_of(own.document_id)) if role else True
    if not gives_it or not may_answer(question, text_of(own)):
        return hits
    ordered = [own, *(h for h in hits if h is not own)]
    return tuple(replace(h, rank=n) for n, h in enumerate(ordered, start=1))
