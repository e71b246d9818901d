"""Whether what was found supports an answer: a number between 0 and 1, and why not.

A question that nothing supports must be refused, so this looks for what retrieval does not: a year, a place or a document
number that the clause and its document do not have, a date asked for that is not there, words that are in no clause.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from corpus.accents import fold
from corpus.duties import DEADLINE
from index.hit import Hit
from index.lexical import folded_terms
from rag.question import Kind, Question
from rag.query import Query, asked_terms

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SYMBOL = re.compile(r"\b\d+(?:/\d{4})?(?:/|-)[A-ZĐa-zđ]{2,}[-/\w&]*")
_DATE = re.compile(
    r"\b(?:ngày|tháng|quý|năm|tuần|giờ)\b|\d{1,2}[/-]\d{1,2}|hằng |hàng |định kỳ", re.IGNORECASE
)


@dataclass(frozen=True)
class Features:
    """What speaks for or against the best hit, each in 0 … 1 but the cosine.

    dense: cosine; coverage: share of the question's words, weighted by rarity, that the passage with its context
    has; unknown: share that no passage at all has; missing_year, missing_place, missing_symbol: 1 where the question names one
    that the evidence lacks; type_missing: 1 where a date, a figure or an agency was asked for and is not there; margin: lead over
    the next clause's score.
    """

    dense: float
    coverage: float
    unknown: float
    missing_year: float
    missing_place: float
    missing_symbol: float
    type_missing: float
    margin: float


def features(
    question: Question,
    query: Query,
    hits: list[Hit],
    evidence: str,
    document_text: str,
    places: tuple[str, ...],
    idf: Callable[[str], float],
) -> Features:
    """Returns the features of the best hit.

    evidence: the clause's text with its context; document_text: of the whole document; places: folded
    names that the question mentions.
    """
    best = hits[0]
    terms = asked_terms(question, query)
    have = set(folded_terms(evidence))
    weights = {t: idf(t) for t in terms}
    most = max((idf("\0"), 1e-9))
    total = sum(weights.values()) or 1.0
    covered = sum(w for t, w in weights.items() if t in have)
    nowhere = sum(w for w in weights.values() if w >= most - 1e-6)
    folded_document = f" {fold(document_text)} "
    margin = best.score - hits[1].score if len(hits) > 1 else best.score
    return Features(
        dense=best.dense,
        coverage=covered / total,
        unknown=nowhere / total,
        missing_year=float(any(y not in evidence for y in _YEAR.findall(question.text))),
        missing_place=float(any(f" {p} " not in folded_document for p in places)),
        missing_symbol=float(
            any(fold(s) not in folded_document for s in _SYMBOL.findall(question.text))
        ),
        type_missing=float(not _has_type(question.kind, evidence)),
        margin=margin,
    )


def _has_type(kind: Kind, evidence: str) -> bool:
    if kind is Kind.WHEN:
        return bool(DEADLINE.search(evidence) or _DATE.search(evidence))
    if kind is Kind.HOW_MUCH:
        return bool(_NUMBER.search(evidence))
    return True


# Logistic regression on the contrast clusters set aside for building; `eval/learn_support.py` prints it.
_BIAS = {"vi": -2.2, "vi-plain": -1.6, "en": -1.6}
_WEIGHTS = {
    "vi": {"dense": 4.0, "coverage": 3.0, "unknown": -2.0, "type_missing": -1.0, "margin": 2.0},
    "vi-plain": {"dense": 3.0, "coverage": 3.5, "unknown": -2.0, "type_missing": -1.0, "margin": 2.0},
    "en": {"dense": 5.0, "coverage": 1.5, "unknown": -1.0, "type_missing": -1.0, "margin": 2.0},
}
# A year, a place or a document number that is not there is not a matter of degree.
_VETO = {"missing_year": 3.0, "missing_place": 6.0, "missing_symbol": 4.0}


def support(question: Question, found: Features) -> float:
    """Returns how likely the best hit answers the question, 0 … 1."""
    kind = "en" if question.language == "en" else ("vi" if question.accented else "vi-plain")
    score = _BIAS[kind]
    score += sum(w * float(getattr(found, name)) for name, w in _WEIGHTS[kind].items())
    score -= sum(w * float(getattr(found, name)) for name, w in _VETO.items())
    return 1.0 / (1.0 + math.exp(-score))
