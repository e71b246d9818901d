"""BM25 over the live passages of several segments: the same passages have the same scores however they were stored.

Score of a passage: the sum, over the terms asked for, of w · idf · tf · (k1 + 1) / (tf + k1 · (1 - b + b · l / l̄)),
with idf = ln(1 + (N - df + ½) / (df + ½)). N, df and l̄ are of the passages that are searched, over all segments; what
was removed counts nowhere. Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond"
(2009), with the inverse document frequency and the rounded lengths of Lucene.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.local.postings import Postings

K1, B = 1.2, 0.75
# The lengths that Lucene's byte tells apart: to 40 all, then every second, every fourth … Each is rounded down to one.
LENGTHS = np.array([*range(40), *(24 + ((8 + i % 8) << (i // 8 + 1)) for i in range(64))], dtype=np.int64)


@dataclass(frozen=True)
class Part:
    """The postings of one segment, by field; live: which of its passages are searched, None for all; count: all."""

    postings: Mapping[str, Postings]
    live: NDArray[np.bool_] | None
    count: int


class Lexical:
    """What is searched by terms: passages of all parts are numbered one after another."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._first = np.cumsum([0, *(p.count for p in parts)]).tolist()
        self.count = sum(p.count if p.live is None else int(p.live.sum()) for p in parts)
        self._norms: dict[str, list[NDArray[np.float32]]] = {}

    def scores(self, terms: Mapping[str, Mapping[str, float]]) -> NDArray[np.float32]:
        """Returns the score of every passage, 0 for one that was removed; terms: by field, with their weights."""
        out = np.zeros(self._first[-1], dtype=np.float32)
        for field, weights in terms.items():
            norms = self._norms_of(field)
            for term, weight in weights.items():
                found = [part.postings[field].of(term) for part in self._parts]
                held = sum(_live_in(part, field, at) for part, at in zip(self._parts, found, strict=True))
                if held:
                    idf = math.log(1 + (self.count - held + 0.5) / (held + 0.5))
                    self._add(out, field, found, np.float32(weight * idf * (K1 + 1)), norms)
        for part, first in zip(self._parts, self._first, strict=False):
            if part.live is not None:
                out[first : first + part.count][~part.live] = 0
        return out

    def holding(self, field: str, terms: Sequence[str]) -> list[int]:
        """Returns the numbers of the live passages that have every one of some terms; none for no terms."""
        numbers: list[int] = []
        for part, first in zip(self._parts, self._first, strict=False):
            postings = part.postings[field]
            rows = [postings.rows[postings.of(term)] for term in dict.fromkeys(terms)]
            rows.sort(key=len)
            common = rows[0] if rows else np.zeros(0, np.int32)
            for other in rows[1:]:
                common = np.intersect1d(common, other, assume_unique=True)
            numbers += [first + n for n in common.tolist() if part.live is None or part.live[n]]
        return numbers

    def _add(
        self,
        out: NDArray[np.float32],
        field: str,
        found: Sequence[slice],
        weight: np.float32,
        norms: Sequence[NDArray[np.float32]],
    ) -> None:
        """Adds what one term gives to the scores of the passages that hold it."""
        for part, where, norm, first in zip(self._parts, found, norms, self._first, strict=False):
            if where.start == where.stop:
                continue
            rows = part.postings[field].rows[where]
            counts = part.postings[field].counts[where].astype(np.float32)
            out[first : first + part.count][rows] += weight * (counts / (counts + norm[rows]))

    def _norms_of(self, field: str) -> list[NDArray[np.float32]]:
        """Returns k1 · (1 - b + b · l / l̄) of every passage, for each part."""
        if field not in self._norms:
            lengths = [part.postings[field].lengths for part in self._parts]
            live = [own if p.live is None else own[p.live] for own, p in zip(lengths, self._parts, strict=True)]
            average = sum(int(own.sum(dtype=np.int64)) for own in live) / max(self.count, 1) or 1.0
            table = (K1 * (1 - B + B * LENGTHS / average)).astype(np.float32)
            self._norms[field] = [table[np.searchsorted(LENGTHS, own, side="right") - 1] for own in lengths]
        return self._norms[field]


def _live_in(part: Part, field: str, where: slice) -> int:
    """Returns how many live passages of a part hold a term."""
    if part.live is None:
        return int(where.stop - where.start)
    live: NDArray[np.bool_] = part.live[part.postings[field].rows[where]]
    return int(np.count_nonzero(live))
