"""The files that stored documents were read from, as a store has them: by their bytes, by where they stand."""

from collections.abc import Sequence
from pathlib import Path

from corpus.errors import UnknownSource
from corpus.message import Message
from corpus.store.protocol import DocumentStore, Source


class Sources:
    """The sources in a store, each asked for when it is wanted: what there is besides costs nothing."""

    def __init__(self, store: DocumentStore) -> None:
        self._store = store

    def __contains__(self, document_id: str) -> bool:
        return bool(self.of(document_id))

    def of(self, document_id: str) -> Sequence[Source]:
        """Returns the sources of a document, none of one that is not stored."""
        return self._store.sources(document_id)

    def in_force(self, document_id: str) -> Source:
        """Returns the source whose reading a stored document is."""
        return next(s for s in self.of(document_id) if s.in_force)

    def of_bytes(self, sha256: str) -> list[str]:
        """Returns the ids of the documents that have a source of these bytes, in order."""
        return self._store.of_bytes(sha256)

    def at(self, place: str) -> list[str]:
        """Returns the ids of the documents that have a source at a place, in order."""
        return self._store.at_place(place)


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
        what = Message("several sources of that name") if found else Message("no such source")
        raise UnknownSource(
            Message(
                "document {document_id}: {what} found for {source}, one of these expected: {listed}",
                document_id=repr(document_id),
                what=what,
                source=repr(source),
                listed=listed,
            )
        )
    return found[0]


def is_path(place: str) -> bool:
    """Returns whether a place is one on a disk; what was sent over HTTP has a bare name alone."""
    return Path(place).is_absolute()


def is_gone(source: Source, name: str) -> bool:
    """Returns whether the file of a source is where it was no more; a zip stands for what is in it.

    Of one without a place only its name is known: it is another file's, unless that has the same.
    """
    if not is_path(source.place):
        return source.name == name
    path = Path(source.place)
    return not any(p.is_file() for p in (path, *path.parents))


def part_of(document_id: str) -> str:
    """Returns which document of its file an id names: `a~2` is the second, `a` the first."""
    return document_id.partition("~")[2]
