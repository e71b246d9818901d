"""Whatever was added, replaced, removed and merged, in whatever order: the same documents give the same answers."""

from dataclasses import astuple, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import index.local.merge
from corpus.text.terms import accented_terms, folded_terms
from index.encoders.protocol import EncodedQuery, QueryTokens, stored_form
from index.local.engine import LocalEngine
from index.words.terms import ACCENTED, FOLDED

SYLLABLES = ("lúa", "ngô", "mía", "sắn", "đập", "kho", "bãi", "gạo", "chè", "nấm")
IDS = ("a", "b", "c", "d", "e", "f")
QUESTIONS = ("lúa ngô", "mía", "việc của a khoản", "đập kho bãi gạo", "lua nam")


class DrawnEncoder:
    """Unit vectors, and tokens of each syllable, drawn from the letters: the same text has the same numbers."""

    name, revision, dimension, token_dimension = "drawn", "drawn-1", 8, 4

    def _rows(self, text, width):
        words = text.lower().split()
        rows = [np.random.default_rng(list(w.encode())).normal(size=width) for w in words] or [np.ones(width)]
        return np.array([r / np.linalg.norm(r) for r in rows], dtype=np.float32)

    def encode_query(self, text):
        rows = self._rows(text, 4)
        return EncodedQuery(self.encode_passages([text]), QueryTokens(rows, np.full(len(rows), 1 / len(rows), "f4")))

    def encode_queries(self, texts):
        return self.encode_passages(texts)

    def encode_passages(self, texts):
        means = np.array([self._rows(t, 8).mean(axis=0) for t in texts], dtype=np.float32).reshape(-1, 8)
        return means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)

    def encode_passages_with_tokens(self, texts):
        return self.encode_passages(texts), [stored_form(self._rows(t, 4)) for t in texts]


@pytest.fixture(scope="module")
def template(directive):
    return directive("template", "aaa aaa aaa bbb.", "ccc ddd.", "eee.")


def document(template, document_id, words):
    text = template.text
    for slot, word in zip(("aaa", "aaa", "aaa", "bbb", "ccc", "ddd", "eee"), words, strict=True):
        text = text.replace(slot, word, 1)
    return replace(template, document_id=document_id, text=text)


def found_in(searcher, encoder, depth=4):
    """Everything that searches tell, by the ids of passages, to the last bit."""
    out = []
    for question in QUESTIONS:
        terms = {
            FOLDED: dict.fromkeys(folded_terms(question), 1.0),
            ACCENTED: dict.fromkeys(accented_terms(question), 0.25),
        }
        for query in (None, encoder.encode_query(question)):
            for within in (None, frozenset("abz")):
                found = searcher.search(query, terms, depth, within)
                out.append([(searcher.entries[c.number], *astuple(c)[1:]) for c in found])
        out.append(searcher.documents_naming(question))
    return out


WORDS = st.tuples(*[st.sampled_from(SYLLABLES)] * 7)
# What each document of a step says now; None takes it away.
STEPS = st.lists(
    st.dictionaries(st.sampled_from(IDS), st.none() | WORDS, min_size=1, max_size=3), min_size=1, max_size=9
)


@given(STEPS, st.sampled_from([2, 3, 8]))
@settings(max_examples=40)
def test_search_over_any_history_is_search_over_an_index_built_at_once(template, tmp_path_factory, steps, fanout):
    root, encoder = tmp_path_factory.mktemp("history"), DrawnEncoder()
    grown, now = LocalEngine(root / "grown"), {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index.local.merge, "FANOUT", fanout)
        for step in steps:
            now.update(step)
            written = [document(template, i, words) for i, words in step.items() if words]
            grown.put(written, [i for i, words in step.items() if not words], encoder)
    documents = [document(template, i, words) for i, words in sorted(now.items()) if words]
    fresh = LocalEngine(root / "fresh")
    fresh.put(documents, (), encoder)
    again = LocalEngine(root / "grown").open()  # as another process would
    expected = found_in(fresh.open(), encoder)
    assert found_in(grown.open(), encoder) == expected
    assert found_in(again, encoder) == expected
    assert {i: again.document(i) for i in again.manifest.documents} == {d.document_id: d for d in documents}
    for name in ("documents", "heads", "places", "numbers", "superseded", "passages"):
        assert getattr(again.manifest, name) == getattr(fresh.open().manifest, name)
    assert [e.passage_id for e in again.entries_of("a")] == [e.passage_id for e in fresh.open().entries_of("a")]
