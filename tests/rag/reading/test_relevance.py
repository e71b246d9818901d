import re

import numpy as np
import pytest

from corpus.build import build_document
from index.encoders.protocol import EncodedQuery, QueryTokens, stored_form
from index.local.build import build_index
from index.local.searcher import LocalSearcher
from rag.evidence import clause_sentences
from rag.question.read import read_question
from rag.reading.reader import Span
from rag.reading.relevance import by_relevance, by_words_alone, closeness_of

WORDS = ("lúa", "thuốc", "cháy")
TEXT = "1. Mua thuốc. Gặt lúa, phơi lúa; thuốc để riêng. Trời nắng. Lúa cháy.\n2. Thuốc cháy.\n"


class Words:
    """A token for each of its words in a text, on the word's axis; a vector that says nothing."""

    name, revision, dimension, token_dimension = "words", "words-1", 2, len(WORDS)

    def encode_queries(self, texts):
        return np.tile(np.array([[1, 0]], dtype=np.float32), (len(texts), 1))

    encode_passages = encode_queries

    def encode_query(self, text):
        rows = self._tokens(text)
        # The first word weighs as much as all others together.
        weights = np.array([len(rows) - 1 or 1, *[1] * (len(rows) - 1)], dtype=np.float32)
        return EncodedQuery(self.encode_queries([text]), QueryTokens(rows, weights / weights.sum()))

    def encode_passages_with_tokens(self, texts):
        return self.encode_passages(texts), [stored_form(self._tokens(t)) for t in texts]

    def token_spans(self, text):
        return [m.span() for m in re.finditer(r"\w+", text) if m[0].lower() in WORDS]

    @staticmethod
    def _tokens(text):
        found = [WORDS.index(w) for w in re.findall(r"\w+", text.lower()) if w in WORDS]
        return np.eye(len(WORDS), dtype=np.float32)[found]


@pytest.fixture
def words(tmp_path, evidence):
    """A document, an encoder, the index of it; the evidence of a clause and its sentences."""
    document = build_document(TEXT, "d")
    encoder = Words()
    searcher = LocalSearcher(build_index(tmp_path, [document], encoder))

    def of(path):
        item = evidence(document, path)
        return item, clause_sentences(document, item.clause)

    return encoder, searcher, of


def test_closeness_is_late_interaction_with_each_sentence_by_itself(words):
    encoder, searcher, of = words
    item, spans = of("1")
    assert [TEXT[a:b] for a, b in spans] == [
        "Mua thuốc.",
        "Gặt lúa, phơi lúa; thuốc để riêng.",
        "Trời nắng.",
        "Lúa cháy.",
    ]
    closeness = closeness_of(encoder.encode_query("lúa thuốc cháy"), encoder, searcher)
    # lúa weighs a half, thuốc and cháy a quarter each; of a sentence without tokens nothing is known.
    assert closeness(item, spans) == [pytest.approx(0.25), pytest.approx(0.75), None, pytest.approx(0.75)]
    assert closeness(*of("2")) == [pytest.approx(0.5)]


def test_closeness_of_an_encoder_without_tokens_is_unknown(words):
    encoder, searcher, of = words

    class Plain:
        name, revision, dimension = "plain", "plain-1", 2
        encode_queries = encode_passages = Words.encode_queries

    item, spans = of("1")
    assert closeness_of(EncodedQuery(encoder.encode_queries(["lúa"])), Plain(), searcher)(item, spans) == [None] * 4
    assert closeness_of(EncodedQuery(encoder.encode_queries(["lúa"])), encoder, searcher)(item, spans) == [None] * 4


def test_by_relevance_takes_the_mean_of_words_and_closeness(words):
    encoder, searcher, of = words
    item, spans = of("1")
    question = read_question("Gặt lúa cháy thế nào?")

    def scores(closeness):
        read = by_relevance(question, item, spans, lambda t: "_" not in t, closeness)
        found = {(s.start, s.end): s.score for s in read}
        return [round(found[s], 4) for s in spans]

    # Of the words gặt, lúa, cháy the sentences have none, two, none, two.
    assert scores(by_words_alone) == [0.0, 0.6667, 0.0, 0.6667]
    # lúa and cháy weigh a half each in closeness.
    close = closeness_of(encoder.encode_query(question.text), encoder, searcher)
    assert scores(close) == [0.0, round((2 / 3 + 0.5) / 2, 4), 0.0, round((2 / 3 + 1.0) / 2, 4)]


def test_by_relevance_gives_the_best_first_and_the_first_of_equals(words):
    _, _, of = words
    item, spans = of("1")
    read = by_relevance(read_question("Gặt lúa thế nào?"), item, spans, lambda t: "_" not in t, by_words_alone)
    # Of gặt and lúa the second sentence has both, the fourth one; the first and the third have none.
    assert read == (Span(*spans[1], 1.0), Span(*spans[3], 0.5), Span(*spans[0], 0.0), Span(*spans[2], 0.0))


def test_by_relevance_gives_more_for_what_is_asked_for(evidence):
    item = evidence(build_document("Mở đầu:\n1. Lúa gặt. Lúa gặt ngày 15/3/2023.\n2. Hết.\n", "d"), "1")
    spans = clause_sentences(item.document, item.clause)
    read = by_relevance(read_question("Khi nào gặt lúa?"), item, spans, lambda t: "_" not in t, by_words_alone)
    assert read == (Span(*spans[1], 1.25), Span(*spans[0], 1.0))
