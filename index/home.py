"""A user's folder: stored documents and their index, kept in step.

Documents are the truth; the index is derived from them and can always be built again.
"""

import shutil
import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from corpus.correction import read_correction
from corpus.document import Document, Metadata
from corpus.errors import InvalidCorrection
from corpus.labels import Labels
from corpus.message import Message
from corpus.store.sqlite import Store
from index.changes import Changes
from index.doctor import Finding
from index.encoders.load import BUNDLED, load_encoder
from index.encoders.protocol import Encoder
from index.engine import Engine, Searcher
from index.ingest import Ingested
from index.local.engine import LocalEngine
from index.priority import Questions
from index.progress import Progress, no_progress

FOLDER = "index"
LEAST_ROOM = 8 * 1024 * 1024  # bytes on the disk, with less than which a document may not find room
MOST_DOCUMENTS_KEPT = 512


class Home:
    """The folder of one user or service; opening it reads nothing."""

    def __init__(self, path: Path, encoder: str = BUNDLED) -> None:
        self.path = path
        self.store = Store(path)
        self._engine: Engine = LocalEngine(path / FOLDER)
        self.questions = Questions()
        self._changes = Changes(path, self.store, self._engine, lambda: self.encoder, self.questions.any)
        self._encoder_name = encoder
        self._encoder: Encoder | None = None
        self._documents: dict[tuple[str, str], Document] = {}
        self._guard = threading.Lock()

    # --- what it holds

    @property
    def encoder(self) -> Encoder:
        """The encoder, loaded when first asked for."""
        with self._guard:
            if self._encoder is None:
                self._encoder = load_encoder(self._encoder_name)
            return self._encoder

    def is_empty(self) -> bool:
        """Returns whether no document is stored."""
        return not self.store.digests()

    def was_used(self) -> bool:
        """Returns whether a document was ever stored, though it may have been removed since."""
        return self.store.was_used()

    def stored(self, document_id: str) -> Document:
        """Returns a document as it is stored now; raises UnknownDocument."""
        return self.store.load(document_id)

    def searcher(self) -> Searcher:
        """Returns the published index, opened again only after another was published.

        One of another encoder is searched by words until it is made again (`catch_up`).

        Raises:
            IndexDamaged: it cannot be searched; the message says how to mend it.
        """
        return self._engine.open()

    def is_searchable(self) -> bool:
        """Returns whether an index is published that can be searched as it is."""
        return self._changes.is_searchable()

    def awaits_encoding(self) -> bool:
        """Returns whether an index is published whose vectors are those of another encoder."""
        return self.is_searchable() and not self.searcher().is_of(self.encoder)

    def awaits_reading(self) -> bool:
        """Returns whether documents are stored that an older version read, and this one can read again."""
        return bool(self.store.outdated())

    def troubles(self) -> list[Message]:
        """Returns what keeps changes from being taken or searched, a sentence each; what is published answers."""
        found = []
        free = shutil.disk_usage(next(p for p in (self.path, *self.path.absolute().parents) if p.exists())).free
        if free < LEAST_ROOM:
            found.append(
                Message(
                    "the disk is full: {free} KiB are free below {path}; documents cannot be stored",
                    free=free // 1024,
                    path=self.path,
                )
            )
        if self._changes.waits():
            found.append(Message("documents are stored that are searched as soon as the index can be written"))
        return found

    def heads(self, searcher: Searcher) -> Mapping[str, Metadata]:
        """Returns the metadata of the documents of an open index, by id."""
        return searcher.manifest.heads

    def document(self, document_id: str, searcher: Searcher) -> Document:
        """Returns a document as an open index has it, whatever was stored since; kept in memory.

        Raises:
            UnknownDocument: it is not in that index.
        """
        key = document_id, searcher.manifest.documents.get(document_id, "")
        with self._guard:
            kept = self._documents.get(key)
        if kept is None:
            kept = searcher.document(document_id)
            with self._guard:
                if len(self._documents) >= MOST_DOCUMENTS_KEPT:
                    self._documents.pop(next(iter(self._documents)))
                self._documents[key] = kept
        # Who may see it is never a matter of the index: of one that was removed since, nobody.
        labels = self.store.labels().get(document_id, frozenset())
        return kept if labels == kept.labels else replace(kept, labels=labels)

    # --- what changes it

    def yield_to_questions(self) -> None:
        """Lets changes run below everything else on the machine from now on: for who does not wait for them to ask."""
        self._changes.yields = True

    def ingest(
        self,
        paths: list[Path],
        document_id: str | None = None,
        progress: Progress = no_progress,
        labels: Labels | None = None,
    ) -> Iterator[Ingested]:
        """Yields what became of each file, in order; then indexes what changed.

        A bad file is named and the rest go on. Files that are stored from the same bytes are left alone.
        labels: who may see them from now on; None for those who may now, of new ones everyone.
        """
        return self._changes.ingest(paths, document_id, progress, labels)

    def ingest_bytes(
        self,
        data: bytes,
        name: str,
        document_id: str | None = None,
        labels: Labels | None = None,
        progress: Progress = no_progress,
    ) -> Ingested:
        """Stores and indexes a document that came as bytes; raises ReadError where it cannot be read.

        document_id: the stem of its name where None, and another where that is the id of another document.
        """
        return self._changes.ingest_bytes(data, name, document_id, labels, progress)

    def remove(self, document_id: str, source: str | None = None) -> None:
        """Removes a document and its passages, or one of the files that it was read from (by place or name).

        Of several files the others keep the document; raises UnknownDocument, UnknownSource.
        """
        self._changes.remove(document_id, source)

    def correct(
        self, document_id: str, values: Mapping[str, str | None], replaces: str | None = None, afresh: bool = False
    ) -> None:
        """Puts values over what was read of a document, by field (`corpus.correction`); kept when it is read again.

        replaces: the id of a stored document that it replaces, "" to take back what was said of that before; afresh:
        what was corrected before is undone.

        Raises:
            UnknownDocument: none of that id is stored.
            InvalidCorrection: a field that cannot be corrected, or a value that it cannot have.
        """
        if replaces == document_id:
            raise InvalidCorrection(
                Message(
                    "document {document_id} cannot replace itself; name the one that it replaces",
                    document_id=repr(document_id),
                )
            )
        other = self.store.load(replaces) if replaces else None
        self._changes.correct(document_id, read_correction(values, other, replaces == ""), afresh)

    def reindex(self, progress: Progress = no_progress) -> int:
        """Builds the index again from the stored documents, and returns how many passages it has."""
        self._changes.reindex(progress)
        return len(self.searcher().entries)

    def examine(self) -> list[Finding]:
        """Returns what is wrong with the documents and the index (`chithi doctor`); nothing is changed."""
        return self._changes.examine()

    def mend(self) -> list[Finding]:
        """Mends what can be derived, or read again from bytes that are whole, and returns what was wrong."""
        return self._changes.mend()

    def catch_up(self, progress: Progress = no_progress) -> bool:
        """Indexes stored documents that the index lacks, or has of another encoder; returns whether there were any.

        What is damaged of the index is built again. While another process changes the folder, it is left to that one.
        """
        return self._changes.catch_up(progress)
