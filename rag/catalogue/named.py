"""Which stored documents a question names: by number, by kind and day, or by words of their heads."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Metadata
from corpus.lexicon.glossary import agency, english_name
from corpus.lexicon.phrases import english_phrases
from corpus.text.accents import fold
from rag.catalogue.shelf import Shelf
from rag.question.asked_time import AskedTime
from rag.question.document_mention import Mention
from rag.question.terms import translated_words
from rag.retrieval.named import documents_named

ENOUGH = 0.6  # of the words by which a document is named, those that its head must have
LIKELY = 0.5  # of the likeliest translation's weight, what another must have
# They stand for other words too where marks are left out ("cho", "so"): missing from a head they count for nothing.
_SOFT = frozenset(
    ["cho", "so", "va", "cac", "nhung", "the", "voi", "trong", "den", "duoc", "theo", "nay", "nam", "to", "an"]
)


@dataclass(frozen=True)
class Named:
    """What a mention names: ids, best first, none where nothing fits; unknown: a number or a day that none has."""

    ids: tuple[str, ...] = ()
    unknown: bool = False


def named_documents(mention: Mention, shelf: Shelf, language: str) -> Named:
    """Returns the documents that a mention names; several where it fits several as well."""
    if mention.number is not None:
        numbered = sorted(documents_named(mention.number, shelf.numbers))
        ids = _narrowed(numbered, mention, shelf, language)
        return Named(tuple(shelf.newest_first(ids)), unknown=not numbered)
    ids = [i for i, meta in shelf.heads.items() if is_of_kind(meta, mention.kind)]
    if mention.time is not None:
        ids = [i for i in ids if is_dated(shelf.heads[i], mention.time, shelf)]
        if not ids:
            return Named(unknown=not mention.words and not mention.weak)
    if not mention.words:
        return Named(tuple(shelf.newest_first(ids)))
    found = _best(mention.words, ids, shelf, language) or _untitled(mention.words, ids, shelf)
    return Named(tuple(shelf.newest_first(found)))


def _untitled(words: Sequence[str], ids: Sequence[str], shelf: Shelf) -> list[str]:
    """Returns the document without a subject that holds some words as they stand, none where several do."""
    holding = shelf.naming(" ".join(words))
    found = [i for i in ids if shelf.heads[i].title is None and i in holding]
    return found if len(found) == 1 else []


def _narrowed(ids: Sequence[str], mention: Mention, shelf: Shelf, language: str) -> list[str]:
    """Returns of the documents of one number those that the day and the other words of a mention fit.

    Words that none of them has are no part of a document's name.
    """
    if len(ids) > 1 and mention.time is not None:
        ids = [i for i in ids if is_dated(shelf.heads[i], mention.time, shelf)] or ids
    return _best(mention.words, ids, shelf, language) if mention.words else list(ids)


def _best(words: Sequence[str], ids: Sequence[str], shelf: Shelf, language: str) -> list[str]:
    """Returns the documents whose heads hold most of some words, and enough of them."""
    groups = word_groups(words, language)
    shares = {i: share_held(groups, head_words(shelf.heads[i])) for i in ids}
    best = max(shares.values(), default=0.0)
    return [i for i, share in shares.items() if share == best] if best >= ENOUGH else []


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
    return frozenset({word, *(names or single)})


def _spoken(word: str) -> frozenset[str]:
    entry = agency(word)
    return frozenset({word, fold(entry.vi)} if entry else {word})


def share_held(groups: Sequence[frozenset[str]], text: str) -> float:
    """Returns the share of groups of which a folded text has a member; neighbours must stand together somewhere."""
    said = f" {text} "
    held = [any(f" {word} " in said for word in group) for group in groups]
    counted = [h for h, group in zip(held, groups, strict=True) if h or not group <= _SOFT]
    if len(groups) > 1 and not _stand_together(groups, said):
        return 0.0
    return sum(counted) / len(counted) if counted else 0.0


def _stand_together(groups: Sequence[frozenset[str]], said: str) -> bool:
    """Returns whether two words that follow one another do so in a text: single syllables are in every head.

    A name of several syllables stands for itself.
    """
    if any(f" {word} " in said for group in groups for word in group if " " in word):
        return True
    pairs = itertools.pairwise(groups)
    return any(f" {a} {b} " in said for first, second in pairs for a in first for b in second)


def head_words(meta: Metadata) -> str:
    """Returns the folded words of a head by which people name a document."""
    said = (meta.kind, meta.number, meta.issuer, english_name(meta.issuer or ""), meta.parent, meta.place, meta.title)
    return " ".join(fold(s) for s in said if s)


def is_of_kind(meta: Metadata, kind: str) -> bool:
    """Returns whether a document is of a kind, or issues one ("Ban hành Kế hoạch …"); "" is every kind."""
    if not kind or fold(meta.kind or "") == kind:
        return True
    return re.match(rf"(?:(?:ve viec )?ban hanh )?{kind}\b", fold(meta.title or "")) is not None


def is_dated(meta: Metadata, time: AskedTime, shelf: Shelf) -> bool:
    """Returns whether a document is of a time."""
    between = time.bounds(shelf.today)
    if between is None or meta.date is None:
        return False
    after, before = between
    return (after is None or meta.date > after) and (before is None or meta.date < before)
