"""The segments of a published state, open: dense and lexical candidates for a query."""

import heapq
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.document import Document
from corpus.errors import UnknownDocument
from corpus.store.stored import unknown
from corpus.text.terms import folded_terms
from index.encoders.protocol import EncodedQuery, Encoder, Vectors
from index.engine import Candidate, Entry
from index.local.bm25 import Lexical, Part
from index.local.contents import LocalContents
from index.local.late import late_scores
from index.local.segment import Segment
from index.words.terms import FOLDED


class LocalSearcher:
    """The documents of some segments that are not removed; immutable, safe to share by threads.

    removed: of each segment, which of its documents are not searched, by place.
    """

    def __init__(self, root: Path, segments: Sequence[Segment], removed: Sequence[Sequence[int]]) -> None:
        self.root, self.segments = root, tuple(segments)
        self.removed = tuple(frozenset(gone) for gone in removed)
        self._first: list[int] = np.cumsum([0, *map(len, self.segments)]).tolist()
        self._live = [_live(s, gone) for s, gone in zip(self.segments, self.removed, strict=True)]
        parts = zip(self.segments, self._live, strict=True)
        self._lexical = Lexical([Part(s.postings, live, len(s)) for s, live in parts])
        self.manifest = LocalContents(self.segments, self.removed, self.count)
        self.entries = Entries(self)

    # --- search

    def is_of(self, encoder: Encoder) -> bool:
        """Returns whether its vectors are this encoder's."""
        return all(s.about.encoder_revision == encoder.revision for s in self.segments)

    def search(
        self,
        query: EncodedQuery | None,
        terms: dict[str, dict[str, float]],
        depth: int,
        within: frozenset[str] | None = None,
    ) -> list[Candidate]:
        """Returns the passages that either search puts among its best `depth`, by their ids.

        query: encoded, or None to search by terms alone; terms: by field, with weights; within: the ids of the
        documents that may be seen, None for all, before anything is ranked. Each candidate has its exact cosine and its
        score by late interaction, whichever search found it. What is equal is told apart by the passage's id, so that
        the same documents give the same candidates, to the last bit, however they came.
        """
        seen = self._seen(within)
        scores = self._lexical.scores(terms)
        held = np.flatnonzero(scores > 0) if seen is None else seen[scores[seen] > 0]
        lexical = {n: float(scores[n]) for n in best(held, scores[held], depth, self._id)}
        found = set(lexical)
        if query is not None:
            found.update(self._nearest(query.vector, depth, seen))
        numbers = sorted(found, key=self._id)
        cosines = self._cosines(query.vector, numbers) if query is not None else [0.0] * len(numbers)
        late = cosines
        if query is not None and query.tokens is not None:
            late = late_scores(query.tokens, [self.segments[s].tokens.of(row) for s, row in map(self._at, numbers)])
        return [Candidate(n, c, lexical.get(n, 0.0), m) for n, c, m in zip(numbers, cosines, late, strict=True)]

    def only(self, documents: frozenset[str]) -> "LocalSearcher":
        """Returns the same as if no other documents had ever been in it: the others are taken for removed."""
        gone = [
            removed.union(place for place, head in enumerate(s.heads) if head.document_id not in documents)
            for s, removed in zip(self.segments, self.removed, strict=True)
        ]
        return LocalSearcher(self.root, self.segments, [sorted(g) for g in gone])

    def documents_naming(self, phrase: str) -> set[str]:
        """Returns the ids of the documents that hold a phrase, accents aside, in a clause or a title."""
        words = folded_terms(phrase)
        pairs = [w for w in words if "_" in w] or words
        return {self._document_of(n) for n in self._lexical.holding(FOLDED, pairs)}

    def _nearest(self, vector: Vectors, depth: int, seen: NDArray[np.int64] | None) -> list[int]:
        """Returns the numbers of the passages nearest to a vector, of those that may be seen; exact."""
        found = []
        for segment, live, first in self._each():
            rows = None if live is None else np.flatnonzero(live)
            if seen is not None:
                rows = seen[(seen >= first) & (seen < first + len(segment))] - first
            found.append(first + segment.vectors.nearest(vector, depth, rows))
        every = _joined(found)
        return best(every, np.array(self._cosines(vector, every.tolist())), depth, self._id)

    def _cosines(self, vector: Vectors, numbers: Sequence[int]) -> list[float]:
        """Returns the cosines of a query's vector and passages, by their numbers; each of its row alone."""
        if not numbers:
            return []
        rows = np.stack([self.segments[s].vectors.rows[row] for s, row in map(self._at, numbers)])
        found: list[float] = (rows * vector[0]).sum(axis=1, dtype=np.float64).tolist()
        return found

    def _seen(self, within: frozenset[str] | None) -> NDArray[np.int64] | None:
        """Returns the numbers of the passages of documents that may be seen, in order; None for all."""
        if within is None:
            return None
        places = sorted(self.manifest.at[i] for i in within.intersection(self.manifest.at))
        ranges = [(self._first[s], self.segments[s].rows_of(place)) for s, place in places]
        return _joined([np.arange(first + r.start, first + r.stop) for first, r in ranges])

    def _each(self) -> Iterator[tuple[Segment, NDArray[np.bool_] | None, int]]:
        return zip(self.segments, self._live, self._first, strict=False)

    # --- passages, by their numbers

    def entry(self, number: int) -> Entry:
        """Returns a passage."""
        segment, row = self._at(number)
        return self.segments[segment].entry(row)

    def _at(self, number: int) -> tuple[int, int]:
        """Returns which segment a passage is in, and its row there."""
        segment = bisect_right(self._first, number) - 1
        return segment, number - self._first[segment]

    def _id(self, number: int) -> str:
        return self.entry(number).passage_id

    def _document_of(self, number: int) -> str:
        segment, row = self._at(number)
        found = self.segments[segment]
        return found.heads[found.document_at(row)].document_id

    def numbers(self) -> Iterator[int]:
        """Yields the numbers of the passages that are searched, in order."""
        for segment, live, first in self._each():
            yield from (first + _rows(live, len(segment))).tolist()

    @property
    def count(self) -> int:
        """How many passages are searched."""
        return self._lexical.count

    # --- documents

    def place_of(self, document_id: str) -> tuple[int, int] | None:
        """Returns which segment a document is searched in, and its place there; None where it is not searched."""
        return self.manifest.at.get(document_id)

    def entries_of(self, document_id: str) -> list[Entry]:
        """Returns the passages of a document, in order; none of one that is not searched."""
        found = self.place_of(document_id)
        if found is None:
            return []
        segment = self.segments[found[0]]
        return [segment.entry(row) for row in segment.rows_of(found[1])]

    def document(self, document_id: str) -> Document:
        """Returns a document as it was when it was indexed.

        Raises:
            UnknownDocument: it is not among those that are searched.
            IndexDamaged: its text is not the one that was indexed.
        """
        found = self.place_of(document_id)
        if found is None:
            raise UnknownDocument(unknown(document_id))
        return self.segments[found[0]].document(found[1])


