"""Stored documents read again from the bytes that they came as, where a newer reader is here.

A file may hold several documents, of which some were removed since, or are stored as another's: which of those it holds
now is meant by a stored one is told by their words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.document import Document
from corpus.errors import CorpusError, StoreBusy, StoreError
from corpus.facts.identity import words_shared
from corpus.message import Message
from corpus.read import read_documents
from corpus.store.protocol import DocumentStore, Source
from index.filing import Filing
from index.ingest import Ingested, Reading

SAME = 0.5  # of the words of a document: two readings of one have more
NOT_TOLD = Message("none of the documents that it holds now is the one that was stored")


def read_again(
    store: DocumentStore, filing: Filing, wanted: Sequence[Source], read: Reading = read_documents
) -> Iterator[Ingested]:
    """Yields what became of sources that are read again from their bytes; the caller holds the lock.

    A file that this reader cannot read keeps the reading that it has, and is not tried again by the same reader. What
    others removed or replaced meanwhile stays as they left it.

    Raises:
        StoreError: documents cannot be stored at all.
    """
    files: dict[tuple[str, str], list[Source]] = {}
    for source in wanted:
        files.setdefault((source.place, source.sha256), []).append(source)
    for of_file in files.values():
        first = of_file[0]
        try:
            documents = read(store.originals.load(first.sha256), first.name, "read-again")
        except StoreBusy:
            raise
        except CorpusError as error:
            if _still(store, of_file):
                yield _failed(store, first, error.message)
            continue
        if not (sources := _still(store, of_file)):
            continue
        before = {s.document_id: _before(store, s) for s in sources}
        yield from _file_again(store, filing, sources, before, documents)


def _still(store: DocumentStore, sources: Sequence[Source]) -> list[Source]:
    """Returns those of some sources that are stored as they were."""
    return [s for s in sources if s in store.sources(s.document_id)]


def _file_again(
    store: DocumentStore,
    filing: Filing,
    sources: Sequence[Source],
    before: Mapping[str, Document | None],
    documents: Sequence[Document],
) -> Iterator[Ingested]:
    """Yields what became of the sources of one file; before: their readings until now, documents: what it holds now."""
    meant: set[int] = set()
    for source in sources:
        number = _meant(source.document_id, before[source.document_id], documents)
        if number is None:
            yield _failed(store, source, NOT_TOLD)
            continue
        meant.add(number)
        filed = filing.read_anew(replace(documents[number], document_id=source.document_id), source)
        yield Ingested(source.place or source.name, filed.document_id, filed.outcome, warnings=filed.notes)
    base = sources[0].document_id.partition("~")[0]
    for number, document in enumerate(documents):
        # Only what was read as a part of another until now: what a person removed stays removed.
        if number not in meant and any(words_shared(document, old)[0] >= SAME for old in before.values() if old):
            named = replace(document, document_id=f"{base}~{number + 1}")
            filed = filing.file(named, sources[0].place, is_given=False)
            yield Ingested(sources[0].place or document.source_name, filed.document_id, filed.outcome)


def _before(store: DocumentStore, source: Source) -> Document | None:
    """Returns what was read of a source until now, None where that is damaged."""
    try:
        return store.reading(source.document_id, source.place)
    except StoreError:
        return None


def _meant(document_id: str, old: Document | None, documents: Sequence[Document]) -> int | None:
    """Returns which of some documents is another reading of an old one; None where none is."""
    if len(documents) == 1:
        return 0
    if old is None:
        part = document_id.partition("~")[2]
        number = int(part) - 1 if part.isdecimal() else 0
        return number if 0 <= number < len(documents) else None
    shares = [min(words_shared(old, document)) for document in documents]
    best = max(range(len(documents)), key=lambda n: (shares[n], -n))
    # A text that is now two was all of them: its first goes on under its id.
    whole = [n for n, document in enumerate(documents) if words_shared(document, old)[0] >= SAME]
    return best if shares[best] >= SAME else min(whole, default=None)


def _failed(store: DocumentStore, source: Source, why: str) -> Ingested:
    store.note_unreadable(source.sha256, why)
    where = source.place or source.name
    reason = Message(
        "{where}: cannot be read again by this version ({why}); what was read of it before stays", where=where, why=why
    )
    return Ingested(where, source.document_id, "failed", reason)
