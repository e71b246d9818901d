"""Whether a clause is of the opposite of what a question asks about: "doanh nghiệp nhỏ" and not "doanh nghiệp lớn"."""

from corpus.text.accents import fold
from rag.evidence import Evidence
from rag.question.question import Question


def is_of_the_opposite(question: Question, item: Evidence) -> bool:
    """Returns whether a clause, with what stands above it, has the opposite of what a question names, and not that."""
    context = f" {fold(item.with_context())} " if question.wanted.opposites else ""
    return any(f" {other} " in context and f" {said} " not in context for said, other in question.wanted.opposites)
