"""Which stored documents others have replaced or repealed: what they ask for falls due no more."""

import datetime
from collections.abc import Mapping, Sequence

from corpus.document import REPEALS, REPLACES, Metadata
from index.errors import IndexingError
from index.home import Home


def replaced(home: Home, today: datetime.date) -> dict[str, str]:
    """Returns, for each stored document that another has replaced or repealed as a whole by a day, the other's id.

    Empty where nothing is indexed yet, which is where the documents that change each other are looked up.
    """
    try:
        manifest = home.searcher().manifest
    except IndexingError:
        return {}
    return replaced_by(manifest.superseded, manifest.heads, today)


def replaced_by(
    superseded: Mapping[str, Sequence[Sequence[str]]], heads: Mapping[str, Metadata], today: datetime.date
) -> dict[str, str]:
    """Returns which of documents that others change are no longer in force on a day, and by which other, by ids."""
    found: dict[str, str] = {}
    for document_id, changes in superseded.items():
        others = (by for kind, by in changes if kind in (REPLACES, REPEALS) and _since(heads.get(by)) <= today)
        other = next(others, None)
        if other is not None:
            found[document_id] = other
    return found


def _since(meta: Metadata | None) -> datetime.date:
    """Returns since when a document holds; one that does not say holds already."""
    return (meta and (meta.effective or meta.date)) or datetime.date.min
