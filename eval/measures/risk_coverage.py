"""Risk against coverage: how much is answered at each threshold of support, and how much of that is wrong.

Source: El-Yaniv and Wiener, On the Foundations of Noise-free Selective Classification (2010); the area under the curve
as in Geifman, Uziel and El-Yaniv, Bias-Reduced Uncertainty Estimation for Deep Neural Classifiers (2019).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.measures.languages import by_language


@dataclass(frozen=True)
class Outcome:
    """What becomes of one question at whatever threshold.

    support: up to which threshold it is answered, None for never; wrong: whether the answer is, because nothing answers
    the question or the first citation is not relevant.
    """

    lang: str
    support: float | None
    wrong: bool


@dataclass(frozen=True)
class Point:
    """At a threshold: coverage, the share of all questions answered; risk, the share of those that are wrong.

    risk: None where nothing is answered.
    """

    threshold: float
    coverage: float
    risk: float | None


@dataclass(frozen=True)
class Curve:
    """Points, the most careful first; in_use: that of the threshold in use; aurc: mean risk, None of no answers."""

    questions: int
    points: tuple[Point, ...]
    in_use: Point
    aurc: float | None


def curves(found: Sequence[Outcome], threshold: float) -> dict[str, Curve]:
    """Returns the curve of each language and, where there are several, of all questions."""
    return {lang: curve(group, threshold) for lang, group in by_language(found, lambda o: o.lang).items()}


def curve(found: Sequence[Outcome], threshold: float) -> Curve:
    """Returns the curve of some questions: a point for each support that one of them has."""
    thresholds = sorted({o.support for o in found if o.support is not None}, reverse=True)
    points = tuple(point(found, t) for t in thresholds)
    return Curve(len(found), points, point(found, threshold), area(points))


def point(found: Sequence[Outcome], threshold: float) -> Point:
    """Returns coverage and risk at a threshold."""
    answered = [o for o in found if o.support is not None and o.support >= threshold]
    risk = sum(o.wrong for o in answered) / len(answered) if answered else None
    return Point(threshold, len(answered) / len(found) if found else 0.0, risk)


def area(points: Sequence[Point]) -> float | None:
    """Returns the mean risk over the coverages reached: each point's risk weighted by the questions that it adds.

    Where every question can be answered and no two have the same support this is the AURC of Geifman et al.; questions
    that are answered at no threshold make it neither better nor worse.
    """
    if not points:
        return None
    before, total = 0.0, 0.0
    for p in points:
        total += (p.coverage - before) * (p.risk or 0.0)
        before = p.coverage
    return total / before
