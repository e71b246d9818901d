"""The stored documents as a person looks for them: by words of what is known of them, the newest first."""

import logging
import threading
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from corpus.document import Document, Metadata
from corpus.errors import StoreError
from corpus.store.protocol import Head
from corpus.store.sqlite import Store
from corpus.text.accents import strip_accents

logger = logging.getLogger("chithi.api")


@dataclass(frozen=True)
class Listed:
    """A document in the list; name: what people call it; words: all that it is found by, as `folded` returns it."""

    document_id: str
    name: str
    metadata: Metadata
    words: str

    @property
    def full_name(self) -> str:
        """Its name with who issued it and when."""
        return Document(self.document_id, "", (), self.metadata).full_name


class Listing:
    """The list of the documents of a home, made anew where something was stored since; safe to share by threads."""

    def __init__(self, store: Store) -> None:
        """store: with all documents; who may see fewer is told by the store that `found` is given."""
        self._store = store
        self._guard = threading.Lock()
        self._kept: tuple[tuple[int, ...] | None, dict[str, Listed]] | None = None

    def seen(self, store: Store) -> list[Listed]:
        """Returns the documents of a store that is over the same home, the newest first."""
        ids = set(store.ids())
        return [listed for document_id, listed in self._all().items() if document_id in ids]

    def _all(self) -> dict[str, Listed]:
        """Returns all documents by id, the newest first."""
        stamp = self._store.stamp()  # before they are read: what is stored meanwhile is read next time
        with self._guard:
            if self._kept is None or self._kept[0] != stamp:
                self._kept = stamp, self._read()
            return self._kept[1]

    def _read(self) -> dict[str, Listed]:
        files: dict[str, list[str]] = {}
        for source in self._store.sources():
            files.setdefault(source.document_id, []).append(source.name)
        found = [_listed(i, head.metadata, files.get(i, [])) for i, head in self._heads().items()]
        found.sort(key=lambda one: (folded(one.name), one.document_id))
        found.sort(key=lambda one: one.metadata.date.isoformat() if one.metadata.date else "", reverse=True)
        return {one.document_id: one for one in found}

    def _heads(self) -> Mapping[str, Head]:
        """Returns the heads of all documents; one that is damaged is left out, with a word in the log."""
        try:
            return self._store.heads()
        except StoreError:
            found: dict[str, Head] = {}
            for document_id in self._store.ids():
                try:
                    found.update(self._store.heads(document_id))
                except StoreError as error:
                    logger.warning("%s", error)
            return found


def with_words(documents: Collection[Listed], asked: str) -> list[Listed]:
    """Returns the documents that have every word of what is asked for, with or without accents, in order."""
    words = folded(asked).split()
    return [one for one in documents if all(word in one.words for word in words)]


def folded(text: str) -> str:
    """Returns text as it is looked for: small letters without accents, signs as they stand."""
    return strip_accents(text).lower()


def _listed(document_id: str, meta: Metadata, files: Collection[str]) -> Listed:
    name = Document(document_id, "", (), meta).name
    days = [meta.date.isoformat(), f"{meta.date:%d/%m/%Y}"] if meta.date else []
    said = [meta.title, meta.issuer, meta.kind, meta.number, meta.signer]
    known = [name, *(text for text in said if text), *days, document_id, *files]
    return Listed(document_id, name, meta, folded(" ".join(known)))
