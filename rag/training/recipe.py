"""How the reader is trained: every figure that changes what comes out, in one frozen value."""

from dataclasses import dataclass, field

from index.training.rates import Rates
from index.training.typing_forms import FormShares


@dataclass(frozen=True)
class Mixture:
    """Shares of the kinds of groups; a kind that the data lack is not drawn.

    real, law, written: a question on a text of that source; unanswerable: one that no clause of a cluster answers;
    pairs: one with a passage; hits: one on what the product's search finds for it.
    """

    real: float = 0.460
    law: float = 0.227
    written: float = 0.205
    unanswerable: float = 0.032
    pairs: float = 0.076
    hits: float = 0.4


@dataclass(frozen=True)
class Recipe:
    """How to train.

    rate: of learning, at its highest, after warm_up steps; floor: the least share of it; decay: of weights other than
    those of words; clip: the longest gradient; groups: in a step; together: pairs that go through the body at once.

    verdicts: the share of verdict groups among groups of real and written texts; easy: how often any text of the source
    stands in for a look-alike; both_languages: how often a question is put in the other language as well; pieces:
    lengths of pieces of long texts, code points; frozen: layers from the first on whose weights, with those of the
    words, stay as they are: half of twelve takes two thirds of the time.

    span_weight, list_weight, pair_weight: of losses, beside 1 for those of answers and verdicts; neither_weight: of the
    verdict on a text that does not say. measured: texts of each source that are judged with, at most.
    """

    steps: int = 3000
    seed: int = 11
    rate: float = 7e-5
    warm_up: int = 100
    floor: float = 0.02
    decay: float = 0.01
    clip: float = 1.0
    groups: int = 5
    together: int = 8
    mixture: Mixture = field(default_factory=Mixture)
    forms: FormShares = field(default_factory=FormShares)
    verdicts: float = 0.32
    easy: float = 0.12
    both_languages: float = 0.45
    pieces: tuple[int, ...] = (350, 480, 600, 720)
    frozen: int = 0
    span_weight: float = 0.2
    list_weight: float = 0.5
    pair_weight: float = 0.5
    neither_weight: float = 0.5
    measured: int = 150

    @property
    def rates(self) -> Rates:
        """How fast weights move."""
        return Rates(self.steps, self.rate, self.warm_up, self.floor, self.decay, self.clip)
