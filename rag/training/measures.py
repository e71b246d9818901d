"""Measures of a reader, pure functions of scores and words."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike


def auc(right: ArrayLike, wrong: ArrayLike) -> float:
    """Returns how often a right one scores above a wrong one, ties half: the area under the ROC curve.

    Source: Hanley and McNeil, "The meaning and use of the area under a receiver operating characteristic curve" (1982).
    """
    above = np.asarray(right, dtype=float)[:, None] - np.asarray(wrong, dtype=float)[None, :]
    return float((above > 0).mean() + 0.5 * (above == 0).mean())


def refused(right: ArrayLike, wrong: ArrayLike, false_refusals: float = 0.05) -> float:
    """Returns the share of wrong ones below the score under which that share of right ones lies."""
    threshold = np.quantile(np.asarray(right, dtype=float), false_refusals)
    return float((np.asarray(wrong, dtype=float) < threshold).mean())


def span_f1(found: str, wanted: Sequence[str]) -> float:
    """Returns the F1 of words between what was found and the nearest of what was wanted; case does not count.

    Source: Rajpurkar et al., "SQuAD: 100,000+ questions for machine comprehension of text" (2016).
    """
    words = Counter(found.lower().split())
    best = 0.0
    for answer in wanted:
        right = Counter(answer.lower().split())
        both = words.total() + right.total()
        best = max(best, 2.0 * (words & right).total() / both if both else 0.0)
    return best


def accuracy(correct: Sequence[bool]) -> float:
    """Returns the share that is correct."""
    return float(np.mean(correct))
