"""A reader made of scores, words and patterns: what reads where no trained reader does."""

from collections.abc import Callable, Sequence

from index.hit import Hit
from rag.evidence import Evidence, clause_sentences
from rag.question.question import Question
from rag.reading.answerability import answerability, features, load_models
from rag.reading.reader import Reading
from rag.reading.relevance import Closeness, by_relevance, by_words_alone
from rag.reading.verdict import verdict_of


class PatternReader:
    """Reads the clauses found for one question.

    hits: all that were found; idf: how rare a folded term is; closeness: how near sentences are to the question;
    unknown: the number of a document that the question names and none stored has.
    """

    def __init__(
        self,
        hits: Sequence[Hit],
        idf: Callable[[str], float],
        closeness: Closeness = by_words_alone,
        unknown: str = "",
    ) -> None:
        self._hits = hits
        self._idf = idf
        self._closeness = closeness
        self._unknown = unknown

    def read(self, question: Question, items: Sequence[Evidence]) -> list[Reading]:
        """Returns a reading for each item, in their order."""
        return [self._read(question, item) for item in items]

    def _read(self, question: Question, item: Evidence) -> Reading:
        found = features(question, item, self._hits, self._idf, self._unknown)
        end = item.clause.end if item.named else item.clause.own_end
        sentences = clause_sentences(item.document, item.clause, end)
        return Reading(
            answers=answerability(question, found, load_models()),
            spans=by_relevance(question, item, sentences, self._idf, self._closeness),
            verdict=verdict_of(question.supposed, item),
            score=item.hit.score,
        )
