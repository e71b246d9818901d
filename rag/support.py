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

from corpus.accents import fold
from corpus.gives import kinds_given
from index.hit import Hit
from index.lexical import folded_terms
from rag.kinds import Kind
from rag.query import Query, asked_groups, english_alternatives
from rag.question import Question
from rag.scope import is_out_of_scope

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")
_SYMBOL = re.compile(r"\b\d+(?:/\d{4})?(?:/|-)[A-ZĐa-zđ]{2,}[-/\w&]*")
# Kinds of question that only a text with such a thing in it answers.
NEEDED = (
    Kind.WHEN, Kind.HOUR, Kind.MONEY, Kind.PERCENT, Kind.PHONE, Kind.HOW_MUCH, Kind.NUMBER, Kind.WHY,
)  # fmt: skip
# Below this cosine nothing that was learnt from has ever answered; how far below counts.
COLD = 0.35
_COUNTED_VI = re.compile(r"\b(?:bao nhieu|may|bn) (\w+(?: \w+)?)")
_COUNTED_EN = re.compile(r"\bhow many ([a-z]+)")


@dataclass(frozen=True)
class Features:
    """What speaks for or against the best hit.

    dense: its cosine; cold: how far that is below COLD; around: mean cosine of all hits, which says whether the corpus
    treats the subject at all; score: its fused score; margin: by how much that is above the next. Shares of the
    question's words, weighted by rarity: coverage of those that its document has, covered of those that the evidence
    has, sentence of those that one sentence of the clause has. rarest: of the words that the evidence lacks, how rare
    the rarest is among the question's. missing_number, nowhere_number: 1 where the question has a figure that the
    evidence, or the whole document, lacks; missing_count: 1 where so and so many of something are asked for and no
    figure stands before it. type_missing: 1 where a date, a figure or a reason was asked for and none is there.
    missing_year, missing_place, missing_symbol: 1 where the question names one that is not there; out_of_scope: 1
    where it is of the weather, football and the like.
    """

    dense: float
    cold: float
    around: float
    score: float
    margin: float
    coverage: float
    covered: float
    sentence: float
    rarest: float
    missing_number: float
    nowhere_number: float
    missing_count: float
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
LEARNT = (
    "dense", "cold", "around", "score", "margin", "coverage", "covered", "sentence", "rarest",
    "missing_number", "nowhere_number", "missing_count", "type_missing",
)  # fmt: skip
MODEL_FILE = "support.json"


@dataclass(frozen=True)
class Texts:
    """What a question is held against: clause, sentences, evidence (what stands above too), document."""

    clause: str
    sentences: tuple[str, ...]
    evidence: str
    document: str


def features(
    question: Question,
    query: Query,
    hits: Sequence[Hit],
    texts: Texts,
    places: tuple[str, ...],
    idf: Callable[[str], float],
) -> Features:
    """Returns the features of the best hit.

    places: folded names that the question mentions; idf: how rare a folded term is.
    """
    best = hits[0]
    groups = [(g, max(map(idf, g))) for g in asked_groups(question, query)]
    folded_document, in_document = _folded(texts.document)
    in_evidence = set(folded_terms(texts.evidence))
    lacking = [weight for group, weight in groups if not group & in_evidence]
    figures = _FIGURE.findall(question.text)
    return Features(
        dense=best.dense,
        cold=max(0.0, COLD - best.dense),
        around=sum(h.dense for h in hits) / len(hits),
        score=best.score,
        margin=best.score - hits[1].score if len(hits) > 1 else 0.0,
        coverage=_share(groups, in_document),
        covered=_share(groups, in_evidence),
        sentence=max((_share(groups, set(folded_terms(s))) for s in texts.sentences), default=0.0),
        rarest=max(lacking, default=0.0) / max((w for _, w in groups), default=1.0),
        missing_number=float(any(f not in texts.evidence for f in figures)),
        nowhere_number=float(any(f not in texts.document and f not in texts.evidence for f in figures)),
        missing_count=float(_lacks_count(question, texts.clause)),
        type_missing=float(question.kind in NEEDED and question.kind.value not in kinds_given(texts.clause)),
        missing_year=float(any(y not in texts.evidence for y in _YEAR.findall(question.text))),
        missing_place=float(any(f" {p} " not in folded_document for p in places)),
        missing_symbol=float(any(f" {fold(s)} " not in folded_document for s in _SYMBOL.findall(question.text))),
        out_of_scope=float(is_out_of_scope(question)),
    )


def _share(groups: Sequence[tuple[frozenset[str], float]], have: AbstractSet[str]) -> float:
    """Returns the share, by weight, of the words that have a term among those given; 0 where nothing was asked."""
    total = sum(weight for _, weight in groups)
    return sum(weight for group, weight in groups if group & have) / total if total else 0.0


def _lacks_count(question: Question, clause: str) -> bool:
    """Returns whether a question asks how many of something there are, and no figure stands before that thing."""
    if question.kind not in (Kind.HOW_MUCH, Kind.OTHER):
        return False
    folded = fold(clause)
    if question.language == "en":
        found = _COUNTED_EN.search(question.text.lower())
        things = english_alternatives(found.group(1)) if found else frozenset()
    else:
        found = _COUNTED_VI.search(fold(question.text))
        things = frozenset(found.group(1).split()[:1]) if found else frozenset()
    return bool(things) and not any(re.search(rf"\b\d+ (?:\w+ )?{re.escape(t)}\b", folded) for t in things)


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
