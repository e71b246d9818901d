import pytest

from rag.retrieval.fusion import weighted_sum


def test_weighted_sum_scales_bm25_by_its_best_and_leaves_the_cosine():
    # .4 · cosine + .3 · late + .3 · BM25 / 8
    expected = [0.2 + 0.18 + 0.3, 0.36 + 0.24 + 0.075, -0.08 + 0.03 + 0]
    assert weighted_sum([0.5, 0.9, -0.2], [0.6, 0.8, 0.1], [8.0, 2.0, 0.0], 0.4, 0.3) == pytest.approx(expected)


def test_weighted_sum_without_any_term_found_is_the_weighted_cosine():
    assert weighted_sum([0.5, 0.25], [0.1, 0.3], [0.0, 0.0], 0.6, 0.2) == pytest.approx([0.32, 0.21])
    assert weighted_sum([], [], [], 0.6, 0.2) == []


@pytest.mark.parametrize(("dense", "late", "expected"), [(0, 0, [1.0, 0.5]), (1, 0, [0.1, 0.2]), (0, 1, [0.4, 0.3])])
def test_weighted_sum_at_each_end_is_one_score_alone(dense, late, expected):
    assert weighted_sum([0.1, 0.2], [0.4, 0.3], [4.0, 2.0], dense, late) == pytest.approx(expected)


def test_weighted_sum_refuses_scores_of_unlike_number():
    with pytest.raises(ValueError, match="zip"):
        weighted_sum([0.1], [0.1], [1.0, 2.0], 0.5, 0.2)
