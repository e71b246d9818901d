"""Yes, no and neither are weighed beside each other."""

import math

import pytest

from rag.composing.first_line.verdict_model import VerdictModel, verdict_model
from rag.reading.reader import Verdict

MODEL = VerdictModel({"bias": 0.0, "lean": 1.0}, {"bias": -1.0, "lean": -2.0}, 0.5)


@pytest.mark.parametrize(
    ("lean", "verdict", "probability"),
    [
        (1.0, Verdict.YES, math.e / (1 + math.e + math.exp(-3))),
        (0.0, Verdict.YES, 1 / (2 + math.exp(-1))),
        (-1.0, Verdict.NO, math.e / (1 + math.exp(-1) + math.e)),
    ],
)
def test_tell_gives_the_likelier_and_its_probability_beside_neither(lean, verdict, probability):
    told, probable = MODEL.tell({"lean": lean})
    assert (told, probable) == (verdict, pytest.approx(probability))


def test_what_comes_with_the_product_weighs_the_reading_as_it_should():
    model = verdict_model()
    assert model.yes["lean"] > 0 > model.no["lean"]
    assert 0.5 <= model.least < 1.0
