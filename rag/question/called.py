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


# In English a name ends where something is asked or ordered of it; what describes it may stand before.
_ENDS_EN_WORDS = """
who whom what when where how which is are was were does do did must should will can has have say says require requires
order orders ask asks assign assigns set sets give gives tell tells by under in and
"""
_ENDS_EN = frozenset(_ENDS_EN_WORDS.split())
_MOST_BEFORE, _MOST_BEHIND = 4, 8
_LEADS_ON = frozenset(["on", "about", "of", "for", "concerning", "regarding"])
# Kinds as chat writes them, before the words of the subject: "qd hoc phi", "cv tiet kiem dien".
_CHAT = {"qd": "quyet dinh", "cv": "cong van", "nq": "nghi quyet", "nd": "nghi dinh", "ct": "chi thi", "kh": "ke hoach",
         "cd": "cong dien", "tb": "thong bao", "tt": "thong tu", "vb": "van ban"}  # fmt: skip
_IN_CHAT = re.compile(rf"^((?:cai |ban |the |trong |theo )?)({'|'.join(_CHAT)}) (?=[a-z]{{2}})")


@dataclass(frozen=True)
class Called:
    """A kind of document that a question names, folded, in Vietnamese.

    behind: the question's words behind it, in English those that describe it; before: in English those before it that
    do.
    """

    kind: str
    behind: tuple[str, ...]
    before: tuple[str, ...] = ()


def read_called(folded: str, language: str) -> tuple[Called, ...]:
    """Returns what a question calls documents, left to right; those that are yet to be drawn up are none."""
    if language == "vi":
        folded = spelt_out(folded)
    return tuple(
        _called(found, folded, language)
        for found in _KINDS[language].finditer(folded)
        if not _MADE.search(folded[: found.start()])
    )


def spelt_out(folded: str) -> str:
    """Returns a folded question with the kind that it begins with written out where chat shortens it."""
    return _IN_CHAT.sub(lambda m: f"{m[1]}{_CHAT[m[2]]} ", folded, count=1)


def _called(found: re.Match[str], folded: str, language: str) -> Called:
    kind, behind = _IN_VIETNAMESE.get(found[1], found[1]), tuple(folded[found.end() :].split())
    if language == "vi":
        return Called(kind, behind)
    before: list[str] = []
    for word in reversed(folded[: found.start()].split()[-_MOST_BEFORE:]):
        if word in _ENDS_EN or word in ("the", "this", "that", "an", "a", *_LEADS_ON):
            break
        before.insert(0, word)
    described = behind[1 : _MOST_BEHIND + 1] if behind and behind[0] in _LEADS_ON else ()
    end = next((n for n, word in enumerate(described) if word in _ENDS_EN - {"and", "in"}), len(described))
    return Called(kind, described[:end], tuple(before))
