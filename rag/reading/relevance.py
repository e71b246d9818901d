"""Which sentences of a clause answer a question: by its words, by what is asked for, and by its tokens."""

from collections.abc import Callable, Sequence

import numpy as np

from corpus.answer_types import answer_types_in
from corpus.text.terms import folded_terms
from index.encoders.protocol import EncodedQuery, Encoder, TokenEncoder
from index.engine import Searcher
from index.passage import split_clause
from rag.evidence import Evidence
from rag.question.question import Question
from rag.reading.reader import Span

# Gives the closeness of each sentence of a clause to the question, None for one that nothing is known of.
Closeness = Callable[[Evidence, Sequence[tuple[int, int]]], Sequence[float | None]]
GIVES = 0.25  # for a sentence that has what is asked for: a date, a figure, who leads


def by_words_alone(_: Evidence, spans: Sequence[tuple[int, int]]) -> list[float | None]:
    """The closeness of an encoder that gives no tokens: nothing is known."""
    return [None] * len(spans)


class TokenCloseness:
    """Late interaction of the question with each sentence by itself, over the tokens that the index keeps."""

    def __init__(self, encoded: EncodedQuery, encoder: TokenEncoder, searcher: Searcher) -> None:
        self._query = encoded.tokens
        self._encoder = encoder
        self._searcher = searcher

    def __call__(self, item: Evidence, spans: Sequence[tuple[int, int]]) -> list[float | None]:
        """Returns the weighted mean, over the question's tokens, of the cosine of the sentence's nearest."""
        if self._query is None:
            return by_words_alone(item, spans)
        places: list[tuple[int, int]] = []
        cosines = [np.zeros((len(self._query.weights), 0), dtype=np.float32)]
        for passage in split_clause(item.document, item.clause):
            found = self._searcher.token_cosines(self._query, passage.passage_id)
            shift = passage.start - (len(passage.encoded) - len(passage.text))
            where = [(a + shift, b + shift) for a, b in self._encoder.token_spans(passage.encoded)]
            if found is not None and found.shape[1] == len(where):
                places += where
                cosines.append(found)
        table = np.concatenate(cosines, axis=1)
        out: list[float | None] = []
        for start, end in spans:
            inside = [i for i, (a, b) in enumerate(places) if start <= a and b <= end]
            out.append(float(self._query.weights @ table[:, inside].max(axis=1)) if inside else None)
        return out


def closeness_of(encoded: EncodedQuery, encoder: Encoder, searcher: Searcher) -> Closeness:
    """Returns how sentences are compared with a question: by tokens where the encoder gives any."""
    return TokenCloseness(encoded, encoder, searcher) if isinstance(encoder, TokenEncoder) else by_words_alone


def by_relevance(
    question: Question,
    item: Evidence,
    spans: Sequence[tuple[int, int]],
    idf: Callable[[str], float],
    closeness: Closeness,
) -> tuple[Span, ...]:
    """Returns the sentences of a clause with their relevance, the one that answers first.

    Relevance is the mean of the share of the question's words that a sentence has, by rarity, and of its closeness, and
    more where the sentence has what is asked for.
    """
    weights = {t: idf(t) for t in question.terms.asked}
    total = sum(weights.values()) or 1.0

    def relevance(span: tuple[int, int], close: float | None) -> float:
        sentence = item.document.text[span[0] : span[1]]
        have = set(folded_terms(sentence))
        overlap = sum(w for t, w in weights.items() if t in have) / total
        words = overlap + GIVES * (question.answer_type in answer_types_in(sentence))
        return words if close is None else (words + close) / 2

    scored = [Span(*s, relevance(s, c)) for s, c in zip(spans, closeness(item, spans), strict=True)]
    return tuple(sorted(scored, key=lambda span: (-span.score, span.start)))
