"""Judgements to means by language."""

from collections.abc import Sequence
from statistics import median
from typing import Any

from eval.judge import Judgement
from eval.measures.first_line import FirstLine
from eval.measures.languages import by_language
from eval.measures.means import interval, mean
from eval.measures.ranking import RANKING


def summarise(judgements: Sequence[Judgement]) -> dict[str, dict[str, Any]]:
    """Returns the means by language and over all, each measure with its count and 95 % interval."""
    return {lang: _summary(group) for lang, group in by_language(judgements, lambda j: j.gold.lang).items()}


def _summary(group: Sequence[Judgement]) -> dict[str, Any]:
    answerable = [j for j in group if j.gold.answerable]
    others = [j for j in group if not j.gold.answerable]
    values: dict[str, list[float]] = {m: [j.ranking[m] for j in answerable if j.ranking is not None] for m in RANKING}
    values["cited"] = [j.cited for j in answerable if j.cited is not None]
    values["lead"] = [j.lead for j in answerable if j.lead is not None]
    values["coordinate"] = [j.coordinate for j in answerable if j.coordinate is not None]
    values["says"] = [j.says for j in answerable if j.says is not None]
    lines = [j.first for j in answerable if j.first is not None]
    values["first line"] = [float(f is FirstLine.RIGHT) for f in lines]
    values["false first"] = [float(f is FirstLine.WRONG) for f in lines]
    values["refused"] = [float(not j.answered) for j in others]
    values["false refusals"] = [float(not j.answered) for j in answerable]
    quotes = sum(j.quotes for j in group)
    lengths = [j.length for j in answerable if j.length is not None]
    return {
        "questions": len(group),
        "answerable": len(answerable),
        "quotes": quotes,
        "quotes verified": sum(j.verified for j in group) / quotes if quotes else None,
        "median ms": median([j.took_ms for j in group]),
        "median length": median(lengths) if lengths else None,
        **{name: {"mean": mean(v), "n": len(v), "interval": interval(v)} for name, v in values.items()},
    }
