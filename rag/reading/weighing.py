"""How probably a clause answers, by more than what was read of it.

The reader has seen a question beside single clauses. How near the search found the clause, and how much of the question
stands in it, tells of what no document says: a reader alone finds some amount in any clause about money. Logistic
regression over the signs below and the log-odds of the reading, learnt by `eval.learning.weighing` from questions in
pairs, of which one is answered.
"""

import math
from dataclasses import asdict, dataclass

SUREST = 6.0  # log-odds from which on more tells nothing


@dataclass(frozen=True)
class Signs:
    """What tells whether a clause answers a question.

    read: how likely by its reading, 0 … 1; found: its score among the hits; near: the cosine of question and passage;
    held: which share of what the question's words weigh it has, with what stands above it; paired: which share of the
    question's pairs of syllables the sentence has that was read.
    """

    read: float
    found: float
    near: float
    held: float
    paired: float


@dataclass(frozen=True)
class Weighing:
    """What each sign weighs for one query form.

    bias: of all; odds: of the log-odds of what was read; the others: of the sign of that name; threshold: the least
    probability with which a question is answered.
    """

    bias: float
    odds: float
    read: float
    found: float
    near: float
    held: float
    paired: float
    threshold: float

    def probability(self, signs: Signs) -> float:
        """Returns how probably a clause with these signs answers, 0 … 1."""
        own = asdict(self)
        weighed = self.bias + self.odds * log_odds(signs.read)
        weighed += sum(own[name] * value for name, value in asdict(signs).items())
        return 1.0 / (1.0 + math.exp(-weighed))


def log_odds(probability: float) -> float:
    """Returns the log-odds of a probability, within ± SUREST."""
    if not 0.0 < probability < 1.0:
        return math.copysign(SUREST, probability - 0.5)
    return min(SUREST, max(-SUREST, math.log(probability / (1.0 - probability))))
