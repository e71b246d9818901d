"""How sure reading must be for a question: surer for one whose words the clause hardly has.

The trained reader finds something that may answer in a clause of raincoats for a question about rain. What it reads at
a low probability counts only where the clause holds what the question is about. Of 350 answerable questions of
`eval/gold` that were answered one is refused for it, of 78 about cats, trains and the weather 32 of the 36 that
were answered; the figures below were chosen on these.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.text.accents import fold
from corpus.text.terms import folded_terms
from index.words.translation import translations
from rag.question.question import Question
from rag.question.wanted import Of
from rag.retrieval.wording import syllable_weight

SHORTEST_NAMED = 3  # letters of a word that is told to be missing
FEW = {"vi": 4, "en": 3}  # words that do not only ask: so few may mean anything
FEW_SURE, UNPAIRED_SURE, UNCOVERED_SURE, NOW_SURE = 0.4, 0.45, 0.44, 0.85
WELL_HELD = 0.8  # of the weight of a question's few words: a clause that has so much treats of them
UNPAIRED_SHARE = 0.8  # of the weight of a question's words, where no two that stand together do so in the clause
LEAST_SHARE = {"vi": 0.25, "en": 0.29}
# Of a question for who acts, what the clause with all above it must have: every clause of a place names somebody.
WHO_SHARE = {"vi": 0.5, "en": 0.35}
WHO_SURE = 0.8
STORY = 14  # words: of more, some tell a case in the asker's own words, which no clause has
# "Thủ trưởng các đơn vị chịu trách nhiệm thi hành Thông tư này" names nobody for any other task.
_ENFORCES = re.compile(
    r"(?:trach nhiem|can cu)(?: to chuc)?(?: trien khai)? (?:thi hanh|thuc hien)"
    r" (?:nghi dinh|thong tu|quyet dinh|nghi quyet|chi thi|ke hoach|cong dien|huong dan|quy dinh|quy che) nay \W*$"
)
ENFORCED_SURE = 0.99
NEAR = 0.5  # of the weight of a question's words: a clause with less is not shown as near
OF_A_NAMED = 0.75  # of that weight, what a clause of a document that is named must have
# Of the weight of a part of a question, what a task must have to be one of it; of English fewer words are known.
OF_A_MATTER = {"vi": 0.6, "en": 0.45}
UNPAIRED_WORDS = 6  # at most: of more, some stand together by chance, or none though the clause answers


def least_sure(question: Question, context: str, threshold: float) -> float:
    """Returns the probability from which on a clause answers a question: the threshold, or more.

    context: the clause with what stands above it.
    """
    folded = f" {fold(context)} "
    words = matter_words(question)
    if not words:
        return threshold
    share = share_of_words(words, folded, question.language)
    unpaired = question.language == "vi" and _is_unpaired(words, folded)
    return max(
        threshold,
        FEW_SURE * (len(words) <= FEW[question.language] and share < WELL_HELD),
        UNPAIRED_SURE * (unpaired and share < UNPAIRED_SHARE),
        UNCOVERED_SURE * (share < LEAST_SHARE[question.language]),
        least_read(question, context),
    )


def least_read(question: Question, context: str) -> float:
    """Returns how probable a reading must be, whatever else tells that a clause answers; 0 where that is open.

    Every clause of a place names somebody who acts, and every document who carries it out; a day told from now
    ("hôm nay") no document has.
    """
    folded = f" {fold(context)} "
    words = matter_words(question)
    if not words:
        return 0.0
    share = share_of_words(words, folded, question.language)
    return max(
        WHO_SURE * (bool(question.wanted.roles) and len(words) <= STORY and share < WHO_SHARE[question.language]),
        ENFORCED_SURE * (bool(question.wanted.roles) and _only_enforces(question, folded)),
        NOW_SURE * bool(question.from_now and f" {question.from_now} " not in folded),
    )


def _only_enforces(question: Question, folded: str) -> bool:
    """Returns whether a clause says who carries out its document, and the question asks for no such thing."""
    return Of.EXECUTION not in question.wanted.of and bool(_ENFORCES.search(folded))


def _is_unpaired(words: Sequence[str], folded: str) -> bool:
    """Returns whether of a few words no two that stand together do so in a folded text."""
    return 1 < len(words) <= UNPAIRED_WORDS and not any(f" {a} {b} " in folded for a, b in pairwise(words))


def share_held(question: Question, text: str) -> float:
    """Returns which share of what a question's words weigh a text has, 0 … 1; 1 where it has no matter of its own."""
    words = matter_words(question)
    return share_of_words(words, f" {fold(text)} ", question.language) if words else 1.0


