"""Yes, no or neither, weighed: how probably each is right, by all that tells.

Multinomial logistic regression over the signs of `verdict_signs`, learnt by `eval.learning.verdicts` from questions
that are not used to judge, half of which their documents do not answer. Source: Bishop, "Pattern Recognition and
Machine Learning" (2006), 4.3.4.
"""

import functools
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from rag.reading.reader import Verdict

FILE = "verdict.json"
BIAS = "bias"


@dataclass(frozen=True)
class VerdictModel:
    """What each sign weighs for a yes and for a no, beside neither; least: how probable one must be to be said."""

    yes: Mapping[str, float]
    no: Mapping[str, float]
    least: float

    def tell(self, signs: Mapping[str, float]) -> tuple[Verdict, float]:
        """Returns the likelier of yes and no, and how probable it is, 0 … 1."""
        yes, no = (math.exp(_sum(weights, signs)) for weights in (self.yes, self.no))
        verdict = Verdict.YES if yes > no else Verdict.NO
        return verdict, max(yes, no) / (1.0 + yes + no)


def _sum(weights: Mapping[str, float], signs: Mapping[str, float]) -> float:
    return weights[BIAS] + sum(weights[name] * value for name, value in signs.items())


@functools.cache
def verdict_model() -> VerdictModel:
    """Returns the model that comes with the product."""
    raw = json.loads(files("rag.composing.first_line").joinpath(FILE).read_text(encoding="utf-8"))
    return VerdictModel(raw["yes"], raw["no"], raw["least"])
