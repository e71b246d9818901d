import pytest

from rag.training.measures import accuracy, auc, refused, span_f1


def test_auc_counts_pairs_in_the_right_order_ties_half():
    # 3 > 1, 3 > 2, 2 > 1, 2 = 2: (3 + 0.5) / 4
    assert auc([3.0, 2.0], [1.0, 2.0]) == 3.5 / 4
    assert auc([1.0], [2.0, 3.0]) == 0.0


def test_refused_is_the_share_of_wrong_ones_below_the_quantile():
    # Of 0, 10, 20, 30, 40 a quarter lies under 10: 3 and 9 are below, 10 is not.
    assert refused([40, 0, 10, 30, 20], [3, 9, 10, 50], false_refusals=0.25) == 2 / 4
    # 5 % of 0 … 20 lies under 1.
    assert refused(list(range(21)), [0.5, 0.9, 1.0, 2.0]) == 2 / 4


def test_span_f1_is_that_of_the_nearest_answer():
    # "Sở Y tế tỉnh" against "sở y tế": 2 · 3 / (4 + 3); against "tỉnh": 2 · 1 / (4 + 1)
    assert span_f1("Sở Y tế tỉnh", ["tỉnh", "sở y tế"]) == pytest.approx(6 / 7)
    assert span_f1("a a b", ["a c"]) == pytest.approx(2 * 1 / 5)  # the second a has nothing left to match
    assert span_f1("", ["a"]) == 0.0
    assert span_f1("", [""]) == 0.0


def test_accuracy_is_the_share_of_what_is_right():
    assert accuracy([True, False, True, True]) == 3 / 4