def without_words(question: Question, words: frozenset[str]) -> Question:
    """Returns a question without some of its folded words, which say nothing of its matter."""
    content = tuple(w for w in question.terms.content if fold(w) not in words)
    return replace(question, terms=replace(question.terms, content=content))


def share_of_pairs(question: Question, text: str) -> float:
    """Returns which share of the pairs of syllables that a question's words make a text has, 0 … 1; 0 for no pairs."""
    pairs = [term for term in question.terms.asked if "_" in term]
    held = frozenset(folded_terms(text)) if pairs else frozenset()
    return sum(pair in held for pair in pairs) / len(pairs) if pairs else 0.0


def share_of(question: Question, text: str) -> float:
    """Returns which share of the words of a text a question has, in the weight of its syllables, 0 … 1.

    Of a question in English, those that its words may stand for count.
    """
    known = {w for term in question.terms.asked for w in term.split("_")}
    weights = {w: syllable_weight(w) for w in fold(text).split()}
    return sum(weights[w] for w in weights if w in known) / sum(weights.values()) if weights else 1.0


def treats_of(question: Question, context: str) -> bool:
    """Returns whether a clause is near enough to be shown where none answers: it has much of what is asked about.

    In Vietnamese two of the words that stand together do so there: single syllables are in every clause.
    """
    words = matter_words(question)
    folded = f" {fold(context)} "
    paired = question.language == "en" or len(words) < 2 or any(f" {a} {b} " in folded for a, b in pairwise(words))
    return paired and share_held(question, context) >= NEAR


def is_of_matter(question: Question, matter: str, context: str) -> bool:
    """Returns whether a clause is about a part of what is asked: it has most of the words of that part.

    matter: folded; context: the clause with what stands above it.
    """
    words = [w for w in matter_words(question) if w in matter.split()]
    return (
        bool(words) and share_of_words(words, f" {fold(context)} ", question.language) >= OF_A_MATTER[question.language]
    )


def says_what_of(question: Question, context: str) -> bool:
    """Returns whether a clause has nearly all that a question is about: of a document that is named it is the place."""
    return treats_of(question, context) and share_held(question, context) >= OF_A_NAMED


def rarest_first(question: Question) -> list[str]:
    """Returns the words that a question is about, as they would be written, the rarest first, each once."""
    matter = set(matter_words(question))
    words = dict.fromkeys(w for w in question.terms.content if fold(w) in matter and len(w) >= SHORTEST_NAMED)
    return sorted(words, key=lambda w: -syllable_weight(fold(w)))


def matter_words(question: Question) -> list[str]:
    """Returns the words that a question is about, folded; places are left to their guard, figures say nothing."""
    said = set(" ".join(question.places).split())
    words = [fold(w) for w in question.terms.content]
    return [w for w in words if w and not w.isdigit() and w not in said]


def share_of_words(words: Sequence[str], folded: str, language: str) -> float:
    """Returns which share of what folded words weigh a folded text, blanks round it, has, 0 … 1."""
    if language == "en":
        return sum(_translated(w, folded) for w in words) / len(words)
    weights = {w: syllable_weight(w) for w in words}
    return sum(weights[w] for w in words if f" {w} " in folded) / sum(weights[w] for w in words)


def _translated(word: str, folded: str) -> float:
    """Returns how surely a folded Vietnamese text has what an English word stands for, 0 … 1."""
    if f" {word} " in folded:
        return 1.0
    terms = translations().get(word, ())
    return max((p / terms[0][1] for term, p in terms if f" {term.replace('_', ' ')} " in folded), default=0.0)
