"""The words of a question: what is looked up for them."""

import functools
import re
from dataclasses import dataclass

from corpus.lexicon.phrases import Phrase, english_phrases, written_out
from corpus.text.english import ENGLISH_STOP, english_words, singular
from corpus.text.terms import accented_terms, folded_terms
from index.words.translation import translations
from rag.question.language import is_loan
from rag.question.typed import Typed

# Words that only ask: they are in no clause, or in all of them.
_ASKING_WORDS = """
ai gì nào đâu sao bao nhiêu khi là à nhỉ thế vậy hả ko không k cho hỏi xin mình tôi em anh chị với thì mà có
mấy được đc phải ở và của đến về này đó để trong theo như bị sẽ đã đang cũng hay hoặc nếu
"""
_ASKING = frozenset(_ASKING_WORDS.split())


LIKELY = 0.5  # of the likeliest translation's weight, what another must have to be surely meant


@dataclass(frozen=True)
class Terms:
    """What a question's words stand for, as the index holds words.

    folded: its syllables and pairs; accented: those of how it would be written, () for English; written_out: the full
    names that its abbreviations stand for; phrases: the Vietnamese of glossary phrases in English; translated:
    Vietnamese terms that English words stand for, weights up to 1; asked: the folded terms of what does not
    only ask; content: those words.
    """

    folded: tuple[str, ...]
    accented: tuple[str, ...]
    written_out: tuple[str, ...]
    phrases: tuple[str, ...]
    translated: tuple[tuple[str, float], ...]
    asked: tuple[str, ...]
    content: tuple[str, ...]

    @functools.cached_property
    def meant(self) -> frozenset[str]:
        """The folded syllables of what does not only ask, and of what words in English surely stand for."""
        translated = (w for term, weight in self.translated if weight >= LIKELY for w in term.split("_"))
        return frozenset((*(t for t in self.asked if "_" not in t), *translated))


def read_terms(typed: Typed) -> Terms:
    """Returns the terms of what was typed."""
    return _english(typed) if typed.language == "en" else _vietnamese(typed)


def _vietnamese(typed: Typed) -> Terms:
    content = [w for w in re.findall(r"[^\W_]+", typed.restored) if w.lower() not in _ASKING]
    # "nộp report", "ai lead": an English word between Vietnamese ones.
    borrowed = [singular(w.lower()) for w in typed.words.written if is_loan(singular(w.lower()))]
    return Terms(
        folded=tuple(folded_terms(typed.text)),
        accented=tuple(accented_terms(typed.restored)),
        written_out=written_out(typed.text),
        phrases=(),
        translated=tuple(translated_words(borrowed).items()),
        asked=tuple(folded_terms(" ".join(content))),
        content=tuple(content),
    )


def _english(typed: Typed) -> Terms:
    words = english_words(typed.text)
    phrases = vietnamese_of(english_phrases(typed.text))
    # Names and numbers are the same in both languages.
    names = re.findall(r"\b(?:[A-ZĐ]\w*|\d[\d.,/]*)\b", typed.text[1:])
    return Terms(
        folded=tuple(folded_terms(typed.text)),
        accented=(),
        written_out=(),
        phrases=phrases,
        translated=tuple(translated_words(words).items()),
        asked=tuple(dict.fromkeys(folded_terms(" ".join((*phrases, *names))))),
        content=tuple(w for w in words if w not in ENGLISH_STOP),
    )


def vietnamese_of(phrases: tuple[Phrase, ...]) -> tuple[str, ...]:
    """Returns the Vietnamese of glossary phrases, left to right, each once."""
    return tuple(dict.fromkeys(e.vi for phrase in phrases for e in phrase.entries))


def translated_words(words: list[str]) -> dict[str, float]:
    """Returns the Vietnamese terms that English words stand for, with weights up to 1."""
    table = translations()
    found: dict[str, float] = {}
    for word in words:
        terms = table.get(word, ()) if word not in ENGLISH_STOP else ()
        for term, probability in terms:
            found[term] = max(found.get(term, 0.0), probability / terms[0][1])
    return found
