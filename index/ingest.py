"""Files to stored documents: which files there are, under which ids, and what became of each."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from corpus.document import Document
from corpus.errors import CorpusError, ReadError, StoreError
from corpus.formats import ARCHIVE, MAIL
from corpus.message import Message
from corpus.read import check_id, digest, find_files, load, read_documents
from corpus.readers.archive import open_archive
from corpus.readers.mail import open_mail
from index.filing import Filing

# Gives the documents in the bytes of a file, by its name, under an id; others may change the store meanwhile.
Reading = Callable[[bytes, str, str], Sequence[Document]]
DEEPEST = 2  # archives and mails, one in another
_OPENERS = {ARCHIVE: open_archive, MAIL: open_mail}
MOST_REPEATED = 5  # repeated markers that are named one by one


@dataclass(frozen=True)
class Ingested:
    """What became of one file: `added`, `updated`, `unchanged`, `matched`, or `failed` with the reason.

    matched: it is a directive that is stored already, from another file; it is kept as a source of that document.
    others: the ids of further documents in the same file.
    """

    path: str
    document_id: str
    outcome: str
    reason: str = ""
    warnings: tuple[Message, ...] = ()
    others: tuple[str, ...] = ()


def ingest_files(
    filing: Filing, paths: Sequence[Path], document_id: str | None = None, read: Reading = read_documents
) -> Iterator[Ingested]:
    """Yields what became of each file of the paths, in order, and of each file in an archive.

    A bad file is named and the rest go on. Files that are stored from the same bytes are left alone.

    labels: who may see them from now on; None for those who may now, of new ones everyone.

    Raises:
        StoreError: documents cannot be stored at all.
    """
    seen: dict[str, str] = {}
    for path in (f for p in paths for f in find_files(p)):
        yield from _ingest_file(filing, path, document_id, seen, read)


def ingest_bytes(
    filing: Filing, data: bytes, name: str, document_id: str | None, path: str, read: Reading = read_documents
) -> Ingested:
    """Stores the document in bytes, and returns what became of it; of further documents there its warnings speak.

    name: of its file, whose ending says the format, and whose stem is the id where none is given; path: where it
    stands, its name alone where that is not known.

    Raises:
        ReadError, InvalidIdentifier, StoreError: it cannot be stored.
    """
    return _ingest(filing, data, name, document_id, path, path, read)


def id_of(name: str, document_id: str | None) -> str:
    """Returns the id under which a file is read: the one given, else the stem of its name; raises InvalidIdentifier."""
    return check_id(PurePosixPath(name).stem if document_id is None else document_id)


def _ingest(
    filing: Filing, data: bytes, name: str, document_id: str | None, path: str, place: str, read: Reading
) -> Ingested:
    named = id_of(name, document_id)
    of = (name, place, digest(data), None if document_id is None else named)
    known = filing.known(*of)
    if known is None:
        documents = read(data, name, named)
        known = filing.known(*of)  # others may have stored it meanwhile
    if known is not None:
        filing.keep_known(data, digest(data))
        return Ingested(path, known.document_id, known.outcome, warnings=known.notes)
    filing.keep(data)
    first, *others = (filing.file(d, place, is_given=document_id is not None) for d in documents)
    filing.forget_parts(place, {first.document_id, *(o.document_id for o in others)})
    notes = (note for filed in (first, *others) for note in filed.notes)
    warnings = (*_warnings_of(documents), *notes)
    ids = tuple(o.document_id for o in others)
    return Ingested(path, first.document_id, first.outcome, warnings=warnings, others=ids)


def _ingest_file(
    filing: Filing, path: Path, document_id: str | None, seen: dict[str, str], read: Reading
) -> Iterator[Ingested]:
    """Yields what became of a file, or of each file in an archive."""
    named = document_id or path.stem
    try:
        data = load(path)
        for member, content in _members(data, path.name):
            yield _ingest_named(filing, content, path, member, document_id, seen, read)
    except StoreError:
        raise
    except CorpusError as error:
        yield Ingested(str(path), named, "failed", error.message)


def _members(data: bytes, name: str, depth: int = 0) -> Iterator[tuple[str, bytes | ReadError]]:
    """Yields the files in an archive or a mail, and in those that it holds; any other file itself, as ""."""
    opener = _OPENERS.get(PurePosixPath(name).suffix.lower())
    if opener is None:
        yield "", data
        return
    for member, content in opener(data, name):
        holds_others = PurePosixPath(member).suffix.lower() in _OPENERS
        if isinstance(content, ReadError) or not holds_others or depth == DEEPEST:
            yield member, content
            continue
        try:
            for inner, held in _members(content, f"{name}/{member}", depth + 1):
                yield f"{member}/{inner}", held
        except ReadError as error:
            yield member, error


def _ingest_named(
    filing: Filing,
    data: bytes | ReadError,
    file: Path,
    member: str,
    document_id: str | None,
    seen: dict[str, str],
    read: Reading,
) -> Ingested:
    """Stores the document in the bytes of a file, or of its member where it is an archive.

    seen: where the document of each id that was given came from in this run, which is added to.
    """
    name = PurePosixPath(member or file.name).name
    path, place = (f"{where}/{member}" if member else str(where) for where in (file, Path(os.path.abspath(file))))
    named = document_id if document_id is not None else PurePosixPath(name).stem
    try:
        if isinstance(data, ReadError):
            raise data
        if document_id is not None and seen.setdefault(check_id(named), path) != path:
            raise ReadError(
                Message(
                    "{path}: {seen} has the same id {named}; rename one, or ingest it alone with --id",
                    path=path,
                    seen=seen[check_id(named)],
                    named=repr(named),
                )
            )
        # Bytes of a name that are no text cannot be written into a database.
        return _ingest(filing, data, name, document_id, path, place.encode("utf-8", "replace").decode(), read)
    except StoreError:
        raise
    except CorpusError as error:
        return Ingested(path, named, "failed", error.message)


def _warnings_of(documents: Sequence[Document]) -> tuple[Message, ...]:
    """Returns what a person should know of the documents of a file, those after the first named."""
    first, *others = documents
    said = _warnings(first)
    return (
        *said,
        *(
            Message("{document_id}: {warning}", document_id=d.document_id, warning=w)
            for d in others
            for w in _warnings(d)
            if w not in first.warnings
        ),
    )


def _warnings(document: Document) -> tuple[Message, ...]:
    """Returns what a person should know of a document that was read."""
    repeated = [c.path for c in document.clauses if c.levels and "~" in c.path.rpartition(".")[2]]
    said = [Message("{clause}: the document repeats this marker", clause=p) for p in repeated[:MOST_REPEATED]]
    if len(repeated) > MOST_REPEATED:
        said.append(Message("{count} more clauses repeat a marker", count=len(repeated) - MOST_REPEATED))
    if not any(c.levels for c in document.clauses):
        said.append(Message("no numbered clause found: the whole text is one clause"))
    return (*document.warnings, *said)
