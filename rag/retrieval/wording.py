"""The words by which people name a document, and how a head may write each: as it sounds, in the other language."""

import functools
import math
import re
from collections.abc import Sequence

from corpus.document import Metadata
from corpus.lexicon.glossary import agency, english_name
from corpus.lexicon.phrases import english_phrases
from corpus.text.accents import fold
from index.words.restoration import syllable_model
from rag.question.terms import LIKELY, translated_words

# They tie words, or stand for others too where marks are left out ("cho", "so"): they count for nothing on either side.
_SOFT_WORDS = """
cho so va cac nhung the voi trong den duoc theo nay nam to an ve viec cua tai o do no of on the and
"""
SOFT = frozenset(_SOFT_WORDS.split())
# Spellings that sound alike somewhere in the country, folded: of first letters, of last ones.
_FIRST = (
    (re.compile(r"^(?:ngh)"), "ng"), (re.compile(r"^gh"), "g"), (re.compile(r"^(?:gi|r(?=[aeiouy]))"), "d"),
    (re.compile(r"^tr"), "ch"), (re.compile(r"^s"), "x"), (re.compile(r"^(?:q|k)(?=[aeiouy])"), "c"),
    (re.compile(r"^l(?=[aeiouy])"), "n"), (re.compile(r"^f"), "ph"), (re.compile(r"^[zj]"), "d"),
)  # fmt: skip
_PLURALS = (("ies", "y"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("ss", "ss"), ("s", ""))
_LAST = ((re.compile(r"ng$"), "n"), (re.compile(r"c$"), "t"), (re.compile(r"y"), "i"))


def word_groups(words: Sequence[str], language: str) -> list[frozenset[str]]:
    """Returns for each word, or each name of several words, what a head may have in its place, folded."""
    if language == "vi":
        return [_spoken(word) for word in words]
    groups: list[frozenset[str]] = []
    left = list(words)
    for phrase in english_phrases(" ".join(words)):
        if len(phrase.words) > 1:
            groups.append(frozenset(fold(e.vi) for e in phrase.entries))
            left = [w for w in left if w not in phrase.words and w.rstrip("s") not in phrase.words]
    return [*groups, *(_translated(word) for word in left)]


def _translated(word: str) -> frozenset[str]:
    """Returns what an English word may be in a head: names of several syllables, single ones where there are none.

    A syllable by itself is a part of many words.
    """
    terms = translated_words([word])
    entries = {fold(e.vi) for phrase in english_phrases(word) for e in phrase.entries}
    names = {fold(t.replace("_", " ")) for t, weight in terms.items() if "_" in t and weight >= LIKELY} | entries
    single = {fold(t) for t, weight in terms.items() if "_" not in t and weight >= LIKELY}
    if not names and not single and (one := _singular(word)) != word:
        return frozenset({word, *_translated(one)})
    return frozenset({word, *(names or single)})


def _singular(word: str) -> str:
    """Returns an English word without the ending of its plural: "taxes" is "tax"."""
    return next(
        (f"{word[: -len(end)]}{by}" for end, by in _PLURALS if word.endswith(end) and len(word) > len(end) + 2), word
    )


def _spoken(word: str) -> frozenset[str]:
    entry = agency(word)
    return frozenset({word, fold(entry.vi)} if entry else {word})


@functools.lru_cache(maxsize=4096)
def sound(syllable: str) -> str:
    """Returns a folded syllable as those that sound like it are: "trống" and "chống", "tiếc" and "tiết"."""
    for pattern, same in (*_FIRST, *_LAST):
        syllable = pattern.sub(same, syllable)
    return syllable


def head_words(meta: Metadata) -> str:
    """Returns the folded words of a head by which people name a document."""
    said = (meta.kind, meta.number, meta.issuer, english_name(meta.issuer or ""), meta.parent, meta.place, meta.title)
    return " ".join(fold(s) for s in said if s)


def naming_words(meta: Metadata, document_id: str) -> str:
    """Returns the folded words of a head and of the file's name: who saved it wrote what it is about."""
    return f"{head_words(meta)} {fold(document_id)}"


def is_of_kind(meta: Metadata, kind: str) -> bool:
    """Returns whether a document is of a kind, or issues one ("Ban hành Kế hoạch …"); "" is every kind.

    A "Thông báo liên ngành" is a "Thông báo".
    """
    if not kind or f"{fold(meta.kind or '')} ".startswith(f"{kind} "):
        return True
    return re.match(rf"(?:(?:ve viec )?ban hanh )?{kind}\b", fold(meta.title or "")) is not None


def syllable_weight(syllable: str) -> float:
    """Returns how much a folded syllable says: -log of how often it is met."""
    model = syllable_model()
    seen = sum(model.counts[form] for form in model.forms.get(syllable, ()))
    return -math.log((seen + 0.5) / model.total)
