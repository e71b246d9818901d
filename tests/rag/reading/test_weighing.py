import math

import pytest

from rag.reading.weighing import Signs, Weighing, log_odds

SIGNS = Signs(read=0.5, found=0.8, near=0.4, held=0.75, paired=0.2)
NOTHING = Weighing(bias=0.0, odds=0.0, read=0.0, found=0.0, near=0.0, held=0.0, paired=0.0, threshold=0.5)


@pytest.mark.parametrize(
    ("weighing", "weighed"),
    [
        (NOTHING, 0.0),
        (Weighing(-7.0, 0.0, 2.0, 5.0, 5.0, 4.0, 10.0, 0.5), -7.0 + 1.0 + 4.0 + 2.0 + 3.0 + 2.0),
        (Weighing(1.0, 9.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.5), 1.0),  # the log-odds of one half are none
    ],
)
def test_probability_is_logistic_in_what_each_sign_weighs(weighing, weighed):
    assert weighing.probability(SIGNS) == pytest.approx(1 / (1 + math.exp(-weighed)))


@pytest.mark.parametrize(
    ("probability", "odds"),
    [(0.5, 0.0), (0.75, math.log(3)), (0.25, -math.log(3)), (1.0, 6.0), (0.0, -6.0), (1e-9, -6.0)],
)
def test_log_odds_are_bounded(probability, odds):
    assert log_odds(probability) == pytest.approx(odds)
