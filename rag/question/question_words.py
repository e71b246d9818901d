"""Words that ask, by language, as folded words have them."""

import re

from index.words.restoration import restore_accents
from rag.question.typed import Words

_COUNTED_WORDS = "mui lan ngay gio nguoi tien dong phan thang nam tuan buoi lieu"
_COUNTED = frozenset(_COUNTED_WORDS.split())
QUESTION_WORD = {
    "vi": re.compile(r"\b(?:ai|gi|nao|dau|bao nhieu|bn|may|bao gio|bao lau|han chot|thoi han|deadline)\b"),
    "en": re.compile(r"\b(?:who|whom|whose|which|what|when|where|how|why|deadline)\b"),
}


def asking_keys(words: Words) -> tuple[str, ...]:
    """Returns the keys of words as asking words are looked for among them: a machine ("máy") is no "mấy".

    Without its accents the word is what it would be beside its neighbours, or what stands before what is counted.
    """
    if "may" not in words.keys:
        return words.keys
    meant = restore_accents(words.text.lower()).split(" ")
    rows = zip(words.keys, meant, words.written, (*words.keys[1:], ""), strict=True)
    return tuple(f"{k}_" if k == "may" and not _counts(m, w.lower(), after) else k for k, m, w, after in rows)


def _counts(meant: str, word: str, after: str) -> bool:
    return meant == "mấy" or (word == "may" and after in _COUNTED)


def asks(words: Words, language: str) -> bool:
    """Returns whether words have one that asks."""
    return bool(QUESTION_WORD[language].search(" ".join(asking_keys(words))))
