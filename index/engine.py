"""The contract between an index and its users: what publishes documents, and what is then open to be searched.

`index.local` is the engine that comes with the product. Whoever searches knows this module alone, so that another
engine may stand behind it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.document import Document
from index.encoders.protocol import EncodedQuery, Encoder
from index.progress import Progress, no_progress


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
    def splitter(self) -> int:
        """The version of the rules by which they were cut (`index.passage.SPLITTER_VERSION`)."""
        ...

    @property
    def documents(self) -> Mapping[str, str]:
        """The digest of each document's text, by id."""
        ...

    @property
    def places(self) -> Sequence[str]:
        """Where the documents are from, folded."""
        ...

    @property
    def superseded(self) -> Mapping[str, list[list[str]]]:
        """For each document that another replaces, repeals or amends: how and which other, in pairs."""
        ...

    @property
    def numbers(self) -> Mapping[str, list[str]]:
        """Kind and number of each document that has a number, folded."""
        ...


class Searcher(Protocol):
    """A published index, open: it stays as it is whatever is published next, and threads may share it."""

    @property
    def manifest(self) -> Contents:
        """What it holds."""
        ...

    @property
    def entries(self) -> Sequence[Entry]:
        """Its passages, by their numbers."""
        ...

    def search(
        self,
        query: EncodedQuery | None,
        terms: dict[str, dict[str, float]],
        depth: int,
        within: frozenset[str] | None = None,
    ) -> list[Candidate]:
        """Returns the passages that either search puts among its best `depth`, by number.

        query: encoded, or None to search by terms alone; terms: by field (`index.words.terms`), with weights; within:
        the ids of the documents that may be seen, None for all. Only passages of those are ranked and count towards
        `depth`; their scores are what they are without it, because rarity stays a matter of the whole index.
        """
        ...

    def documents_naming(self, phrase: str) -> set[str]:
        """Returns the ids of the documents that hold a phrase, accents aside, in a clause or a title."""
        ...

    def is_of(self, encoder: Encoder) -> bool:
        """Returns whether its vectors are this encoder's: those of two encoders never meet."""
        ...


class Engine(Protocol):
    """Keeps one published index; a reader sees the old one or the new one, never half of one."""

    def is_published(self) -> bool:
        """Returns whether an index was ever published.

        Raises:
            IndexDamaged: one was, and it is not where it should be.
        """
        ...

    def open(self) -> Searcher:
        """Returns the published index, opened again only after another was published.

        Raises:
            IndexDamaged: there is none, or a file of it is missing or another; the message says how to mend it.
        """
        ...

    def publish(
        self,
        documents: Sequence[Document],
        encoder: Encoder,
        progress: Progress = no_progress,
        afresh: bool = False,
    ) -> None:
        """Builds the index of these documents and makes it the published one.

        progress: called with (encoded, to be encoded) passages; afresh: nothing is taken over from the index before.

        Raises:
            IndexWriteError: it cannot be written; the index before stays published.
        """
        ...
