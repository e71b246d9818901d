"""Words that ask, by language, as folded words have them."""

import re

from rag.question.typed import Words

# What "mấy" counts: without its accents it is "máy" or "may" before anything else.
_COUNTED_WORDS = """
tien dong trieu ty phan tram gio h nguoi ngay thang nam tuan lan buoi dot ho xa huyen don vi cai loai nhom to em chau ca
lop truong phong diem cap muc suat buoc can bo bac si co so cho
"""
_COUNTED = frozenset(_COUNTED_WORDS.split())
_BEFORE_WORDS = "la luc ngay thang so mung tang hang quy"
_BEFORE_IT = frozenset(_BEFORE_WORDS.split())

QUESTION_WORD = {
    "vi": re.compile(r"\b(?:ai|gi|nao|dau|bao nhieu|bn|may|bao gio|bao lau|han chot|thoi han|deadline)\b"),
    "en": re.compile(r"\b(?:who|whom|whose|which|what|when|where|how|why|deadline)\b"),
}


def asking_keys(words: Words) -> tuple[str, ...]:
    """Returns the keys of words as asking words are looked for among them: a machine ("máy") is no "mấy"."""
    keys = words.keys
    after = (*keys[1:], "")
    before = ("", *keys[:-1])
    rows = zip(words.written, keys, before, after, strict=False)
    return tuple(f"{k}_" if k == "may" and not _counts(w.lower(), b, a) else k for w, k, b, a in rows)


def _counts(word: str, before: str, after: str) -> bool:
    """Returns whether a word folded to "may" asks how many."""
    return word == "mấy" or (word == "may" and (not after or after in _COUNTED or before in _BEFORE_IT))


def asks(words: Words, language: str) -> bool:
    """Returns whether words have one that asks."""
    return bool(QUESTION_WORD[language].search(" ".join(asking_keys(words))))
