import pytest

from eval.measures.means import interval, mean


def test_mean_and_interval_of_nothing_are_none():
    assert (mean([]), interval([])) == (None, None)


def test_mean_is_the_arithmetic_mean():
    assert mean([1.0, 0.0, 0.5]) == 0.5


def test_interval_of_equal_values_is_that_value():
    assert interval([0.25] * 8) == (0.25, 0.25)


def test_interval_covers_the_middle_of_the_binomial_it_resamples():
    # 50 ones of 100: the resampled mean is binomial with standard deviation 0.05, so about 0.5 - and + 1.96 * 0.05.
    low, high = interval([0.0, 1.0] * 50)
    assert (low, high) == (pytest.approx(0.402, abs=0.012), pytest.approx(0.598, abs=0.012))
    assert interval([0.0, 1.0] * 50) == (low, high)
