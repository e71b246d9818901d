"""Numbers in words, as units of a document are counted in speech: "khoản bốn", "điều hai mươi mốt", "clause four".

A grammar of the numbers from 1 to 999: hundreds, then tens, then ones; each language has its own small words between.
"""

import re
from collections.abc import Mapping, Sequence

from corpus.text.accents import strip_accents

_ONES = {
    "một": 1, "mốt": 1, "nhất": 1, "hai": 2, "nhì": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
# Forms of one, four and five that stand behind a ten only ("hai mươi mốt"), or behind "thứ" ("thứ nhất", "thứ tư").
_AFTER_TEN = frozenset(["mốt", "lăm", "nhăm"])
_ORDINAL_ONLY = frozenset(["nhất", "nhì"])
_UP_TO_NINETEEN = """
one first/two second/three third/four fourth/five fifth/six sixth/seven seventh/eight eighth/nine ninth/ten tenth
/eleven eleventh/twelve twelfth/thirteen thirteenth/fourteen fourteenth/fifteen fifteenth/sixteen sixteenth
/seventeen seventeenth/eighteen eighteenth/nineteen nineteenth
"""
_TENS = """
twenty twentieth/thirty thirtieth/forty fortieth/fifty fiftieth/sixty sixtieth/seventy seventieth/eighty eightieth
/ninety ninetieth
"""
_ONES_EN = {word: n for n, words in enumerate(_UP_TO_NINETEEN.split("/"), start=1) for word in words.split()}
_TENS_EN = {word: 10 * n for n, words in enumerate(_TENS.split("/"), start=2) for word in words.split()}


def _folded(table: Mapping[str, int]) -> dict[str, int]:
    return {strip_accents(word): n for word, n in table.items()}


_ONES_FOLDED = _folded({w: n for w, n in _ONES.items() if w not in _AFTER_TEN | _ORDINAL_ONLY})
_ALL_FOLDED = _folded(_ONES)
_FIRST_VI = r"m[ộo]t|hai|ba|b[ốo]n|t[ưu]|n[ăa]m|s[áa]u|b[ảaẩâ]y|t[áa]m|ch[íi]n|m[ườươu]+i|nh[ấa]t|nh[ìi]"
# What a number in words may begin with; behind it `read_number` decides.
FIRST = {
    "vi": re.compile(rf"(?:{_FIRST_VI})(?!\w)"),
    "en": re.compile(rf"(?:{'|'.join((*_ONES_EN, *_TENS_EN))})(?!\w)"),
}


def read_number(words: Sequence[str], language: str, ordinal: bool = False) -> tuple[int, int]:
    """Returns the number that words begin with, 1 … 999, and how many of them name it; (0, 0) where they name none.

    words: in small letters, as they are typed, with marks or without; ordinal: whether "thứ" stands before them.
    """
    return _english(words) if language == "en" else _vietnamese(words, ordinal)


def _vietnamese(words: Sequence[str], ordinal: bool) -> tuple[int, int]:
    if ordinal and words and _is(words[0], *_ORDINAL_ONLY):
        return (1 if _is(words[0], "nhất") else 2), 1
    total, at = 0, 0
    one = _one(words, 0)
    if one and _is_at(words, 1, "trăm"):
        total, at = 100 * one, 2
        if _is_at(words, at, "linh", "lẻ") and (one := _one(words, at + 1)):
            return total + one, at + 2
    tens, used = _tens(words, at)
    if used:
        return total + tens, at + used
    one = _one(words, at)
    return (one, 1) if one and not total else (total, at)


def _tens(words: Sequence[str], at: int) -> tuple[int, int]:
    """Returns a number of tens and ones and its length in words: "mười hai", "hai mươi mốt", "hai lăm"; else (0, 0)."""
    if _is_at(words, at, "mười"):
        one = _one(words, at + 1, after_ten=True)
        return 10 + one, 1 + bool(one)
    ten = _one(words, at)
    if ten > 1 and _is_at(words, at + 1, "mươi", "mười"):
        one = _one(words, at + 2, after_ten=True)
        return 10 * ten + one, 2 + bool(one)
    if ten > 1 and _is_at(words, at + 1, *_AFTER_TEN):
        return 10 * ten + _one(words, at + 1, after_ten=True), 2
    return 0, 0


def _one(words: Sequence[str], at: int, after_ten: bool = False) -> int:
    """Returns the digit that a word names, 0 for none."""
    if at >= len(words):
        return 0
    word = words[at]
    if word.isascii():
        return (_ALL_FOLDED if after_ten else _ONES_FOLDED).get(word, 0)
    behind_ten = not after_ten and word in _AFTER_TEN
    return 0 if behind_ten or word in _ORDINAL_ONLY else _ONES.get(word, 0)


def _is_at(words: Sequence[str], at: int, *forms: str) -> bool:
    return at < len(words) and _is(words[at], *forms)


def _is(word: str, *forms: str) -> bool:
    """Returns whether a word is one of those, as it is written or without its marks."""
    return word in forms or (word.isascii() and word in map(strip_accents, forms))


def _english(words: Sequence[str]) -> tuple[int, int]:
    total, at = 0, 0
    if (one := _ONES_EN.get(words[0], 0) if words else 0) and 0 < one < 10 and words[1:2] == ["hundred"]:
        total, at = 100 * one, 2 + (words[2:3] == ["and"])
    ten, _, joined = words[at].partition("-") if at < len(words) else ("", "", "")
    if tens := _TENS_EN.get(ten, 0):
        after = joined or (words[at + 1] if at + 1 < len(words) else "")
        one = _ONES_EN.get(after, 0)
        one = one if one < 10 else 0
        return total + tens + one, at + 1 + bool(one and not joined)
    one = _ONES_EN.get(ten, 0) if not joined else 0
    if one:
        return total + one, at + 1
    return (total, 2) if total else (0, 0)
