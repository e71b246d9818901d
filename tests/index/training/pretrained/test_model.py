import numpy as np
import pytest

from index.training.pretrained.model import Configuration

KEPT = [3, 0, 9, 2, 1]


def test_pruned_keeps_pieces_their_rows_and_where_the_special_ones_are(pretrained, made):
    pruned = pretrained.pruned(KEPT)
    assert pruned.configuration == Configuration(32, 1, 2, 64, 5, 16, 2, 2.0**-30, begin=1, end=3, padding=4, unknown=0)
    assert pruned.pieces == (("<unk>", 0.0), ("<s>", 0.0), ("▁tế", -9 / 8), ("</s>", 0.0), ("<pad>", 0.0))
    for name, tensor in pruned.tensors.items():
        expected = made.arrays[name]
        expected = expected[KEPT] if name == "embeddings.word_embeddings.weight" else expected
        np.testing.assert_array_equal(tensor.numbers(), expected)


def test_pruned_of_all_pieces_leaves_out_rows_that_no_piece_uses(pretrained):
    everything = pretrained.pruned(range(17))
    assert everything.pieces == pretrained.pieces
    assert everything.tensors["embeddings.word_embeddings.weight"].shape == (17, 32)


def test_pruned_wants_the_special_pieces(pretrained):
    with pytest.raises(ValueError, match=r"^pieces to keep: <pad>, <unk> not among them; keep the four special ones$"):
        pretrained.pruned([0, 2, 9])
