"""Documents that a question calls by their kind and what they are about: "kế hoạch của Hải Bình về chuyển đổi số".

Where the name ends is not marked: it goes on as long as its words are those of a stored title.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.document import Metadata
from index.passage import issued_by
from rag.question.called import Called
from rag.question.question import Question
from rag.retrieval.meant import Phrase, meant
from rag.retrieval.wording import SOFT, is_of_kind, naming_words, sound

# Words of a title that, one after another, name it; two will do where the place is named too, or where what follows
# is no part of a name.
FEWEST_WORDS = 3
FEWEST_ENDED = 2
# The words of these are those of clauses too.
_WEAK = ("ke hoach", "thong bao")
_BETWEEN = frozenset(
    {
        "cua", "ve", "tinh", "thanh", "pho", "huyen", "xa", "ubnd",
        "uy", "ban", "nhan", "dan", "viec", "tang", "cuong", "tp", "day",
    }
)  # fmt: skip
# What may come behind a name: what it orders, asks, says; who; when.
_ENDS_WORDS = """
bat buoc giao yeu cau quy dinh noi doi de ghi neu ai co thi phai duoc bi dat ra khi la so bo ubnd uy cong ap con het bao
muc trong nhu nhung cac cam cho gom hay k ko khong
"""
_ENDS = frozenset(_ENDS_WORDS.split())


@dataclass(frozen=True)
class _Run:
    """The words behind a kind that a document's head has, and whether what follows ends the name."""

    length: int
    ended: bool


def called_documents(question: Question, heads: Mapping[str, Metadata]) -> tuple[str, ...]:
    """Returns the document whose kind and subject a question names, () where none or several may be meant.

    Where a question names a clause, or asks what a document is about, kind and place are enough.
    """
    for called in question.called:
        placed = {i: m for i, m in heads.items() if is_of_kind(m, called.kind) and _is_of(question.places, m)}
        found = _in_english(called, placed) if question.language == "en" else _in_vietnamese(question, called, placed)
        if len(found) == 1:
            return found
        whole = question.places and (question.reference.steps or question.about_document)
        if whole and placed and not found:
            return tuple(sorted(placed))
    return ()


def _is_of(places: Iterable[str], meta: Metadata) -> bool:
    issued = issued_by(meta)
    return all(f" {place} " in issued for place in places)


def _in_vietnamese(question: Question, called: Called, heads: Mapping[str, Metadata]) -> tuple[str, ...]:
    of_place = {word for place in question.places for word in place.split()}
    words = [w for w in called.behind if w not in of_place]
    while words and words[0] in _BETWEEN:
        words.pop(0)
    runs = {i: _run(words, f" {_sounding(naming_words(m, i))} ") for i, m in heads.items()}
    longest = max((run.length for run in runs.values()), default=0)
    best = [i for i, run in runs.items() if run.length == longest]
    if len(best) != 1:
        return ()
    ended = runs[best[0]].ended and called.kind not in _WEAK
    return tuple(best) if longest >= (FEWEST_ENDED if question.places or ended else FEWEST_WORDS) else ()


def _run(words: Sequence[str], said: str) -> _Run:
    """Returns how many of the first words stand in a head one after another, as they sound."""
    length = 0
    while length < len(words) and f" {_sounding(' '.join(words[: length + 1]))} " in said:
        length += 1
    return _Run(length, length == len(words) or words[length] in _ENDS)


def _sounding(text: str) -> str:
    return " ".join(map(sound, text.split()))


def _in_english(called: Called, heads: Mapping[str, Metadata]) -> tuple[str, ...]:
    """Returns the documents that the words round a kind mean, before it and behind it."""
    words = tuple(w for w in (*called.before, *called.behind) if w not in SOFT)
    return meant(Phrase(words, "en"), heads) if words else ()
