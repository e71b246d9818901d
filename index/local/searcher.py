"""The index of a folder, open: dense and lexical candidates for a query."""

import functools
import json
from collections.abc import Sequence
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from corpus.text.terms import folded_terms
from index.encoders.protocol import EncodedQuery, Encoder, TokenRows, Vectors
from index.engine import Candidate, Entry
from index.errors import IndexDamaged
from index.local.folder import LEXICAL, PASSAGES, VECTORS, Manifest, load_manifest
from index.local.late import TokenStore
from index.local.lexical import LexicalIndex


class LocalSearcher:
    """The index in a folder, checked against its manifest and opened; immutable, safe to share by threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest: Manifest = load_manifest(folder)
        try:
            with (folder / PASSAGES).open(encoding="utf-8") as file:
                self.entries = [Entry(*json.loads(line)) for line in file]
            self._vectors = faiss.read_index(str(folder / VECTORS))
            self._tokens = TokenStore(folder)
        except (OSError, RuntimeError, ValueError, TypeError) as error:
            raise IndexDamaged(f"{folder}: damaged ({error}); `chithi reindex` builds it again") from error
        self._lexical = LexicalIndex(folder / LEXICAL)
        counts = {
            len(self.entries),
            self._vectors.ntotal,
            self._tokens.count,
            self._lexical.count,
            self.manifest.passages,
        }
        if len(counts) != 1:
            raise IndexDamaged(
                f"{folder}: damaged (passages, vectors, tokens and postings differ in number: {sorted(counts)});"
                " `chithi reindex` builds it again"
            )

    def is_of(self, encoder: Encoder) -> bool:
        """Returns whether its vectors are this encoder's."""
        return self.manifest.encoder_revision == encoder.revision

    def search(
        self,
        query: EncodedQuery | None,
        terms: dict[str, dict[str, float]],
        depth: int,
        within: frozenset[str] | None = None,
    ) -> list[Candidate]:
        """Returns the passages that either search puts among its best `depth`, by number.

        query: encoded, or None to search by terms alone; terms: by field, with weights; within: the ids of the
        documents that may be seen, None for all, before anything is ranked. Each candidate has its exact cosine and its
        score by late interaction, whichever search found it.
        """
        seen = None if within is None else within.intersection(self._rows)
        lexical = dict(self._lexical.search(terms, depth, seen))
        numbers = set(lexical)
        if query is not None:
            numbers.update(self._nearest(query.vector, depth, seen))
        rows = sorted(numbers)
        cosines = self.cosines(query.vector, rows) if query is not None else [0.0] * len(rows)
        late = self._tokens.scores(query.tokens, rows) if query is not None and query.tokens is not None else cosines
        return [Candidate(n, c, lexical.get(n, 0.0), m) for n, c, m in zip(rows, cosines, late, strict=True)]

    def _nearest(self, vector: Vectors, depth: int, within: frozenset[str] | None) -> list[int]:
        """Returns the numbers of the passages nearest to a vector, of the documents that may be seen; exact."""
        if within is None:
            parameters, count = None, len(self.entries)
        else:
            # FAISS compares the rows of an array of ids one by one and looks at no other.
            rows = self._rows_of(within)
            selected = faiss.IDSelectorArray(rows)
            parameters, count = faiss.SearchParameters(sel=selected), len(rows)  # type: ignore[call-arg]
        if not count:
            return []
        _, found = self._vectors.search(vector, min(depth, count), params=parameters)
        return [int(n) for n in found[0]]

    def _rows_of(self, documents: frozenset[str]) -> NDArray[np.int64]:
        """Returns the numbers of the passages of documents, in order."""
        ranges = sorted((self._rows[i] for i in documents), key=lambda r: r.start)
        return np.concatenate([np.zeros(0, np.int64), *(np.arange(r.start, r.stop, dtype=np.int64) for r in ranges)])

    @functools.cached_property
    def _rows(self) -> dict[str, range]:
        """The numbers of each document's passages, which follow one another."""
        first: dict[str, int] = {}
        last: dict[str, int] = {}
        for number, entry in enumerate(self.entries):
            first.setdefault(entry.document_id, number)
            last[entry.document_id] = number
        return {i: range(first[i], last[i] + 1) for i in first}

    def cosines(self, vector: Vectors, rows: Sequence[int]) -> list[float]:
        """Returns the cosines of a query's vector and passages, by their numbers."""
        if not rows:
            return []
        stored = self._vectors.reconstruct_batch(np.asarray(rows, dtype=np.int64))
        return [float(x) for x in stored @ vector[0]]

    def documents_naming(self, phrase: str) -> set[str]:
        """Returns the ids of the documents that hold a phrase, accents aside, in a clause or a title."""
        words = folded_terms(phrase)
        pairs = [w for w in words if "_" in w] or words
        return {self.entries[n].document_id for n in self._lexical.holding(pairs)}

    @property
    def passage_ids(self) -> list[str]:
        """The ids of the passages, in the order of their numbers."""
        return [e.passage_id for e in self.entries]

    @property
    def passage_digests(self) -> list[str]:
        """The digests of the passages, in the order of their numbers."""
        return [e.digest for e in self.entries]

    def tokens_by_digest(self) -> dict[str, TokenRows]:
        """Returns the tokens of every passage by the digest of what was encoded."""
        return {e.digest: self._tokens.of(n) for n, e in enumerate(self.entries)}

    def vectors_by_digest(self) -> dict[str, NDArray[np.float32]]:
        """Returns every vector by the digest of what was encoded."""
        if not self.entries:
            return {}
        rows = self._vectors.reconstruct_n(0, len(self.entries))
        return {e.digest: row for e, row in zip(self.entries, rows, strict=True)}
