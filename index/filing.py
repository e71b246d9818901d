"""Which stored document a reading belongs to: its own, another's of the same name, or one that is stored already.

Nothing that is stored is overwritten by another directive, and one directive that comes twice is counted once: the
second file is kept as a source of the first. What decides is the place of a file, then its bytes, then what it says.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from corpus.document import Document
from corpus.facts.identity import body_words, is_another, is_better, is_same, is_version
from corpus.labels import Labels
from corpus.message import Message
from corpus.store.protocol import DocumentStore, Source
from index.alike import differences, same_directive
from index.sources import Sources, is_gone, is_path, part_of


@dataclass(frozen=True)
class Filed:
    """Where a reading was stored: under which id, as what (`added`, `updated`, `matched`), and what to know of it."""

    document_id: str
    outcome: str
    notes: tuple[Message, ...] = ()


class Filing:
    """Files readings into a store, whose lock the caller holds."""

    def __init__(self, store: DocumentStore, labels: Labels | None = None) -> None:
        """labels: who may see what is filed; None for those who see what its file held before, else everyone."""
        self._store = store
        self._labels = labels
        self._sources = Sources(store)
        self._noted: dict[str, int] = {}

    # --- files whose bytes are known

    def known(self, name: str, place: str, sha256: str, document_id: str | None) -> Filed | None:
        """Returns where the document of these very bytes is stored; None where they are to be read.

        A copy of a file that is stored is kept as a source; one that was moved stands elsewhere now.
        document_id: given by a person, who may want the same bytes under another id.
        """
        found = self._of_this_reader(sha256, document_id)
        if not found:
            return None
        notes = self._shown_to({s.document_id for s in found})
        here = next((s for s in found if s.place == place), None)
        if here is not None:
            return Filed(here.document_id, "unchanged", notes)
        gone = next((s for s in found if is_gone(s, name)), None)
        if gone is not None:
            self._store.move_source(gone.document_id, gone.place, place)
            self._changed(gone.document_id)
            return Filed(gone.document_id, "unchanged", notes)
        first = next((s for s in found if s.in_force), None)
        if first is None:
            return None
        return self._copied(replace(self._store.load(first.document_id), source_name=name), first, place)

    def _shown_to(self, document_ids: Collection[str]) -> tuple[Message, ...]:
        """Shows documents to those who are named now, and returns what that changes, in sentences."""
        if self._labels is None:
            return ()
        before = self._store.labels()
        changed = [i for i in sorted(document_ids) if before.get(i) != self._labels]
        for document_id in changed:
            self._store.set_labels(document_id, self._labels)
        now = ", ".join(sorted(self._labels))
        return tuple(Message("may be seen by {labels} from now on", labels=now) for _ in changed[:1])

    def is_known(self, sha256: str, document_id: str | None) -> bool:
        """Returns whether these very bytes need not be read, as `known` finds it; nothing is changed."""
        return bool(self._of_this_reader(sha256, document_id))

    def _of_this_reader(self, sha256: str, document_id: str | None) -> list[Source]:
        ids = [document_id] if document_id is not None else self._sources.of_bytes(sha256)
        return [s for i in ids for s in self._sources.of(i) if s.sha256 == sha256 and s.current]

    def _copied(self, document: Document, source: Source, place: str) -> Filed:
        self._store.save_beside(document, place, self._labels)
        self._changed(source.document_id)
        name = document.source_name
        said = Message(
            "{name} is a copy of {original}; it is kept as a source of the same document, counted once",
            name=name,
            original=source.name if source.name != name else source.place,
        )
        return Filed(source.document_id, "matched", (said,))

    def keep(self, data: bytes) -> None:
        """Keeps the bytes of a file, so that they can be read again; before anything says that they are its source."""
        self._store.begin()
        self._store.originals.keep(data)

    def keep_known(self, data: bytes, sha256: str) -> None:
        """Keeps the bytes of a source that is stored: it came before any were kept, or they are damaged."""
        self._store.originals.keep(data)
        self._store.note_kept(sha256)

    # --- files that were read

    def file(self, document: Document, place: str, is_given: bool) -> Filed:
        """Stores a reading where it belongs, and returns where that is.

        document: under the id that its name gives it; place: where its file stands; is_given: whether a person gave
        the id, which is then kept.
        """
        if is_given:
            return self._as_given(document, place)
        source = self._of_bytes(document, place)
        if source is not None:
            named = replace(document, document_id=source.document_id)
            if source.place != place and not is_gone(source, document.source_name):
                return self._copied(named, source, place)
            return self.read_anew(named, source, place)
        notes: list[Message] = []
        labels = self._labels_at(place)
        for document_id in self._at_place(document, place):
            filed = self._read_again(replace(document, document_id=document_id), place, notes)
            if filed is not None:
                return filed
        twin = same_directive(self._store, document)
        if twin is not None:
            return self._beside(replace(document, document_id=twin.document_id), twin, place)
        return self._new(document, place, notes, labels)

    def _as_given(self, document: Document, place: str) -> Filed:
        held, notes = self._held(document.document_id), []
        if held is not None and is_another(document.metadata, held.metadata):
            notes.append(
                Message("{name} was stored under this id before; it is replaced, as --id asked", name=held.name)
            )
        twin = same_directive(self._store, document)
        if twin is not None and twin.document_id != document.document_id:
            notes.append(
                Message(
                    "the same directive is stored as {document_id} too; what it orders is counted twice",
                    document_id=repr(twin.document_id),
                )
            )
        self._save(document, place)
        return Filed(document.document_id, "added" if held is None else "updated", tuple(notes))

    def _of_bytes(self, document: Document, place: str) -> Source | None:
        """Returns the source that an older reader read from these very bytes, this file's rather than another's."""
        ids = self._sources.of_bytes(document.source_sha256)
        found = [s for i in ids if part_of(i) == part_of(document.document_id) for s in self._sources.of(i)]
        same = [s for s in found if s.sha256 == document.source_sha256]
        return min(same, key=lambda s: (s.place != place, not is_gone(s, document.source_name)), default=None)

    def read_anew(self, document: Document, source: Source, place: str | None = None) -> Filed:
        """Stores what this reader makes of a source that an older one read; place: where its file stands now."""
        place = source.place if place is None else place
        if source.in_force:
            self._save(document, place)
        else:
            self._store.move_source(source.document_id, source.place, place)
            self._store.save_beside(document, place, self._labels)
            self._changed(source.document_id)
        return Filed(document.document_id, "updated")

    def _at_place(self, document: Document, place: str) -> list[str]:
        """Returns the ids of what was read from a file before; none of what was sent, whose place is but a name."""
        ids = self._sources.at(place) if is_path(place) else []
        return [i for i in ids if part_of(i) == part_of(document.document_id)]

    def _read_again(self, document: Document, place: str, notes: list[Message]) -> Filed | None:
        """Stores what a file says now that was read before; None where that is another directive.

        What the file said before then stays stored, and a note says so.
        """
        document_id = document.document_id
        here = next(s for s in self._sources.of(document_id) if s.place == place)
        others = [s for s in self._sources.of(document_id) if s.place != place]
        held = self._store.load(document_id)
        # Where the words are the same, a slip in the head was mended. What a person corrected is not the file's word.
        if is_another(document.metadata, self._store.as_read(document_id)) and body_words(document) != body_words(held):
            notes.append(
                Message(
                    "this file held {name} before, which stays stored as {document_id}; `chithi remove "
                    "{argument}` takes it away",
                    name=held.name,
                    document_id=repr(document_id),
                    argument=document_id,
                )
            )
            self._store.move_source(document_id, place, "")
            self._changed(document_id)
            return None
        if others and not is_same(document, held):
            self._store.remove_source(document_id, place)
            self._changed(document_id)
            return None
        if here.in_force:
            self._save(document, place)
        else:
            self._store.save_beside(document, place, self._labels)
            self._changed(document_id)
        return Filed(document_id, "updated")

    def _beside(self, document: Document, twin: Document, place: str) -> Filed:
        """Stores a reading of a directive that is stored already: in force where it is the better one."""
        source = self._sources.in_force(twin.document_id)
        same_name = source.name == document.source_name
        if same_name and is_gone(source, document.source_name):
            self._save(document, place)
            return Filed(document.document_id, "updated")
        first = is_better(document, twin, same_name)
        (self._store.put_first if first else self._store.save_beside)(document, place, self._labels)
        self._changed(document.document_id)
        searched, other = (document, twin) if first else (twin, document)
        said = Message(
            "{file} is the same directive as {other} ({document}): counted once, the text of "
            "{searched} is searched{differences}; to keep both, ingest it with --id",
            file=document.source_name,
            other=source.name,
            document=twin.name,
            searched=searched.source_name,
            differences=differences(searched, other),
        )
        return Filed(document.document_id, "updated" if first and same_name else "matched", (said,))

    def _labels_at(self, place: str) -> Labels | None:
        """Returns who may see what comes from a file for the first time: those who see what it held until now."""
        held = self._sources.at(place) if is_path(place) and self._labels is None else []
        return self._store.labels().get(held[0]) if held else self._labels

    def _new(self, document: Document, place: str, notes: list[Message], labels: Labels | None) -> Filed:
        """Stores a document of its own, under another id where its name is taken."""
        held = self._held(document.document_id)
        if held is None:
            self._save(document, place, labels)
            return Filed(document.document_id, "added", tuple(notes))
        source = self._sources.in_force(held.document_id)
        if is_gone(source, document.source_name) and is_version(document, held):
            self._save(document, place)
            return Filed(document.document_id, "updated", tuple(notes))
        named = replace(document, document_id=self._free(document.document_id))
        self._save(named, place, labels)
        if not notes:
            notes.append(
                Message(
                    "{document_id} is the id of another document ({name}), which stays as it is",
                    document_id=repr(held.document_id),
                    name=held.name,
                )
            )
        return Filed(named.document_id, "added", tuple(notes))

    def forget_parts(self, place: str, kept: Collection[str]) -> None:
        """Removes what a file held as a further document (`a~2`) when it was read before, and holds no more.

        kept: the ids of what it holds.
        """
        for document_id in self._sources.at(place):
            if part_of(document_id) and document_id not in kept:
                if len(self._sources.of(document_id)) > 1:
                    self._store.remove_source(document_id, place)
                else:
                    self._store.remove(document_id)
                self._changed(document_id)

    # --- what is stored

    def taken_note(self) -> dict[str, int]:
        """Returns the ids of the documents that changed since this was asked last, each with the length of its text."""
        noted, self._noted = self._noted, {}
        return noted

    def _held(self, document_id: str) -> Document | None:
        return self._store.load(document_id) if document_id in self._sources else None

    def _free(self, document_id: str) -> str:
        stem, tilde, part = document_id.partition("~")
        number = 2
        while f"{stem}-{number}{tilde}{part}" in self._sources:
            number += 1
        return f"{stem}-{number}{tilde}{part}"

    def _save(self, document: Document, place: str, labels: Labels | None = None) -> None:
        self._store.save(document, place, self._labels if labels is None else labels)
        self._changed(document.document_id)

    def _changed(self, document_id: str) -> None:
        """Takes note of what is stored of a document now."""
        head = self._store.heads(document_id).get(document_id)
        self._noted[document_id] = head.length if head is not None else 0
