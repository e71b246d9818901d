"""Texts that share a question's words and do not answer it: the look-alikes that BM25 finds among those trained on."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from index.training.asked import Data
from index.training.examples import Example, Source, Split
from index.training.negatives import mine_negatives

ARTICLES_BESIDE = 6000  # articles without questions that stand in the pool of the law
BEGINNING = 480  # code points of an article there


@dataclass(frozen=True)
class Negatives:
    """Look-alikes.

    of_question: by an example's id and the place of the question in it; of_pair: by the place of the pair; law: all
    beginnings of articles that were looked through.
    """

    of_question: dict[tuple[str, int], tuple[str, ...]]
    of_pair: tuple[tuple[str, ...], ...]
    law: tuple[str, ...]


def find_negatives(data: Data, rng: random.Random) -> Negatives:
    """Returns the look-alikes for what is trained on."""
    law, written, real = (data.of(Split.TRAIN, source) for source in (Source.LAW, Source.WRITTEN, Source.REAL))
    beside = rng.sample(data.articles, min(ARTICLES_BESIDE, len(data.articles)))
    beginnings = [e.shown(e.text[:BEGINNING]) for e in law]
    pool = list(dict.fromkeys([*beginnings, *(f"{a.title}\n{a.text[:BEGINNING]}" for a in beside)]))
    of_question = _of_examples(law, beginnings, pool)
    for examples in (written, real):
        texts = [e.shown() for e in examples]
        of_question |= _of_examples(examples, texts, texts)
    asked, answers = [q for q, _ in data.pairs], [p for _, p in data.pairs]
    of_pair = mine_negatives(asked, answers, data.passages) if data.pairs else []
    return Negatives(of_question, tuple(map(tuple, of_pair)), tuple(pool))


def _of_examples(
    examples: Sequence[Example], texts: Sequence[str], pool: Sequence[str]
) -> dict[tuple[str, int], tuple[str, ...]]:
    """Returns the look-alikes of each question, by its Vietnamese wording, or that of the first where it has none."""
    if not examples:
        return {}
    keys = [(e.id, n) for e in examples for n in range(len(e.asked))]
    queries = [a.vi or e.asked[0].vi for e in examples for a in e.asked]
    answers = [t for e, t in zip(examples, texts, strict=True) for _ in e.asked]
    return {k: tuple(n) for k, n in zip(keys, mine_negatives(queries, answers, pool), strict=True)}
