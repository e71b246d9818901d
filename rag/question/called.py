"""Documents that a question calls by their kind and what they are about: "kế hoạch của Hải Bình về chuyển đổi số"."""

import re
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Called:
    """A kind of document that a question names, folded, in Vietnamese; behind: the question's words behind it."""

    kind: str
    behind: tuple[str, ...]


def read_called(folded: str, language: str) -> tuple[Called, ...]:
    """Returns what a question calls documents, left to right; those that are yet to be drawn up are none."""
    return tuple(
        Called(_IN_VIETNAMESE.get(found[1], found[1]), tuple(folded[found.end() :].split()))
        for found in _KINDS[language].finditer(folded)
        if not _MADE.search(folded[: found.start()])
    )
