"""What the page of documents asks for: some of them at a time, as they are found, and how they bear on each other."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from api.listing import Listed, with_words
from api.parameters import known_parameters
from api.services import AssistantOf, ListingOf
from corpus.as_json import document_as_json
from corpus.document import AMENDS, REPEALS, REPLACES
from corpus.errors import StoreError, UnknownDocument
from index.errors import IndexingError
from index.home import Home

logger = logging.getLogger("chithi.api")
router = APIRouter(include_in_schema=False, dependencies=[Depends(known_parameters)])
SUFFERED = {REPLACES: "replaced_by", REPEALS: "repealed_by", AMENDS: "amended_by"}
Asked = Annotated[str, Query(max_length=200)]


@router.get("/web/documents")
def documents(
    assistant: AssistantOf,
    listing: ListingOf,
    q: Asked = "",
    page: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    size: Annotated[int, Query(ge=1, le=100)] = 25,
) -> dict[str, Any]:
    """A page of the documents that have some words, the newest first; how many there are, and how many have them.

    Behind the last page there is that one again: what stood on it was removed meanwhile.
    """
    home = assistant.home
    there = listing.seen(home.store)
    found = with_words(there, q)
    page = min(page, max(0, (len(found) - 1) // size))
    shown = found[page * size : (page + 1) * size]
    bearing = _Bearing(home, {one.document_id: one for one in there})
    rows = [{**known, "bearings": bearing.of(str(known["document_id"]))} for known in _known(home, shown)]
    return {"all": len(there), "found": len(found), "page": page, "documents": rows}


@router.get("/web/documents/names")
def names(
    assistant: AssistantOf, listing: ListingOf, q: Asked = "", limit: Annotated[int, Query(ge=1, le=100)] = 50
) -> dict[str, Any]:
    """The first of the documents that have some words, by what people call them, and how many have them."""
    found = with_words(listing.seen(assistant.home.store), q)
    named = [{"document_id": one.document_id, "name": one.full_name} for one in found[:limit]]
    return {"found": len(found), "documents": named}


def _known(home: Home, shown: Sequence[Listed]) -> Iterator[dict[str, object]]:
    """Yields what is known of documents; one that is damaged is left out, with a word in the log."""
    for one in shown:
        try:
            document = home.store.load(one.document_id)
        except UnknownDocument:  # removed meanwhile
            continue
        except StoreError as error:
            logger.warning("%s", error)
            continue
        yield document_as_json(document, home.store.sources(one.document_id))


class _Bearing:
    """Which documents of a home replace, repeal or amend which."""

    def __init__(self, home: Home, there: Mapping[str, Listed]) -> None:
        self._there = there
        self._done: dict[str, list[tuple[str, str]]] = {}
        try:
            self._suffered = home.searcher().manifest.superseded
        except IndexingError:
            self._suffered = {}
        for document_id, pairs in self._suffered.items():
            for kind, by in pairs:
                self._done.setdefault(by, []).append((kind, document_id))

    def of(self, document_id: str) -> list[dict[str, object]]:
        """Returns what others do to a document, then what it does to others (`replaced_by`, `replaces`)."""
        suffered = [(SUFFERED[kind], by) for kind, by in self._suffered.get(document_id, ()) if kind in SUFFERED]
        done = [(kind, other) for kind, other in self._done.get(document_id, ()) if kind in SUFFERED]
        return [_bearing(kind, self._there[other]) for kind, other in (*suffered, *done) if other in self._there]


def _bearing(kind: str, other: Listed) -> dict[str, object]:
    meta = other.metadata
    day = meta.date.isoformat() if meta.date else None
    return {"kind": kind, "document_id": other.document_id, "name": other.name, "issuer": meta.issuer, "date": day}
