"""How the encoder is trained: every figure that changes what comes out, in one frozen value."""

from dataclasses import dataclass, field

from index.training.rates import Rates
from index.training.typing_forms import FormShares


@dataclass(frozen=True)
class Mixture:
    """Shares of where a step's questions come from; a kind that the data lack is not drawn.

    real, law, written: questions on texts of that source; pairs: with passages; sentences: taken out of articles, or
    their titles; translated: English sentences of translated articles.
    """

    real: float = 0.34
    law: float = 0.20
    written: float = 0.16
    pairs: float = 0.16
    sentences: float = 0.08
    translated: float = 0.06


@dataclass(frozen=True)
class Recipe:
    """How to train.

    queries: questions in a step, each with the text that answers it; beside: texts of one document among them, at most;
    negatives: look-alikes that are added; parallel: sentences with their translations in a step; entries: of the
    dictionary, every fourth step.

    whole, late: what cosines of whole texts and scores of late interaction are multiplied by before the softmax, which
    differ the less the less they are spread; short: numbers of a token's vector that must do as well as all.
    """

    steps: int = 1200
    seed: int = 11
    rate: float = 5e-5
    warm_up: int = 60
    floor: float = 0.02
    decay: float = 0.01
    clip: float = 1.0
    queries: int = 20
    beside: int = 4
    negatives: int = 10
    parallel: int = 12
    entries: int = 48
    mixture: Mixture = field(default_factory=Mixture)
    forms: FormShares = field(default_factory=lambda: FormShares(0.36, 0.18, 0.06, 0.05, 0.35))
    whole: float = 40.0
    late: float = 40.0
    short: int = 64
    late_weight: float = 1.0
    forms_weight: float = 0.3
    parallel_weight: float = 0.3

    @property
    def rates(self) -> Rates:
        """How fast weights move."""
        return Rates(self.steps, self.rate, self.warm_up, self.floor, self.decay, self.clip)
