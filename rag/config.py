"""What changes answers, in one frozen value that every evaluation report prints."""

import functools
import json
from dataclasses import dataclass
from importlib.resources import files

FUSION_FILE = "fusion.json"


@dataclass(frozen=True)
class Fusion:
    """How the scores of a passage are added, for one query form.

    dense, late: the weights of the cosine and of late interaction, BM25 having the rest; gives: what is added where a
    passage has the kind of thing asked for, a date or who leads; opening: what is taken off where it stands before the
    first numbered clause or after the last, which repeats the document's words and orders nothing.
    """

    dense: float
    late: float
    gives: float
    opening: float = 0.0


@dataclass(frozen=True)
class RagConfig:
    """Weights and limits of retrieval and answering.

    vietnamese, plain, english: how scores are added for Vietnamese with accents, without, and English; learnt
    (`eval.learning.fusion`). accented, translated: weights of accented terms, and of Vietnamese terms that stand for
    English ones. depth: candidates of each search; hits: clauses of an answer. sentences, longest_answer: of the best
    clause, at most; also: how likely, beside the best sentence, another of the clause must answer to be quoted too.
    """

    vietnamese: Fusion
    plain: Fusion
    english: Fusion
    accented: float = 0.5
    translated: float = 0.8
    depth: int = 100
    hits: int = 10
    sentences: int = 3
    longest_answer: int = 900
    also: float = 0.6

    def fusion(self, form: str) -> Fusion:
        """Returns how scores are added for a query form: `vi`, `vi-plain` or `en`."""
        return {"vi": self.vietnamese, "vi-plain": self.plain, "en": self.english}[form]


@functools.cache
def learnt_config() -> RagConfig:
    """Returns the configuration with the weights that come with the product."""
    raw = json.loads(files("rag.retrieval").joinpath(FUSION_FILE).read_text(encoding="utf-8"))["weights"]
    found = {form: Fusion(w["dense"], w["late"], w["gives"], w["opening"]) for form, w in raw.items()}
    return RagConfig(found["vi"], found["vi-plain"], found["en"])
