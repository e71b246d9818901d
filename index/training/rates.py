"""How fast weights move while they are trained."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rates:
    """How fast weights move.

    rate: of learning, at its highest, after warm_up of the steps; floor: the least share of it; decay: of weights other
    than those of words; clip: the longest gradient.
    """

    steps: int
    rate: float
    warm_up: int
    floor: float
    decay: float
    clip: float

    def share(self, step: int) -> float:
        """Returns the share of the learning rate: a linear rise, then a linear fall to the floor."""
        return min(1.0, (step + 1) / self.warm_up) * max(self.floor, 1.0 - step / self.steps)
