"""The engine that comes with the product: published folders below one root, the newest of them kept open."""

import threading
from collections.abc import Sequence
from pathlib import Path

from corpus.document import Document
from index.encoders.protocol import Encoder
from index.errors import IndexDamaged
from index.local.build import build_index
from index.local.folder import published
from index.local.searcher import LocalSearcher
from index.progress import Progress, no_progress


class LocalEngine:
    """An `index.engine.Engine` in a folder; opening it reads nothing. Safe to share by threads.

    One process at a time may publish: whoever does holds a lock (`index.changes`).
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._searcher: LocalSearcher | None = None
        self._guard = threading.Lock()

    def is_published(self) -> bool:
        """Returns whether an index was ever published; raises IndexDamaged where its folder is gone."""
        return published(self.root) is not None

    def open(self) -> LocalSearcher:
        """Returns the published index, opened again only after another was published.

        Raises:
            IndexDamaged: there is none, or it cannot be read; the message says how to mend it.
        """
        folder = published(self.root)
        if folder is None:
            raise IndexDamaged(f"{self.root}: no index; `chithi reindex` builds it from the stored documents")
        with self._guard:
            if self._searcher is None or self._searcher.folder != folder:
                try:
                    self._searcher = LocalSearcher(folder)
                except IndexDamaged:
                    newer = published(self.root)
                    if newer is None or newer == folder:
                        raise
                    # Others published twice meanwhile, and what was being read is gone.
                    self._searcher = LocalSearcher(newer)
            return self._searcher

    def publish(
        self,
        documents: Sequence[Document],
        encoder: Encoder,
        progress: Progress = no_progress,
        afresh: bool = False,
    ) -> None:
        """Builds and publishes the index of the documents; vectors of equal passages are taken over unless `afresh`.

        Raises:
            IndexWriteError: the folder cannot be written; the index before stays published.
        """
        build_index(self.root, documents, encoder, None if afresh else self._before(), progress)

    def _before(self) -> LocalSearcher | None:
        try:
            return self.open()
        except IndexDamaged:  # or none yet: the documents are the truth
            return None
