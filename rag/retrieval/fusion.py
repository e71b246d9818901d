"""Three scores made one."""

from collections.abc import Sequence


def weighted_sum(
    dense: Sequence[float], late: Sequence[float], lexical: Sequence[float], dense_weight: float, late_weight: float
) -> list[float]:
    """Returns d · cosine + l · late + (1 - d - l) · BM25 / max BM25, for each candidate.

    BM25 has no upper bound, so it is divided by the best candidate's; cosines are left as they are. Source: the
    convex combination of Bruch, Gai and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval" (TOIS 2023),
    which beats reciprocal rank fusion on this data too.
    """
    best = max(lexical, default=0.0)
    scale = 1.0 / best if best > 0 else 0.0
    rest = (1.0 - dense_weight - late_weight) * scale
    return [dense_weight * d + late_weight * m + rest * x for d, m, x in zip(dense, late, lexical, strict=True)]
