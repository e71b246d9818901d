"""Kinds of documents that are misspelt before a number: "qyết định 1472", "desicion 1472".

Only what is no word itself is taken for one: "công viên 3" and "the revolution 4.0" stay.
"""

import functools
import re

from corpus.text.accents import strip_accents
from corpus.text.syllables import is_syllable
from index.words.translation import translations
from rag.question.document_kinds import KINDS_EN, KINDS_VI

SHORTEST = 7  # letters of a kind that a misspelt one may mean
_NUMBER = r"(?=\s+(?:(?:s[ốo]|no\.?|number)\s*:?\s*)?\d)"
_BEFORE_NUMBER = {
    "vi": re.compile(rf"(?<![\w/.-])([^\W\d_]+)[\s-]([^\W\d_]+){_NUMBER}"),
    "en": re.compile(rf"(?<![\w/.-])([^\W\d_]+){_NUMBER}"),
}


def kinds_respelt(text: str, language: str) -> str:
    """Returns a text in small letters with each kind before a number as it is spelt, without accents where changed."""
    return _BEFORE_NUMBER[language].sub(lambda m: _respelt(m, language), text)


def _respelt(found: re.Match[str], language: str) -> str:
    words = found.groups()
    said = strip_accents(" ".join(words))
    kinds = _kinds(language)
    if said in kinds:
        return " ".join(words)  # "kế-hoạch 22"
    known = all(is_syllable(w) for w in words) if language == "vi" else bool(translations().get(said))
    meant = [] if known else [kind for kind in kinds if _is_near(said, kind)]
    return meant[0] if len(meant) == 1 else found[0]


@functools.lru_cache(maxsize=2)
def _kinds(language: str) -> tuple[str, ...]:
    names = KINDS_VI if language == "vi" else KINDS_EN
    count = 2 if language == "vi" else 1
    return tuple(k for k in names if len(k) >= SHORTEST and len(k.split()) == count)


def _is_near(said: str, kind: str) -> bool:
    """Returns whether a name is another with one letter more, less or otherwise, or with two letters changed about."""
    if abs(len(said) - len(kind)) > 1:
        return False
    if len(said) == len(kind):
        wrong = [i for i, (a, b) in enumerate(zip(said, kind, strict=True)) if a != b]
        return len(wrong) == 1 or (len(wrong) == 2 and sorted(said) == sorted(kind))
    longer, shorter = (said, kind) if len(said) > len(kind) else (kind, said)
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
