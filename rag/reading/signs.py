"""The signs by which it is told whether a clause answers a question."""

from rag.evidence import Evidence, clause_sentences
from rag.question.question import Question
from rag.reading.coverage import share_held, share_of_pairs
from rag.reading.reader import Reading
from rag.reading.weighing import Signs


def signs_of(question: Question, item: Evidence, reading: Reading) -> Signs | None:
    """Returns the signs of a clause that was read; None for one that no search by meaning found: it has no cosine."""
    if item.hit.dense <= 0.0:
        return None
    return Signs(
        read=reading.answers,
        found=item.hit.score,
        near=item.hit.dense,
        held=share_held(question, item.with_context()),
        paired=share_of_pairs(question, _sentence_read(item, reading)),
    )


def _sentence_read(item: Evidence, reading: Reading) -> str:
    """Returns the sentence in which the words begin that were marked best, the first where none were."""
    spans = clause_sentences(item.document, item.clause, item.clause.end)
    begin = reading.spans[0].start if reading.spans else item.clause.start
    start, end = next((s for s in spans if s[0] <= begin < s[1]), spans[0] if spans else (0, 0))
    return item.document.text[start:end]
