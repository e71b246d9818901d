"""What a question asks of documents, told by a model where no frame reads it: "ra đời thì văn bản nào hết dùng?".

A log-linear model over the skeleton of a question (`skeleton`), one for each form, learnt from questions that were
written for it (`rag.training.intents`). Source: multinomial logistic regression, as in Bishop, "Pattern Recognition and
Machine Learning" (2006), 4.3.4.
"""

import functools
import gzip
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from rag.question.document_words import Attribute
from rag.question.skeleton import features, skeleton

FILE = "intent.json.gz"
NONE = "none"  # begins the names of what is asked of clauses: "none", "none-expires"


@dataclass(frozen=True)
class IntentModel:
    """What a skeleton's features weigh for each intent.

    known: the words that a skeleton keeps; bias: of each intent, by its name; weights: for each feature, of the intents
    that it tells anything of.
    """

    known: frozenset[str]
    bias: Mapping[str, float]
    weights: Mapping[str, Mapping[str, float]]

    def probabilities(self, bones: Sequence[str]) -> dict[str, float]:
        """Returns how probable each intent is for a skeleton; they sum to 1."""
        sums = dict(self.bias)
        for feature in set(features(bones)):
            for intent, weight in self.weights.get(feature, {}).items():
                sums[intent] += weight
        most = max(sums.values())
        powers = {intent: math.exp(value - most) for intent, value in sums.items()}
        total = sum(powers.values())
        return {intent: power / total for intent, power in powers.items()}


@dataclass(frozen=True)
class Intent:
    """What a question asks of documents most likely.

    attribute: of those asked of documents the likeliest; likeliest: how probable that one is; probability: that it asks
    any of these at all, and not what a clause says.
    """

    attribute: Attribute
    likeliest: float
    probability: float


def read_intent(words: Sequence[str], form: str) -> Intent:
    """Returns what words ask of documents most likely.

    words: the tokens of a question; form: of its query, `vi`, `vi-plain` or `en`.
    """
    model = intent_models()[form]
    found = model.probabilities(skeleton(words, model.known))
    of_documents = {intent: p for intent, p in found.items() if not intent.startswith(NONE)}
    best = max(of_documents, key=lambda i: of_documents[i])
    return Intent(Attribute(best), of_documents[best], sum(of_documents.values()))


@functools.lru_cache(maxsize=1)
def intent_models() -> dict[str, IntentModel]:
    """Returns the bundled models, by the form of the query."""
    return models_of(json.loads(gzip.decompress((files("rag") / "question" / FILE).read_bytes())))


def models_of(stored: Mapping[str, Mapping[str, Any]]) -> dict[str, IntentModel]:
    """Returns the models in what a file of them holds, by form."""
    return {language: IntentModel(frozenset(m["known"]), m["bias"], m["weights"]) for language, m in stored.items()}
