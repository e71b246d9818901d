"""Files to stored documents: which files there are, under which ids, and what became of each."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from corpus.document import Document
from corpus.errors import CorpusError, ReadError, StoreError
from corpus.formats import ARCHIVE
from corpus.read import check_id, digest, find_files, load, read_documents
from corpus.readers.archive import open_archive
from corpus.store.sqlite import Store

MOST_REPEATED = 5  # repeated markers that are named one by one


@dataclass(frozen=True)
class Ingested:
    """What became of one file: `added`, `updated`, `unchanged`, or `failed` with the reason."""

    path: str
    document_id: str
    outcome: str
    reason: str = ""
    warnings: tuple[str, ...] = ()


def ingest_files(store: Store, paths: Sequence[Path], document_id: str | None = None) -> Iterator[Ingested]:
    """Yields what became of each file of the paths, in order, and of each file in an archive.

    A bad file is named and the rest go on. Files that are stored from the same bytes are left alone.

    Raises:
        StoreError: documents cannot be stored at all.
    """
    seen: dict[str, str] = {}
    for path in (f for p in paths for f in find_files(p)):
        yield from _ingest_file(store, path, document_id, seen)


def ingest_bytes(store: Store, data: bytes, name: str, document_id: str, path: str) -> Ingested:
    """Stores the document in bytes, and returns what became of it; of further documents there its warnings speak.

    name: of its file, whose ending says the format; path: where that stands.

    Raises:
        ReadError, InvalidIdentifier, StoreError: it cannot be stored.
    """
    if store.is_current(check_id(document_id), digest(data)):
        return Ingested(path, check_id(document_id), "unchanged")
    documents = read_documents(data, name, document_id)
    stored = store.digests()
    outcome = "updated" if documents[0].document_id in stored else "added"
    _save(store, documents, stored, path)
    return Ingested(path, documents[0].document_id, outcome, warnings=_warnings_of(documents))


def _save(store: Store, documents: Sequence[Document], stored: Collection[str], path: str) -> None:
    """Stores the documents of a file, and removes those that it held when it was read before.

    stored: the ids that were stored before.

    Raises:
        ReadError: the id of one after the first is that of a document of another file.
    """
    first, *others = documents
    further = re.compile(rf"{re.escape(first.document_id)}~\d+")
    before = {d for d in stored if further.fullmatch(d)}
    ours = {d for d in before if store.load(d).source_name == first.source_name}
    for other in others:
        if other.document_id in before - ours:
            raise ReadError(
                f"{path}: {len(documents)} documents found, and the id {other.document_id!r} of one is that of another"
                " file; rename that file, or ingest this one with --id"
            )
    # The first last: without it the file counts as not stored, and is read again.
    for document in (*others, first):
        store.save(document)
    for document_id in ours - {d.document_id for d in others}:
        store.remove(document_id)


def _ingest_file(store: Store, path: Path, document_id: str | None, seen: dict[str, str]) -> Iterator[Ingested]:
    """Yields what became of a file, or of each file in an archive."""
    named = document_id or path.stem
    try:
        data = load(path)
        if path.suffix.lower() != ARCHIVE:
            yield _ingest_named(store, data, str(path), path.name, document_id, seen)
            return
        for member, content in open_archive(data, path.name):
            yield _ingest_named(store, content, f"{path}/{member}", PurePosixPath(member).name, document_id, seen)
    except StoreError:
        raise
    except CorpusError as error:
        yield Ingested(str(path), named, "failed", str(error))


def _ingest_named(
    store: Store, data: bytes | ReadError, path: str, name: str, document_id: str | None, seen: dict[str, str]
) -> Ingested:
    """Stores the document in bytes, whose file or member of an archive stands at `path`.

    seen: where the document of each id came from in this run, which is added to.
    """
    named = document_id if document_id is not None else PurePosixPath(name).stem
    try:
        if isinstance(data, ReadError):
            raise data
        named = check_id(named)
        if seen.get(named, path) != path:
            raise ReadError(
                f"{path}: {seen[named]} has the same id {named!r}; rename one, or ingest it alone with --id"
            )
        result = ingest_bytes(store, data, name, named, path)
        seen[named] = path
        return result
    except StoreError:
        raise
    except CorpusError as error:
        return Ingested(path, named, "failed", str(error))


def _warnings_of(documents: Sequence[Document]) -> tuple[str, ...]:
    """Returns what a person should know of the documents of a file, those after the first named."""
    first, *others = documents
    said = _warnings(first)
    return (*said, *(f"{d.document_id}: {w}" for d in others for w in _warnings(d) if w not in first.warnings))


def _warnings(document: Document) -> tuple[str, ...]:
    """Returns what a person should know of a document that was read."""
    repeated = [c.path for c in document.clauses if c.levels and "~" in c.path.rpartition(".")[2]]
    said = [f"{p}: the document repeats this marker" for p in repeated[:MOST_REPEATED]]
    if len(repeated) > MOST_REPEATED:
        said.append(f"{len(repeated) - MOST_REPEATED} more clauses repeat a marker")
    if not any(c.levels for c in document.clauses):
        said.append("no numbered clause found: the whole text is one clause")
    return (*document.warnings, *said)
