import numpy as np
import pytest
import torch

from index.encoders.protocol import QueryTokens, stored_form
from index.local.late import TokenStore, late_scores, token_arrays
from index.training.encoder.losses import both_ways, contrast, late
from index.training.encoder.model import Encoded


def test_late_is_what_the_index_scores():
    rng = np.random.default_rng(0)

    def encoded(counts, longest):
        tokens = rng.normal(size=(len(counts), longest, 8)).astype(np.float32)
        tokens /= np.linalg.norm(tokens, axis=2, keepdims=True)
        kept = np.array([[0.0] + [1.0] * n + [0.0] * (longest - n - 1) for n in counts], dtype=np.float32)
        weights = rng.uniform(1, 3, size=kept.shape).astype(np.float32) * kept
        return Encoded(*map(torch.from_numpy, (tokens[:, 0], tokens, weights, kept)))

    queries, passages = encoded([2, 4], 6), encoded([3, 1, 5], 7)
    kept = [passages.tokens[i][passages.kept[i] == 1.0].numpy() for i in range(3)]
    store = TokenStore(token_arrays([stored_form(k) for k in kept], 8))
    scores = late(queries, passages).numpy()
    for i in range(2):
        mine = queries.kept[i] == 1.0
        weights = queries.weights[i][mine].numpy()
        query = QueryTokens(queries.tokens[i][mine].numpy(), weights / weights.sum())
        np.testing.assert_allclose(late_scores(query, [store.of(n) for n in range(3)]), scores[i], atol=0.01)


def test_contrast_is_the_cross_entropy_of_the_right_passage():
    scores = torch.tensor([[0.5, 0.0, 0.25], [0.0, 1.0, 0.0]])
    first = -np.log(np.exp(1.0) / (np.exp(1.0) + 1 + np.exp(0.5)))
    second = -np.log(np.exp(2.0) / (np.exp(2.0) + 2))
    assert float(contrast(scores, 2.0)) == pytest.approx((first + second) / 2, abs=1e-6)


def test_both_ways_is_the_mean_of_the_two_directions():
    scores = torch.tensor([[0.5, 0.0, 0.25], [0.0, 1.0, 0.0]])
    assert float(both_ways(scores, 2.0)) == pytest.approx(
        float(contrast(scores, 2.0) + contrast(scores[:, :2].T, 2.0)) / 2, abs=1e-6
    )


def test_late_of_the_first_numbers_is_that_of_vectors_cut_short():
    rng = np.random.default_rng(1)
    ones = torch.ones(2, 3)
    both = [Encoded(torch.zeros(2, 4), torch.tensor(rng.normal(size=(2, 3, 8))), ones, ones) for _ in range(2)]
    cut = [Encoded(e.vectors, torch.nn.functional.normalize(e.tokens[..., :4], dim=2), e.weights, e.kept) for e in both]
    np.testing.assert_allclose(late(*both, 4), late(*cut), atol=1e-9)
    assert not np.allclose(late(*both, 4), late(*both))
