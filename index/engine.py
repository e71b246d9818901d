"""The contract between an index and its users: what publishes documents, and what is then open to be searched.

`index.local` is the engine that comes with the product. Whoever searches knows this module alone, so that another
engine may stand behind it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.document import Document, Metadata
from index.encoders.protocol import EncodedQuery, Encoder
from index.progress import Progress, no_progress
from index.scheduler import AT_ONCE, Scheduler


@dataclass(frozen=True)
class Entry:
    """A passage as the index keeps it; its text is a slice of its document.

    gives: the kinds of answer it has something of (`corpus.answer_types`).
    """

    passage_id: str
    document_id: str
    path: str
    start: int
    end: int
    digest: str
    gives: list[str]


@dataclass(frozen=True)
class Candidate:
    """A passage found by one search or both.

    number: of the passage; dense: cosine; lexical: BM25 score, 0 where not found; late: score by late interaction, the
    cosine where the encoder gives no tokens.
    """

    number: int
    dense: float
    lexical: float
    late: float


class Contents(Protocol):
    """What an index holds, and from what it was built."""

    @property
    def encoder(self) -> str:
        """The name of the encoder whose vectors it holds."""
        ...

    @property
    def encoder_revision(self) -> str:
        """The digest of that encoder's weights."""
        ...

    @property
    def passages(self) -> int:
        """How many passages there are."""
        ...

    @property
    def documents(self) -> Mapping[str, str]:
        """The state of each document that it was built from (`Document.state`), by id."""
        ...

    @property
    def heads(self) -> Mapping[str, Metadata]:
        """The metadata of each document, by id."""
        ...

    @property
    def places(self) -> Sequence[str]:
        """Where the documents are from, folded."""
        ...

    @property
    def issuers(self) -> Mapping[str, str]:
        """Of each document, by id, who issued it and where: place, issuer and the body above it, folded, in blanks."""
        ...

    @property
    def superseded(self) -> Mapping[str, list[list[str]]]:
        """For each document that another replaces, repeals or amends: how and which other, in pairs."""
        ...

    @property
    def numbers(self) -> Mapping[str, list[str]]:
        """Kind and number of each document that has a number, folded."""
        ...


class Entries(Protocol):
    """Passages by their numbers, which may have gaps."""

    def __len__(self) -> int:
        """Returns how many there are."""
        ...

    def __getitem__(self, number: int, /) -> Entry:
        """Returns a passage by its number."""
        ...

    def __iter__(self) -> Iterator[Entry]:
        """Yields them in the order of their numbers."""
        ...


class Searcher(Protocol):
    """A published state, open: it stays as it is whatever is published next, and threads may share it."""

    @property
    def manifest(self) -> Contents:
        """What it holds."""
        ...

    @property
    def entries(self) -> Entries:
        """Its passages, by their numbers."""
        ...

    def entries_of(self, document_id: str) -> list[Entry]:
        """Returns the passages of a document, in order; none of one that is not here."""
        ...

    def document(self, document_id: str) -> Document:
        """Returns a document as it was when it was indexed.

        Raises:
            UnknownDocument: it is not here.
            IndexDamaged: its text is not the one that was indexed.
        """
        ...

    def search(
        self,
        query: EncodedQuery | None,
        terms: dict[str, dict[str, float]],
        depth: int,
        within: frozenset[str] | None = None,
    ) -> list[Candidate]:
        """Returns the passages that either search puts among its best `depth`, in the order of their ids.

        query: encoded, or None to search by terms alone; terms: by field (`index.words.terms`), with weights; within:
        the ids of the documents that may be seen, None for all. Only passages of those are ranked and count towards
        `depth`; their scores are what they are without it, because rarity stays a matter of the whole index. The same
        documents give the same candidates and scores, however and in whatever order they came.
        """
        ...

    def only(self, documents: frozenset[str]) -> "Searcher":
        """Returns the same as if no other documents had ever been in it: what is rare is so among these alone."""
        ...

    def documents_naming(self, phrase: str) -> set[str]:
        """Returns the ids of the documents that hold a phrase, accents aside, in a clause or a title."""
        ...

    def is_of(self, encoder: Encoder) -> bool:
        """Returns whether its vectors are this encoder's: those of two encoders never meet."""
        ...


class Engine(Protocol):
    """Keeps one published state; a reader sees the one before or the next, never half of one, and waits for nobody."""

    def is_published(self) -> bool:
        """Returns whether an index was ever published."""
        ...

    def open(self) -> Searcher:
        """Returns the published index, opened again only after another was published.

        Raises:
            IndexDamaged: there is none, or a file of it is missing or another; the message says how to mend it.
        """
        ...

    def check(self) -> None:
        """Compares every file of the published index with its digest.

        Raises:
            IndexDamaged: one is missing or another; the message says how to mend it.
        """
        ...

    def indexed(self, encoder: Encoder) -> Mapping[str, str]:
        """Returns the state of each document that is searched as this encoder and this splitter would have it, by id.

        Of a damaged index, of what is whole of it.
        """
        ...

    def held(self) -> Collection[str]:
        """Returns the ids of the documents that are searched, of whatever encoder; what is damaged is left out."""
        ...

    def put(
        self,
        documents: Sequence[Document],
        removed: Collection[str],
        encoder: Encoder,
        scheduler: Scheduler = AT_ONCE,
        afresh: bool = False,
        progress: Progress = no_progress,
    ) -> None:
        """Publishes documents in place of those of their ids, without those that are removed.

        What is damaged of the index goes. scheduler: says which steps of it yield to others; afresh: nothing is taken
        over of what was encoded before; progress: called with (encoded, to be encoded) passages.

        Raises:
            IndexWriteError: it cannot be written; what was published before stays so.
        """
        ...

    def settle(self) -> None:
        """Deletes what only a run that was cut off would go on from: all that is stored is indexed."""
