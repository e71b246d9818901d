"""Means, with how far they may be trusted."""

from collections.abc import Sequence

import numpy as np


def mean(values: Sequence[float]) -> float | None:
    """Returns the mean, None of nothing."""
    return float(np.mean(values)) if len(values) else None


def interval(values: Sequence[float], resamples: int = 1000, seed: int = 0) -> tuple[float, float] | None:
    """Returns the 95 % percentile bootstrap interval of the mean, None of nothing.

    Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
    """
    if not len(values):
        return None
    rng = np.random.default_rng(seed)
    sample = np.asarray(values, dtype=np.float64)
    means = sample[rng.integers(0, len(sample), size=(resamples, len(sample)))].mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)
