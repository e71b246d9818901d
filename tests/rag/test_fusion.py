import pytest

from rag.fusion import weighted_sum


def test_weighted_sum_scales_bm25_by_its_best_and_leaves_the_cosine():
    # .7 · cosine + .3 · BM25 / 8
    expected = [0.7 * 0.5 + 0.3 * 1, 0.7 * 0.9 + 0.3 * 0.25, 0.7 * -0.2 + 0.3 * 0]
    assert weighted_sum([0.5, 0.9, -0.2], [8.0, 2.0, 0.0], 0.7) == pytest.approx(expected)


def test_weighted_sum_without_any_term_found_is_the_weighted_cosine():
    assert weighted_sum([0.5, 0.25], [0.0, 0.0], 0.8) == pytest.approx([0.4, 0.2])
    assert weighted_sum([], [], 0.8) == []


@pytest.mark.parametrize(("weight", "expected"), [(0.0, [1.0, 0.5]), (1.0, [0.1, 0.2])])
def test_weighted_sum_at_either_end_is_one_search_alone(weight, expected):
    assert weighted_sum([0.1, 0.2], [4.0, 2.0], weight) == pytest.approx(expected)


def test_weighted_sum_refuses_scores_of_unlike_number():
    with pytest.raises(ValueError, match="zip"):
        weighted_sum([0.1], [1.0, 2.0], 0.5)