class Entries:
    """The passages of a searcher, by their numbers; iterated, those that are searched alone."""

    def __init__(self, searcher: LocalSearcher) -> None:
        self._searcher = searcher

    def __len__(self) -> int:
        return self._searcher.count

    def __getitem__(self, number: int) -> Entry:
        return self._searcher.entry(number)

    def __iter__(self) -> Iterator[Entry]:
        return map(self._searcher.entry, self._searcher.numbers())


def best(numbers: NDArray[np.int64], scores: NDArray[np.floating], depth: int, name: Callable[[int], str]) -> list[int]:
    """Returns the numbers with the best scores, at most `depth`; of equal scores, those that come first by name."""
    if len(numbers) <= depth:
        return [int(n) for n in numbers]
    if depth <= 0:
        return []
    last = np.partition(scores, len(scores) - depth)[len(scores) - depth]
    above = [int(n) for n in numbers[scores > last]]
    return above + heapq.nsmallest(depth - len(above), (int(n) for n in numbers[scores == last]), key=name)


def _live(segment: Segment, removed: frozenset[int]) -> NDArray[np.bool_] | None:
    """Returns which passages of a segment are searched, None for all."""
    if not removed:
        return None
    live = np.ones(len(segment), dtype=np.bool_)
    for place in removed:
        rows = segment.rows_of(place)
        live[rows.start : rows.stop] = False
    return live


def _rows(live: NDArray[np.bool_] | None, count: int) -> NDArray[np.int64]:
    return np.arange(count) if live is None else np.flatnonzero(live)


def _joined(numbers: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    return np.concatenate([np.zeros(0, np.int64), *numbers])
