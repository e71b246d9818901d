"""Measures, as pure functions of rankings and texts; none imports a room.

Ranking measures are ir_measures' own; a question whose system returned nothing counts 0.
"""

from collections.abc import Mapping, Sequence

import ir_measures
import numpy as np
from ir_measures import RR, Qrel, ScoredDoc, Success, nDCG

RANKING = {
    "hit@1": Success @ 1,
    "hit@3": Success @ 3,
    "MRR": RR,
    "nDCG@10": nDCG @ 10,
}


def ranking_measures(
    relevant: Mapping[str, Sequence[str]], ranked: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, float]]:
    """Returns each ranking measure of every question: {measure: {question: value}}.

    relevant: the ids that answer each question; ranked: the ids a system returned, best first.
    """
    qrels = [Qrel(q, d, 1) for q, ids in relevant.items() for d in ids]
    run = [
        ScoredDoc(q, d, float(-rank))
        for q, ids in ranked.items()
        if q in relevant
        for rank, d in enumerate(_each_once(ids))
    ]
    values: dict[str, dict[str, float]] = {name: dict.fromkeys(relevant, 0.0) for name in RANKING}
    names = {str(measure): name for name, measure in RANKING.items()}
    for metric in ir_measures.iter_calc(list(RANKING.values()), qrels, run):
        values[names[str(metric.measure)]][metric.query_id] = float(metric.value)
    return values


def _each_once(ids: Sequence[str]) -> list[str]:
    """Returns the ids, one that comes again made another: it gains nothing and keeps its rank."""
    seen: set[str] = set()
    out = []
    for rank, name in enumerate(ids):
        out.append(f"{name}#{rank}" if name in seen else name)
        seen.add(name)
    return out


def matched_ids(found: Sequence[tuple[str, str]], gold: Mapping[str, Sequence[str]]) -> tuple[list[str], list[str]]:
    """Returns (relevant ids, ranked ids) for addresses, of which any that lies in a gold address is that one.

    found: (document, address), best first. A gold address counts once: of several hits below it the first has its
    id, the others are no further gain and no loss of rank order. Source: the product's contract, "A cited address hits
    a gold address if it is equal to it or lies below it".
    """
    relevant = [f"{document}#{path}" for document, paths in gold.items() for path in paths]
    ranked: list[str] = []
    for document, path in found:
        golds = [g for g in gold.get(document, ()) if path == g or path.startswith(f"{g}.")]
        free = [g for g in sorted(golds, key=len, reverse=True) if f"{document}#{g}" not in ranked]
        hit = f"{document}#{free[0]}" if free else None
        ranked.append(hit or f"{document}#{path}#")
    return relevant, ranked


def contains(text: str, alternatives: Sequence[str]) -> bool:
    """Returns whether a text contains one of the alternatives, case and white space folded."""
    folded = _folded(text)
    return any(_folded(a) in folded for a in alternatives)


def share_contained(text: str, items: Sequence[Sequence[str]]) -> float:
    """Returns the share of items (each a list of alternatives) that a text contains; 1 where there are none."""
    if not items:
        return 1.0
    return sum(contains(text, item) for item in items) / len(items)


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


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
