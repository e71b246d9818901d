"""Supplementary evidence: which of the clauses found are shown beside the best one."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.answer_types import AnswerType, answer_types_in
from corpus.duty import COORDINATE, LEAD, Duty
from index.hit import Hit
from rag.config import RagConfig
from rag.question.question import Question
from rag.reading.answerability import NEEDED

# Another document's clause is cited beside the best from this share of its score on, and with a cosine as near.
SAME_EVIDENCE = 0.9
AS_NEAR = 0.05
MOST_DOCUMENTS = 3  # beside the best one, where who acts is asked
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


def supplementary(
    question: Question, hits: Sequence[Hit], named: bool, config: RagConfig, text_of: TextOf
) -> list[Hit]:
    """Returns what is shown beside the best clause: the next one, where it is hardly worse, and other documents'.

    Where who acts is asked, each of some other documents that treat it as well has its say: they may assign it to
    others; else one of them. named: whether the question names the best clause: it stands alone then, but for what
    other documents say.
    """
    best, rest = hits[0], hits[1:]
    near = [h for h in rest[:1] if not named and h.score >= best.score - config.supplementary]
    chosen = [h for h in near if may_answer(question, text_of(h))]
    most = MOST_DOCUMENTS if question.answer_type in _ROLES else 1
    seen = {best.document_id}
    for hit in rest:
        as_good = hit.score >= SAME_EVIDENCE * best.score and hit.dense >= best.dense - AS_NEAR
        if hit.document_id not in seen and as_good and len(seen) <= most:
            seen.add(hit.document_id)
            chosen += [hit] if hit not in chosen else []
    return chosen
