"""What changes answers, in one frozen value that every evaluation report prints."""

import functools
import json
from dataclasses import dataclass
from importlib.resources import files

FUSION_FILE = "fusion.json"


@dataclass(frozen=True)
class Fusion:
    """How the scores of a passage are added, for one way of asking.

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
    (`eval/learning/fusion.py`). accented, translated: weights of accented terms, and of Vietnamese terms that stand for
    English ones. depth: candidates of each search. threshold: the least support with which a question is answered.
    sentences, longest_answer: of the best clause, at most; also: the share of the best sentence's relevance from
    which another of the clause is quoted beside it; beside: how far below the best clause's score another may lie to be
    shown too. On the questions that weights are learnt from, the best clause answers seven in ten of those with another
    so near, the other one in three; where it is farther off, nineteen in twenty.
    """

    vietnamese: Fusion
    plain: Fusion
    english: Fusion
    accented: float = 0.5
    translated: float = 0.8
    depth: int = 100
    hits: int = 10
    threshold: float = 0.5
    sentences: int = 3
    longest_answer: int = 900
    also: float = 0.6
    beside: float = 0.03

    def fusion(self, way: str) -> Fusion:
        """Returns how scores are added for a way of asking: `vi`, `vi-plain` or `en`."""
        return {"vi": self.vietnamese, "vi-plain": self.plain, "en": self.english}[way]


@functools.cache
def learnt_config() -> RagConfig:
    """Returns the configuration with the weights that come with the product."""
    raw = json.loads(files("rag.retrieval").joinpath(FUSION_FILE).read_text(encoding="utf-8"))["weights"]
    found = {way: Fusion(w["dense"], w["late"], w["gives"], w["opening"]) for way, w in raw.items()}
    return RagConfig(found["vi"], found["vi-plain"], found["en"])
