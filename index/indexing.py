"""The index brought in step with stored documents: what changed of them, or all that it lacks, published in steps."""

import functools
import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from corpus.document import Document
from corpus.errors import StoreError, UnknownDocument
from corpus.message import Message
from corpus.store.sqlite import Store
from index.encoders.protocol import Encoder
from index.engine import Engine
from index.errors import IndexDamaged
from index.pace import Pace
from index.progress import Progress, no_progress
from index.scheduler import Scheduler

logger = logging.getLogger("chithi.index")
# Code points of text that are encoded between two publications: so many at first, then what takes so many seconds.
FIRST_STEP, STEP_SECONDS, STEP = 1 << 13, 5.0, 1 << 16


def publication_pace() -> Pace:
    """Returns how much text is encoded between two publications."""
    return Pace(STEP_SECONDS, STEP, FIRST_STEP)


class Indexing:
    """What is published of a store's documents; whoever changes it holds the lock of the folder.

    encoder: gives the encoder in use, which is loaded where a change needs it; scheduler: runs what encodes.
    """

    def __init__(self, store: Store, engine: Engine, encoder: Callable[[], Encoder], scheduler: Scheduler) -> None:
        self._store = store
        self._engine = engine
        self._encoder = encoder
        self._scheduler = scheduler

    def is_searchable(self) -> bool:
        """Returns whether what is published can be searched as it is."""
        try:
            self._engine.open()
        except IndexDamaged:
            return False
        return True

    def is_current(self) -> bool:
        """Returns whether what is published is what is stored, of the encoder in use."""
        return self.is_searchable() and self._engine.indexed(self._encoder()) == self._store.digests()

    def index(self, ids: Collection[str], progress: Progress = no_progress) -> None:
        """Publishes some documents as they are stored, without those that are stored no more."""
        gone = [i for i, state in self._store.digests_of(ids).items() if not state]
        self._put(self._loaded(ids), gone, progress=progress)

    def bring_up(self, give_way: Callable[[], None], progress: Progress = no_progress, afresh: bool = False) -> None:
        """Brings the index in step with the stored documents, in steps: the long work.

        give_way: lets others change the folder, between two steps; afresh: whatever is published already.
        """
        wanted = self._store.digests()
        damage = self._damage()
        held = self._engine.indexed(self._encoder())
        stale = [i for i, state in wanted.items() if afresh or held.get(i) != state]
        gone = [i for i in self._engine.held() if i not in wanted]
        if gone or (damage and not stale) or not self._engine.is_published():
            self._put((), gone)
        done = 0
        # Of what is published and damaged, everything comes back at once: no answer lacks a part of it meanwhile.
        pace = publication_pace()
        for documents in [self._loaded(stale)] if damage and held else self._steps(stale, pace):
            # Of one document its passages are counted, of several the documents.
            told = progress if len(stale) == 1 else no_progress
            pace.take(_length(documents), functools.partial(self._put, documents, (), afresh, told))
            done += len(documents)
            if len(stale) > 1:
                progress(done, len(stale))
            give_way()
        self._engine.settle()

    def _damage(self) -> bool:
        """Returns whether what is published cannot be searched as it is, and says so."""
        try:
            if self._engine.is_published():
                self._engine.open()
        except IndexDamaged as error:
            logging.getLogger("chithi").warning(Message("warning: {error}; it is doing so now", error=error))
            return True
        return False

    def _loaded(self, ids: Iterable[str]) -> list[Document]:
        """Returns stored documents; one that is damaged is left out, with a word in the log, and stops no other."""
        found = []
        for document_id in ids:
            try:
                found.append(self._store.load(document_id))
            except UnknownDocument:
                continue
            except StoreError as error:
                logger.warning("%s", error)
        return found

    def _steps(self, ids: Sequence[str], pace: Pace) -> Iterator[list[Document]]:
        """Yields stored documents, as many at once as are published together."""
        step: list[Document] = []
        for document_id in ids:
            step += self._loaded([document_id])
            if _length(step) >= pace.amount:
                yield step
                step = []
        if step:
            yield step

    def _put(
        self,
        documents: Sequence[Document],
        gone: Sequence[str],
        afresh: bool = False,
        progress: Progress = no_progress,
    ) -> None:
        encoder = self._encoder()
        put = functools.partial(self._engine.put, documents, gone, encoder, self._scheduler, afresh, progress)
        self._scheduler.run(put)


def _length(documents: Sequence[Document]) -> int:
    """Returns how many code points some documents have."""
    return sum(len(d.text) for d in documents)
