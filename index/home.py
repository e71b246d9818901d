"""A user's folder: stored documents and their index, kept in step.

Documents are the truth; the index is derived from them and can always be built again.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from filelock import FileLock, Timeout

from corpus.document import Document
from corpus.errors import CorpusError, ReadError, StoreError, UnknownDocument
from corpus.formats import ARCHIVE
from corpus.read import check_id, digest, find_files, load, read_bytes
from corpus.readers.archive import open_archive
from corpus.store.sqlite import Store
from index.encoders.encoder import BUNDLED, Encoder, load_encoder
from index.errors import IndexBehind, IndexDamaged
from index.local.build import build_index
from index.local.folder import published
from index.local.searcher import Searcher
from index.passage import SPLITTER_VERSION
from index.progress import Progress, no_progress

FOLDER = "index"
LOCK = ".lock"
LOCK_SECONDS = 600.0
MOST_DOCUMENTS_KEPT = 512
MOST_REPEATED = 5  # repeated markers that are named one by one


@dataclass(frozen=True)
class Ingested:
    """What became of one file: `added`, `updated`, `unchanged`, or `failed` with the reason."""

    path: str
    document_id: str
    outcome: str
    reason: str = ""
    warnings: tuple[str, ...] = ()


class Home:
    """The folder of one user or service; opening it reads nothing."""

    def __init__(self, path: Path, encoder: str = BUNDLED) -> None:
        self.path = path
        self.store = Store(path)
        self._encoder_name = encoder
        self._encoder: Encoder | None = None
        self._searcher: Searcher | None = None
        self._documents: dict[str, tuple[str, Document]] = {}
        self._stamp: tuple[int, int] | None = None
        self._guard = threading.Lock()

    @property
    def encoder(self) -> Encoder:
        """The encoder, loaded when first asked for."""
        with self._guard:
            if self._encoder is None:
                self._encoder = load_encoder(self._encoder_name)
            return self._encoder

    def is_empty(self) -> bool:
        """Returns whether no document was ever stored."""
        return not self.store.digests()

    def ingest(
        self,
        paths: list[Path],
        document_id: str | None = None,
        progress: Progress = no_progress,
    ) -> Iterator[Ingested]:
        """Yields what became of each file, in order; then indexes what changed.

        A bad file is named and the rest go on. Files that are stored from the same bytes are left alone.
        """
        seen: dict[str, str] = {}
        with self._locked():
            self._check_encoder()
            for path in (f for p in paths for f in find_files(p)):
                yield from self._ingest_file(path, document_id, seen)
            self._refresh(progress)

    def ingest_bytes(self, data: bytes, name: str, document_id: str) -> Ingested:
        """Stores and indexes a document that came as bytes; raises ReadError where it cannot be read."""
        with self._locked():
            self._check_encoder()
            result = self._ingest_one(data, name, document_id, name)
            self._refresh()
        return result

    def remove(self, document_id: str) -> None:
        """Removes a document and its passages; raises UnknownDocument."""
        with self._locked():
            self._check_encoder()
            self.store.remove(document_id)
            self._refresh()

    def reindex(self, progress: Progress = no_progress) -> int:
        """Builds the index again from the stored documents, and returns how many passages it has."""
        with self._locked():
            build_index(self._root, self.store.load_all(), self.encoder, None, progress)
        return len(self.searcher().entries)

    def searcher(self) -> Searcher:
        """Returns the published index, opened again only after another was published.

        Raises:
            IndexDamaged, EncoderMismatch: it cannot be searched; the message says how to mend it.
        """
        searcher = self._open()
        searcher.check_encoder(self.encoder)
        return searcher

    def _open(self) -> Searcher:
        folder = published(self._root)
        if folder is None:
            raise IndexDamaged(f"{self._root}: no index; `chithi reindex` builds it from the stored documents")
        with self._guard:
            if self._searcher is None or self._searcher.folder != folder:
                try:
                    self._searcher = Searcher(folder)
                except IndexDamaged:
                    newer = published(self._root)
                    if newer is None or newer == folder:
                        raise
                    # Others published twice meanwhile, and what was being read is gone.
                    self._searcher = Searcher(newer)
            return self._searcher

    def document(self, document_id: str, searcher: Searcher) -> Document:
        """Returns the document that an open index was built from; kept in memory.

        Raises:
            IndexBehind: another text is stored under its id now, or none.
        """
        digest = searcher.manifest.documents.get(document_id)
        stamp = self.store.stamp()
        with self._guard:
            if stamp != self._stamp:
                # Something was stored or removed since: what is kept may be older than what is stored.
                self._documents.clear()
                self._stamp = stamp
            kept = self._documents.get(document_id)
        if kept is not None and kept[0] == digest:
            return kept[1]
        behind = f"document {document_id!r}: changed since the index was opened; ask again"
        try:
            document = self.store.load(document_id)
        except UnknownDocument as error:
            raise IndexBehind(behind) from error
        if document.text_sha256 != digest:
            raise IndexBehind(behind)
        with self._guard:
            if len(self._documents) >= MOST_DOCUMENTS_KEPT:
                self._documents.pop(next(iter(self._documents)))
            self._documents[document_id] = (document.text_sha256, document)
        return document

    def catch_up(self, progress: Progress = no_progress) -> bool:
        """Indexes stored documents that the index lacks (an ingest that was cut off); returns whether any.

        Raises:
            IndexDamaged, EncoderMismatch: the index cannot be read; questions do not mend it unasked.
        """
        if published(self._root) is not None:
            self.searcher()
        if self._is_current():
            return False
        with self._locked():
            if self._is_current():
                return False
            self._refresh(progress)
        return True

    @property
    def _root(self) -> Path:
        return self.path / FOLDER

    def _check_encoder(self) -> None:
        """Raises EncoderMismatch, before anything is stored, where the index is another encoder's."""
        with suppress(IndexDamaged):
            self.searcher()

    def _is_current(self) -> bool:
        try:
            manifest = self.searcher().manifest
        except IndexDamaged:
            return False
        return manifest.documents == self.store.digests() and manifest.splitter == SPLITTER_VERSION

    def _refresh(self, progress: Progress = no_progress) -> None:
        """Brings the index in step with the stored documents; the caller holds the lock."""
        if self._is_current():
            return
        try:
            before = self.searcher()
        except IndexDamaged:  # or none yet: the documents are the truth
            before = None
        build_index(self._root, self.store.load_all(), self.encoder, before, progress)

    def _ingest_file(self, path: Path, document_id: str | None, seen: dict[str, str]) -> Iterator[Ingested]:
        """Yields what became of a file, or of each file in an archive."""
        named = document_id or path.stem
        try:
            data = load(path)
            if path.suffix.lower() != ARCHIVE:
                yield self._ingest_named(data, str(path), path.name, document_id, seen)
                return
            for member, content in open_archive(data, path.name):
                yield self._ingest_named(content, f"{path}/{member}", PurePosixPath(member).name, document_id, seen)
        except StoreError:
            raise
        except CorpusError as error:
            yield Ingested(str(path), named, "failed", str(error))

    def _ingest_named(
        self, data: bytes | ReadError, path: str, name: str, document_id: str | None, seen: dict[str, str]
    ) -> Ingested:
        """Stores the document in bytes, whose file or member of an archive stands at `path`."""
        named = document_id if document_id is not None else PurePosixPath(name).stem
        try:
            if isinstance(data, ReadError):
                raise data
            named = check_id(named)
            if seen.get(named, path) != path:
                raise ReadError(
                    f"{path}: {seen[named]} has the same id {named!r}; rename one, or ingest it alone with --id"
                )
            result = self._ingest_one(data, name, named, path)
            seen[named] = path
            return result
        except StoreError:
            raise
        except CorpusError as error:
            return Ingested(path, named, "failed", str(error))

    def _ingest_one(self, data: bytes, name: str, document_id: str, path: str) -> Ingested:
        if self.store.is_current(check_id(document_id), digest(data)):
            return Ingested(path, check_id(document_id), "unchanged")
        document = read_bytes(data, name, document_id)
        outcome = "updated" if document.document_id in self.store.digests() else "added"
        self.store.save(document)
        return Ingested(path, document.document_id, outcome, warnings=_warnings(document))

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Lets one process at a time change the folder."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            lock = FileLock(str(self.path / LOCK), timeout=LOCK_SECONDS)
            lock.acquire()
        except Timeout as error:
            raise StoreError(
                f"{self.path}: another chithi has been writing here for {LOCK_SECONDS:.0f} s; wait for it or end it"
            ) from error
        except OSError as error:
            raise StoreError(
                f"{self.path}: cannot be written ({error.strerror or error});"
                " choose another folder with --home or CHITHI_HOME"
            ) from error
        try:
            yield
        finally:
            lock.release()


def _warnings(document: Document) -> tuple[str, ...]:
    """Returns what a person should know of a document that was read."""
    repeated = [c.path for c in document.clauses if "~" in c.path.rpartition(".")[2]]
    said = [f"{p}: the document repeats this marker" for p in repeated[:MOST_REPEATED]]
    if len(repeated) > MOST_REPEATED:
        said.append(f"{len(repeated) - MOST_REPEATED} more clauses repeat a marker")
    if not any(c.levels for c in document.clauses):
        said.append("no numbered clause found: the whole text is one clause")
    return (*document.warnings, *said)
