"""Whether what was found supports an answer: a number between 0 and 1, and why not.

A question that nothing supports must be refused, so this looks for what retrieval does not: a year, a place or a
document number that the clause and its document do not have, a date asked for that is not there, words that are in no
clause.
"""

import functools
import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from importlib.resources import files

from corpus.answer_types import kinds_given
from corpus.lexicon.places import holds_place
from corpus.text.accents import fold
from index.hit import Hit
from rag.question.kinds import Kind
from rag.question.named_agencies import lacks_an_agency
from rag.question.read import Question
from rag.question.scope import is_out_of_scope
from rag.reading.definition import asked_term, says_what_it_means
from rag.reading.yes_no import read_supposed
from rag.retrieval.query import Query, asked_groups

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")
_SYMBOL = re.compile(r"\b\d+(?:/\d{4})?(?:/|-)[A-ZĐa-zđ]{2,}[-/\w&]*")
# Kinds of question that only a text with such a thing in it answers.
NEEDED = (
    Kind.WHEN, Kind.HOUR, Kind.MONEY, Kind.PERCENT, Kind.PHONE, Kind.HOW_MUCH, Kind.NUMBER, Kind.WHY, Kind.PERSON,
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
class SupportModel:
    """A logistic regression for one way of asking: accented Vietnamese, plain, English."""

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


@dataclass(frozen=True)
class Texts:
    """What a question is held against: the clause, the evidence (what stands above too), the whole document."""

    clause: str
    evidence: str
    document: str


@dataclass(frozen=True)
class Named:
    """What a question names: places, folded, and the number of a document that is not stored ("" where it is)."""

    places: tuple[str, ...] = ()
    unknown: str = ""


def features(
    question: Question,
    query: Query,
    hits: Sequence[Hit],
    texts: Texts,
    named: Named,
    idf: Callable[[str], float],
) -> Features:
    """Returns the features of the best hit; idf: how rare a folded term is."""
    best = hits[0]
    groups = [(g, max(map(idf, g))) for g in asked_groups(question, query)]
    folded_document, in_document = _folded(texts.document)
    figures = _FIGURE.findall(question.text)
    term = asked_term(question)
    return Features(
        late=best.late,
        around=sum(h.dense for h in hits) / len(hits),
        score=best.score,
        coverage=_share(groups, in_document),
        missing_number=float(any(f not in texts.evidence for f in figures)),
        type_missing=float(question.kind in NEEDED and question.kind.value not in kinds_given(texts.clause)),
        missing_year=float(any(y not in texts.evidence for y in _YEAR.findall(question.text))),
        missing_place=float(not all(holds_place(folded_document, p) for p in named.places)),
        missing_symbol=float(_lacks_symbol(question, named.unknown, folded_document)),
        missing_agency=float(
            read_supposed(question) is None and lacks_an_agency(question, f"{folded_document}{fold(texts.evidence)} ")
        ),
        undefined=float(bool(term) and not says_what_it_means(question, term or "", texts.clause)),
        out_of_scope=float(is_out_of_scope(question)),
    )


def _lacks_symbol(question: Question, unknown: str, folded_document: str) -> bool:
    """Returns whether a document is named by a number that is nowhere in the best hit's document."""
    if any(f" {fold(s)} " not in folded_document for s in _SYMBOL.findall(question.text)):
        return True
    return bool(unknown) and f" {unknown} " not in folded_document


def _share(groups: Sequence[tuple[frozenset[str], float]], have: AbstractSet[str]) -> float:
    """Returns the share, by weight, of the words that have a term among those given; 0 where nothing was asked."""
    total = sum(weight for _, weight in groups)
    return sum(weight for group, weight in groups if group & have) / total if total else 0.0


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
    """Returns the models that come with the product, as `eval.learning.answerability` wrote them."""
    raw = json.loads(files("rag.reading").joinpath(MODEL_FILE).read_text(encoding="utf-8"))
    return {way: SupportModel(m["bias"], m["weights"]) for way, m in raw["models"].items()}
