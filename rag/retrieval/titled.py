"""Documents named by their kind and what they are about: "kế hoạch của Hải Bình về chuyển đổi số"."""

import re
from collections.abc import Iterable, Mapping

from corpus.document import Metadata
from corpus.text.accents import fold
from rag.question.question import Question

# Words of a title that, one after another, name it; fewer will do where the place is named too.
FEWEST_WORDS = 3
FEWEST_WITH_PLACE = 2
_KINDS = {
    "vi": re.compile(r"\b(ke hoach|chi thi|cong van|cong dien|quyet dinh|thong bao|nghi dinh|nghi quyet|thong tu)\b"),
    "en": re.compile(r"\b(plan|directive|official letter|letter|decision|notice|decree|resolution|circular)\b"),
}
_IN_VIETNAMESE = {
    "plan": "ke hoach", "directive": "chi thi", "official letter": "cong van", "letter": "cong van",
    "decision": "quyet dinh", "notice": "thong bao", "decree": "nghi dinh", "resolution": "nghi quyet",
    "circular": "thong tu",
}  # fmt: skip
# What is drawn up or put forward is yet to be written.
_MADE = re.compile(r"\b(?:xay dung|lap|ban hanh|trinh|hoan thanh|tham muu|ra|co|draw up|prepare|make|issue)(?: an?)? $")
_BETWEEN = frozenset(
    [
        "cua",
        "ve",
        "tinh",
        "thanh",
        "pho",
        "huyen",
        "xa",
        "ubnd",
        "uy",
        "ban",
        "nhan",
        "dan",
        "viec",
        "tang",
        "cuong",
        "tp",
        "day",
    ]
)


def titled_as(question: Question, heads: Mapping[str, Metadata]) -> tuple[str, ...]:
    """Returns the document whose kind and title a question names, () where none or several may be meant.

    Where a question names a clause, or asks what a document is about, kind and place are enough.
    """
    said = question.folded
    for found in _KINDS[question.language].finditer(said):
        if _MADE.search(said[: found.start()]):
            continue
        kind = _IN_VIETNAMESE.get(found[1], found[1])
        placed = [i for i, m in heads.items() if fold(m.kind or "") == kind and _is_of(question.places, m)]
        titled = [i for i in placed if _is_titled(question, said[found.end() :], heads[i])]
        if len(titled) == 1:
            return tuple(titled)
        whole = question.places and (question.reference.steps or question.about_document)
        if whole and placed and not titled:
            return tuple(sorted(placed))
    return ()


def _is_of(places: Iterable[str], meta: Metadata) -> bool:
    issued = f" {fold(' , '.join(filter(None, (meta.place, meta.issuer, meta.parent))))} "
    return all(f" {place} " in issued for place in places)


def _is_titled(question: Question, rest: str, meta: Metadata) -> bool:
    """Returns whether words behind a kind are those of a title; of an English question, whether a phrase is."""
    title = f" {fold(meta.title or '')} "
    if question.language == "en":
        return any(f" {fold(p)} " in title for p in question.terms.phrases if len(p.split()) > 1)
    of_place = {word for place in question.places for word in place.split()}
    words = [w for w in rest.split() if w not in of_place]
    while words and words[0] in _BETWEEN:
        words.pop(0)
    fewest = FEWEST_WITH_PLACE if question.places else FEWEST_WORDS
    return len(words) >= fewest and f" {' '.join(words[:fewest])} " in title
