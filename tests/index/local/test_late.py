import numpy as np
import pytest

from index.encoders.protocol import QueryTokens, stored_form
from index.local.late import OFFSETS, TokenStore, write_tokens

RIGHT, UP, SLANT = [1.0, 0.0], [0.0, 1.0], [0.6, 0.8]


def rows(*vectors):
    return np.array(vectors, dtype=np.float32).reshape(-1, 2)


def opened(folder, *passages):
    write_tokens(folder, [stored_form(p) for p in passages], 2)
    return TokenStore(folder)


def test_scores_are_the_weighted_means_of_the_nearest_tokens(tmp_path):
    store = opened(tmp_path, rows(RIGHT), rows(UP, SLANT), rows(SLANT))
    query = QueryTokens(rows(RIGHT, UP), np.array([0.75, 0.25], dtype=np.float32))
    # Of 127: .6 is kept as 76, .8 as 102.
    expected = [0.75, 0.75 * 76 / 127 + 0.25, (0.75 * 76 + 0.25 * 102) / 127]
    assert store.scores(query, [0, 1, 2]) == pytest.approx(expected, abs=1e-6)
    assert store.scores(query, [2, 0]) == pytest.approx([expected[2], expected[0]], abs=1e-6)
    assert store.scores(query, []) == []


def test_a_passage_without_tokens_scores_nothing_and_leaves_its_neighbours_alone(tmp_path):
    store = opened(tmp_path, rows(), rows(RIGHT), rows(), rows(UP))
    assert store.count == 4
    assert store.scores(QueryTokens(rows(RIGHT), np.ones(1, np.float32)), [0, 1, 2, 3]) == [0.0, 1.0, 0.0, 0.0]
    assert [store.of(n).tolist() for n in range(4)] == [[], [[127, 0]], [], [[0, 127]]]


def test_a_store_of_nothing_opens(tmp_path):
    write_tokens(tmp_path, [], 2)
    assert TokenStore(tmp_path).count == 0


def test_tokens_that_differ_in_number_from_the_offsets_are_told(tmp_path):
    opened(tmp_path, rows(RIGHT, UP))
    np.save(tmp_path / OFFSETS, np.array([0, 3]))
    with pytest.raises(ValueError, match="2 tokens found, 3 expected"):
        TokenStore(tmp_path)
