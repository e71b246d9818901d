"""Documents named by their kind and what they are about: "kế hoạch của Hải Bình về chuyển đổi số"."""

from collections.abc import Iterable, Mapping, Sequence

from corpus.document import Metadata
from corpus.text.accents import fold
from rag.question.question import Question

# Words of a title that, one after another, name it; fewer will do where the place is named too.
FEWEST_WORDS = 3
FEWEST_WITH_PLACE = 2
_BETWEEN = frozenset(
    {
        "cua", "ve", "tinh", "thanh", "pho", "huyen", "xa", "ubnd",
        "uy", "ban", "nhan", "dan", "viec", "tang", "cuong", "tp", "day",
    }
)  # fmt: skip


def titled_as(question: Question, heads: Mapping[str, Metadata]) -> tuple[str, ...]:
    """Returns the document whose kind and title a question names, () where none or several may be meant.

    Where a question names a clause, or asks what a document is about, kind and place are enough.
    """
    for called in question.called:
        placed = [i for i, m in heads.items() if fold(m.kind or "") == called.kind and _is_of(question.places, m)]
        titled = [i for i in placed if _is_titled(question, called.behind, heads[i])]
        if len(titled) == 1:
            return tuple(titled)
        whole = question.places and (question.reference.steps or question.about_document)
        if whole and placed and not titled:
            return tuple(sorted(placed))
    return ()


def _is_of(places: Iterable[str], meta: Metadata) -> bool:
    issued = f" {fold(' , '.join(filter(None, (meta.place, meta.issuer, meta.parent))))} "
    return all(f" {place} " in issued for place in places)


def _is_titled(question: Question, behind: Sequence[str], meta: Metadata) -> bool:
    """Returns whether words behind a kind are those of a title; of an English question, whether a phrase is."""
    title = f" {fold(meta.title or '')} "
    if question.language == "en":
        return any(f" {fold(p)} " in title for p in question.terms.phrases if len(p.split()) > 1)
    of_place = {word for place in question.places for word in place.split()}
    words = [w for w in behind if w not in of_place]
    while words and words[0] in _BETWEEN:
        words.pop(0)
    fewest = FEWEST_WITH_PLACE if question.places else FEWEST_WORDS
    return len(words) >= fewest and f" {' '.join(words[:fewest])} " in title
