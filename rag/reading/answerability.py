"""Answerability: how likely the best hit answers a question, a number between 0 and 1.

A question that nothing answers must be refused, so this looks for what retrieval does not: words and figures that are
in no clause, a date asked for that is not there, and what the guards find missing.
"""

import functools
import json
import math
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from importlib.resources import files

from corpus.answer_types import AnswerType, answer_types_in
from index.hit import Hit
from rag.evidence import Evidence
from rag.question.question import Question
from rag.reading.guards import Lacks, folded_document, lacks

# Types of answer that only a text with such a thing in it gives.
NEEDED = (
    AnswerType.WHEN, AnswerType.HOUR, AnswerType.MONEY, AnswerType.PERCENT, AnswerType.PHONE, AnswerType.HOW_MUCH,
    AnswerType.NUMBER, AnswerType.WHY, AnswerType.PERSON,
)  # fmt: skip


@dataclass(frozen=True)
class Features:
    """What speaks for or against the best hit.

    late: its score by late interaction of tokens; around: mean cosine of all hits, which says whether the corpus treats
    the subject at all; score: its fused score; coverage: share of the question's words, weighted by rarity, that its
    document has; missing_number: 1 where the question has a figure that the evidence lacks; type_missing: 1 where a
    date, a figure, a name or a reason was asked for and none is there; missing_year, missing_place, missing_symbol,
    missing_agency: 1 where the question names one that is not there; undefined: 1 where it asks what a term means and
    the clause does not say; out_of_scope: 1 where it is of the weather, football and the like.
    """

    late: float
    around: float
    score: float
    coverage: float
    missing_number: float
    type_missing: float
    missing_year: float
    missing_place: float
    missing_symbol: float
    missing_agency: float
    undefined: float
    out_of_scope: float


@dataclass(frozen=True)
class AnswerabilityModel:
    """A logistic regression for one query form: accented Vietnamese, plain, English."""

    bias: float
    weights: dict[str, float]


# Not a matter of degree, and too rare to be learnt: a year, a place, an agency or a document that is not there.
VETOES = {
    "missing_year": 6.0,
    "missing_place": 6.0,
    "missing_symbol": 4.0,
    "missing_agency": 4.0,
    "undefined": 6.0,
    "out_of_scope": 3.0,
}
LEARNT = ("late", "around", "score", "coverage", "missing_number", "type_missing")
MODEL_FILE = "answerability.json"


def features(
    question: Question, item: Evidence, hits: Sequence[Hit], idf: Callable[[str], float], unknown: str = ""
) -> Features:
    """Returns the features of a piece of evidence among all hits.

    idf: how rare a folded term is; unknown: the number of a document that the question names and none stored has.
    """
    context = item.with_context()
    found: Lacks = lacks(question, item, context, unknown)
    _, in_document = folded_document(item.document.text)
    wanted = [(g, max(map(idf, g))) for g in question.terms.wanted]
    given = answer_types_in(item.text)
    return Features(
        late=item.hit.late,
        around=sum(h.dense for h in hits) / len(hits),
        score=item.hit.score,
        coverage=_share(wanted, in_document),
        missing_number=float(any(f not in context for f in question.figures)),
        type_missing=float(question.answer_type in NEEDED and question.answer_type not in given),
        missing_year=float(found.year),
        missing_place=float(found.place),
        missing_symbol=float(found.symbol),
        missing_agency=float(found.agency),
        undefined=float(found.undefined),
        out_of_scope=float(found.out_of_scope),
    )


def _share(groups: Sequence[tuple[frozenset[str], float]], have: AbstractSet[str]) -> float:
    """Returns the share, by weight, of the words that have a term among those given; 0 where nothing was asked."""
    total = sum(weight for _, weight in groups)
    return sum(weight for group, weight in groups if group & have) / total if total else 0.0


def answerability(question: Question, found: Features, models: Mapping[str, AnswerabilityModel]) -> float:
    """Returns how likely a hit with these features answers the question, 0 … 1."""
    model = models[question.form]
    score = model.bias + sum(w * float(getattr(found, n)) for n, w in model.weights.items())
    score -= sum(w * float(getattr(found, n)) for n, w in VETOES.items())
    return 1.0 / (1.0 + math.exp(-score))


@functools.cache
def load_models() -> Mapping[str, AnswerabilityModel]:
    """Returns the models that come with the product, as `eval.learning.answerability` wrote them."""
    raw = json.loads(files("rag.reading").joinpath(MODEL_FILE).read_text(encoding="utf-8"))
    return {form: AnswerabilityModel(m["bias"], m["weights"]) for form, m in raw["models"].items()}
