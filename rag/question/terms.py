"""The words of a question: what is looked up for them, and which of them a clause that answers should have."""

import re
from dataclasses import dataclass

from corpus.lexicon.phrases import Phrase, english_phrases, written_out
from corpus.text.english import ENGLISH_STOP, english_words, singular
from corpus.text.terms import accented_terms, folded_terms
from index.words.translation import translations
from rag.question.typed import Typed

LIKELY = 0.3  # a translation that has this share of the likeliest one's probability may be meant
# Words that only ask: they are in no clause, or in all of them.
_ASKING_WORDS = """
ai gì nào đâu sao bao nhiêu khi là à nhỉ thế vậy hả ko không k cho hỏi xin mình tôi em anh chị với thì mà có
mấy được đc phải ở và của đến về này đó để trong theo như bị sẽ đã đang cũng hay hoặc nếu
"""
_ASKING = frozenset(_ASKING_WORDS.split())


@dataclass(frozen=True)
class Terms:
    """What a question's words stand for, as the index holds words.

    folded: its syllables and pairs; accented: those of how it would be written, () for English; written_out: the full
    names that its abbreviations stand for; phrases: the Vietnamese of glossary phrases in English; translated:
    Vietnamese terms that English words stand for, weights up to 1; asked: the folded terms that a good passage should
    have; wanted: for each word of the question those any of which stands for it; content: its words that do not only
    ask.
    """

    folded: tuple[str, ...]
    accented: tuple[str, ...]
    written_out: tuple[str, ...]
    phrases: tuple[str, ...]
    translated: tuple[tuple[str, float], ...]
    asked: tuple[str, ...]
    wanted: tuple[frozenset[str], ...]
    content: tuple[str, ...]


def read_terms(typed: Typed) -> Terms:
    """Returns the terms of what was typed."""
    return _english(typed) if typed.language == "en" else _vietnamese(typed)


def _vietnamese(typed: Typed) -> Terms:
    content = [w for w in re.findall(r"[^\W_]+", typed.restored) if w.lower() not in _ASKING]
    asked = tuple(folded_terms(" ".join(content)))
    return Terms(
        folded=tuple(folded_terms(typed.text)),
        accented=tuple(accented_terms(typed.restored)),
        written_out=written_out(typed.text),
        phrases=(),
        translated=(),
        asked=asked,
        wanted=tuple(frozenset([t]) for t in asked if "_" not in t),
        content=tuple(content),
    )


def _english(typed: Typed) -> Terms:
    found = english_phrases(typed.text)
    words = english_words(typed.text)
    phrases = vietnamese_of(found)
    # Names and numbers are the same in both languages.
    names = re.findall(r"\b(?:[A-ZĐ]\w*|\d[\d.,/]*)\b", typed.text[1:])
    asked = tuple(dict.fromkeys(folded_terms(" ".join((*phrases, *names)))))
    known = frozenset(singular(w) for phrase in found for w in phrase.words)
    others = (english_alternatives(w) for w in words if singular(w) not in known)
    own = (frozenset([t]) for t in asked if "_" not in t)
    return Terms(
        folded=tuple(folded_terms(typed.text)),
        accented=(),
        written_out=(),
        phrases=phrases,
        translated=tuple(translated_words(words).items()),
        asked=asked,
        wanted=tuple(dict.fromkeys((*own, *filter(None, others)))),
        content=tuple(w for w in words if w not in ENGLISH_STOP),
    )


def vietnamese_of(phrases: tuple[Phrase, ...]) -> tuple[str, ...]:
    """Returns the Vietnamese of glossary phrases, left to right, each once."""
    return tuple(dict.fromkeys(e.vi for phrase in phrases for e in phrase.entries))


def english_alternatives(word: str) -> frozenset[str]:
    """Returns the folded terms that an English word may stand for: itself, its likeliest translations."""
    if word in ENGLISH_STOP:
        return frozenset()
    terms = translations().get(word) or translations().get(singular(word)) or ()
    likely = [t for t, p in terms if "_" not in t and p >= LIKELY * terms[0][1]]
    return frozenset([*likely, word]) if likely else frozenset()


def translated_words(words: list[str]) -> dict[str, float]:
    """Returns the Vietnamese terms that English words stand for, with weights up to 1."""
    table = translations()
    found: dict[str, float] = {}
    for word in words:
        terms = table.get(word, ()) if word not in ENGLISH_STOP else ()
        for term, probability in terms:
            found[term] = max(found.get(term, 0.0), probability / terms[0][1])
    return found
