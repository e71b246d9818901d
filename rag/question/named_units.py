"""The units of clauses that a question names: "khoản 2 Điều 5"."""

import itertools
from collections.abc import Sequence

from corpus.facts.reference_runs import RANKS, Run, Vocabulary, read_runs
from corpus.facts.references import addressed
from corpus.text.accents import strip_accents
from rag.question.document_kinds import KINDS_EN, KINDS_VI
from rag.question.reference import Steps

_NUMBER = r"\d{1,3}[a-zđ]?(?:\.\d{1,2}[a-zđ]?)*"
_LETTER = r"[a-zđ]\d{0,2}"
_IN_BRACKETS = rf"\((?:[ivx]{{1,5}}|{_LETTER}|\d{{1,2}}[a-z]?)\)"
_VALUES = {
    "điều": _NUMBER, "khoản": _NUMBER, "gạch đầu dòng thứ": r"\d{1,2}", "chương": r"[ivxlc]{1,6}|\d{1,2}",
    "phần": r"[ivx]{1,5}|[a-h]|\d{1,2}", "mục": rf"[ivx]{{1,5}}(?:\.\d{{1,2}})?|{_NUMBER}",
    "điểm": rf"{_IN_BRACKETS}|{_LETTER}|{_NUMBER}", "tiết": rf"{_IN_BRACKETS}|{_LETTER}|[ivx]{{1,5}}|\d{{1,2}}",
}  # fmt: skip
_VALUE = rf"(?:{_NUMBER}|[ivxlc]{{1,6}}(?:\.\d{{1,2}})?|{_LETTER}|{_IN_BRACKETS})(?![\w/%])(?!\.\d)"
_ENGLISH = {
    "điều": "articles?", "phần": "parts?", "chương": "chapters?", "mục": "sections?", "khoản": "clauses?",
    "điểm": "points?|items?",
}  # fmt: skip
# A mark, a period at school and an amount are called so too: they count beside another unit only.
_DOUBTFUL = ("điểm", "tiết", "mục")
AFTER_VI = (
    "va|hoac|den|toi|cua|tai|neu|nay|tren|trong|duoc|phai|khong|thi|co|ma|la|bi|theo|quy dinh|o|ap dung|noi|ve|gom|cho"
    "|khac|giao|yeu cau|lien quan|dung|nhu|ghi|viet|ra sao|the nao"
)
AFTER_EN = (
    "and|or|to|of|in|under|say|says|state|states|require|requires|mean|means|about|apply|applies|cover|covers|assign"
    "|assigns|is|are|do|does|for|differ|differs"
)
_VIETNAMESE = Vocabulary(
    {word: strip_accents(word) for word in _VALUES}, _VALUE, _VALUES, "va|hoac|cung voi|voi|lan", "den het|den|toi",
    "cua|tai|thuoc|trong|o", "cac|nhung|ca|tu|tai|theo", "|".join((AFTER_VI, *KINDS_VI)), "tu", "cac|nhung",
)  # fmt: skip
_IN_ENGLISH = Vocabulary(
    _ENGLISH,
    _VALUE,
    _VALUES,
    "and|or",
    "to|through",
    "of|in|under",
    "the|both|of the",
    "|".join((AFTER_EN, *KINDS_EN)),
    "from",
    "the|of|in|under",
)


def runs_in(said: str, plain: str, language: str) -> list[Run]:
    """Returns the units that are named; values are taken from the text as it was typed, which tells đ from d."""
    words = _IN_ENGLISH if language == "en" else _VIETNAMESE
    return list(read_runs(plain, words, 0, len(plain), said if len(said) == len(plain) else ""))


def clauses_of(runs: Sequence[Run], doubtful: bool) -> tuple[Steps, ...]:
    """Returns the units of each clause that runs name; doubtful: whether a mục, a điểm by a figure alone counts."""
    named = [unit for run in runs for unit in run.units]
    if len(runs) > 1 and len(named) == len(runs) and _are_of_one(named):
        # "Theo Điều 5 thì khoản 2 nói gì?" names one clause in two places.
        named = [tuple(sorted(itertools.chain(*named), key=lambda step: RANKS[step[0]]))]
    steps = (_without_brackets(addressed(unit)) for unit in named)
    kept = (s for s in steps if s and (doubtful or not all(w in _DOUBTFUL and v.isdigit() for w, v in s)))
    return tuple(dict.fromkeys(kept))


def _are_of_one(named: Sequence[Steps]) -> bool:
    """Returns whether units that are named apart may be steps to one clause: no word comes twice."""
    words = [word for steps in named for word, _ in steps]
    return len(words) == len(set(words))


def _without_brackets(outermost_first: Sequence[tuple[str, str]]) -> Steps:
    return tuple((word, value.strip("()")) for word, value in reversed(outermost_first))
