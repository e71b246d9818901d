"""A view: what somebody may see of a home, as if it held nothing else."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping

from corpus.document import Document
from index.encoders.protocol import Encoder
from index.engine import Searcher
from index.home import Home
from index.seen_store import SeenStore

MOST_PARTS = 16  # of an index that are kept open


class Parts:
    """The parts of a home's index that are open, each of the documents that some may see; safe to share by threads."""

    def __init__(self, whole: Home) -> None:
        self._whole = whole
        self._open: OrderedDict[frozenset[str], tuple[Searcher, Searcher]] = OrderedDict()
        self._guard = threading.Lock()

    def of(self, seen: frozenset[str]) -> Searcher:
        """Returns the published index as if only these documents were in it.

        Raises:
            IndexDamaged: there is none that can be searched.
        """
        searcher = self._whole.searcher()
        if seen.issuperset(searcher.manifest.documents):
            return searcher
        with self._guard:
            kept = self._open.get(seen)
            if kept is None or kept[0] is not searcher:
                kept = (searcher, searcher.only(seen))
                self._open[seen] = kept
                while len(self._open) > MOST_PARTS:
                    self._open.popitem(last=False)
            self._open.move_to_end(seen)
            return kept[1]


class View(Home):
    """A home in which only some documents are, told by their ids whenever it is asked; changes are the whole one's."""

    def __init__(self, parts: Parts, whole: Home, seen: Callable[[], frozenset[str]]) -> None:
        super().__init__(whole.path)
        self._parts = parts
        self._whole = whole
        self._seen = seen
        self.store = SeenStore(whole.path, seen)
        self.questions = whole.questions
        self._engine, self._changes = whole._engine, whole._changes

    @property
    def encoder(self) -> Encoder:
        """The encoder of the whole home."""
        return self._whole.encoder

    def searcher(self) -> Searcher:
        """Returns the published index as if only these documents were in it.

        Raises:
            IndexDamaged: there is none that can be searched.
        """
        return self._parts.of(self._seen())

    def document(self, document_id: str, searcher: Searcher) -> Document:
        """Returns a document as an open index has it.

        Raises:
            UnknownDocument: it is not in that index.
        """
        return self._whole.document(document_id, searcher)

    def remove(self, document_id: str, source: str | None = None) -> None:
        """Removes a document that is seen; raises UnknownDocument, UnknownSource."""
        self.store.load(document_id)
        super().remove(document_id, source)

    def correct(
        self, document_id: str, values: Mapping[str, str | None], replaces: str | None = None, afresh: bool = False
    ) -> None:
        """Puts values over what was read of a document that is seen; raises UnknownDocument, InvalidCorrection."""
        self.store.load(document_id)
        super().correct(document_id, values, replaces, afresh)
