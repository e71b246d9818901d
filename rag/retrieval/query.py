"""A question made into what the index is searched with: the text to encode and the terms to look up."""

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.text.terms import folded_terms
from index.words.terms import ACCENTED, FOLDED
from rag.config import RagConfig
from rag.question.question import Question


@dataclass(frozen=True)
class Query:
    """What is searched: text is encoded; terms, by field and with weights, are looked up."""

    text: str
    terms: dict[str, dict[str, float]]


def make_query(question: Question, config: RagConfig) -> Query:
    """Returns the query of a question.

    Vietnamese: its syllables and pairs, abbreviations written out beside them, and the accented ones of how it would be
    written. English: its own words (names and numbers are the same in both), the Vietnamese of every phrase that the
    glossary knows, and of every word that the learnt table knows.
    """
    said = question.terms
    folded: dict[str, float] = dict.fromkeys(said.folded, 1.0)
    _add(folded, said.written_out, 1.0)
    _add(folded, said.phrases, config.translated)
    for term, weight in said.translated:
        folded[term] = max(folded.get(term, 0.0), config.translated * weight)
    accented = dict.fromkeys(said.accented, config.accented)
    terms = {FOLDED: folded} | ({ACCENTED: accented} if accented else {})
    return Query(question.restored, terms)


def _add(terms: dict[str, float], names: Iterable[str], weight: float) -> None:
    for name in names:
        for term in folded_terms(name):
            terms[term] = max(terms.get(term, 0.0), weight)
