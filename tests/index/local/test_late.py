import numpy as np
import pytest

from index.encoders.protocol import QueryTokens, stored_form
from index.local.late import TokenStore, late_scores, token_arrays

RIGHT, UP, SLANT = [1.0, 0.0], [0.0, 1.0], [0.6, 0.8]


def rows(*vectors):
    return np.array(vectors, dtype=np.float32).reshape(-1, 2)


def scores(query, *passages):
    return late_scores(query, [stored_form(p) for p in passages])


def test_scores_are_the_weighted_means_of_the_nearest_tokens():
    query = QueryTokens(rows(RIGHT, UP), np.array([0.75, 0.25], dtype=np.float32))
    # Of 127: .6 is kept as 76, .8 as 102.
    expected = [0.75, 0.75 * 76 / 127 + 0.25, (0.75 * 76 + 0.25 * 102) / 127]
    assert scores(query, rows(RIGHT), rows(UP, SLANT), rows(SLANT)) == pytest.approx(expected, abs=1e-6)
    assert scores(query, rows(SLANT), rows(RIGHT)) == pytest.approx([expected[2], expected[0]], abs=1e-6)
    assert scores(query) == []


def test_a_passage_without_tokens_scores_nothing_and_leaves_its_neighbours_alone():
    passages = rows(), rows(RIGHT), rows(), rows(UP)
    store = TokenStore(token_arrays([stored_form(p) for p in passages], 2))
    assert (len(store), store.width) == (4, 2)
    assert scores(QueryTokens(rows(RIGHT), np.ones(1, np.float32)), *passages) == [0.0, 1.0, 0.0, 0.0]
    assert [store.of(n).tolist() for n in range(4)] == [[], [[127, 0]], [], [[0, 127]]]


def test_tokens_of_nothing_are_a_store_of_nothing():
    assert len(TokenStore(token_arrays([], 2))) == 0


def test_tokens_that_differ_in_number_from_where_they_begin_are_told():
    arrays = token_arrays([stored_form(rows(RIGHT, UP))], 2)
    with pytest.raises(ValueError, match="2 tokens found, 3 expected"):
        TokenStore({**arrays, "token_starts": np.array([0, 3])})
