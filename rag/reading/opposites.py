"""Whether a clause is of the opposite of what a question asks about: "doanh nghiệp nhỏ" and not "doanh nghiệp lớn"."""

import re

from corpus.text.accents import fold
from rag.evidence import Evidence
from rag.question.question import Question

# What tells one kind of a thing from the other, folded, behind the noun that both have.
_PAIRS = (
    ("lon", "nho"),
    ("nam", "nu"),
    ("cong lap", "tu thuc"),
    ("cong lap", "ngoai cong lap"),
    ("trong nuoc", "nuoc ngoai"),
    ("trong nuoc", "ngoai nuoc"),
    ("truc tiep", "truc tuyen"),
    ("dinh ky", "dot xuat"),
    ("bat buoc", "tu nguyen"),
)
_BOTH_WAYS = (*_PAIRS, *((b, a) for a, b in _PAIRS))
_NOUN = r"(?P<noun>[a-z]{2,} [a-z]{2,})"


def is_of_the_opposite(question: Question, item: Evidence) -> bool:
    """Returns whether a clause, with what stands above it, has the opposite of what a question names, and not that.

    By the two syllables before it, which both must have. In Vietnamese alone: English words have several translations.
    """
    if question.language != "vi":
        return False
    context = f" {fold(item.with_context())} "
    for said, other in _BOTH_WAYS:
        for found in re.finditer(rf"\b{_NOUN} {said}\b", question.folded):
            noun = found["noun"]
            if f" {noun} {other} " in context and f" {noun} {said} " not in context:
                return True
    return False
