"""Explicit reference: the document and the clause that a question names outright ("khoản 4 Công văn 6184/UBND-VX").

Who names a clause wants that clause, whatever words it has. Read from questions with or without accents, and from
English ones.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.facts.reference_runs import RANKS, Vocabulary, read_runs
from corpus.facts.references import addressed
from corpus.text.accents import fold, strip_accents

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
_KINDS_EN = {
    "directive": "chi thi", "official letter": "cong van", "official dispatch": "cong van", "letter": "cong van",
    "telegram": "cong dien", "urgent dispatch": "cong dien", "decision": "quyet dinh", "plan": "ke hoach",
    "notice": "thong bao", "notification": "thong bao", "announcement": "thong bao", "resolution": "nghi quyet",
    "decree": "nghi dinh", "circular": "thong tu", "law": "luat",
}  # fmt: skip
_KINDS_VI = {
    "thong tu lien tich": "thong tu lien tich", "nghi dinh": "nghi dinh", "nd": "nghi dinh", "nghi quyet": "nghi quyet",
    "nq": "nghi quyet", "quyet dinh": "quyet dinh", "qd": "quyet dinh", "chi thi": "chi thi", "ct": "chi thi",
    "thong tu": "thong tu", "tt": "thong tu", "cong van": "cong van", "cv": "cong van", "cong dien": "cong dien",
    "cd": "cong dien", "ke hoach": "ke hoach", "kh": "ke hoach", "thong bao": "thong bao", "tb": "thong bao",
    "huong dan": "huong dan", "ket luan": "ket luan", "van ban": "", "luat": "luat",
}  # fmt: skip
_AFTER_VI = (
    "va|hoac|den|toi|cua|tai|neu|nay|tren|trong|duoc|phai|khong|thi|co|ma|la|bi|theo|quy dinh|o|ap dung|noi|ve|gom|cho"
    "|khac|giao|yeu cau|lien quan|dung|nhu|ghi|viet|ra sao|the nao"
)
_AFTER_EN = (
    "and|or|to|of|in|under|say|says|state|states|require|requires|mean|means|about|apply|applies|cover|covers|assign"
    "|assigns|is|are|do|does|for|differ|differs"
)
_VIETNAMESE = Vocabulary(
    {word: strip_accents(word) for word in _VALUES}, _VALUE, _VALUES, "va|hoac|cung voi|voi|lan", "den het|den|toi",
    "cua|tai|thuoc|trong|o", "cac|nhung|ca|tu|tai|theo", "|".join((_AFTER_VI, *_KINDS_VI)),
)  # fmt: skip
_IN_ENGLISH = Vocabulary(
    _ENGLISH,
    _VALUE,
    _VALUES,
    "and|or",
    "to|through",
    "of|in|under",
    "the|both|of the",
    "|".join((_AFTER_EN, *_KINDS_EN)),
)
_SYMBOL = r"\d+[a-z]?(?:/\d{4})?(?:[/-][a-z\d&]+)*"
_DOCUMENT_VI = re.compile(rf"\b({'|'.join(sorted(_KINDS_VI, key=len, reverse=True))}) (?:so:? )?({_SYMBOL})(?![\w%])")
_DOCUMENT_EN = re.compile(
    rf"\b({'|'.join(sorted(_KINDS_EN, key=len, reverse=True))}) (?:no\.? ?|number )?({_SYMBOL})(?![\w%])"
)
_ABOUT_VI = re.compile(
    r"\b(?:noi|quy dinh|ban|huong dan|chi dao|yeu cau|noi dung)(?: chinh)?(?: la)?(?: ve)?(?: (?:viec|van de|nhung))?"
    r" (?:gi|cai gi|nhung gi)\b|\bve (?:viec|van de) gi\b"
)
_ABOUT_EN = re.compile(r"\bwhat (?:is|does|did|was)\b.{0,60}\b(?:about|say|concern|cover)$|\bsubject of\b")
# "kế hoạch 2025", "công điện 11/7/2026" and "kế hoạch 5 năm" name a time.
_IS_TIME = re.compile(
    r"(?:19|20)\d\d(?![/\w-])|\d{1,2}/\d{1,2}(?:/\d{4})?(?![/\w-])|\d+ (?:nam|thang|ngay|quy|year|month)"
)
_BARE = re.compile(r"(?<![\w/])(\d+(?:/\d{4})?[/-][a-z]{2,}[a-z\d&/-]*)")


Steps = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Reference:
    """What a question names.

    steps: the units of a clause, innermost first, as (word, value); kind, number: of a document, folded, empty where
    none is named; others: where it names several clauses, the units of each after the first.
    """

    steps: Steps = ()
    kind: str = ""
    number: str = ""
    others: tuple[Steps, ...] = ()


def read_reference(text: str, plain: str, language: str) -> Reference:
    """Returns what a question names; nothing where it names nothing.

    plain: the text without marks, in small letters.
    """
    kind, number = _document(plain, language)
    steps, *others = _clauses(text.lower(), plain, language) or ((),)
    return Reference(steps, kind, number, tuple(others))


def _document(plain: str, language: str) -> tuple[str, str]:
    pattern, kinds = (_DOCUMENT_EN, _KINDS_EN) if language == "en" else (_DOCUMENT_VI, _KINDS_VI)
    for found in pattern.finditer(plain):
        if not _IS_TIME.match(plain, found.start(2)):
            return kinds[found[1]], fold(found[2])
    bare = _BARE.search(plain)
    return ("", fold(bare[1])) if bare else ("", "")


def _clauses(text: str, plain: str, language: str) -> tuple[Steps, ...]:
    """Returns the units that are named; values are taken from the text as it was typed, which tells đ from d."""
    words = _IN_ENGLISH if language == "en" else _VIETNAMESE
    runs = list(read_runs(plain, words, 0, len(plain), text if len(text) == len(plain) else ""))
    named = [unit for run in runs for unit in run.units]
    if len(runs) > 1 and len(named) == len(runs) and _are_of_one(named):
        # "Theo Điều 5 thì khoản 2 nói gì?" names one clause in two places.
        named = [tuple(sorted(itertools.chain(*named), key=lambda step: RANKS[step[0]]))]
    steps = (_without_brackets(addressed(unit)) for unit in named)
    return tuple(dict.fromkeys(s for s in steps if not all(w in _DOUBTFUL and v.isdigit() for w, v in s)))


def _are_of_one(named: Sequence[Steps]) -> bool:
    """Returns whether units that are named apart may be steps to one clause: no word comes twice."""
    words = [word for steps in named for word, _ in steps]
    return len(words) == len(set(words))


def _without_brackets(outermost_first: Sequence[tuple[str, str]]) -> Steps:
    return tuple((word, value.strip("()")) for word, value in reversed(outermost_first))


def asks_what_it_is_about(folded: str, language: str) -> bool:
    """Returns whether a folded question asks what a document is about, as a whole."""
    return bool((_ABOUT_EN if language == "en" else _ABOUT_VI).search(folded))
