"""Explicit reference: the document and the clause that a question names outright ("khoản 4 Công văn 6184/UBND-VX").

Who names a clause wants that clause, whatever words it has. Read from questions with or without accents, and from
English ones.
"""

import re
from dataclasses import dataclass

from corpus.text.accents import fold, strip_accents

# Words for units, outermost first, and what they are in English.
_ORDER = ("điều", "phần", "mục", "khoản", "điểm", "tiết", "gạch đầu dòng thứ")
_ENGLISH_STEPS = {
    "article": "điều",
    "part": "phần",
    "section": "mục",
    "clause": "khoản",
    "point": "điểm",
    "item": "điểm",
}
_NUMBER = r"\d{1,3}(?:\.\d{1,2})*"
_VALUES = {
    "điều": _NUMBER, "khoản": _NUMBER, "gạch đầu dòng thứ": r"\d{1,2}",
    "phần": r"[ivx]{1,5}|[a-h]|\d{1,2}", "mục": rf"[ivx]{{1,5}}(?:\.\d{{1,2}})?|{_NUMBER}",
    "điểm": rf"\([a-z\d]{{1,2}}\)|[a-z]|{_NUMBER}", "tiết": r"\([a-z\d]{1,2}\)|[a-z]|[ivx]{1,5}|\d{1,2}",
}  # fmt: skip
# A mark, a period at school and an amount are called so too: they count beside another unit only.
_DOUBTFUL = ("điểm", "tiết", "mục")
_STEP_VI = [(word, re.compile(rf"\b{strip_accents(word)} ({values})(?![\w/%])")) for word, values in _VALUES.items()]
_STEP_EN = [(word, re.compile(rf"\b{english} ({_VALUES[word]})(?![\w/%])")) for english, word in _ENGLISH_STEPS.items()]
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


@dataclass(frozen=True)
class Reference:
    """What a question names.

    steps: the units of a clause, innermost first, as (word, value); kind, number: of a document, folded, empty where
    none is named.
    """

    steps: tuple[tuple[str, str], ...] = ()
    kind: str = ""
    number: str = ""


def read_reference(text: str, plain: str, language: str) -> Reference:
    """Returns what a question names; nothing where it names nothing.

    plain: the text without marks, in small letters.
    """
    kind, number = _document(plain, language)
    return Reference(_steps(text.lower(), plain, language), kind, number)


def _document(plain: str, language: str) -> tuple[str, str]:
    pattern, kinds = (_DOCUMENT_EN, _KINDS_EN) if language == "en" else (_DOCUMENT_VI, _KINDS_VI)
    for found in pattern.finditer(plain):
        if not _IS_TIME.match(plain, found.start(2)):
            return kinds[found[1]], fold(found[2])
    bare = _BARE.search(plain)
    return ("", fold(bare[1])) if bare else ("", "")


def _steps(text: str, plain: str, language: str) -> tuple[tuple[str, str], ...]:
    """Returns the units that are named; values are taken from the text as it was typed, which tells đ from d."""
    found: dict[str, str] = {}
    same = len(text) == len(plain)
    for word, pattern in _STEP_EN if language == "en" else _STEP_VI:
        match = pattern.search(plain)
        if match and word not in found and not (same and _is_other(text[match.start() : match.start(1) - 1], word)):
            found[word] = (text[match.start(1) : match.end(1)] if same else match[1]).strip("()")
    section, _, clause = found.get("mục", "").partition(".")
    if clause and not section.isdigit():  # "mục II.3" is khoản 3 of mục II
        found |= {"mục": section, "khoản": clause}
    if all(word in _DOUBTFUL and found[word].isdigit() for word in found):
        return ()
    return tuple((word, found[word]) for word in reversed(_ORDER) if word in found)


def _is_other(typed: str, word: str) -> bool:
    """Returns whether a word that was typed with accents is another: mức, not mục."""
    return not typed.isascii() and typed != word


def asks_what_it_is_about(folded: str, language: str) -> bool:
    """Returns whether a folded question asks what a document is about, as a whole."""
    return bool((_ABOUT_EN if language == "en" else _ABOUT_VI).search(folded))
