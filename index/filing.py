"""Which stored document a reading belongs to: its own, another's of the same name, or one that is stored already.

Nothing that is stored is overwritten by another directive, and one directive that comes twice is counted once: the
second file is kept as a source of the first. What decides is the place of a file, then its bytes, then what it says.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.document import Document
from corpus.errors import UnknownSource
from corpus.facts.identity import body_words, is_another, is_better, is_same, is_version, read_otherwise
from corpus.labels import Labels
from corpus.store.protocol import DocumentStore, Source, by_document
from index.alike import Alike

MOST_NAMED = 3  # clauses that are named where two readings differ


@dataclass(frozen=True)
class Filed:
    """Where a reading was stored: under which id, as what (`added`, `updated`, `matched`), and what to know of it."""

    document_id: str
    outcome: str
    notes: tuple[str, ...] = ()


class Filing:
    """Files readings into a store, whose lock the caller holds: what it knows of the store is read once."""

    def __init__(self, store: DocumentStore, labels: Labels | None = None) -> None:
        """labels: who may see what is filed; None for those who see what its file held before, else everyone."""
        self._store = store
        self._labels = labels
        self._sources = by_document(store.sources())
        self._by_bytes: dict[str, set[str]] = {}
        self._by_place: dict[str, set[str]] = {}
        for document_id in self._sources:
            self._enter(document_id)
        self._alike = Alike(store)
        self._noted: dict[str, int] = {}

    # --- files whose bytes are known

    def known(self, name: str, place: str, sha256: str, document_id: str | None) -> Filed | None:
        """Returns where the document of these very bytes is stored; None where they are to be read.

        A copy of a file that is stored is kept as a source; one that was moved stands elsewhere now.
        document_id: given by a person, who may want the same bytes under another id.
        """
        ids = [document_id] if document_id is not None else sorted(self._by_bytes.get(sha256, ()))
        found = [s for i in ids for s in self._sources.get(i, ()) if s.sha256 == sha256 and s.current]
        if not found:
            return None
        if self._labels is not None:
            for seen in {s.document_id for s in found}:
                self._store.set_labels(seen, self._labels)
        here = next((s for s in found if s.place == place), None)
        if here is not None:
            return Filed(here.document_id, "unchanged")
        gone = next((s for s in found if _is_gone(s, name)), None)
        if gone is not None:
            self._store.move_source(gone.document_id, gone.place, place)
            self._changed(gone.document_id)
            return Filed(gone.document_id, "unchanged")
        first = next((s for s in found if s.in_force), None)
        if first is None:
            return None
        return self._copied(replace(self._store.load(first.document_id), source_name=name), first, place)

    def _copied(self, document: Document, source: Source, place: str) -> Filed:
        self._store.save_beside(document, place, self._labels)
        self._changed(source.document_id)
        name = document.source_name
        said = f"{name} is a copy of {source.name}; it is kept as a source of the same document, counted once"
        return Filed(source.document_id, "matched", (said,))

    def keep(self, data: bytes) -> None:
        """Keeps the bytes of a file, so that they can be read again; before anything says that they are its source."""
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
            if source.place != place and not _is_gone(source, document.source_name):
                return self._copied(named, source, place)
            return self.read_anew(named, source, place)
        notes: list[str] = []
        labels = self._labels_at(place)
        for document_id in self._at_place(document, place):
            filed = self._read_again(replace(document, document_id=document_id), place, notes)
            if filed is not None:
                return filed
        twin = self._alike.to(document)
        if twin is not None:
            return self._beside(replace(document, document_id=twin.document_id), twin, place)
        return self._new(document, place, notes, labels)

    def _as_given(self, document: Document, place: str) -> Filed:
        held, notes = self._held(document.document_id), []
        if held is not None and is_another(document.metadata, held.metadata):
            notes.append(f"{held.name} was stored under this id before; it is replaced, as --id asked")
        twin = self._alike.to(document)
        if twin is not None and twin.document_id != document.document_id:
            notes.append(f"the same directive is stored as {twin.document_id!r} too; what it orders is counted twice")
        self._save(document, place)
        return Filed(document.document_id, "added" if held is None else "updated", tuple(notes))

    def _of_bytes(self, document: Document, place: str) -> Source | None:
        """Returns the source that an older reader read from these very bytes, this file's rather than another's."""
        ids = sorted(self._by_bytes.get(document.source_sha256, ()))
        found = [s for i in ids if _part(i) == _part(document.document_id) for s in self._sources[i]]
        same = [s for s in found if s.sha256 == document.source_sha256]
        return min(same, key=lambda s: (s.place != place, not _is_gone(s, document.source_name)), default=None)

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
        ids = sorted(self._by_place.get(place, ())) if _is_path(place) else []
        return [i for i in ids if _part(i) == _part(document.document_id)]

    def _read_again(self, document: Document, place: str, notes: list[str]) -> Filed | None:
        """Stores what a file says now that was read before; None where that is another directive.

        What the file said before then stays stored, and a note says so.
        """
        document_id = document.document_id
        here = next(s for s in self._sources[document_id] if s.place == place)
        others = [s for s in self._sources[document_id] if s.place != place]
        held = self._store.load(document_id)
        # Where the words are the same, a slip in the head was mended. What a person corrected is not the file's word.
        if is_another(document.metadata, self._store.as_read(document_id)) and body_words(document) != body_words(held):
            notes.append(
                f"this file held {held.name} before, which stays stored as {document_id!r};"
                f" `chithi remove {document_id}` takes it away"
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
        source = next(s for s in self._sources[twin.document_id] if s.in_force)
        same_name = source.name == document.source_name
        if same_name and _is_gone(source, document.source_name):
            self._save(document, place)
            return Filed(document.document_id, "updated")
        first = is_better(document, twin, same_name)
        (self._store.put_first if first else self._store.save_beside)(document, place, self._labels)
        self._changed(document.document_id)
        searched, other = (document, twin) if first else (twin, document)
        said = (
            f"{document.source_name} is the same directive as {source.name} ({twin.name}): counted once, the text of"
            f" {searched.source_name} is searched{_differences(searched, other)}; to keep both, ingest it with --id"
        )
        return Filed(document.document_id, "updated" if first and same_name else "matched", (said,))

    def _labels_at(self, place: str) -> Labels | None:
        """Returns who may see what comes from a file for the first time: those who see what it held until now."""
        held = sorted(self._by_place.get(place, ())) if _is_path(place) and self._labels is None else []
        return self._store.labels().get(held[0]) if held else self._labels

    def _new(self, document: Document, place: str, notes: list[str], labels: Labels | None) -> Filed:
        """Stores a document of its own, under another id where its name is taken."""
        held = self._held(document.document_id)
        if held is None:
            self._save(document, place, labels)
            return Filed(document.document_id, "added", tuple(notes))
        source = next(s for s in self._sources[held.document_id] if s.in_force)
        if _is_gone(source, document.source_name) and is_version(document, held):
            self._save(document, place)
            return Filed(document.document_id, "updated", tuple(notes))
        named = replace(document, document_id=self._free(document.document_id))
        self._save(named, place, labels)
        if not notes:
            notes.append(f"{held.document_id!r} is the id of another document ({held.name}), which stays as it is")
        return Filed(named.document_id, "added", tuple(notes))

    def forget_parts(self, place: str, kept: Collection[str]) -> None:
        """Removes what a file held as a further document (`a~2`) when it was read before, and holds no more.

        kept: the ids of what it holds.
        """
        for document_id in sorted(self._by_place.get(place, ())):
            if _part(document_id) and document_id not in kept:
                if len(self._sources[document_id]) > 1:
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
        for source in self._sources.get(document_id, ()):
            self._by_bytes[source.sha256].discard(document_id)
            self._by_place[source.place].discard(document_id)
        self._sources[document_id] = self._store.sources(document_id)
        self._enter(document_id)
        self._noted[document_id] = self._alike.changed(document_id)

    def _enter(self, document_id: str) -> None:
        for source in self._sources[document_id]:
            self._by_bytes.setdefault(source.sha256, set()).add(document_id)
            self._by_place.setdefault(source.place, set()).add(document_id)


def find_source(store: DocumentStore, document_id: str, source: str) -> Source:
    """Returns the source of a document that stands at a place, or that has a name.

    Raises:
        UnknownDocument: none of that id is stored.
        UnknownSource: there is no such source, or several have the name.
    """
    store.load(document_id)
    sources = store.sources(document_id)
    found = [s for s in sources if s.place == source] or [s for s in sources if source == s.name]
    if len(found) != 1:
        listed = "; ".join(s.place or s.name for s in sources)
        what = "several sources of that name" if found else "no such source"
        raise UnknownSource(f"document {document_id!r}: {what} found for {source!r}, one of these expected: {listed}")
    return found[0]


def _is_path(place: str) -> bool:
    """Returns whether a place is one on a disk; what was sent over HTTP has a bare name alone."""
    return Path(place).is_absolute()


def _is_gone(source: Source, name: str) -> bool:
    """Returns whether the file of a source is where it was no more; a zip stands for what is in it.

    Of one without a place only its name is known: it is another file's, unless that has the same.
    """
    if not _is_path(source.place):
        return source.name == name
    path = Path(source.place)
    return not any(p.is_file() for p in (path, *path.parents))


def _part(document_id: str) -> str:
    """Returns which document of its file an id names: `a~2` is the second, `a` the first."""
    return document_id.partition("~")[2]


def _differences(searched: Document, other: Document) -> str:
    """Returns which clauses read otherwise in the text that is not searched, as the end of a sentence."""
    paths = read_otherwise(searched, other)
    if not paths:
        return ""
    more = f" and {len(paths) - MOST_NAMED} more" if len(paths) > MOST_NAMED else ""
    return f" (the other reads differently in {', '.join(paths[:MOST_NAMED])}{more})"
