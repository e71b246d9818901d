"""Whether what was found supports an answer: a number between 0 and 1, and why not.

A question that nothing supports must be refused, so this looks for what retrieval does not: a year, a place or a
document
number that the clause and its document do not have, a date asked for that is not there, words that are in no clause.
"""

import functools
import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from corpus.accents import fold
from corpus.gives import kinds_given
from index.hit import Hit
from rag.query import Query, asked_terms
from rag.question import Kind, Question
from rag.scope import is_out_of_scope

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")
_SYMBOL = re.compile(r"\b\d+(?:/\d{4})?(?:/|-)[A-ZĐa-zđ]{2,}[-/\w&]*")
# Kinds of question that only a text with such a thing in it answers.
NEEDED = (Kind.WHEN, Kind.HOUR, Kind.MONEY, Kind.PERCENT, Kind.PHONE, Kind.HOW_MUCH)


@dataclass(frozen=True)
class Features:
    """What speaks for or against the best hit.

    dense: its cosine; around: mean cosine of all hits, which says whether the corpus treats the subject at all;
    score: its
    fused score; coverage: share of the question's words, weighted by rarity, that its document has; missing_number: 1
    where
    the question has a figure that the evidence lacks; type_missing: 1 where a date or a figure was asked for and none
    is there;
    missing_year, missing_place, missing_symbol: 1 where the question names one that is not there; out_of_scope: 1
    where it is of
    the weather, football and the like.
    """

    dense: float
    around: float
    score: float
    coverage: float
    missing_number: float
    type_missing: float
    missing_year: float
    missing_place: float
    missing_symbol: float
    out_of_scope: float


@dataclass(frozen=True)
class SupportModel:
    """A logistic regression for one way of asking: accented Vietnamese, plain, English."""

    bias: float
    weights: dict[str, float]


# Not a matter of degree, and too rare to be learnt: a year, a place or a document number that is not there.
VETOES = {"missing_year": 3.0, "missing_place": 6.0, "missing_symbol": 4.0, "out_of_scope": 3.0}
LEARNT = ("dense", "around", "score", "coverage", "missing_number", "type_missing")
MODEL_FILE = "support.json"


def features(
    question: Question,
    query: Query,
    hits: Sequence[Hit],
    clause: str,
    evidence: str,
    document_text: str,
    places: tuple[str, ...],
    idf: Callable[[str], float],
) -> Features:
    """Returns the features of the best hit.

    clause: its text; evidence: that with what stands above it; document_text: of the whole document; places: folded
    names that the question mentions; idf: how rare a folded term is.
    """
    best = hits[0]
    words = [t for t in asked_terms(question, query) if "_" not in t]
    weights = {w: idf(w) for w in words}
    folded_document, have = _folded(document_text)
    total = sum(weights.values())
    figures = _FIGURE.findall(question.text)
    return Features(
        dense=best.dense,
        around=sum(h.dense for h in hits) / len(hits),
        score=best.score,
        coverage=sum(w for t, w in weights.items() if t in have) / total if total else 0.0,
        missing_number=float(any(f not in evidence for f in figures)),
        type_missing=float(question.kind in NEEDED and question.kind.value not in kinds_given(clause)),
        missing_year=float(any(y not in evidence for y in _YEAR.findall(question.text))),
        missing_place=float(any(f" {p} " not in folded_document for p in places)),
        missing_symbol=float(any(f" {fold(s)} " not in folded_document for s in _SYMBOL.findall(question.text))),
        out_of_scope=float(is_out_of_scope(question)),
    )


@functools.lru_cache(maxsize=256)
def _folded(text: str) -> tuple[str, frozenset[str]]:
    """Returns a document's text folded, with blanks round it, and the set of its words."""
    folded = f" {fold(text)} "
    return folded, frozenset(folded.split())


def support(question: Question, found: Features, models: Mapping[str, SupportModel]) -> float:
    """Returns how likely the best hit answers the question, 0 … 1."""
    model = models[question.way]
    score = model.bias + sum(w * float(getattr(found, n)) for n, w in model.weights.items())
    score -= sum(w * float(getattr(found, n)) for n, w in VETOES.items())
    return 1.0 / (1.0 + math.exp(-score))


@functools.cache
def load_models() -> Mapping[str, SupportModel]:
    """Returns the models that come with the product, as `eval.learn_support` wrote them."""
    raw = json.loads(files("rag").joinpath(MODEL_FILE).read_text(encoding="utf-8"))
    return {way: SupportModel(m["bias"], m["weights"]) for way, m in raw["models"].items()}
