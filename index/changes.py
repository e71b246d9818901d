"""Changes to a home: one process at a time, documents first, then the index from them, published in steps."""

import functools
import logging
import threading
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from corpus.correction import Correction
from corpus.document import Document
from corpus.errors import StoreBusy, StoreError
from corpus.labels import Labels
from corpus.message import Message
from corpus.read import digest, read_documents
from corpus.store.faults import DATABASE
from corpus.store.sqlite import Store
from index.doctor import Finding, examine, index_findings, mend
from index.encoders.protocol import Encoder
from index.engine import Engine
from index.errors import IndexWriteError
from index.filing import Filing
from index.indexing import Indexing, publication_pace
from index.ingest import Ingested, Reading, id_of, ingest_bytes, ingest_files
from index.lock import Turn, locked, long_work
from index.progress import Progress, no_progress
from index.rereading import read_again
from index.scheduler import Scheduler, no_question
from index.sources import find_source

logger = logging.getLogger("chithi.index")
TRY_AGAIN_SECONDS = 5.0


class Changes:
    """What may be done to the documents of a folder, each change indexed before the lock is given back.

    encoder: gives the encoder in use, which is loaded where a change needs it; is_asked: tells whether a question is
    being answered, for which a core is left free.
    """

    def __init__(
        self,
        folder: Path,
        store: Store,
        engine: Engine,
        encoder: Callable[[], Encoder],
        is_asked: Callable[[], bool] = no_question,
    ) -> None:
        self._folder = folder
        self._store = store
        self._engine = engine
        self._scheduler = Scheduler(is_asked)
        self._indexing = Indexing(store, engine, encoder, self._scheduler)
        self._waits = threading.Event()
        self._reading = threading.Lock()  # one document at a time is read: each may take much memory

    @property
    def yields(self) -> bool:
        """Whether changes yield to everything else on the machine, but for a share that they have whatever happens."""
        return self._scheduler.yields

    @yields.setter
    def yields(self, yields: bool) -> None:
        self._scheduler.yields = yields

    def ingest(
        self, paths: Sequence[Path], document_id: str | None, progress: Progress, labels: Labels | None = None
    ) -> Iterator[Ingested]:
        """Yields what became of each file, in order, and indexes what changed, in steps and at the end.

        After each step others who wait to change something do so first.
        """
        with locked(self._folder) as turn:
            filing = Filing(self._store, labels)
            waiting: dict[str, int] = {}
            pace = publication_pace()
            for result in ingest_files(filing, paths, document_id, functools.partial(self._read_aside, turn)):
                yield result
                waiting.update(filing.taken_note())
                if (length := sum(waiting.values())) >= pace.amount:
                    index = functools.partial(self._indexing.index, dict(waiting))
                    pace.take(length, functools.partial(self._searched_later, index))
                    waiting.clear()
                    turn.give_way()
            self._searched_later(functools.partial(self._bring, turn, waiting, progress))

    def ingest_bytes(
        self,
        data: bytes,
        name: str,
        document_id: str | None = None,
        labels: Labels | None = None,
        progress: Progress = no_progress,
    ) -> Ingested:
        """Stores and indexes a document that came as bytes; raises ReadError where it cannot be read."""
        filing = Filing(self._store, labels)
        read = self._read_before(filing, data, name, document_id)
        with locked(self._folder) as turn:
            result = ingest_bytes(filing, data, name, document_id, name, read)
            later = self._searched_later(functools.partial(self._bring, turn, filing.taken_note(), progress))
        return replace(result, warnings=(*result.warnings, *later))

    def remove(self, document_id: str, source: str | None = None) -> None:
        """Removes a document and its passages, or one of its sources; raises UnknownDocument, UnknownSource."""
        with locked(self._folder) as turn:
            if source is None:
                self._store.remove(document_id)
            else:
                self._store.remove_source(document_id, find_source(self._store, document_id, source).place)
            self._searched_later(functools.partial(self._bring, turn, [document_id]))

    def correct(self, document_id: str, correction: Correction, afresh: bool) -> None:
        """Puts a correction over what was read of a document, and indexes it; raises UnknownDocument."""
        with locked(self._folder) as turn:
            self._store.correct(document_id, correction, afresh)
            self._searched_later(functools.partial(self._bring, turn, [document_id]))

    def reindex(self, progress: Progress) -> None:
        """Builds the index again from the stored documents, whatever encoder or damage the one before has."""
        with long_work(self._folder), locked(self._folder) as turn:
            self._refresh(turn, progress, afresh=True)

    def mend(self) -> list[Finding]:
        """Mends what can be derived or read again, and returns what was wrong."""
        with long_work(self._folder), locked(self._folder) as turn:
            found = mend(self._store)
            if any(f.kind == DATABASE for f in found):
                return found
            damaged = index_findings(self._engine)
            self._refresh(turn, afresh=bool(damaged))
        return [*found, *(replace(f, mended=True, do="") for f in damaged)]

    def examine(self) -> list[Finding]:
        """Returns what is wrong with the documents and the index; nothing is changed."""
        return [*examine(self._store), *index_findings(self._engine)]

    def catch_up(self, progress: Progress) -> bool:
        """Indexes stored documents that the index lacks, or has of another encoder; returns whether there were any.

        The lack is that of an ingest that was cut off, or of damage. What is published answers until the next step is.
        While another process changes the folder, it is left to that one, unless nothing is published yet.
        """
        if self._is_current():
            return False
        try:
            with long_work(self._folder, 0), locked(self._folder, 0) as turn:
                return self._caught_up(turn, progress)
        except StoreBusy:
            if self.is_searchable():
                return False
        with long_work(self._folder), locked(self._folder) as turn:
            return self._caught_up(turn, progress)

    def is_searchable(self) -> bool:
        """Returns whether what is published can be searched as it is."""
        return self._indexing.is_searchable()

    def _searched_later(self, index: Callable[[], None]) -> tuple[Message, ...]:
        """Indexes what is stored by now; where that cannot be written, says so, and a service tries again by itself.

        What is stored is stored: it must not be told as failed because the index has to wait for room on the disk.
        """
        try:
            index()
        except (IndexWriteError, StoreError) as error:
            said = Message("stored, and searched as soon as the index can be written ({error})", error=error)
            logger.warning(said)
            if self.yields and not self._waits.is_set():
                self._waits.set()
                threading.Thread(target=self._try_again, name="indexing", daemon=True).start()
            return (said,)
        return ()

    def _try_again(self) -> None:
        """Catches up as soon as there is room."""
        while self._waits.is_set():
            time.sleep(TRY_AGAIN_SECONDS)
            try:
                self.catch_up(no_progress)
                self._waits.clear()
            except (IndexWriteError, StoreError):
                continue

    def waits(self) -> bool:
        """Returns whether documents are stored whose index could not be written yet."""
        return self._waits.is_set()

    def _caught_up(self, turn: Turn, progress: Progress) -> bool:
        if self._is_current():
            return False
        self._refresh(turn, progress)
        return True

    def _read_before(self, filing: Filing, data: bytes, name: str, document_id: str | None) -> Reading:
        """Returns what gives the documents in bytes, which are read now, before the lock is taken: reading may be long.

        Those that are stored already are not read, unless they are removed meanwhile.
        """
        named = id_of(name, document_id)
        if filing.is_known(digest(data), None if document_id is None else named):
            return read_documents
        with self._reading:
            documents = read_documents(data, name, named)
        return lambda *_: documents

    def _read_aside(self, turn: Turn, data: bytes, name: str, document_id: str) -> Sequence[Document]:
        """Returns the documents in bytes; while they are read, others may change the folder."""
        with turn.aside(), self._reading:
            return read_documents(data, name, document_id)

    def _read_again(self, turn: Turn) -> None:
        """Reads again, from the bytes that were kept, what an older version read; others go first between two files."""
        outdated = self._store.outdated()
        read = functools.partial(self._read_aside, turn)
        for result in read_again(self._store, Filing(self._store), outdated, read) if outdated else ():
            if result.outcome == "failed":
                logger.warning("%s", result.reason)

    def _is_current(self) -> bool:
        return self._indexing.is_current() and not self._store.outdated()

    def _bring(self, turn: Turn, changed: Collection[str], progress: Progress = no_progress) -> None:
        """Indexes documents that were changed; then all else that lacks, unless another is at that and gave way.

        Short work must not take the long work over, for which whoever asked for it would wait.
        """
        is_sound = self.is_searchable()
        if changed and is_sound:
            self._indexing.index(changed, progress)
        with ExitStack() as stack:
            try:
                stack.enter_context(long_work(self._folder, 0))
            except StoreBusy:
                if changed and not is_sound:
                    self._indexing.index(changed, progress)
                return
            self._refresh(turn, progress)

    def _refresh(self, turn: Turn, progress: Progress = no_progress, afresh: bool = False) -> None:
        """Brings the index in step with the stored documents, those that an older version read read again first."""
        self._read_again(turn)
        self._indexing.bring_up(turn.give_way, progress, afresh)
