"""Which stored documents a question about documents names: by number, by kind and day, or by what they are about."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Metadata
from rag.catalogue.shelf import Shelf
from rag.question.asked_time import AskedTime
from rag.question.document_mention import Mention
from rag.retrieval.meant import Phrase, meant
from rag.retrieval.named import documents_named, filed_so
from rag.retrieval.wording import is_of_kind


@dataclass(frozen=True)
class Named:
    """What a mention names: ids, best first, none where nothing fits; unknown: a number or a day that none has."""

    ids: tuple[str, ...] = ()
    unknown: bool = False


def named_documents(mention: Mention, shelf: Shelf, language: str, surely: bool = False) -> Named:
    """Returns the documents that a mention names; several where it fits several as well.

    surely: whether what is asked is asked of documents alone, so that no clause can be meant.
    """
    phrase = Phrase(mention.words, language)
    if mention.number is not None:
        # A text without a head may be filed under its number: it is not denied that it is there.
        named, filed = sorted(documents_named(mention.number, shelf.numbers)), filed_so(mention.number, shelf.heads)
        numbered = named or filed
        ids = _narrowed(named, mention, phrase, shelf) or _narrowed(filed, mention, phrase, shelf)
        return Named(tuple(shelf.newest_first(ids)), unknown=not numbered)
    ids = [i for i, meta in shelf.heads.items() if is_of_kind(meta, mention.kind)]
    if mention.time is not None:
        ids = [i for i in ids if is_dated(shelf.heads[i], mention.time, shelf)]
        if not ids:
            return Named(unknown=not mention.words and not mention.weak)
    if not mention.words:
        return Named(tuple(shelf.newest_first(ids)))
    heads = {i: shelf.heads[i] for i in ids}
    # The words of a plan or a notice are those of clauses too: only its own words tell that one is meant.
    found = meant(phrase, heads, None if mention.weak and not surely else shelf.similar) or _untitled(
        mention.words, ids, shelf
    )
    return Named(tuple(shelf.newest_first(found)))


def _untitled(words: Sequence[str], ids: Sequence[str], shelf: Shelf) -> list[str]:
    """Returns the document without a subject that holds some words as they stand, none where several do."""
    holding = shelf.naming(" ".join(words))
    found = [i for i in ids if shelf.heads[i].title is None and i in holding]
    return found if len(found) == 1 else []


def _narrowed(ids: Sequence[str], mention: Mention, phrase: Phrase, shelf: Shelf) -> Sequence[str]:
    """Returns of the documents of one number those that the day and the other words of a mention fit.

    Words that none of them has are no part of a document's name.
    """
    if len(ids) > 1 and mention.time is not None:
        ids = [i for i in ids if is_dated(shelf.heads[i], mention.time, shelf)] or ids
    if not mention.words:
        return ids
    found = meant(phrase, {i: shelf.heads[i] for i in ids}) or _holding_all(mention.words, ids, shelf)
    # English words for a Vietnamese subject may be translated otherwise: the number says which it is.
    return found or (ids if phrase.language == "en" else ())


def _holding_all(words: Sequence[str], ids: Sequence[str], shelf: Shelf) -> list[str]:
    """Returns the documents without a subject whose text has every word that a mention says."""
    untitled = [i for i in ids if shelf.heads[i].title is None]
    return [i for i in untitled if all(i in shelf.naming(word) for word in words)] if untitled else []


def is_dated(meta: Metadata, time: AskedTime, shelf: Shelf, starts: bool = False) -> bool:
    """Returns whether a document is of a time, or takes effect in it."""
    between, day = time.bounds(shelf.today), meta.effective if starts else meta.date
    if between is None or day is None:
        return False
    after, before = between
    return (after is None or day > after) and (before is None or day < before)
