"""What questions about documents are answered from: the heads of all that are stored, and each opened when needed."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus.document import Document, Metadata
from corpus.duty import Duty
from rag.evidence import Evidence
from rag.retrieval.meant import Similar


@dataclass(frozen=True)
class Shelf:
    """The stored documents as one question sees them.

    heads: the metadata of each, by id; numbers: folded kind and number of each that has one; superseded: for each that
    others change, how and by which, in pairs; today: the day on which it is asked; open, duties: a document by its id
    and what it assigns; naming: the ids of those that hold a phrase; evidence: a duty with its clause;
    similar: compares a phrase with titles by vectors, None where words alone tell; called: takes note of one that
    is named and was not opened.
    """

    heads: Mapping[str, Metadata]
    numbers: Mapping[str, Sequence[str]]
    superseded: Mapping[str, Sequence[Sequence[str]]]
    today: datetime.date
    open: Callable[[str], Document]
    duties: Callable[[Document], Sequence[Duty]]
    naming: Callable[[str], set[str]]
    evidence: Callable[[Duty, int], Evidence]
    similar: Similar | None = None
    called: Callable[[str], None] = lambda _: None

    def newest_first(self, ids: Sequence[str]) -> list[str]:
        """Returns ids by the dates of their documents, the newest first, those without one last; ties by id."""
        dated = sorted(ids)
        return sorted(dated, key=lambda i: self.heads[i].date or datetime.date.min, reverse=True)
