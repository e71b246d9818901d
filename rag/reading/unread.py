"""Without a trained reader: the order and the score of retrieval, whole sentences, no verdict."""

import math
from collections.abc import Sequence
from dataclasses import replace

from corpus.text.terms import folded_terms
from rag.evidence import Evidence, clause_sentences
from rag.question.question import Question
from rag.reading.calibration import Calibration
from rag.reading.reader import Reading, Span

NO_WORD = 0.01  # what a sentence without any of the question's words counts as


class UnreadClauses:
    """What stands in for a reader where none is: a clause answers as likely as its retrieval score says.

    Nothing answers what is no matter of directives, the weather or football: words and vectors find something always.
    """

    marks = False

    def __init__(self, calibration: Calibration) -> None:
        self.calibration = calibration

    def with_threshold(self, threshold: float) -> "UnreadClauses":
        """Returns the same that answers from another score on."""
        return UnreadClauses(self.calibration.with_threshold(threshold))

    def read(self, question: Question, items: Sequence[Evidence]) -> list[Reading]:
        """Returns a reading for each item, in their order; sentences with more of the question's words come first."""
        asked = frozenset(question.terms.asked)
        readings = [_reading(asked, item) for item in items]
        return [replace(r, answers=0.0) for r in readings] if question.out_of_scope else readings


def _reading(asked: frozenset[str], item: Evidence) -> Reading:
    end = item.clause.end if item.named else item.clause.own_end
    spans = [
        Span(a, b, math.log(len(asked.intersection(folded_terms(item.document.text[a:b]))) or NO_WORD))
        for a, b in clause_sentences(item.document, item.clause, end)
    ]
    best_first = tuple(sorted(spans, key=lambda s: (-s.score, s.start)))
    return Reading(min(1.0, max(0.0, item.hit.score)), best_first, None, 0.0)
