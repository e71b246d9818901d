"""Changes to a home: one process at a time, documents first, then the index from them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.correction import Correction
from corpus.errors import StoreError
from corpus.labels import Labels
from corpus.store.own_folder import own_folder
from corpus.store.sqlite import Store
from index.encoders.protocol import Encoder
from index.engine import Engine
from index.errors import IndexDamaged
from index.filing import find_source
from index.ingest import Ingested, ingest_bytes, ingest_files
from index.passage import SPLITTER_VERSION
from index.progress import Progress, no_progress

LOCK = ".lock"
LOCK_SECONDS = 600.0


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Lets one process at a time change a folder, which is made if need be.

    Raises:
        StoreError: another process does not let go of it, or it cannot be written.
    """
    try:
        own_folder(folder)
        lock = FileLock(str(folder / LOCK), timeout=LOCK_SECONDS)
        lock.acquire()
    except Timeout as error:
        raise StoreError(
            f"{folder}: another chithi has been writing here for {LOCK_SECONDS:.0f} s; wait for it or end it"
        ) from error
    except OSError as error:
        raise StoreError(
            f"{folder}: cannot be written ({error.strerror or error}); choose another folder with --home or CHITHI_HOME"
        ) from error
    try:
        yield
    finally:
        lock.release()


class Changes:
    """What may be done to the documents of a folder, each change indexed before the lock is given back.

    encoder: gives the encoder in use, which is loaded where a change needs it.
    """

    def __init__(self, folder: Path, store: Store, engine: Engine, encoder: Callable[[], Encoder]) -> None:
        self._folder = folder
        self._store = store
        self._engine = engine
        self._encoder = encoder

    def ingest(
        self, paths: Sequence[Path], document_id: str | None, progress: Progress, labels: Labels | None = None
    ) -> Iterator[Ingested]:
        """Yields what became of each file, in order; then indexes what changed."""
        with locked(self._folder):
            yield from ingest_files(self._store, paths, document_id, labels)
            self._refresh(progress)

    def ingest_bytes(
        self,
        data: bytes,
        name: str,
        document_id: str | None = None,
        labels: Labels | None = None,
        progress: Progress = no_progress,
    ) -> Ingested:
        """Stores and indexes a document that came as bytes; raises ReadError where it cannot be read."""
        with locked(self._folder):
            result = ingest_bytes(self._store, data, name, document_id, name, labels)
            self._refresh(progress)
        return result

    def remove(self, document_id: str, source: str | None = None) -> None:
        """Removes a document and its passages, or one of its sources; raises UnknownDocument, UnknownSource."""
        with locked(self._folder):
            if source is None:
                self._store.remove(document_id)
            else:
                self._store.remove_source(document_id, find_source(self._store, document_id, source).place)
            self._refresh()

    def correct(self, document_id: str, correction: Correction, afresh: bool) -> None:
        """Puts a correction over what was read of a document, and indexes it; raises UnknownDocument."""
        with locked(self._folder):
            self._store.correct(document_id, correction, afresh)
            self._refresh()

    def reindex(self, progress: Progress) -> None:
        """Builds the index again from the stored documents, whatever encoder or damage the one before has."""
        with locked(self._folder):
            self._engine.publish(self._store.load_all(), self._encoder(), progress, afresh=True)

    def catch_up(self, progress: Progress) -> bool:
        """Indexes stored documents that the index lacks, or has of another encoder; returns whether there were any.

        The lack is that of an ingest that was cut off. The index before stays published until the new one is.

        Raises:
            IndexDamaged: the index cannot be read; questions do not mend it unasked.
        """
        if self._engine.is_published():
            self._engine.open()
        if self._is_current():
            return False
        with locked(self._folder):
            if self._is_current():
                return False
            self._refresh(progress)
        return True

    def _is_current(self) -> bool:
        try:
            searcher = self._engine.open()
        except IndexDamaged:
            return False
        manifest = searcher.manifest
        in_step = manifest.documents == self._store.digests() and manifest.splitter == SPLITTER_VERSION
        return in_step and searcher.is_of(self._encoder())

    def _refresh(self, progress: Progress = no_progress) -> None:
        """Brings the index in step with the stored documents; the caller holds the lock."""
        if not self._is_current():
            self._engine.publish(self._store.load_all(), self._encoder(), progress)
