"""The row of a table of tasks that a question asks for: told by the words of its task, however its clause was read."""

from collections.abc import Collection

from corpus.text.accents import fold
from rag.evidence import Evidence, clause_sentences
from rag.question.question import Question
from rag.reading.coverage import share_held

# Of what a question's words weigh, what a row with all above its table must have to be the one that is meant, and how
# much more than any other row; of English fewer words are known.
OF_A_TASK = {"vi": 0.6, "en": 0.5}
SURELY_MORE = 0.25


def row_of_task(question: Question, item: Evidence) -> tuple[int, int] | None:
    """Returns the span of the row whose task has surely most of a question for who acts, None where none has."""
    if item.named or not question.wanted.roles or question.wants_yes_or_no or question.wanted.several:
        return None
    rows = {d.row for d in item.own_duties if d.row is not None}
    spans = [s for s in clause_sentences(item.document, item.clause) if any(s[0] <= row < s[1] for row in rows)]
    above = item.with_context().removesuffix(item.text)
    held = sorted(
        ((share_held(question, f"{above}\n{item.document.text[a:b]}"), (a, b)) for a, b in spans), reverse=True
    )
    if not held or held[0][0] < OF_A_TASK[question.language]:
        return None
    return held[0][1] if len(held) == 1 or held[0][0] - held[1][0] >= SURELY_MORE else None


def row_named(asked: Collection[str], item: Evidence) -> tuple[int, int] | None:
    """Returns the span of the row whose task a question names whole, None where none or several are named so.

    asked: the question's words, folded.
    """
    words = frozenset(asked)
    tasks = {d.row: fold(d.task).split() for d in item.own_duties if d.row is not None}
    rows = [row for row, task in tasks.items() if len(task) > 1 and words.issuperset(task)]
    if item.named or len(rows) != 1:
        return None
    return next((s for s in clause_sentences(item.document, item.clause) if s[0] <= rows[0] < s[1]), None)
