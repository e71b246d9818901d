"""Hard negatives: passages that share a query's words and do not answer it, found with the product's own BM25."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.text.terms import folded_terms
from index.local.bm25 import Lexical, Part
from index.local.postings import Postings, build_postings
from index.words.terms import FOLDED

DEPTH = 24


def mine_negatives(queries: Sequence[str], answers: Sequence[str], pool: Sequence[str]) -> list[list[str]]:
    """Returns, for every query, passages of the pool that BM25 ranks high and that are not its answer."""
    unique = list(dict.fromkeys(pool))
    postings = Postings(build_postings(FOLDED, [folded_terms(text) for text in unique]), FOLDED)
    lexical = Lexical([Part({FOLDED: postings}, None, len(unique))])
    found = [_best(lexical.scores({FOLDED: dict.fromkeys(folded_terms(q), 1.0)})) for q in queries]
    return [
        [unique[n] for n in hits if unique[n] != answer][: DEPTH - 4]
        for hits, answer in zip(found, answers, strict=True)
    ]


def _best(scores: NDArray[np.float32]) -> list[int]:
    """Returns the numbers of the passages that score best, of equal ones the first."""
    order = np.argsort(-scores, kind="stable")[:DEPTH]
    return [int(n) for n in order if scores[n] > 0]
